"""Handing keys on, of now and from before: only what one holds, only to colleagues."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest

from province.officers.models import Grant
from province.officers.roles import Role
from province.reports.models import FormerKey, Office
from tests.simulators import offices as made
from tests.simulators.offices import HERE, TODAY, Desk

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

NOW, BEFORE, OTHERS = b"p" * 32, b"q" * 32, b"x" * 32
SEALED = base64.b64encode(b"s" * 80).decode()


def text(public: bytes) -> str:
    return base64.b64encode(public).decode()


def test_keys_of_now_and_before_are_handed_on(client: Client, settings: Any) -> None:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    office = Office.objects.get(code=HERE)
    FormerKey.objects.create(
        office=office, public=BEFORE, locked_private=b"l" * 76, recovery=b"r", until=TODAY
    )
    head, handler = made.officer("chen", Role.HEAD), made.officer("wang", Role.HANDLER)
    far = made.officer("far", Role.HANDLER, office="439901-jw")
    Desk(client).sit(head)

    def post(name: str, public: bytes) -> int:
        told = {"sealed": SEALED, "public": text(public)}
        return int(client.post(f"/office/key/{name}/", told).status_code)

    assert client.get("/office/key/").content.decode().count("取到我名下") == 2
    assert post(f"give/{handler.pk}", NOW) == 404  # holds nothing yet
    assert [post("found", public) for public in (NOW, BEFORE, OTHERS)] == [302, 302, 422]
    page = client.get("/office/key/").content.decode()
    assert "取到我名下" not in page
    assert "核对过号，交给他" in page
    assert "把以前的也交给他" in page
    assert [post(f"give/{handler.pk}", public) for public in (NOW, BEFORE, OTHERS)] == [
        302,
        302,
        422,
    ]
    assert post(f"give/{far.pk}", NOW) == 404
    held = Grant.objects.filter(officer=handler).values_list("public", flat=True)
    assert {bytes(public) for public in held} == {NOW, BEFORE}
    assert client.post(f"/office/key/withdraw/{handler.pk}/").status_code == 302
    assert not Grant.objects.filter(officer=handler).exists()
