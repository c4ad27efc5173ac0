"""What changed since the last publication of a village, and the pack that says so.

Pure but for the keys: rows in, packs out. Called by `publication`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
import zstandard

from protocol import pack
from protocol.index import VERSION, PackRef, Sha256, VillageIndex
from protocol.pack import TABLES, Block, Pack
from province.publish.village import Row, Rows

Hashes = dict[str, dict[str, str]]
"""Table -> row key -> hash of the row."""

_DELTAS_MOST = 0.4  # of the base's bytes: beyond it, a fresh mirror is better served by a new base
_HASH_BYTES = 12


@dataclass(frozen=True)
class Step:
    """A village's next sequence: its pack file and its index."""

    sealed: bytes
    index: VillageIndex


def ordered(rows: Rows) -> Rows:
    """Return every table of the feed with its rows in the order of their keys."""
    return {table: sorted(rows.get(table, []), key=lambda row: str(row[0])) for table in TABLES}


def hashes(rows: Rows) -> Hashes:
    """Return the hash of every row."""
    return {
        table: {
            str(row[0]): hashlib.sha256(msgspec.json.encode(row)).hexdigest()[: 2 * _HASH_BYTES]
            for row in rows_of
        }
        for table, rows_of in rows.items()
    }


def packed(of: Hashes) -> bytes:
    """Return hashes as they are kept."""
    text = msgspec.json.encode(of, order="deterministic")
    return zstandard.ZstdCompressor(level=3).compress(text)


def unpacked(data: bytes) -> Hashes:
    """Read `packed` back."""
    return msgspec.json.decode(zstandard.ZstdDecompressor().decompress(data), type=Hashes)


def base(village: str, seq: int, rows: Rows, issued: str, key: bytes) -> Step:
    """Return a base pack of ordered rows and the index that starts with it."""
    blocks = tuple(block for table in rows for block in pack.blocks(table, rows[table]))
    sealed = pack.write(Pack(pack.VERSION, village, seq, None, issued, blocks), key)
    ref = _ref(seq, sealed)
    return Step(sealed, VillageIndex(VERSION, village, seq, issued, ref))


def delta(
    old: VillageIndex, before: Mapping[str, Mapping[str, str]], rows: Rows, issued: str, key: bytes
) -> Step | None:
    """Return the step that takes a mirror from `before` to `rows`; None if nothing changed.

    When the deltas outgrow the base, the step is a new base.
    """
    blocks: list[Block] = []
    now = hashes(rows)
    for table, rows_of in rows.items():
        was, has = before.get(table, {}), now[table]
        gone = tuple(sorted(row_key for row_key in was if row_key not in has))
        if gone:
            blocks.append(Block(table=table, delete=gone))
        changed: list[Row] = [row for row in rows_of if was.get(str(row[0])) != has[str(row[0])]]
        blocks.extend(pack.blocks(table, changed))
    if not blocks:
        return None
    seq = old.seq + 1
    sealed = pack.write(Pack(pack.VERSION, old.village, seq, old.seq, issued, tuple(blocks)), key)
    so_far = sum(one.bytes for one in old.deltas) + len(sealed)
    if so_far > _DELTAS_MOST * old.base.bytes:
        return base(old.village, seq, rows, issued, key)
    deltas = (*old.deltas, _ref(seq, sealed))
    return Step(sealed, VillageIndex(VERSION, old.village, seq, issued, old.base, deltas))


def _ref(seq: int, sealed: bytes) -> PackRef:
    return PackRef(seq, Sha256(pack.file_name(sealed)), len(sealed))
