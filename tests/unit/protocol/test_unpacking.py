import io
import json
import tracemalloc
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol import pack, unpacking
from protocol.sealing import SealBroken, seal, unseal_pieces

KEY = bytes(range(32))
HEAD = {"v": 1, "village": "439900001001", "seq": 1, "since": None, "issued": ""}
FACT = {"table": "facts", "columns": ["name", "value"], "data": [["a"], ["b"]]}

# Texts in which a careless reader would cut.
tricky = st.sampled_from(['},{"table":', '"blocks":[', "]}", "\\", '"', "}]}", "三塘村"])
cell = st.one_of(tricky, st.text(max_size=8), st.integers(-(10**12), 10**12), st.none())
rows = st.lists(st.tuples(tricky, cell, cell, cell, cell), max_size=30)


def _sealed(text: bytes) -> io.BytesIO:
    return io.BytesIO(seal(KEY, pack.MAGIC, zstandard.ZstdCompressor(level=9).compress(text)))


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _whole(*blocks: pack.Block, issued: str = "2018-11-20", since: int | None = None) -> pack.Pack:
    return pack.Pack(1, "439900001001", 7, since, issued, blocks)


@given(rows=rows, issued=tricky, parts=st.integers(0, 3))
@settings(max_examples=60)
def test_block_by_block_it_is_the_same(
    rows: list[tuple[object, ...]], issued: str, parts: int
) -> None:
    blocks = [*pack.blocks("receipts", rows)] * parts
    whole = _whole(*blocks, pack.Block("facts", delete=("a",)), issued=issued, since=6)
    streamed = unpacking.stream(io.BytesIO(pack.write(whole, KEY)), KEY)
    assert (streamed.village, streamed.seq, streamed.since, streamed.issued) == (
        whole.village, whole.seq, whole.since, whole.issued,
    )  # fmt: skip
    assert tuple(streamed.blocks) == whole.blocks


@pytest.mark.parametrize("many", [0, 1, 12_000, 60_000])
def test_many_blocks_and_none(many: int) -> None:
    made = pack.blocks("facts", ((f"{n}", "三塘村" * (n % 7)) for n in range(many)))
    whole = _whole(*made)
    assert tuple(unpacking.stream(io.BytesIO(pack.write(whole, KEY)), KEY).blocks) == whole.blocks


def test_a_large_pack_takes_the_memory_of_a_block() -> None:
    made = pack.blocks("vouchers", ((f"v{n:015d}", *["三塘村修路"] * 19) for n in range(60_000)))
    sealed = io.BytesIO(pack.write(_whole(*made), KEY))
    del made
    tracemalloc.start()
    try:
        seen = sum(len(block.data[0]) for block in unpacking.stream(sealed, KEY).blocks)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert seen == 60_000
    assert peak < 30 * 1024 * 1024  # all of it would be over 100


@pytest.mark.parametrize(
    "text",
    [
        _json(HEAD),
        _json(HEAD | {"blocks": [FACT]})[:-1],
        _json(HEAD | {"blocks": [FACT, FACT]})[:-4],
        _json(HEAD | {"blocks": [{"table": "none"}]}),
        _json(HEAD | {"blocks": [{"table": 3}]}),
        _json(HEAD | {"blocks": [{"columns": []}]}),
        _json(HEAD | {"blocks": [FACT], "more": []}),
        _json({"v": 1, "blocks": [FACT]}),
        _json(HEAD | {"blocks": [FACT, {"table": "facts", "columns": ["x"], "data": [["a"]]}]}),
        b"x" * 100_000,
        b"",
    ],
)
def test_what_is_no_pack_is_found_before_its_end(text: bytes) -> None:
    with pytest.raises(pack.PackBroken):
        list(unpacking.stream(_sealed(text), KEY).blocks)


@pytest.mark.parametrize(
    "text", [_json({"v": 2, "other": 1}), _json(HEAD | {"v": 2, "blocks": []})]
)
def test_a_newer_version_is_told_apart(text: bytes) -> None:
    with pytest.raises(pack.PackFromTheFuture):
        unpacking.stream(_sealed(text), KEY)


def test_other_files_are_refused() -> None:
    whole = pack.write(_whole(), KEY)
    for sealed in (b"", whole[:-1], b"MJM1" + whole[4:], seal(KEY, pack.MAGIC, b"no zstd")):
        with pytest.raises(pack.PackBroken):
            unpacking.stream(io.BytesIO(sealed), KEY)
    with pytest.raises(pack.PackBroken):
        unpacking.stream(io.BytesIO(whole), bytes(32))


def test_growing_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_PLAIN_BYTES", 1024 * 1024)
    endless = b'{"v":1,"village":"1","seq":1,"since":null,"issued":"","blocks":[' + b" " * 2**22
    with pytest.raises(pack.PackBroken):
        list(unpacking.stream(_sealed(endless), KEY).blocks)
    monkeypatch.setattr(unpacking, "MAX_PLAIN_BYTES", 2**30)
    monkeypatch.setattr(unpacking, "MAX_BLOCK_BYTES", 1024 * 1024)
    with pytest.raises(pack.PackBroken):
        list(unpacking.stream(_sealed(endless), KEY).blocks)


@given(text=st.binary(max_size=300), more=st.sampled_from([0, 1, 65_535, 65_536, 140_000]))
@settings(max_examples=40)
def test_pieces_are_what_the_library_opens_at_once(text: bytes, more: int) -> None:
    text += bytes(more)
    assert b"".join(unseal_pieces(KEY, b"MJM1", io.BytesIO(seal(KEY, b"MJM1", text)))) == text


@given(position=st.integers(0, 10_000), bit=st.integers(0, 7), cut=st.booleans())
@settings(max_examples=80)
def test_no_piece_is_given_away_of_what_was_altered(position: int, bit: int, *, cut: bool) -> None:
    sealed = bytearray(seal(KEY, b"MJM1", bytes(500)))
    position %= len(sealed)
    if cut:
        del sealed[position:]
    else:
        sealed[position] ^= 1 << bit
    with pytest.raises(SealBroken):
        next(unseal_pieces(KEY, b"MJM1", io.BytesIO(sealed)))


def test_a_file_that_is_cut_between_the_two_readings() -> None:
    sealed = io.BytesIO(seal(KEY, b"MJM1", bytes(200_000)))
    pieces = unseal_pieces(KEY, b"MJM1", sealed)
    next(pieces)
    sealed.truncate(70_000)
    with pytest.raises(SealBroken):
        list(pieces)
