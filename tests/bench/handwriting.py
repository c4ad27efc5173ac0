"""Handwriting: how much is read right, at three levels of shakiness, and what it costs."""

import random
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from kiosk.devices.handwriting import Guess
from kiosk.devices.handwriting.reader import ReaderProcess
from tests.bench import written
from tests.bench.row import Row, under

CHARACTERS: Final = 1000
_HEIGHT: Final = 1400.0  # of the sheet, in the data's units
_MOST_MS: Final = 300.0  # from the last stroke to the first result
_SEED: Final = 20260101


def reading(_folder: Path) -> Row:
    """Print a table of what was read; return the slowest twentieth of the readings of a line."""
    chance = random.Random(_SEED)
    folder = written.data()
    known = {each: found for each in _common() if (found := written.medians(folder, each))}
    picked = chance.sample(sorted(known), CHARACTERS)
    reader = ReaderProcess()
    began = time.perf_counter()
    reader.start()
    print(f"loaded in {(time.perf_counter() - began) * 1000:.0f} ms")
    slow: list[float] = []
    for hand in written.HANDS:
        for what, lines in (("single", picked), ("lines 4-8", list(_lines(picked, chance)))):
            first = offered = 0
            took: list[float] = []
            for line in lines:
                strokes = written.write(line, known, hand, chance)
                began = time.perf_counter()
                guesses = reader.read(strokes, _HEIGHT)
                took.append((time.perf_counter() - began) * 1000)
                right, among = _score(line, guesses)
                first, offered = first + right, offered + among
            slow.append(quantiles(took, n=20)[-1])
            print(
                f"{hand.name:11} {what:10} first guess {first / len(picked):6.1%}  "
                f"among candidates {offered / len(picked):6.1%}  median {median(took):4.0f} ms  "
                f"95th percentile {slow[-1]:4.0f} ms"
            )
    print(f"resident memory of the process {_resident_mb(reader.pid):.0f} MB")
    reader.close()
    return under("handwriting", max(slow), "ms", _MOST_MS)


def _common() -> Iterator[str]:
    """Yield the 3,755 common characters: the first level of GB 2312."""
    for lead in range(0xB0, 0xD8):
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def _lines(characters: list[str], chance: random.Random) -> Iterator[str]:
    """Yield all the characters in lines of four to eight."""
    left = "".join(characters)
    while left:
        length = chance.randint(4, 8)
        yield left[:length]
        left = left[length:]


def _score(line: str, guesses: tuple[Guess, ...]) -> tuple[int, int]:
    """Return how many characters were read right, and how many can be had by a tap or two."""
    read = "".join(guess.text for guess in guesses)
    first = offered = 0
    for kind, a, b, c, d in SequenceMatcher(None, line, read, autojunk=False).get_opcodes():
        if kind == "equal":
            first, offered = first + b - a, offered + b - a
        elif kind == "replace" and b - a == d - c:
            pairs = zip(line[a:b], guesses[c:d], strict=True)
            offered += sum(character in guess.others for character, guess in pairs)
    return first, offered


def _resident_mb(pid: int | None) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(row.split()[1]) for row in status.splitlines() if "VmRSS" in row) / 1024
