import json
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol import pack
from protocol.sealing import SealBroken, seal, unseal, village_key

KEY = bytes(range(32))
KEPT = Path(__file__).parent / "kept"

cell = st.one_of(st.text(max_size=8), st.integers(-(10**12), 10**12), st.none())
receipts = st.lists(st.tuples(st.text(min_size=1, max_size=8), cell, cell, cell, cell), max_size=30)


def village(*blocks: pack.Block, since: int | None = None) -> pack.Pack:
    return pack.Pack(
        v=1, village="439900001001", seq=7, since=since,
        issued="2018-11-20T08:40:00+08:00", blocks=blocks,
    )  # fmt: skip


@given(rows=receipts)
@settings(max_examples=50)
def test_rows_come_back_as_they_went(rows: list[tuple[object, ...]]) -> None:
    whole = village(*pack.blocks("receipts", rows))
    read = pack.read(pack.write(whole, KEY), KEY)
    assert read == whole
    assert [row for block in read.blocks for row in block.rows()] == rows


def test_blocks_hold_at_most_five_thousand_rows() -> None:
    made = list(pack.blocks("facts", ((str(n), "x") for n in range(12_000))))
    assert [len(block.data[0]) for block in made] == [5_000, 5_000, 2_000]


def test_the_same_rows_give_the_same_bytes() -> None:
    one = village(*pack.blocks("facts", [("name", "三塘村")]))
    assert pack.write(one, KEY) == pack.write(one, KEY)
    assert pack.file_name(pack.write(one, KEY)) == pack.file_name(pack.write(one, KEY))


def test_nothing_of_the_rows_shows_in_the_file() -> None:
    sealed = pack.write(village(*pack.blocks("facts", [("name", "三塘村")])), KEY)
    assert "三塘村".encode() not in sealed
    assert b"439900001001" not in sealed


@given(position=st.integers(0, 10_000), bit=st.integers(0, 7))
@settings(max_examples=80)
def test_one_flipped_bit_is_found(position: int, bit: int) -> None:
    sealed = bytearray(pack.write(village(*pack.blocks("facts", [("name", "三塘村")])), KEY))
    sealed[position % len(sealed)] ^= 1 << bit
    with pytest.raises(pack.PackBroken):
        pack.read(bytes(sealed), KEY)


@given(cut=st.integers(0, 200))
@settings(max_examples=30)
def test_a_cut_file_or_another_key_is_found(cut: int) -> None:
    sealed = pack.write(village(*pack.blocks("facts", [("name", "三塘村")])), KEY)
    with pytest.raises(pack.PackBroken):
        pack.read(sealed[:cut], KEY)
    with pytest.raises(pack.PackBroken):
        pack.read(sealed, bytes(32))


def resealed(value: object) -> bytes:
    plain = zstandard.ZstdCompressor().compress(json.dumps(value).encode())
    return seal(KEY, pack.MAGIC, plain)


@pytest.mark.parametrize(
    "block",
    [
        {"table": "secrets", "columns": ["id"], "data": [["1"]]},
        {"table": "facts", "columns": ["name", "password"], "data": [["a"], ["b"]]},
        {"table": "facts", "columns": ["name", "value"], "data": [["a", "b"], ["c"]]},
        {"table": "facts", "columns": ["value", "name"], "data": [["a"], ["b"]]},
        {"table": "facts", "columns": ["name", "value"], "data": [["a"]]},
    ],
)
def test_blocks_that_do_not_fit_are_refused(block: dict[str, object]) -> None:
    value = msgspec.to_builtins(village()) | {"blocks": [block]}
    with pytest.raises(pack.PackBroken):
        pack.read(resealed(value), KEY)


def test_a_newer_version_is_told_apart_from_damage() -> None:
    with pytest.raises(pack.PackFromTheFuture):
        pack.read(resealed({"v": 2, "whatever": True}), KEY)
    with pytest.raises(pack.PackBroken):
        pack.read(seal(KEY, pack.MAGIC, b"not zstd"), KEY)


def test_a_file_written_long_ago_is_still_read() -> None:
    read = pack.read((KEPT / "village.pack").read_bytes(), KEY)
    assert read == village(*pack.blocks("facts", [("name", "三塘村"), ("town", "清水镇")]))


def test_every_village_has_its_own_key() -> None:
    assert village_key(KEY, "439900001001") != village_key(KEY, "439900001002")
    assert len(village_key(KEY, "439900001001")) == 32


@given(text=st.binary(max_size=300))
@settings(max_examples=50)
def test_sealing_is_deterministic_and_bound_to_the_kind(text: bytes) -> None:
    sealed = seal(KEY, b"MJM1", text)
    assert sealed == seal(KEY, b"MJM1", text)
    assert unseal(KEY, b"MJM1", sealed) == text
    with pytest.raises(SealBroken):
        unseal(KEY, b"MJP1", sealed)
