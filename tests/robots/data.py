"""What of the Chinese on an English screen is the village's own: names, titles, offices, policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assets.demo import cases
from tests.simulators.answering import ANSWERS

if TYPE_CHECKING:
    from pathlib import Path

HAN: Final = re.compile(r"[\u3400-\u9fff]+")
# What is Chinese on purpose: the name of the language, and why the registers say that somebody may
# be entitled, which the province writes.
_MEANT: Final = frozenset({"中文", "年满", "周岁", "但最近一年没有看到发放记录"})
_CAPITALS: Final = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整负]+")  # as on vouchers


class Data:
    """Everything that the offices of the demo handed in or answered.

    Args:
        batch: the folder of their tables.
    """

    def __init__(self, batch: Path) -> None:
        tables = [path.read_text(encoding="utf-8") for path in sorted(batch.glob("*.csv"))]
        said = [repr(each) for each in (cases.OFFICES, cases.OUTCOMES, ANSWERS)]
        self._all = "\n".join(tables + said)

    def foreign(self, text: str) -> list[str]:
        """Return the Chinese in a text that nobody handed in."""
        return [
            run
            for run in HAN.findall(text)
            if run not in _MEANT and run not in self._all and not _CAPITALS.fullmatch(run)
        ]
