from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol import idnumber
from protocol.idnumber import IdNumber

TODAY = date(2026, 1, 1)


def make(area: str, born: date, order: int) -> str:
    first17 = f"{area}{born:%Y%m%d}{order:03d}"
    return first17 + idnumber.check_character(first17)


numbers = st.builds(
    make,
    st.integers(0, 999_999).map("{:06d}".format),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(numbers)
def test_any_area_and_any_past_day_is_accepted(number: str) -> None:
    assert idnumber.parse(number, today=TODAY) == number


@given(numbers)
def test_the_date_is_the_one_it_holds(number: str) -> None:
    assert f"{idnumber.born_on(IdNumber(number)):%Y%m%d}" == number[6:14]


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(number: str, place: int, shift: int) -> None:
    digit = str((int(number[place]) + shift) % 10)
    with pytest.raises(idnumber.IdNumberError):
        idnumber.parse(number[:place] + digit + number[place + 1 :], today=TODAY)


@given(st.text(max_size=24))
def test_no_text_raises_anything_else_or_shows_itself(text: str) -> None:
    try:
        idnumber.parse(text, today=TODAY)
    except idnumber.IdNumberError as error:
        assert len(text) < 3 or text not in str(error)  # noqa: PT017 - both ways are fine


def test_the_standards_own_example() -> None:
    assert idnumber.parse("11010519491231002X") == "11010519491231002X"
    assert idnumber.parse("440524188001010014") == "440524188001010014"


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002ｘ",
    ],
)
def test_what_people_type_is_understood(written: str) -> None:
    assert idnumber.parse(written) == "11010519491231002X"


def test_the_old_form_becomes_the_new_one() -> None:
    assert idnumber.parse("110105491231002") == "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", idnumber.WrongLength),
        ("1101051949123100", idnumber.WrongLength),
        ("1101O519491231002X", idnumber.NotDigits),
        ("11010519491231002Y", idnumber.NotDigits),
        ("X10105491231002", idnumber.NotDigits),
        ("٣10105491231002", idnumber.NotDigits),
        ("110105194902310021", idnumber.ImpossibleDate),
        ("110105000012310021", idnumber.ImpossibleDate),
        ("110105194912310021", idnumber.WrongCheckCharacter),
    ],
)
def test_every_kind_of_mistake_has_its_error(text: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        idnumber.parse(text)
    assert caught.value.__cause__ is None
    assert not re.search(r"\d{5}", str(caught.value))


def test_wrong_length_says_how_many() -> None:
    with pytest.raises(idnumber.WrongLength) as caught:
        idnumber.parse("123")
    assert caught.value.got == 3


def test_tomorrow_is_not_a_birthday() -> None:
    assert idnumber.parse(make("439900", TODAY, 1), today=TODAY)
    with pytest.raises(idnumber.FutureDate):
        idnumber.parse(make("439900", TODAY + timedelta(days=1), 1), today=TODAY)
    with pytest.raises(idnumber.FutureDate):
        idnumber.parse(make("439900", date(9000, 1, 1), 1))


def test_a_mask_keeps_four_at_each_end() -> None:
    assert idnumber.mask(IdNumber("11010519491231002X")) == "1101**********002X"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("", ""), ("杨", "*"), ("杨妹", "杨*"), ("杨小妹", "杨*妹"), ("欧阳小妹", "欧**妹")],
)
def test_names(name: str, masked: str) -> None:
    assert idnumber.mask_name(name) == masked


@pytest.mark.parametrize(
    ("account", "masked"), [("6217 0000 1234 5678", "5678"), ("12345", "2345"), ("1234", "")]
)
def test_accounts(account: str, masked: str) -> None:
    assert idnumber.mask_account(account) == masked
