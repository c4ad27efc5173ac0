"""A record is wrong, says a villager: the office asks the data desk, which answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from province.officers.roles import Role
from province.reports.life import State
from province.reports.models import Correction
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import HERE, Desk

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
ASKED = {"village": "439900001001", "record": "记-0001", "says": "金额多写了一个零"}


def test_from_the_case_to_the_data_desk_and_back(client: Client, settings: Any) -> None:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    handler, clerk = made.officer("wang", Role.HANDLER), made.officer("he", Role.CLERK)
    made.report(7, State.CHECK, handler=handler)
    case = f"/office/reports/{HERE}/7/"
    Desk(client).sit(handler)
    for wrong in ({"village": "43"}, {"village": "x"}, {"says": " "}, {"says": "长" * 501}):
        assert client.post(f"{case}correction/", ASKED | wrong).status_code == 422
    assert "送去了" in client.post(f"{case}correction/", ASKED).content.decode()
    one = Correction.objects.get()
    # Full-width digits are the same village's; what waits stands before a hundred answered since.
    wide = ASKED | {"village": "４３９９００００１００１"}
    assert "送去了" in client.post(f"{case}correction/", wide).content.decode()
    assert Correction.objects.filter(village=one.village).count() == 2
    Correction.objects.exclude(pk=one.pk).delete()
    Correction.objects.bulk_create(
        Correction(
            report=one.report, village=one.village, says="早就查过", asked_by="wang",
            asked_on=one.asked_on, state=Correction.State.RIGHT,
        )
        for _ in range(100)
    )  # fmt: skip

    Desk(client).sit(clerk)
    page = client.get("/office/corrections/").content.decode()
    assert "金额多写了一个零" in page
    for secret in ("wang", "第 7 件", HERE):
        assert secret not in page
    place = f"/office/corrections/{one.pk}/"
    assert client.post(place, {"state": "open"}).status_code == 422
    assert client.post(place, {"state": "fixed", "answer": "已冲销重记"}).status_code == 302
    assert client.post(place, {"state": "right"}).status_code == 404

    Desk(client).sit(handler)
    shown = client.get(case).content.decode()
    assert "确实错了，已更正" in shown
    assert "已冲销重记" in shown
    kept = Line.objects.filter(what__startswith="correction").values_list("what", "who")
    asked = ("correction asked", "wang")
    assert list(kept) == [asked, asked, ("correction answered", "he")]
    Correction.objects.update(village="439901001001", state="open")
    Desk(client).sit(clerk)
    assert client.post(place, {"state": "right"}).status_code == 404
    assert "金额" not in client.get("/office/corrections/").content.decode()
