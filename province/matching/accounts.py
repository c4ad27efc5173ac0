"""Who was ever paid into which account: kept beside the sets, so that nobody has to look again.

A file of pairs for each batch at which it was brought up to date; a pair is never taken out, for
an account that somebody left has to be told anew, too. `run` keeps it.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from province.matching.duck import bounded
from province.matching.layout import table

if TYPE_CHECKING:
    from pathlib import Path

    from province.matching.layout import Sets
    from province.matching.touched import Part

_MOST: Final = 100  # files


def known(folder: Path) -> dict[int, Path]:
    """Return the batches at which it was up to date, each with its file."""
    return {int(path.stem): path for path in sorted(folder.glob("*.parquet"))}


def keep(folder: Path, sets: Sets, parts: dict[int, Part]) -> None:
    """Bring it up to date.

    Args:
        folder: where it lies.
        sets: everything, as it is now.
        parts: what was told anew, by the batch after which it changed.
    """
    there = known(folder)
    batch = sets.manifest.batch
    if batch in there:
        return
    part = parts.get(max(there)) if there and len(there) < _MOST else None
    if part is None:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / "new"
    if part is not None:
        shutil.copyfile(part.pairs, fresh)
    else:
        payments = table(sets.files("payments", None))
        with bounded() as duck:
            duck.execute(
                "COPY (SELECT DISTINCT account, person "  # noqa: S608 - our own paths
                f"FROM {payments} WHERE account <> '' AND person IS NOT NULL) "
                f"TO '{fresh}' (FORMAT parquet)"
            )
    fresh.rename(folder / f"{batch}.parquet")
