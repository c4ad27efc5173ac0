"""A NUL in what is asked or filled in is answered plainly, on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DataError
from django.http import HttpResponse

from province.nul import NoNul
from province.officers.roles import Role
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/open/find/?q=%00", "/open/%00/", "/office/reports/?place=1%00"]
)
def test_an_address_with_a_nul_is_refused(client: Client, address: str) -> None:
    answer = client.get(address, HTTP_HOST="127.0.0.1")
    assert answer.status_code == 400
    assert "不能用的字符" in answer.content.decode()


def test_a_form_with_a_nul_is_never_a_fault_of_ours(client: Client, settings: object) -> None:
    settings.SECRET_KEY = "for tests alone"  # type: ignore[attr-defined]
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    client.raise_request_exception = False
    made.offices()
    Seat(client).sit(made.officer("he", Role.OPERATOR))
    told = {"villages": "439900001001", "replaces": "A\0"}
    assert client.post("/office/terminals/code/", told).status_code < 500


def test_only_a_nul_is_taken_for_one() -> None:
    nul = NoNul(lambda _: HttpResponse())
    assert nul.process_exception(None, DataError("a NUL (0x00) byte")) is not None  # type: ignore[arg-type]
    assert nul.process_exception(None, DataError("too long")) is None  # type: ignore[arg-type]
    assert nul.process_exception(None, KeyError("NUL")) is None  # type: ignore[arg-type]
