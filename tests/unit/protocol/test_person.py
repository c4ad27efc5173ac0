from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol import person

KEPT = Path(__file__).parent / "kept"
SALT = bytes(range(16))
VILLAGE_KEY = bytes(range(32))
NUMBER = "439901193402190028"

payments = st.lists(
    st.builds(
        person.Payment,
        id=st.text(max_size=8),
        programme=st.text(max_size=8),
        category=st.sampled_from(["elderly", "farming", "health", "disability", "family"]),
        amount=st.integers(-(10**9), 10**9),
        paid_on=st.just("2018-07-04"),
        period=st.just("2018-07"),
        status=st.sampled_from(["paid", "pending", "returned"]),
        account_name=st.sampled_from(["", "杨某妹"]),
    ),
    max_size=20,
).map(tuple)


def bundle(paid: tuple[person.Payment, ...] = ()) -> person.Bundle:
    return person.Bundle(
        v=1,
        name="杨某妹",
        village="439900001001",
        payments=paid,
        lists=(person.Listing("dibao", "B", "2016-01-01", ""),),
        signed=(
            person.Signed(
                "439900001001", "a" * 16, "1", "2018-03-19", "用工", 30000, "周某", "陈某"
            ),
        ),
        entitled=(person.Entitlement("LT01", "年满八十"),),
    )


@given(paid=payments)
@settings(max_examples=30)
def test_what_is_sealed_is_what_the_person_reads(paid: tuple[person.Payment, ...]) -> None:
    sealed = person.write(bundle(paid), VILLAGE_KEY)
    assert person.read(sealed, VILLAGE_KEY) == bundle(paid)
    assert sealed == person.write(bundle(paid), VILLAGE_KEY)
    assert (len(sealed) - 52) % 256 == 0


@given(paid=payments)
def test_a_typed_number_shows_no_sensitive_programme_and_no_signature(
    paid: tuple[person.Payment, ...],
) -> None:
    typed = bundle(paid).for_typed_number()
    assert not {p.category for p in typed.payments} & person.CARD_ONLY
    assert (typed.lists, typed.signed, typed.entitled) == ((), (), ())
    assert typed.name == "杨*妹"
    assert {p.account_name for p in typed.payments} <= {"", "杨*妹"}


def test_locator_and_key_differ_by_person_village_and_county() -> None:
    one, other = person.root(NUMBER, SALT), person.root("43990119340219001X", SALT)
    places = {
        person.locate(one, VILLAGE_KEY),
        person.locate(other, VILLAGE_KEY),
        person.locate(one, bytes(32)),
        person.locate(person.root(NUMBER, bytes(16)), VILLAGE_KEY),
    }
    assert len(places) == 4
    locator, key = person.locate(one, VILLAGE_KEY)
    assert (len(locator), len(key)) == (16, 32)


def test_another_key_or_a_cut_bundle_does_not_open() -> None:
    sealed = person.write(bundle(), VILLAGE_KEY)
    for broken, key in ((sealed, bytes(32)), (sealed[:-1], VILLAGE_KEY), (b"", VILLAGE_KEY)):
        with pytest.raises(person.BundleBroken):
            person.read(broken, key)


def test_a_bundle_written_long_ago_is_still_found_and_read() -> None:
    locator, key = person.locate(person.root(NUMBER, SALT), VILLAGE_KEY)
    kept = KEPT / f"{locator.hex()}.bundle"
    assert person.read(kept.read_bytes(), key) == bundle()
