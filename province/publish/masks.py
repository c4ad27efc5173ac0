"""What a public page may say of people: private names masked, numbers blacked out.

Officials acting in office stand in full. Called wherever a public row is made.
"""

import hashlib
import re
from collections.abc import Collection
from functools import cached_property

from protocol.idnumber import mask_name
from province.privacy.numbers import in_text

_CHINESE = re.compile(r"[\u3400-\u9fff·]+")
_PERSON_LENGTHS = (2, 3, 4)
_SURE = 3  # shorter names are also words (高山, 石桥): masked only where they stand alone
# Endings and parts of names of firms, offices and shops.
_UNIT = re.compile(
    "公司|队|厂|店|部|局|所|站|社|院|校|行|会|村|组|中心|委|政府|厅|处|场|馆|园|银行|工程|集团|"
    "超市|商行|农|户|等|批发|加油|电力|供电|电信|移动|联通|书|室|人员|代表|群众|干部|党员|自筹"
)
_LONGEST = 4
BLACK = "█"  # a sign of a number that was there


class Masks:
    """The masks of one village.

    Args:
        private: names in the register of people without a post.
        officials: names of people with a post; never masked.
    """

    def __init__(self, private: Collection[str], officials: Collection[str]) -> None:
        self.officials = frozenset(officials)
        self._private = frozenset(private) - self.officials

    @cached_property
    def digest(self) -> str:
        """A digest of whom they mask: while it stands, they mask the same."""
        parts = (sorted(self._private), sorted(self.officials))
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def signer(self, name: str) -> str:
        """Return who signed for money as the public reads it: an official in full."""
        return name if name in self.officials else mask_name(name)

    def payee(self, name: str) -> str:
        """Return a payee as the public reads it: units and officials in full, others masked."""
        if self.is_person(name):
            return mask_name(name)
        return name if name in self.officials else self.text(name)

    def is_person(self, name: str) -> bool:
        """Whether a name that stands alone is a private person's, by register or by its look."""
        if name in self.officials:
            return False
        return name in self._private or (
            len(name) in _PERSON_LENGTHS
            and _CHINESE.fullmatch(name) is not None
            and _UNIT.search(name) is None
        )

    def text(self, text: str) -> str:
        """Black out numbers of people and accounts in free words, and mask private names."""
        hidden = list(text)
        for number in in_text(text):
            hidden[number.start : number.end] = BLACK * (number.end - number.start)
        for start, end in self.names("".join(hidden)):
            hidden[start:end] = mask_name(text[start:end])
        return "".join(hidden)

    def names(self, text: str) -> list[tuple[int, int]]:
        """Return where private names stand in free words."""
        return [
            (run.start() + start, run.start() + end)
            for run in _CHINESE.finditer(text)
            for start, end in self._run(run[0])
        ]

    def _run(self, run: str) -> list[tuple[int, int]]:
        """Return where names stand within an unbroken run of Chinese characters."""
        if run in self._private:
            return [(0, len(run))]
        found, at = [], 0
        while at < len(run):
            pieces = (run[at : at + length] for length in (_LONGEST, _SURE))
            piece = next((one for one in pieces if one in self._private and len(one) >= _SURE), "")
            if piece:
                found.append((at, at + len(piece)))
            at += len(piece) or 1
        return found
