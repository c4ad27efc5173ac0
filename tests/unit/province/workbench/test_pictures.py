"""A clerk looks at what was found in a picture, and decides; no script is needed."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from province.officers.roles import Role
from province.privacy.models import Look, Ruling
from province.publish import ruling
from province.publish.looking import look_at_all
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.labour import sheet
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import NEAR, Desk, desk
from tests.unit.province.publish.test_pictures import PEOPLE, RECEIPTS, bring, png, read

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def source(client: Client, desk: Desk, settings: Any) -> str:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    found = bring(desk, "领款单", png(sheet(3, names=PEOPLE)), receipts=RECEIPTS)
    look_at_all(read, {})
    made.offices()
    Seat(client).sit(made.officer("he", Role.CLERK))
    return found


def test_from_the_list_to_the_decision(client: Client, source: str) -> None:
    listed = client.get("/office/pictures/").content.decode()
    assert f"/office/pictures/{source}/" in listed
    assert "身份证号" in listed
    place = f"/office/pictures/{source}/"
    page = client.get(place).content.decode()
    marks = re.findall(r'name="mark" value="([0-9a-f]{16})"', page)
    assert len(marks) > 2 * len(PEOPLE)
    assert Line.objects.filter(what="picture opened", who="he").count() == 1
    # Two taps are two corners of one more rectangle.
    once = client.get(place, {"at.x": "40", "at.y": "30"}).content.decode()
    assert 'name="corner" value="40,30"' in once
    twice = client.get(place, {"at.x": "10", "at.y": "5", "corner": "40,30"}).content.decode()
    assert 'name="add" value="10,5,40,30"' in twice
    for asked in (
        {"add": "10,5,40,30"}, {"add": "10,5,40,30", "black": "1"}, {"add": "x,-1,,"},
        {"add": "40,30,10,5"},
    ):  # fmt: skip
        answer = client.get(f"{place}file/", asked)
        assert Image.open(io.BytesIO(answer.content)).size[0] == 900
    assert client.get(place, {"at.x": "9" * 5000, "at.y": "1"}).status_code == 200
    told = {"decision": "show", "seen": marks, "mark": marks[1:], "add": "10,5,40,30"}
    assert client.post(f"{place}rule/", told).headers["Location"] == "/office/pictures/"
    kept = Ruling.objects.get()
    assert (kept.by, kept.shown, kept.cleared) == ("he", True, marks[:1])
    scale = 1400 / 900
    assert kept.added == [[round(side * scale, 1) for side in (10, 5, 40, 30)]]
    assert Look.objects.get().state == Look.State.SHOWN
    assert "领款单" in client.get("/office/pictures/?state=shown").content.decode()
    client.post(f"{place}rule/", {"decision": "hold"})
    assert Look.objects.get().state == Look.State.HELD


def test_nothing_is_cleared_or_left_out_that_the_clerk_did_not_see(
    client: Client, source: str
) -> None:
    rule = f"/office/pictures/{source}/rule/"
    # Read again since the page was shown: what is new stays black, what is gone asks anew.
    client.post(rule, {"decision": "show"})
    assert Ruling.objects.get().cleared == []
    assert client.post(rule, {"decision": "show", "seen": "0" * 16}).status_code == 422
    # One rectangle too many is refused, never left out, and what was drawn is not lost.
    many = [f"{at},0,{at + 1},9" for at in range(ruling.MOST_ADDED + 1)]
    answer = client.post(rule, {"decision": "show", "add": many})
    assert answer.status_code == 422
    assert answer.content.decode().count('name="add"') >= len(many)
    assert Ruling.objects.count() == 1


def test_what_is_not_a_decision_or_not_theirs(client: Client, source: str, desk: Desk) -> None:
    assert client.get("/office/pictures/?state=nothing").status_code == 404
    assert client.get(f"/office/pictures/{'0' * 64}/").status_code == 404
    assert client.get(f"/office/pictures/{source}/rule/").status_code == 405
    data = b"%PDF-1.4\nnothing"
    bring(desk, "合同", data)
    look_at_all(read, {})
    document = hashlib.sha256(data).hexdigest()
    page = client.get(f"/office/pictures/{document}/").content.decode()
    assert "这是文件" in page
    taken = client.get(f"/office/pictures/{document}/paper/")
    assert taken["Content-Disposition"].startswith("attachment")
    assert client.get(f"/office/pictures/{document}/file/").status_code == 404
    Look.objects.update(village=NEAR.replace("439900", "439901"))
    assert client.get(f"/office/pictures/{document}/").status_code == 404
