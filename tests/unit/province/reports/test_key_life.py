"""An office's key through its life: renewed, lost, brought back by any two custodians."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from protocol import envelope
from province.reports import key_life, offices
from province.reports.errors import SettingWrong, WrongPassphrase
from province.reports.models import FormerKey, Office
from province.trace.models import Line
from tests.simulators.offices import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

FIRST, SECOND, NEW = "the first one", "the second one", "the one brought back"
CUSTODIANS = {name: f"{name}'s passphrase" for name in ("first", "second", "third")}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("province.reports.locking._MEMORY", 64)
    return iter([None])


@pytest.fixture
def office() -> Office:
    draft = offices.Draft("439900-jw", "示例县纪委监委", "439900", "county")
    return offices.create(draft, FIRST, CUSTODIANS)


def said(office: Office) -> tuple[bytes, ...]:
    """Return the bodies of a report sealed to the office's key of now."""
    content = envelope.Content(b"r" * 32, "439900001001", "", "report", "说的话")
    public = offices.public_side(office)
    sealed = envelope.seal_report(content, envelope.Identity(), b"t" * 16, public, INTAKE_PUBLIC)
    found = [envelope.open_outer(one, [INTAKE]) for one in sealed]
    return tuple(outer.body for outer in found if outer is not None)


INTAKE = bytes(range(32))
INTAKE_PUBLIC = envelope.X25519PrivateKey.from_private_bytes(INTAKE).public_key().public_bytes_raw()


def test_a_new_key_opens_what_comes_and_the_former_what_came(office: Office) -> None:
    before = said(office)
    key_life.renew(office, SECOND, TODAY)
    after = said(office)
    former = office.former_keys.get()
    new = offices.private_key(office, SECOND)
    old = offices.private_key(Office(code=office.code, locked_private=former.locked_private), FIRST)
    assert envelope.open_content(after, office.code, new).words == "说的话"
    assert envelope.open_content(before, office.code, old).words == "说的话"
    for bodies, key in ((before, new), (after, old)):
        with pytest.raises(envelope.NotOurs):
            envelope.open_content(bodies, office.code, key)
    assert Line.objects.get().what == "key renewed"


@pytest.mark.parametrize("names", list(itertools.combinations(CUSTODIANS, 2)))
def test_any_two_custodians_bring_all_keys_back(office: Office, names: tuple[str, ...]) -> None:
    before = said(office)
    key_life.renew(office, SECOND, TODAY)
    after = said(office)
    assert key_life.recover(office, {name: CUSTODIANS[name] for name in names}, NEW, TODAY) == 2
    office = Office.objects.get()
    former = office.former_keys.get()
    assert envelope.open_content(after, office.code, offices.private_key(office, NEW))
    lost = Office(code=office.code, locked_private=former.locked_private)
    assert envelope.open_content(before, office.code, offices.private_key(lost, NEW))
    with pytest.raises(WrongPassphrase):
        offices.private_key(office, SECOND)
    line = Line.objects.get(what="key recovered")
    assert line.who == " ".join(sorted(names))


@pytest.mark.parametrize(
    "passphrases",
    [
        {}, {"first": CUSTODIANS["first"]}, {"first": CUSTODIANS["first"], "second": "mistyped"},
        {"first": CUSTODIANS["first"], "nobody": "anything at all"},
    ],
)  # fmt: skip
def test_fewer_bring_nothing_back(office: Office, passphrases: dict[str, str]) -> None:
    before = bytes(office.locked_private)
    with pytest.raises(WrongPassphrase):
        key_life.recover(office, passphrases, NEW, TODAY)
    assert bytes(Office.objects.get().locked_private) == before
    assert not Line.objects.exists()


def test_what_was_altered_or_anothers_is_not_taken_for_the_key(office: Office) -> None:
    two = dict(list(CUSTODIANS.items())[:2])
    right = bytes(office.recovery)
    office.recovery = right[:-1] + bytes((right[-1] ^ 1,))
    with pytest.raises(WrongPassphrase):
        key_life.recover(office, two, NEW, TODAY)
    office.recovery, office.public = right, b"p" * 32
    with pytest.raises(WrongPassphrase):
        key_life.recover(office, two, NEW, TODAY)


def test_a_short_passphrase_changes_nothing(office: Office) -> None:
    before = bytes(office.public)
    with pytest.raises(SettingWrong):
        key_life.renew(office, "short", TODAY)
    assert bytes(Office.objects.get().public) == before
    assert not FormerKey.objects.exists()
