"""Packs: the published rows of one village, as columns, compressed and sealed.

The province writes them, the terminal's sync applies them. A base pack (`since` is None) holds
every row of a village; a delta takes a mirror from sequence `since` to `seq`.

Plain text: JSON `{v, village, seq, since, issued, blocks}`, zstd level 9, then `protocol.sealing`.
There is no white space in it, the fields stand in this order, and a block begins with its table:
`protocol.unpacking` reads it block by block. A block is either rows `{table, columns, data}` (data:
one list a column, all of one length, at most BLOCK_ROWS) or deletions `{table, delete}`
(first-column keys). Blocks apply in order.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
import zstandard

from protocol.sealing import SealBroken, seal, unseal

VERSION = 1
BLOCK_ROWS = 5_000
MAGIC = b"MJP1"
MAX_PLAIN_BYTES = 512 * 1024 * 1024  # a cap against a decompression bomb signed by mistake

# What a village publishes. The first column is the row's key within (village, table).
# Money in fen, dates as YYYY-MM-DD, empty text where nothing is known.
TABLES: dict[str, tuple[str, ...]] = {
    # name, town, county, telephone, population ... of the village, and `data_date`
    "facts": ("name", "value"),
    "vouchers": (
        "id", "voucher_no", "date", "direction", "account", "amount", "summary", "payee",
        "handler", "witness", "reviewer", "approver", "project", "place", "pay_method",
        "invoice_no", "published_on", "reverses", "withdrawn_on", "withdrawn_reason",
    ),
    # who signed for money on a voucher; names of private persons are masked
    "receipts": ("id", "voucher", "line", "name", "amount"),
    # owner: id of the voucher, project or affair; the hashes name sealed files under media/
    "attachments": (
        "id", "owner", "position", "caption", "kind", "sha256", "bytes",
        "thumb_sha256", "thumb_bytes", "width", "height",
    ),
    "projects": (
        "id", "code", "parent", "kind", "category", "name", "place", "owner", "contractor",
        "estimate", "budget", "approved_budget", "contract_amount", "paid_amount",
        "tender_method", "starts_on", "ends_on", "accepted_on", "withdrawn_on", "withdrawn_reason",
    ),
    "events": (
        "id", "project", "seq", "step", "happened_on", "amount", "actor", "document",
        "present", "entitled", "agreed", "detail",
    ),
    "fundings": ("id", "project", "source", "amount", "committed_on", "available_on"),
    "bids": (
        "id", "project", "bidder", "price", "control_price", "opened_on", "valid", "reason", "rank",
    ),
    "affairs": (
        "id", "no", "kind", "title", "body", "published_on", "power", "detail",
        "withdrawn_on", "withdrawn_reason",
    ),
    # what stood there before a record was replaced: shown struck through
    "changes": ("id", "record", "happened_on", "reason", "was"),
    # what checks found; an open one tells its day and nothing else, `recovered` is None or fen
    "outcomes": (
        "id", "title", "found_on", "settled_on", "state", "result", "recovered", "record", "kind",
    ),
    # subsidies by year and programme; -1 fen where too few people would be recognisable
    "totals": ("id", "year", "programme", "people", "payments", "amount"),
    # both are bytes; in the JSON (also in a deletion) base64, as msgspec writes bytes
    "bundles": ("locator", "sealed"),
}  # fmt: skip


class PackError(ValueError):
    """A pack that cannot be trusted or understood."""


class PackBroken(PackError):
    """Cut, altered, not for this village's key, or its columns do not fit."""


class PackFromTheFuture(PackError):
    """A newer version than this program reads."""


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """Rows of one table as columns, or keys to delete."""

    table: str
    columns: tuple[str, ...] = ()
    data: tuple[list[Any], ...] = ()
    delete: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows, in order, each in the order of `columns`."""
        return zip(*self.data, strict=True)


class Pack(msgspec.Struct, frozen=True):
    """One village's rows between two sequence numbers."""

    v: int
    village: str
    seq: int
    since: int | None  # None: a base, which replaces everything
    issued: str  # ISO 8601 with zone: the date of the data
    blocks: tuple[Block, ...]


class _Version(msgspec.Struct):
    v: int


def blocks(table: str, rows: Iterable[Sequence[Any]]) -> Iterator[Block]:
    """Cut rows (each in the order of TABLES[table]) into blocks of at most BLOCK_ROWS."""
    source = iter(rows)
    while chunk := list(islice(source, BLOCK_ROWS)):
        columns = tuple(list(column) for column in zip(*chunk, strict=True))
        yield Block(table=table, columns=TABLES[table], data=columns)


def write(pack: Pack, key: bytes) -> bytes:
    """Return the sealed file; `key` is the village's (32 bytes)."""
    plain = msgspec.json.encode(pack)
    return seal(key, MAGIC, zstandard.ZstdCompressor(level=9).compress(plain))


def read(sealed: bytes, key: bytes) -> Pack:
    """Open and check a pack.

    Raises:
        PackBroken: cut, altered, another key, unknown table or column, columns of unequal length.
        PackFromTheFuture: a version that this program does not know.
    """
    try:
        plain = _plain(unseal(key, MAGIC, sealed))
        check_version(plain)
        pack = msgspec.json.decode(plain, type=Pack)
    except (SealBroken, msgspec.MsgspecError) as error:
        raise PackBroken(type(error).__name__) from error
    for block in pack.blocks:
        check(block)
    return pack


def file_name(sealed: bytes) -> str:
    """Return the SHA-256 of a sealed file in hex: its name in the feed."""
    return hashlib.sha256(sealed).hexdigest()


def _plain(packed: bytes) -> bytes:
    try:
        if zstandard.frame_content_size(packed) > MAX_PLAIN_BYTES:
            raise PackBroken("too large")
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=MAX_PLAIN_BYTES)
    except zstandard.ZstdError as error:
        raise PackBroken(type(error).__name__) from error


def check_version(text: bytes) -> None:
    """Look at the version alone, whatever else a newer one may hold.

    Raises:
        PackFromTheFuture, msgspec.MsgspecError.
    """
    if msgspec.json.decode(text, type=_Version).v > VERSION:
        raise PackFromTheFuture("a newer program wrote this pack")


def check(block: Block) -> None:
    """Hold a block to TABLES. Raises PackBroken."""
    known = TABLES.get(block.table)
    if known is None or not set(block.columns) <= set(known):
        raise PackBroken("unknown table or column")
    if len(block.data) != len(block.columns) or len({len(column) for column in block.data}) > 1:
        raise PackBroken("columns do not fit")
    if block.data and block.columns[0] != known[0]:
        raise PackBroken("the key column is not first")
