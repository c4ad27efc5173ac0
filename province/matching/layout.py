"""A folder of data sets as Parquet: what lies in it, how old it is. Engines and `export` use it.

`<set>/<part>.parquet` and `manifest.json`, which is written last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class SetState(msgspec.Struct, frozen=True):
    """What is known of one exported set. Days are ISO text, empty where there is none."""

    rows: int
    content: str  # changes with the rows
    newest: str = ""  # the latest day in it
    imported: str = ""  # the day of the last import
    batch: int = 0  # the newest that brought or took a row; 0: no one can tell
    wrong: str = ""  # why no rule may read it


class Manifest(msgspec.Struct, frozen=True):
    """What lies in the folder."""

    parts: int = 0
    batch: int = 0  # the newest batch in it
    sets: dict[str, SetState] = {}


@dataclass(frozen=True)
class Sets:
    """A folder of sets, whole or a part of it."""

    folder: Path
    manifest: Manifest

    def files(self, name: str, part: int | None) -> list[str]:
        """Return a set's files; all of them for no part, or for a set that has but one."""
        folder = self.folder / name
        if part is not None and SETS[name].of_persons:
            return [str(folder / f"{part}.parquet")]
        return sorted(str(path) for path in folder.glob("*.parquet"))


def table(files: Iterable[Path | str]) -> str:
    """Return files as DuckDB reads them: one table."""
    listed = ", ".join(f"'{file}'" for file in files)
    return f"read_parquet([{listed}])"


def read(folder: Path) -> Sets:
    """Return what was exported to a folder, or an empty one."""
    path = folder / "manifest.json"
    if not path.exists():
        return Sets(folder, Manifest())
    return Sets(folder, msgspec.json.decode(path.read_bytes(), type=Manifest))


def write_manifest(folder: Path, manifest: Manifest) -> Sets:
    """Write a folder's manifest, last of all, in one step."""
    fresh = folder / "manifest.new"
    fresh.write_bytes(msgspec.json.encode(manifest, order="deterministic"))
    fresh.replace(folder / "manifest.json")
    return Sets(folder, manifest)
