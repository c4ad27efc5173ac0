"""Counts of very many are made before anybody asks, for each who may see them, and never last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from province.officers.roles import Role
from province.workbench import commands
from province.workbench.models import Counted
from tests.simulators import offices as made
from tests.simulators.offices import Desk

if TYPE_CHECKING:
    from django.test import Client

    from province.officers.models import Officer

pytestmark = pytest.mark.django_db
_SAYS = "每五分钟数一次"


@pytest.fixture
def auditor(client: Client, monkeypatch: pytest.MonkeyPatch) -> Officer:
    monkeypatch.setattr("province.workbench.counts._MANY", 2)
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    for number in (1, 2):
        made.report(number)
    made.finding("f1")
    made.finding("f2")
    made.picture("a" * 64, made.VILLAGE)
    made.picture("b" * 64, made.VILLAGE)
    return made.officer("he", Role.AUDITOR, Role.CLERK, office="4399-jw")


def _count() -> None:
    assert commands.count([]) == 0


def _page(client: Client, page: str) -> str:
    return client.get(f"/office/{page}/").content.decode()


@pytest.mark.parametrize(
    ("page", "words"),
    [("figures", "<dd>{} 件"), ("rules", '?rule=D01">{}</a>'), ("pictures", "等人决定 {}</a>")],
)
def test_a_page_shows_what_was_counted_last(
    client: Client, auditor: Officer, page: str, words: str
) -> None:
    Desk(client).sit(auditor)
    _count()
    made.report(3)
    made.finding("f3")
    made.picture("c" * 64, made.VILLAGE)
    shown = _page(client, page)
    assert words.format(2) in shown
    assert _SAYS in shown
    _count()
    assert words.format(3) in _page(client, page)


def test_an_old_count_and_one_of_another_day_are_not_shown(
    client: Client, auditor: Officer
) -> None:
    Desk(client).sit(auditor)
    _count()
    for late in ({"at": timezone.now() - timedelta(hours=1)}, {"day": made.TODAY}):
        Counted.objects.update(**late)
        assert _SAYS not in _page(client, "figures")
        _count()
        assert _SAYS in _page(client, "figures")


def test_each_auditor_is_shown_what_they_may_see(client: Client, auditor: Officer) -> None:
    made.report(1, office="4399-jw", hidden=True)
    above = made.officer("she", Role.AUDITOR, office="43-jw")
    _count()
    values = dict(Counted.objects.filter(page="figures").values_list("whose", "value"))
    seen = {whose: sum(group[3] for group in value) for whose, value in values.items()}
    assert seen == {str(auditor.pk): 2, str(above.pk): 3}
    Desk(client).sit(auditor)
    assert "4399-jw 纪委" not in _page(client, "figures").partition("各机关")[2]


def test_who_sees_little_or_came_no_more_has_none_kept(auditor: Officer) -> None:
    made.officer("county", Role.AUDITOR, Role.CLERK)
    _count()
    assert set(Counted.objects.values_list("whose", flat=True)) == {str(auditor.pk), "4399"}
    auditor.user.is_active = False
    auditor.user.save()
    _count()
    assert not Counted.objects.exists()
