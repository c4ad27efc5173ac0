from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from province.officers import accounts
from province.officers.accounts import Draft
from province.officers.models import Grant
from province.officers.roles import Role
from province.reports import offices as real
from province.reports.errors import OfficeExists, SettingWrong, WrongPassphrase
from province.reports.locking import unlock
from province.trace.models import Line
from province.trace.proof import prove
from tests.simulators import offices as made
from tests.simulators.offices import HERE, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one"
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


@pytest.fixture(autouse=True)
def cheap(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("province.reports.locking._MEMORY", 64)
    return iter([None])


@pytest.mark.parametrize(
    ("draft", "password"),
    [
        (Draft("li", "李", [Role.INTAKE]), PASSWORD),
        (Draft("li", "李", [Role.CLERK], division="43990"), PASSWORD),
        (Draft("李", "李", [Role.INTAKE], office=HERE), PASSWORD),
        (Draft("li", "李", [Role.INTAKE], office=HERE), "short"),
        (Draft("li", "李", [Role.INTAKE], office=HERE), "password123"),
        (Draft("li", "李", [Role.CUSTODIAN], office=HERE, custodian="ninth"), PASSWORD),
        (Draft("li", "李", [Role.ACCOUNTANT], division="439900001"), PASSWORD),
        (Draft("li", "李", [Role.ACCOUNTANT], division="439900001", department="no"), PASSWORD),
        (Draft("li", "李", [Role.CLERK], division="439900", department="D1"), PASSWORD),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_leaves_nothing(
    draft: Draft, password: str
) -> None:
    made.offices()
    with pytest.raises(SettingWrong):
        accounts.create(draft, password, TODAY)
    assert not Line.objects.exists()


def test_an_account_is_made_once() -> None:
    made.offices()
    draft = Draft("li", "李", [Role.INTAKE, Role.HANDLER], office=HERE)
    one = accounts.create(draft, PASSWORD, TODAY)
    assert one.roles == {Role.INTAKE, Role.HANDLER}
    assert one.division == "439900"
    assert one.user.check_password(PASSWORD)
    with pytest.raises(OfficeExists):
        accounts.create(draft, PASSWORD, TODAY)


def test_the_first_officer_gets_the_offices_key_and_nobody_else_can_open_it() -> None:
    draft = real.Draft(HERE, "示例县纪委", "439900", "county")
    office = real.create(draft, "founding words", {"first": "custodian", "second": "custodian"})
    one = accounts.create(Draft("li", "李", [Role.HEAD], office=HERE), PASSWORD, TODAY)
    with pytest.raises(WrongPassphrase):
        accounts.make_key(one, "own words", TODAY, "other words")
    accounts.make_key(one, "own words", TODAY, "founding words")
    private = unlock(bytes(one.locked_private), "own words", "mingjing officer li")
    sealed = bytes(Grant.objects.get(officer=one).sealed)
    key = SUITE.decrypt(
        sealed, X25519PrivateKey.from_private_bytes(private), info=b"mingjing grant 439900-jw"
    )
    public = X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    assert public == bytes(office.public)
    accounts.retire(one, TODAY)
    assert not Grant.objects.exists()
    assert [line.what for line in Line.objects.order_by("number")] == [
        "officer made", "key made", "key given", "officer retired",
    ]  # fmt: skip
    assert prove().faults == ()
