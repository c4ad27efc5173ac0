import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from protocol import receipt

FIXED = receipt.Receipt("482109375560128418")


def test_codes_are_18_digits_and_shown_in_groups() -> None:
    code = receipt.new()
    assert len(code) == 18
    assert receipt.parse(receipt.spaced(code)) == code
    assert [len(group) for group in receipt.spaced(code).split()] == [4, 4, 4, 4, 2]


@given(body=st.integers(0, 10**16 - 1))
def test_check_digits_follow_iso_7064(body: int) -> None:
    digits = f"{body:016d}"
    assert int(digits + receipt._check_digits(digits)) % 97 == 1


@given(place=st.integers(0, 17), other=st.integers(1, 9))
def test_any_mistyped_digit_is_found(place: int, other: int) -> None:
    code = receipt.new()
    wrong = code[:place] + str((int(code[place]) + other) % 10) + code[place + 1 :]
    with pytest.raises(receipt.WrongCheckDigits):
        receipt.parse(wrong)


@given(place=st.integers(0, 16))
def test_two_swapped_neighbours_are_found(place: int) -> None:
    code = receipt.new()
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(receipt.WrongCheckDigits):
            receipt.parse(swapped)


@pytest.mark.parametrize(
    "text", ["", "1234", "4821 0937 5560 1284 6", "一二三四五六七八九十一二三四五六七八"]
)
def test_a_wrong_length_is_said(text: str) -> None:
    with pytest.raises(receipt.WrongLength):
        receipt.parse(text)


def test_errors_never_carry_the_code() -> None:
    code = receipt.new()
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    with pytest.raises(receipt.ReceiptError) as caught:
        receipt.parse(wrong)
    assert wrong[:8] not in str(caught.value)


def test_the_same_code_gives_the_same_keys_everywhere_and_for_ever() -> None:
    unlocked = receipt.keys(FIXED)
    assert unlocked.tag.hex() == KEPT["tag"]
    assert unlocked.seed.hex() == KEPT["seed"]
    assert receipt.reply_locator(unlocked.tag, 0) == KEPT["locator"]


def test_every_reply_has_one_size() -> None:
    public = receipt.Keys(bytes(16), bytes(range(32))).public()
    sizes = {
        len(receipt.seal_reply(receipt.Reply("working", "字" * n, "2018-01-02", "纪委"), public))
        for n in (0, 1, 150)
    }
    assert sizes == {receipt.REPLY_BYTES}
    with pytest.raises(receipt.ReplyTooLong):
        receipt.seal_reply(receipt.Reply("closed", "字" * 250, "2018-01-02", "纪委"), public)


def test_another_receipt_does_not_open_it() -> None:
    reply = receipt.Reply("closed", "好", "2018-01-02", "纪委")
    sealed = receipt.seal_reply(reply, receipt.Keys(bytes(16), bytes(range(32))).public())
    for broken in (sealed[:-1], b"", sealed):
        with pytest.raises(receipt.ReplyBroken):
            receipt.open_reply(broken, receipt.Keys(bytes(16), bytes(32)))


def test_argon2id_is_the_one_of_rfc_9106() -> None:
    tag = Argon2id(
        salt=bytes((2,)) * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=bytes((3,)) * 8,
        ad=bytes((4,)) * 12,
    ).derive(bytes((1,)) * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


KEPT = {
    "tag": "1f67ee860e176dcf44d48df2e76d7ad5",
    "seed": "fb15492a37672f71b8699154038cb27e4768b8a21908dd46e346dfaf8e647a4b",
    "locator": "8053f050658f7ef4ac4b511cc83f336a",
}
