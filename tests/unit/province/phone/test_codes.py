"""A villager's own page by a one-time code: nothing tells whose numbers there are."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from province.phone.codes import Codes, TooOften, WrongCode
from province.phone.models import Code, Help, Text
from province.phone.texts import send_waiting
from province.registry.models import Person
from province.trace.models import Line
from tests.unit.province.public.conftest import numbered
from tests.unit.province.publish.conftest import FARMER, NEIGHBOUR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()
STRANGER = numbered(1)[0]


class Phones:
    """Whoever gets texts."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []

    def send(self, number: str, words: str) -> None:
        self.texts.append((number, words))

    def code(self) -> str:
        send_waiting(self)
        found = re.search(r"验证码 ([0-9]{6})", self.texts[-1][1])
        assert found
        return found[1]


@pytest.fixture
def phones(desk: Desk) -> Phones:
    assert desk
    Person.objects.filter(id_number=FARMER).update(phone="13900000001")
    return Phones()


def test_from_the_number_to_ones_own_page(client: Client, phones: Phones) -> None:
    asked = client.post("/mine/", {"number": FARMER, "helper": "驻村干部甲"})
    assert asked.status_code == 200
    assert FARMER not in asked.content.decode()
    code = phones.code()
    assert phones.texts[0][0] == "13900000001"
    assert "驻村干部甲要帮您看" in phones.texts[0][1]
    (ticket,) = re.findall(r'name="ticket" value="([0-9a-f]{64})"', asked.content.decode())
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert client.post("/mine/", {"ticket": ticket, "code": wrong}).status_code == 422
    page = client.post("/mine/", {"ticket": ticket, "code": code})
    assert page["Cache-Control"] == "no-store"
    words = page.content.decode()
    assert "赵小满" in words
    assert words.count("300.00 元") == 2
    assert FARMER not in words
    assert not page.cookies
    assert client.post("/mine/", {"ticket": ticket, "code": code}).status_code == 422
    assert [(one.helper, bytes(one.person)) for one in Help.objects.all()] == [
        ("驻村干部甲", bytes(Code.objects.get().person))
    ]
    assert Line.objects.filter(what="helped").count() == 1
    assert FARMER.encode() not in b"".join(
        bytes(one.number) + bytes(one.person) for one in Code.objects.all()
    )


def test_whose_number_it_is_nothing_tells(client: Client, phones: Phones) -> None:
    """Known, without a telephone, unknown, and no number at all: one answer, the same rows."""
    answers = set()
    for number in (FARMER, NEIGHBOUR, STRANGER, "12345"):
        answer = client.post("/mine/", {"number": number})
        answers.add((answer.status_code, re.sub(r"[0-9a-f]{64}", "", answer.content.decode())))
    assert len(answers) == 1
    assert Text.objects.count() == 4
    assert len({len(bytes(one.number)) for one in Code.objects.all()}) == 1
    assert send_waiting(phones) == 4
    assert [number for number, _ in phones.texts] == ["13900000001"]


def test_codes_are_asked_for_as_often_as_people_ask(desk: Desk, phones: Phones) -> None:
    assert phones
    for number in (FARMER, STRANGER):
        for minutes in (0, 2, 4):
            Codes(desk.keyring, NOW + timedelta(minutes=minutes)).ask(number)
            with pytest.raises(TooOften):
                Codes(desk.keyring, NOW + timedelta(minutes=minutes, seconds=30)).ask(number)
        with pytest.raises(TooOften):
            Codes(desk.keyring, NOW + timedelta(hours=20)).ask(number)
        Codes(desk.keyring, NOW + timedelta(hours=25)).ask(number)
    assert Code.objects.count() == 2
    later = NOW + timedelta(hours=30)
    people = numbered(150)[1:]
    for number in people[:100]:
        Codes(desk.keyring, later).ask(number)
    with pytest.raises(TooOften):
        Codes(desk.keyring, later).ask(people[100])


def test_codes_cannot_be_guessed(desk: Desk, phones: Phones) -> None:
    ticket = Codes(desk.keyring, NOW).ask(FARMER)
    code = phones.code()
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for bad in ("", "0" * 64, "nonsense"):
        with pytest.raises(WrongCode):
            Codes(desk.keyring, NOW).use(bad, code)
    for _ in range(5):
        with pytest.raises(WrongCode):
            Codes(desk.keyring, NOW).use(ticket, wrong)
    with pytest.raises(WrongCode):
        Codes(desk.keyring, NOW).use(ticket, code)
    late = Codes(desk.keyring, NOW + timedelta(minutes=2)).ask(FARMER)
    with pytest.raises(WrongCode):
        Codes(desk.keyring, NOW + timedelta(minutes=13)).use(late, phones.code())


def test_a_code_for_nobody_opens_nothing(desk: Desk, phones: Phones) -> None:
    assert phones
    ticket = Codes(desk.keyring, NOW).ask(STRANGER)
    found = re.search(r"验证码 ([0-9]{6})", Text.objects.get().words)
    assert found
    with pytest.raises(WrongCode):
        Codes(desk.keyring, NOW).use(ticket, found[1])
