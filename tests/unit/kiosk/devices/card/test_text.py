import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card import Card, CardUnreadable
from kiosk.devices.card.text import parse
from tests.simulators.card_reader import FOREIGNER, HK_MO_TW, RESIDENT, resident, text

NUMBER = "110101194901010018"


def test_a_residents_card() -> None:
    assert parse(resident(NUMBER, "欧阳建国")) == Card(NUMBER, "欧阳建国")


def test_the_residence_permit_of_hong_kong_macau_and_taiwan() -> None:
    block = text(
        HK_MO_TW, name="陳大文", number="810000198001010013", pass_number="H12345678", type="J"
    )
    assert parse(block) == Card("810000198001010013", "陳大文", "hk_mo_tw")


@pytest.mark.parametrize(("chinese", "shown"), [("简", "简"), ("", "DOE, JANE")])
def test_a_foreigners_permit(chinese: str, shown: str) -> None:
    block = text(
        FOREIGNER,
        english_name="DOE, JANE",
        chinese_name=chinese,
        number="USA110090010101",
        nationality="USA",
        type="I",
    )
    assert parse(block) == Card("USA110090010101", shown, "foreigner")


def test_a_card_that_pads_with_zeros() -> None:
    block = resident(NUMBER, "张三").replace(" ".encode("utf-16-le"), b"\0\0")
    assert parse(block) == Card(NUMBER, "张三")


@pytest.mark.parametrize(
    "block",
    [
        b"",
        bytes(256),
        resident("", "张三"),
        resident(NUMBER, "张三")[:-2],
        text((*RESIDENT[:-1], ("rest", 28), ("type", 2), ("spare", 6)), number=NUMBER, type="Y"),
    ],
)
def test_what_is_no_card_that_we_know(block: bytes) -> None:
    with pytest.raises(CardUnreadable):
        parse(block)


@given(st.binary(min_size=256, max_size=256))
def test_no_256_bytes_make_it_fail(block: bytes) -> None:
    try:
        card = parse(block)
    except CardUnreadable:
        return
    assert card.number.isascii()


def test_a_card_shows_nothing_of_itself() -> None:
    assert repr(Card(NUMBER, "张三")) == "Card(kind='resident')"
