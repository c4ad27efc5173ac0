import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol import envelope, receipt
from protocol.offices import Office
from tests.unit.protocol import rfc9180

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rfc9180.json").read_text())


def pair(seed: int) -> tuple[bytes, bytes]:
    private = bytes((seed,)) * 32
    return private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


OFFICE_PRIVATE, OFFICE_PUBLIC = pair(1)
CUSTODY_PRIVATE, CUSTODY_PUBLIC = pair(2)
INTAKE_PRIVATE, INTAKE_PUBLIC = pair(3)
OFFICE = Office("439900-jw", "示例县纪委", "county", "439900", OFFICE_PUBLIC, CUSTODY_PUBLIC)
TAG = bytes(range(16))
REPLY_KEY = bytes(range(32))

words = st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=180)


def varied(length: int) -> str:
    """Characters that hardly compress."""
    return "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(length))


def content(text: str) -> envelope.Content:
    return envelope.Content(REPLY_KEY, "439900001001", "a" * 16, "report", text)


def sealed(text: str, identity: envelope.Identity | None = None) -> tuple[bytes, ...]:
    return envelope.seal_report(
        content(text), identity or envelope.Identity(), TAG, OFFICE, INTAKE_PUBLIC
    )


def opened(envelopes: tuple[bytes, ...]) -> list[envelope.Outer]:
    outer = [envelope.open_outer(each, [INTAKE_PRIVATE]) for each in envelopes]
    assert all(outer)
    return sorted((o for o in outer if o), key=lambda o: o.part)


@given(text=words)
@settings(max_examples=40)
def test_what_is_sealed_is_what_the_office_reads(text: str) -> None:
    outer = opened(sealed(text))
    bodies = [each.body for each in outer]
    assert envelope.open_content(bodies, OFFICE.code, OFFICE_PRIVATE) == content(text)
    assert {each.tag for each in outer} == {TAG}
    assert {each.office for each in outer} == {OFFICE.code}


def test_every_envelope_is_860_bytes_and_250_characters_fit_one() -> None:
    for length, parts in ((0, 1), (250, 1), (500, 2), (900, 3), (1300, 4)):
        envelopes = sealed(varied(length))
        assert len(envelopes) == parts
        assert {len(each) for each in envelopes} == {envelope.ENVELOPE_BYTES}


def test_too_long_is_said_and_not_cut() -> None:
    with pytest.raises(envelope.TooLong):
        sealed("".join(chr(0x4E00 + n) for n in range(4000)))
    with pytest.raises(envelope.TooLong):
        sealed("短", envelope.Identity(name="长" * 60))


def test_the_custodians_read_who_and_the_office_does_not() -> None:
    who = envelope.Identity("杨某某", "13900000000", "43990119340101002X")
    bodies = [each.body for each in opened(sealed("有事要说", who))]
    assert envelope.open_identity(bodies, OFFICE.code, CUSTODY_PRIVATE) == who
    with pytest.raises(envelope.NotOurs):
        envelope.open_identity(bodies, OFFICE.code, OFFICE_PRIVATE)


def test_anonymous_and_named_look_alike() -> None:
    named = sealed("同一句话", envelope.Identity("杨某某", "13900000000", ""))
    assert [len(e) for e in named] == [len(e) for e in sealed("同一句话")]
    assert (
        envelope.open_identity(
            [each.body for each in opened(sealed("无名"))], OFFICE.code, CUSTODY_PRIVATE
        )
        == envelope.Identity()
    )


def test_a_dummy_is_told_apart_only_by_the_intake() -> None:
    dummy = envelope.dummy(INTAKE_PUBLIC)
    assert len(dummy) == envelope.ENVELOPE_BYTES
    assert dummy[:2] == sealed("x")[0][:2]
    assert envelope.open_outer(dummy, [INTAKE_PRIVATE]) is None


