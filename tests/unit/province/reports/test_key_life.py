"""An office's key through its life: renewed, lost, brought back by any two custodians."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from protocol import envelope
from province.officers.roles import Role
from province.reports import custody, identity, key_life, offices, shares
from province.reports.errors import NotNow, SettingWrong, WrongPassphrase
from province.reports.life import State
from province.reports.locking import unlock
from province.reports.models import FormerKey, Office
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

FIRST, SECOND, NEW = "the first one", "the second one", "the one brought back"
NAME = "程雁书"
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
    sealed = envelope.seal_report(
        content, envelope.Identity(name=NAME), b"t" * 16, public, INTAKE_PUBLIC
    )
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


AFTER = {name: f"{name}'s new passphrase" for name in ("second", "third", "fourth")}


def two(passphrases: dict[str, str], *names: str) -> dict[str, str]:
    return {name: passphrases[name] for name in names}


def who(office: Office, bodies: tuple[bytes, ...], passphrases: dict[str, str]) -> str:
    """Open who spoke as two custodians do."""
    for key in custody.keys(office, passphrases):
        with suppress(envelope.NotOurs):
            return envelope.open_identity(bodies, office.code, key).name
    raise AssertionError("it does not open")


def test_when_a_custodian_leaves_the_others_open_what_came_before_and_what_comes(
    office: Office,
) -> None:
    before, held = said(office), office.custodians.get(name="first").locked_share
    custody.renew(office, two(CUSTODIANS, "first", "third"), AFTER, TODAY)
    office = Office.objects.get()
    after = said(office)
    for names in itertools.combinations(AFTER, 2):
        for bodies in (before, after):
            assert who(office, bodies, two(AFTER, *names)) == NAME
    # The one who left, with any share that they may have kept, opens nothing that comes.
    with pytest.raises(WrongPassphrase):
        custody.keys(office, {**two(CUSTODIANS, "first"), **two(AFTER, "second")})
    kept = unlock(bytes(held), CUSTODIANS["first"], custody.share_purpose(office.code, 1))
    second = office.custodians.get(name="second")
    now = unlock(bytes(second.locked_share), AFTER["second"], custody.share_purpose(office.code, 1))
    for share in shares.cut(now):
        mixed = shares.join(shares.Share(b"\x04" + kept[1:]), share)
        for bodies in (before, after):
            with pytest.raises(envelope.NotOurs):
                envelope.open_identity(bodies, office.code, mixed)
    gone = office.custodians.get(name="first")
    assert (gone.number, bytes(gone.locked_share)) == (None, b"")
    line = Line.objects.get(what="custodians renewed")
    assert (line.who, line.note) == ("first third", "fourth second third")


def test_shares_are_renewed_again_and_keys_are_brought_back_by_those_of_now(office: Office) -> None:
    reports = [said(office)]
    key_life.renew(office, SECOND, TODAY)
    custody.renew(office, two(CUSTODIANS, "first", "second"), AFTER, TODAY)
    reports.append(said(office))
    custody.renew(office, two(AFTER, "third", "fourth"), CUSTODIANS, TODAY)
    reports.append(said(office))
    office = Office.objects.get()
    assert [who(office, one, two(CUSTODIANS, "second", "third")) for one in reports] == [NAME] * 3
    with pytest.raises(WrongPassphrase):
        key_life.recover(office, two(AFTER, "second", "third"), NEW, TODAY)
    assert key_life.recover(office, two(CUSTODIANS, "first", "third"), NEW, TODAY) == 2
    office = Office.objects.get()
    assert envelope.open_content(reports[2], office.code, offices.private_key(office, NEW))


def test_one_custodian_alone_and_an_only_successor_renew_nothing(office: Office) -> None:
    before = bytes(office.custody)
    with pytest.raises(WrongPassphrase):
        custody.renew(office, two(CUSTODIANS, "first"), AFTER, TODAY)
    with pytest.raises(SettingWrong):
        custody.renew(office, two(CUSTODIANS, "first", "second"), two(AFTER, "fourth"), TODAY)
    assert bytes(Office.objects.get().custody) == before
    assert custody.keys(Office.objects.get(), two(CUSTODIANS, "first", "second"))
    assert not Line.objects.exists()


def test_who_left_agrees_to_nothing_and_unused_consents_are_given_anew(office: Office) -> None:
    first = made.officer("zhou", Role.CUSTODIAN, custodian="first")
    second = made.officer("wu", Role.CUSTODIAN, custodian="second")
    asked = identity.ask(
        made.report(1, State.CHECK), made.officer("wang", Role.HANDLER), "threat", TODAY
    )
    identity.consent(asked, first, b"s" * 81, TODAY)
    custody.renew(office, two(CUSTODIANS, "first", "second"), AFTER, TODAY)
    assert not asked.consents.exists()
    first.refresh_from_db()
    assert first.custodian is None
    with pytest.raises(NotNow):
        identity.consent(asked, first, b"s" * (48 + 66), TODAY)
    second.refresh_from_db()
    with pytest.raises(SettingWrong):
        identity.consent(asked, second, b"s" * 81, TODAY)  # not a share of each key
    identity.consent(asked, second, b"s" * (48 + 66), TODAY)
