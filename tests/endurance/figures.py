"""What a soak's samples say, and the page where soak and monkey each write their part."""

from __future__ import annotations

import json
import os
import platform
import statistics
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The first minutes are left out: caches fill, each page is loaded for the first time.
WARM_S: Final = 600.0
GROWTH_MB_AN_HOUR: Final = 5.0
SOAK: Final = "Does memory grow with use?"
MONKEY: Final = "Taps without sense"
_PARTS: Final = {
    SOAK: """Written by `scripts/soak --page docs/endurance.md`. Visits look money up by card and by
number, read ledger, works and papers, speak up by phrases, by hand and by Pinyin, ask for answers,
change language and size; they end by themselves, and a fresh process follows. At a second terminal
the same is done for hours in one process, which no real visit does.""",
    MONKEY: """Written by `scripts/monkey --page docs/endurance.md`: taps at whatever can be
tapped and anywhere else, drags, keys, cards laid down and long rests, upright and across, in both
sizes of type.""",
}
_NAMES: Final = {
    "supervisor": "supervisor",
    "visit": "visits, at their end",
    "long_visit": "a visit that never ends",
    "handwriting": "handwriting",
}


class Sample(NamedTuple):
    """One look at one process; times in seconds since the beginning, memory in MB."""

    at: float
    of: str
    resident: float
    most: float
    what: str = ""


class Row(NamedTuple):
    """What all looks at one kind of process say; memory in MB."""

    name: str
    looks: int
    quarters: list[float]  # the median of each
    most: float
    slope: float  # MB an hour, of all
    later: float  # of the second half

    @property
    def grows(self) -> bool:
        """Whether it goes on growing: what fills once, however late, is no growth."""
        return self.later > GROWTH_MB_AN_HOUR


def read(file: Path) -> list[Sample]:
    """Return the samples of a file."""
    return [Sample(*json.loads(line)) for line in file.read_text().splitlines()]


def rows(samples: Sequence[Sample]) -> list[Row]:
    """Return one row for each kind of process that was looked at."""
    found = []
    warm = WARM_S if samples and samples[-1].at > 3 * WARM_S else 0.0
    for of, name in _NAMES.items():
        these = [each for each in samples if each.of == of and each.at >= warm]
        if len(these) < 8:
            continue
        count = len(these)
        found.append(
            Row(
                name,
                count,
                [
                    statistics.median(
                        each.resident for each in these[count * i // 4 : count * (i + 1) // 4]
                    )
                    for i in range(4)
                ],
                max(each.most for each in these),
                _slope(these),
                _slope(these[count // 2 :]),
            )
        )
    return found


def _slope(samples: Sequence[Sample]) -> float:
    hours = [each.at / 3600 for each in samples]
    return statistics.linear_regression(hours, [each.resident for each in samples]).slope


def table(samples: Sequence[Sample]) -> str:
    """Return the figures as a table of Markdown."""
    minutes = samples[-1].at / 60 if samples else 0.0
    lines = [
        f"{minutes:.0f} minutes, {sum(each.of == 'visit' for each in samples)} visits",
        "",
        "| process | looks | MB in each quarter | peak MB | MB/h | in the second half |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row.name} | {row.looks} | {' · '.join(f'{each:.1f}' for each in row.quarters)}"
        f" | {row.most:.1f} | {row.slope:+.2f} | {row.later:+.2f} |"
        for row in rows(samples)
    ]
    return "\n".join(lines) + "\n"


def soaked(samples: Sequence[Sample]) -> str:
    """Return the soak's part of the page."""
    return f"""Resident memory; medians; the first {WARM_S / 60:.0f} minutes are left out of a run \
that is longer than three times that. Over {GROWTH_MB_AN_HOUR:g} MB an hour in the second half \
counts as growth: what fills once does not go on.

{table(samples)}"""


def put(page: Path, part: str, text: str) -> None:
    """Write one part of the page anew; the others stay as their programs left them."""
    there = dict.fromkeys(_PARTS, "Not measured yet.\n")
    if page.exists():
        for each in page.read_text().split("\n## ")[1:]:
            name, _, said = each.partition("\n")
            there[name] = said.removeprefix(f"\n{_PARTS.get(name, '')}\n\n").rstrip("\n") + "\n"
    there[part] = f"{platform.system()}, {os.cpu_count()} processors, drawn offscreen. {text}"
    parts = [f"## {name}\n\n{told}\n\n{there[name]}" for name, told in _PARTS.items()]
    page.write_text("\n".join(["# Hours of use, and taps without sense\n", *parts]))
