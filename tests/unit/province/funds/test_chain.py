"""The chain allotted, passed on, paid, received: where the money is, and who may read it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from province.funds import chain
from province.officers.roles import Role
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import FAR, FARMER, NEAR, NEIGHBOUR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
TODAY = date(2018, 11, 20)
ALLOTTED = "department,allotment_no,programme,from_division,to_division,amount,allotted_on\n"
PAID = "department,payment_no,programme,id_number,name,village,amount,paid_on,status,allotment_no\n"


@pytest.fixture
def money(desk: Desk) -> Desk:
    desk.brings(
        allotments=ALLOTTED
        + "D1,A,P1,43,4399,1000.00,2018-01-02\n"
        + "D1,B,P1,4399,439900,700.00,2018-02-02\n"
        + "D1,C,P1,4399,439901,200.00,2018-03-02\n"
        + "D1,D,P1,4399,439900,50.00,2018-11-15",
        payments=PAID
        + f"D1,11,P1,{FARMER},赵小满,{NEAR},300.00,2018-03-04,paid,B\n"
        + f"D1,12,P1,{NEIGHBOUR},钱有福,{NEAR},100.00,2018-03-04,pending,B\n"
        + f"D1,13,P1,{NEIGHBOUR},钱有福,{NEAR},60.00,2018-03-04,returned,B",
    )
    assert chain.add_up() == 4
    return desk


def test_each_allotment_and_what_became_of_it(money: Desk) -> None:
    assert money
    found = chain.flows("43")
    told = {
        one.allotment[-1]: (
            one.passed_fen, one.paid_fen, one.pending_fen, one.returned_fen, one.left_fen
        )
        for one in found
    }  # fmt: skip
    assert told == {
        "A": (95_000, 0, 0, 0, 5_000),
        "B": (0, 30_000, 10_000, 6_000, 30_000),
        "C": (0, 0, 0, 0, 20_000),
        "D": (0, 0, 0, 0, 5_000),
    }
    stuck = chain.links(chain.stuck(found, TODAY, 30))
    assert [link.allotment.allotment_no for link in stuck] == ["B", "C", "A"]
    words = {link.allotment.allotment_no: chain.why(link, TODAY) for link in stuck}
    assert words["C"] == "拨到邻县 263 天了，没有发，也没有往下拨"
    assert words["B"] == "银行退回来 60.00 元，没有再发；县还剩 240.00 元没有发；100.00 元在路上"
    assert words["A"] == "市还剩 50.00 元没有发"


def test_everybody_reads_what_was_allotted_and_what_lies_untouched(
    client: Client, money: Desk
) -> None:
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    money.publishes()
    page = client.get("/open/programmes/P1/?place=439901").content.decode()
    assert "拨下来没有动的" in page
    assert "拨给邻县 200" in page
    county = client.get("/open/programmes/P1/?place=439900").content.decode()
    # One person's money on its way, and one's that came back: nobody is told of them.
    assert "750" in county
    assert "100.00" not in county
    assert "60.00" not in county
    assert "没有动的" not in county


def test_an_office_sees_what_came_to_its_own_places(
    client: Client, money: Desk, settings: Any
) -> None:
    assert money
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    Seat(client).sit(made.officer("head", Role.HEAD))
    page = client.get("/office/money/").content.decode()
    assert "银行退回来 60.00 元" in page
    assert "邻县" not in page
    for year in ("1999", "9" * 5000):
        assert client.get("/office/money/", {"year": year}).status_code == 200
    assert "750.00" in client.get("/office/money/?year=2018").content.decode()
    assert "东河村" not in page
    assert FAR not in page
