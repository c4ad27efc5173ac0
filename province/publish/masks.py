"""What a public page may say of people: private names masked, numbers blacked out.

Officials acting in office stand in full. Called wherever a public row is made.
"""

import re
from collections.abc import Collection

from protocol.idnumber import mask_name

_CHINESE = re.compile(r"[\u3400-\u9fff·]+")
_PERSON_LENGTHS = (2, 3, 4)
_SURE = 3  # shorter names are also words (高山, 石桥): masked only where they stand alone
# Endings and parts of names of firms, offices and shops.
_UNIT = re.compile(
    "公司|队|厂|店|部|局|所|站|社|院|校|行|会|村|组|中心|委|政府|厅|处|场|馆|园|银行|工程|集团|"
    "超市|商行|农|户|等|批发|加油|电力|供电|电信|移动|联通|书|室|人员|代表|群众|干部|党员|自筹"
)
# 17 or 18 characters of an ID number, 15 of an old one, 11 of a mobile, 16 to 19 of an account.
_NUMBERS = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15,19}|1[3-9][0-9]{9})(?![0-9])")
_BLACK = "█"


class Masks:
    """The masks of one village.

    Args:
        private: names in the register of people without a post.
        officials: names of people with a post; never masked.
    """

    def __init__(self, private: Collection[str], officials: Collection[str]) -> None:
        self._officials = frozenset(officials)
        self._private = frozenset(private) - self._officials

    def signer(self, name: str) -> str:
        """Return who signed for money as the public reads it: an official in full."""
        return name if name in self._officials else mask_name(name)

    def payee(self, name: str) -> str:
        """Return a payee as the public reads it: units and officials in full, others masked."""
        if name in self._officials:
            return name
        if name in self._private:
            return mask_name(name)
        looks_like_person = (
            len(name) in _PERSON_LENGTHS
            and _CHINESE.fullmatch(name) is not None
            and _UNIT.search(name) is None
        )
        return mask_name(name) if looks_like_person else self.text(name)

    def text(self, text: str) -> str:
        """Black out numbers of people and accounts in free words, and mask private names."""
        hidden = _NUMBERS.sub(lambda match: _BLACK * len(match[0]), text)
        return _CHINESE.sub(lambda match: self._run(match[0]), hidden)

    def _run(self, run: str) -> str:
        """Mask the names within an unbroken run of Chinese characters."""
        if run in self._private:
            return mask_name(run)
        out, at = [], 0
        while at < len(run):
            for length in (4, 3):
                piece = run[at : at + length]
                if len(piece) >= _SURE and piece in self._private:
                    out.append(mask_name(piece))
                    at += length
                    break
            else:
                out.append(run[at])
                at += 1
        return "".join(out)