def test_an_old_intake_key_still_opens() -> None:
    newer, _ = pair(9)
    assert envelope.open_outer(sealed("x")[0], [newer, INTAKE_PRIVATE]) is not None
    with pytest.raises(envelope.NotOurs):
        envelope.open_outer(sealed("x")[0], [newer])


@given(position=st.integers(0, envelope.ENVELOPE_BYTES - 1), bit=st.integers(0, 7))
@settings(max_examples=60)
def test_one_flipped_bit_and_nothing_opens(position: int, bit: int) -> None:
    broken = bytearray(sealed("证据")[0])
    broken[position] ^= 1 << bit
    with pytest.raises(envelope.NotOurs):
        envelope.open_outer(bytes(broken), [INTAKE_PRIVATE])


def test_a_report_for_one_office_does_not_open_as_anothers() -> None:
    bodies = [each.body for each in opened(sealed("x"))]
    with pytest.raises(envelope.NotOurs):
        envelope.open_content(bodies, "4399-jw", OFFICE_PRIVATE)


def test_an_office_that_no_database_could_name_has_no_sense() -> None:
    head = bytes((1, 1)) + TAG + b"4399\0-jw"
    forged = envelope._envelope(head.ljust(810, b"\0"), INTAKE_PUBLIC)
    with pytest.raises(envelope.NotOurs, match="sense"):
        envelope.open_outer(forged, [INTAKE_PRIVATE])


@given(real=st.integers(0, 4))
@settings(max_examples=10)
def test_a_cell_is_always_four_envelopes(real: int) -> None:
    envelopes = sealed(varied((0, 200, 500, 900, 1300)[real])) if real else ()
    cell = envelope.cell(envelopes, INTAKE_PUBLIC)
    assert len(cell) == envelope.CELL_BYTES
    outer = [envelope.open_outer(each, [INTAKE_PRIVATE]) for each in envelope.cut(cell)]
    assert sum(o is not None for o in outer) == len(envelopes)
    with pytest.raises(envelope.NotOurs):
        envelope.cut(cell[:-1])


def test_the_qr_form_is_alphanumeric_and_comes_back() -> None:
    whole = sealed("x")[0]
    text = envelope.to_qr(whole)
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert envelope.from_qr(text.lower()) == whole
    for bad in ("", "A" * 8, "!", text + "AAAAAAAA"):
        with pytest.raises(envelope.NotOurs):
            envelope.from_qr(bad)


def test_the_second_reader_agrees_with_the_published_vectors() -> None:
    enc, private = bytes.fromhex(VECTORS["enc"]), bytes.fromhex(VECTORS["skRm"])
    secret = rfc9180.shared_secret(enc, private)
    assert secret.hex() == VECTORS["shared_secret"]
    key, nonce = rfc9180.key_and_nonce(secret, bytes.fromhex(VECTORS["info"]))
    assert (key.hex(), nonce.hex()) == (VECTORS["key"], VECTORS["base_nonce"])
    first = VECTORS["encryptions"][0]
    text = rfc9180.open_base(
        enc,
        bytes.fromhex(first["ct"]),
        private,
        bytes.fromhex(VECTORS["info"]),
        bytes.fromhex(first["aad"]),
    )
    assert text.hex() == first["pt"]


def test_the_second_reader_opens_our_envelopes() -> None:
    whole = sealed("读得懂")[0]
    text = rfc9180.open_base(whole[2:34], whole[34:], INTAKE_PRIVATE, b"\x01\x01mingjing outer ")
    assert text[:2] == bytes((1, 1))
    assert text[2:18] == TAG
    assert text[18:30].rstrip(b"\0") == OFFICE.code.encode()
    assert text[30:] == opened((whole,))[0].body


def test_a_reply_opens_with_the_receipt_alone() -> None:
    unlocked = receipt.Keys(TAG, bytes(range(32)))
    reply = receipt.Reply("closed", "钱已经退回。", "2018-11-20", "示例县纪委")
    assert receipt.open_reply(receipt.seal_reply(reply, unlocked.public()), unlocked) == reply
