"""Thirty thousand terminals as they stood yesterday, without asking a server for it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.load import feed
from tests.load.terminal import Memory, Terminal


def yesterday(root: Path, number: int, codes: Sequence[str]) -> list[Terminal]:
    """Return terminals that hold all of the feed below `root`, spread over the villages."""
    memory = Memory()
    of = [codes[place * len(codes) // number] for place in range(number)]
    Random("mingjing order").shuffle(of)
    return asyncio.run(_all_looked(root, [Terminal(village, memory) for village in of]))


async def _all_looked(root: Path, terminals: list[Terminal]) -> list[Terminal]:
    async def get(path: str) -> tuple[int, bytes]:
        file = root / "feed" / path
        if path.startswith("packs/"):
            return 200, b""  # as if it were here
        return (200, file.read_bytes()) if file.exists() else (404, b"")

    for terminal in terminals:
        await terminal.look(get)
    return terminals


def with_new_pictures(terminals: Sequence[Terminal], share: float) -> None:
    """Let those whose village changed find new pictures in its pack: thumbnails, then originals."""
    new = [feed.picture(feed.THUMB_BYTES)] * feed.NEW_PICTURES
    new += [feed.picture(feed.PICTURE_BYTES)] * feed.NEW_PICTURES
    for terminal in terminals:
        if feed.in_share(terminal.village, share):
            terminal.pictures, terminal.held = new, 0


def newcomers(number: int, real: dict[str, list[str]]) -> list[Terminal]:
    """Return terminals that hold nothing yet, of villages whose files are all real."""
    memory, codes = Memory(), sorted(real)
    return [
        Terminal(village, memory, real[village])
        for village in (codes[place * len(codes) // number] for place in range(number))
    ]
