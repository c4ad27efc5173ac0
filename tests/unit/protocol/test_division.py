from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol import division
from protocol.division import Division, Level

codes = st.sampled_from([2, 4, 6, 9, 12]).flatmap(
    lambda length: st.text("0123456789", min_size=length, max_size=length)
)


@given(codes)
def test_every_code_lies_in_each_of_its_parents(text: str) -> None:
    code = division.parse(text)
    above: Division | None = code
    while above is not None:
        assert division.is_within(code, above)
        above = division.parent(above)


@given(codes)
def test_a_county_is_six_digits_or_nothing(text: str) -> None:
    county = division.county(division.parse(text))
    assert (county is None) == (len(text) < 6)
    assert county is None or division.level(county) is Level.COUNTY


def test_levels() -> None:
    lengths = {2: "province", 4: "city", 6: "county", 9: "township", 12: "village"}
    for length, level in lengths.items():
        assert division.level(Division("439900101001"[:length])) == level


def test_full_width_digits_and_leading_zeros() -> None:
    assert division.parse(" ０１３９００ ") == "013900"


def test_what_is_no_code() -> None:
    with pytest.raises(division.NotADivision):
        division.parse("43990A")
    with pytest.raises(division.NotADivision):
        division.parse("")
    with pytest.raises(division.NoSuchLevel) as caught:
        division.parse("43990")
    assert caught.value.got == 5


def test_a_neighbour_is_not_within() -> None:
    assert not division.is_within(Division("439900102001"), Division("439900101"))
    assert division.parent(Division("43")) is None
