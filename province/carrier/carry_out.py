"""Copying the feed of some villages onto a stick. Called by the `carry-out` command.

What is named last is written last: a stick pulled out early brings an older feed, or none.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from protocol import carried, index, pack, passes
from province.fleet.signing import sign
from province.publish.errors import NothingToPublish
from province.publish.files import sync_folder, write_durably
from province.publish.keyring import Keyring
from province.publish.models import VillageState

DAYS: Final = 90  # as long as a stick may lie about; written again, it is good again
_STAMP = f"{index.METADATA}/timestamp.json"
_PICTURES = ("sha256", "thumb_sha256")
_ROOM_LEFT = 64 * 1024 * 1024  # for cells


class StickTooSmall(NothingToPublish):
    """The feed of these villages and room for cells do not fit."""


def carry_out(
    feed: Path, folder: Path, villages: Sequence[str], keyring: Keyring, today: date
) -> int:
    """Copy what these villages' terminals need; return how many files were copied.

    Terminals take the stick for DAYS days; `today` is in China.

    Raises:
        NothingToPublish, StickTooSmall, KeysMissing, OSError.
    """
    states = list(VillageState.objects.filter(village__in=villages))
    if {state.village for state in states} != set(villages):
        raise NothingToPublish("有的村还没有发布数据")
    target = folder.joinpath(*carried.FEED_FOLDER)
    paths = list(dict.fromkeys(_paths(feed, states, keyring)))
    missing = [path for path in paths if not _is_there(feed / path, target / path)]
    need = sum((feed / path).stat().st_size for path in missing) + _ROOM_LEFT
    if shutil.disk_usage(folder).free < need:
        raise StickTooSmall("U 盘太小，放不下这些村的数据")
    for path in missing:
        write_durably(target / path, (feed / path).read_bytes())
    write_durably(target / _STAMP, (feed / _STAMP).read_bytes())
    sync_folder(target)
    ours = passes.Carrier(passes.VERSION, today + timedelta(days=DAYS))
    write_durably(folder / carried.CARRIER_FILE, sign("Carrier", passes.write(ours), keyring))
    return len(missing) + 1


def _paths(feed: Path, states: Sequence[VillageState], keyring: Keyring) -> Iterator[str]:
    """Yield pictures and packs before the metadata that lead to them."""
    counties = {state.village[:6] for state in states}
    for state in states:
        found = index.read_index(bytes(state.index), state.village)
        for ref in (found.base, *found.deltas):
            path = f"{index.PACKS}/{ref.sha256}"
            yield from _pictures(feed, path, keyring.village(state.village))
            yield path
    for target in sorted((feed / index.TARGETS).rglob("*")):
        inside = target.relative_to(feed).as_posix()
        if target.is_file() and _concerns(inside, counties, {state.village for state in states}):
            yield inside
    for signed in sorted((feed / index.METADATA).iterdir()):
        role = signed.name.split(".")[-2]
        elsewhere = role.isdecimal() and role not in counties
        if signed.name != "timestamp.json" and not elsewhere:
            yield f"{index.METADATA}/{signed.name}"


def _concerns(target: str, counties: set[str], villages: set[str]) -> bool:
    """Whether a target belongs to these villages or to all: `targets/<county>/<hash>.<name>`."""
    _, *folder, name = target.split("/")
    of = name.partition(".")[2].removesuffix(".json")
    return not folder or (folder[0] in counties and (not of.isdecimal() or of in villages))


def _pictures(feed: Path, path: str, key: bytes) -> Iterator[str]:
    names = set()
    for block in pack.read((feed / path).read_bytes(), key).blocks:
        if block.table == "attachments" and block.data:
            columns = dict(zip(block.columns, block.data, strict=True))
            names |= {str(name) for column in _PICTURES for name in columns[column] if name}
    # One that a later pack took away is not published any more.
    yield from (
        f"{index.MEDIA}/{name}" for name in sorted(names) if (feed / index.MEDIA / name).exists()
    )


def _is_there(source: Path, copy: Path) -> bool:
    # All but the timestamp are named by hash or version: the same name and size is the same file.
    return copy.is_file() and copy.stat().st_size == source.stat().st_size
