"""The three villages of the publishing tests, published, and asked by somebody who is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.province.publish.conftest import NEAR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]

PAID = "department,payment_no,programme,id_number,name,village,amount,paid_on,status\n"
_PEOPLE = "id_number,name,village,household\n"


def numbered(count: int) -> list[str]:
    """Return invented people's numbers."""
    from protocol.idnumber import check_character

    firsts = [f"43990019500101{number:03d}" for number in range(1, count + 1)]
    return [first + check_character(first) for first in firsts]


def paid(village: str, people: list[str], amount: str = "100.00", start: int = 100) -> str:
    """Return the rows of payments of 2018 to these people."""
    return "\n".join(
        f"D1,{start + at},P1,{person},某甲,{village},{amount},2018-07-04,paid"
        for at, person in enumerate(people)
    )


@pytest.fixture
def published(desk: Desk, client: Client, settings: Any) -> Client:
    """Publish; four people of one village are paid besides the farmer."""
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    desk.brings(payments=PAID + paid(NEAR, numbered(4)))
    desk.publishes()
    return client
