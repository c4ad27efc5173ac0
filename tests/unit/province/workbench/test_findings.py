"""An officer's day with findings, page by page, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from province.matching import triage
from province.matching.models import Decision, Finding, Outcome, Suppression
from province.officers.roles import Role
from province.registry.models import Division
from province.trace.models import Line
from province.trace.proof import prove
from tests.simulators import offices as made
from tests.simulators.offices import VILLAGE, Desk
from tests.unit.province.batches.conftest import base
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

A, B, C = "a" * 32, "b" * 32, "c" * 32
WHO = "439900193001011018"


@pytest.fixture(autouse=True)
def head(db: None, client: Client, settings: Any, bring: Callable[..., object]) -> None:
    """Seat the head of the county's office, with three findings, two of one person."""
    assert db is None
    bring(base())
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    made.officer("wang", Role.HANDLER)
    head = made.officer("chen", Role.HEAD)
    made.finding(A, person=WHO)
    made.finding(B, person=WHO)
    made.finding(C)
    Division.objects.get_or_create(code=VILLAGE, defaults={"name": "三塘村"})
    Finding.objects.filter(pk=B).update(rule="A01", evidence={"name": "杨小妹"})
    Desk(client).sit(head)


def page(client: Client, address: str = "findings/") -> str:
    return client.get(f"/office/{address}", follow=True).content.decode()


def post(client: Client, address: str, **given: str) -> str:
    answer = client.post(f"/office/findings/{address}/", given, follow=True)
    return answer.content.decode()


def test_findings_of_a_person_stand_together_and_hide_the_number(client: Client) -> None:
    listed = page(client)
    assert listed.count("去世") == 2  # of C and of the case of A and B
    assert "2 条" in listed
    case = page(client, f"findings/{A}/")
    assert case.count("data-finding") == 2
    assert "杨小妹在2018-02-10去世" in case
    assert WHO not in listed + case


def test_each_key_is_a_form_and_a_decision_leads_on(client: Client) -> None:
    shown = page(client, f"findings/{A}/")
    for key in "1234":
        assert shown.count(f'data-key="{key}"') == 2
    shown = post(
        client, f"{A}/decide", decision="real", measure="corrected", recovered="260", minutes="7"
    )
    assert "追回 260.00 元" in shown
    assert f'id="f-{B}"' in shown
    shown = post(client, f"{B}/decide", decision="lawful")
    assert "要写一句理由" in shown
    shown = post(client, f"{B}/decide", decision="lawful", reason="补发的")
    assert "0 条待看" in shown
    assert f'data-next href="/office/findings/{C}/' in shown
    made_ = Decision.objects.get(finding=A)
    assert (made_.made_by, made_.recovered_fen, made_.minutes) == ("chen", 26000, 7)


def test_every_decision_is_in_the_trace_and_a_changed_one_is_found(client: Client) -> None:
    post(client, f"{A}/decide", decision="real", recovered="260")
    post(client, f"{A}/decide", decision="data_error")
    lines = Line.objects.filter(what=triage.DECIDED, about=A)
    assert [line.note.split()[2] for line in lines.order_by("number")] == ["real", "data_error"]
    assert "杨小妹" not in "".join(line.note for line in lines)
    assert prove().faults == ()
    Decision.objects.filter(decision="real").update(recovered_fen=1)
    assert any("结论" in fault for fault in prove().faults)
    Decision.objects.filter(decision="real").update(recovered_fen=26000)
    Decision.objects.filter(decision="data_error").delete()
    assert any("少了" in fault for fault in prove().faults)


def test_a_case_or_a_page_is_handed_to_an_officer_with_a_deadline(client: Client) -> None:
    post(client, f"{A}/give", officer="wang", days="10")
    given = Finding.objects.filter(assigned_to="wang")
    assert {one.pk for one in given} == {A, B}
    assert (given[0].due_on - timezone.localdate()).days == 10
    client.post("/office/findings/give/", {"finding": [A, C], "officer": "wang", "days": "3"})
    assert Finding.objects.filter(assigned_to="wang").count() == 3
    assert "wang" in page(client, "findings/?officer=wang")
    assert "这里没有线索。" in page(client, "findings/?which=free")
    assert client.post(f"/office/findings/{A}/give/", {"officer": "nobody"}).status_code == 404


def test_put_aside_until_a_day_and_back_again(client: Client) -> None:
    assert "今天以后" in post(client, f"{A}/aside", reason="在核查")
    assert "今天以后" in post(client, f"{A}/aside", reason="在核查", until="2018-01-01")
    post(client, f"{A}/aside", reason="在核查", until="2099-01-01")
    assert f"/findings/{A}/" not in page(client)
    assert f"/findings/{A}/" in page(client, "findings/?which=aside")
    assert "在核查" in page(client, "aside/")
    Suppression.objects.update(until="2018-01-01")
    Finding.objects.filter(pk=A).update(quiet_until="2018-01-01")
    assert f"/findings/{A}/" in page(client)


def test_what_is_real_is_told_to_the_village_and_settled(client: Client) -> None:
    assert "先要有" in post(client, f"{A}/outcome", no="7")
    post(client, f"{A}/decide", decision="real")
    assert "请写编号" in post(client, f"{A}/outcome", no=" ")
    assert "只公开了" in post(client, f"{A}/outcome", no="7")
    words = {"title": "去世的人还在领", "settled_on": f"{timezone.localdate()}"}
    assert "都要写" in post(client, f"{A}/settle", result=" ", **words)
    shown = post(client, f"{A}/settle", result="钱退回来了", recovered="260", **words)
    assert "结果已公开" in shown
    outcome = Outcome.objects.get()
    assert (outcome.state, outcome.recovered_fen) == ("settled", 26000)
    kept = Line.objects.filter(what__startswith="outcome").values_list("what", "who")
    assert set(kept) == {("outcome opened", "chen"), ("outcome settled", "chen")}


def test_the_record_of_a_rule_is_bounded(client: Client) -> None:
    for id_, decision in ((A, "real"), (C, "data_error")):
        post(client, f"{id_}/decide", decision=decision, minutes="8")
    listed = page(client, "rules/")
    assert "50%（9%–91%）" in listed
    one = page(client, "rules/D01/")
    assert "2 条有结论、1 条属实" in one
    assert "中位数 8 分钟" in one
    assert "还不知道" in page(client, "rules/A01/")
    assert client.get("/office/rules/X99/").status_code == 404


def test_nonsense_in_the_address_asks_for_nothing(client: Client) -> None:
    for query in ("which=x", "rule=%27", "division=abc", "after=x", "after=1-%27", "officer=x%27"):
        assert client.get(f"/office/findings/?{query}").status_code == 200, query
    assert client.get("/office/findings/?officer=%00").status_code == 400  # province.nul
    assert client.post(f"/office/findings/{A}/decide/", {"decision": "x"}).status_code == 404
    given = {"decision": "real", "measure": "x"}
    assert client.post(f"/office/findings/{A}/decide/", given).status_code == 404
    assert 'role="alert"' in post(client, f"{A}/decide", decision="real", recovered="x")
