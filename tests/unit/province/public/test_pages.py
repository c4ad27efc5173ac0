"""Every address for everyone: who asks does not matter, and nobody is named who is not public."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from protocol.records import public_id
from province.matching.models import Finding, Outcome
from province.officers.roles import Role
from province.public.models import Sum
from province.public.published import village
from province.public.tables import TABLES
from province.public.urls import urlpatterns
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import BESIDE, FAR, FARMER, NEAR, NEIGHBOUR, Desk

from .conftest import PAID, numbered, paid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = pytest.mark.django_db

VOUCHER, PROJECT = public_id("voucher", NEAR, "v1"), public_id("project", "X1")
PLACES = {
    "programme": [{"code": "P1"}],
    "place": [{"code": code} for code in ("43", "4399", "439900", "439900001", NEAR, BESIDE, FAR)],
    "ledger": [{"code": NEAR}, {"code": BESIDE}],
    "projects": [{"code": NEAR}],
    "voucher": [{"record": VOUCHER}],
    "project": [{"record": PROJECT}],
    "static": [{"name": "open.css"}, {"name": "mark.svg"}],
    "table": [{"name": name, "form": form} for name in TABLES for form in ("json", "csv")],
}


def addresses() -> Iterator[str]:
    """Return every address that there is, each with places that exist."""
    for pattern in urlpatterns:
        name = str(pattern.name)
        if name in {"picture", "nowhere"}:
            continue  # the demo's journeys look at pictures; the other is no page
        for names in PLACES.get(name, [{}]):
            village = names.get("name") in TABLES and TABLES[names["name"]].of == "village"
            yield reverse(f"open:{name}", kwargs=names) + (f"?village={NEAR}" if village else "")


def test_what_is_not_there_is_said_in_words(published: Client) -> None:
    for address in ("/open/nowhere", "/open/places/99/", "/open/vouchers/aaaaaaaaaaaaaaaa/"):
        answer = published.get(address)
        assert answer.status_code == 404
        assert "没有" in answer.content.decode()


def test_every_address_is_for_everyone_and_keeps_nothing(published: Client) -> None:
    for pattern in urlpatterns:
        assert pattern.callback.for_everyone, pattern.name  # type: ignore[union-attr]
    for address in addresses():
        answer = published.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "script" not in answer["Content-Security-Policy"]
        assert answer["Referrer-Policy"] == "no-referrer"
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert (
                "数据截至 2018 年 7 月 4 日" in page
                or "数据截至 2018 年 5 月 1 日" in page
                or ("数据截至 2018 年 3 月 1 日" in page)
            ), address
            assert "<script" not in page
            assert "style=" not in page
            assert len(answer.content) < 150_000
        same = published.get(address, headers={"if-none-match": answer["ETag"]})
        assert same.status_code == 304
        assert published.post(address).status_code == 405


def test_an_officer_reads_what_everybody_reads(published: Client) -> None:
    made.offices()
    before = {address: published.get(address).content for address in addresses()}
    for role in Role:
        Seat(published).sit(made.officer(role.value, role))
        assert {address: published.get(address).content for address in addresses()} == before


def test_no_private_name_and_no_number_is_anywhere(published: Client) -> None:
    for address in addresses():
        words = published.get(address).content.decode()
        for secret in (FARMER, NEIGHBOUR, "赵小满", "钱有福", "某甲"):
            assert secret not in words, (address, secret)
        assert not re.search(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9a-z])", words), address
    assert "钱**" not in published.get(f"/open/vouchers/{VOUCHER}/").content.decode()
    assert "孙树根" in published.get(f"/open/vouchers/{VOUCHER}/").content.decode()


def test_fewer_than_three_are_counted_one_place_higher(published: Client) -> None:
    far = published.get(f"/open/places/{FAR}/").content.decode()
    assert "人少，不单独列出" in far
    assert "300.00" not in far  # the farmer's payment there
    rows = {
        row["place"]: row
        for row in published.get("/open/data/funds.json?place=4399").json()["rows"]
    }
    assert rows["439900"] == {
        "place": "439900", "year": 2018, "programme": "P1", "people": 5, "payments": 5,
        "amount": 70_000, "incomplete": False,
    }  # fmt: skip
    assert (rows["439901"]["amount"], rows["439901"]["incomplete"]) == (0, True)
    # One person alone stays out up to the top: no difference shows what was paid.
    assert (rows["4399"]["amount"], rows["4399"]["incomplete"]) == (70_000, True)
    assert FARMER[:6] not in str(list(Sum.objects.values_list("rest", flat=True)))


def test_two_publications_compared_tell_of_nobody_who_came_between(
    published: Client, desk: Desk
) -> None:
    def figures() -> dict[str, tuple[int, ...]]:
        found = {}
        for place in ("43", "4399", "439900", "439900001"):
            for row in published.get(f"/open/data/funds.json?place={place}").json()["rows"]:
                found[row["place"]] = row["people"], row["payments"], row["amount"]
        (total,) = village(NEAR).rows("totals")  # what its terminals show
        assert (total["people"], total["payments"], total["amount"]) == found[NEAR]
        return found

    before = figures()
    more = numbered(7)[4:]
    for at, person in enumerate(more[:2]):
        desk.brings(payments=PAID + paid(NEAR, [person], f"{at + 1}00.01", start=200 + at))
        desk.publishes()
        assert figures() == before
        page = published.get(f"/open/places/{NEAR}/").content.decode()
        assert "不到 3 个人" in page
    desk.brings(payments=PAID + paid(NEAR, more[2:], "300.00", start=202))
    desk.publishes()
    after = figures()
    together = (3, 3, 10_001 + 20_001 + 30_000)
    for place in ("43", "4399", "439900", "439900001", NEAR):
        changes = tuple(new - old for new, old in zip(after[place], before[place], strict=True))
        assert changes == together


def test_what_was_not_published_is_not_there(published: Client, desk: Desk) -> None:
    text = "voucher_no,village,date,direction,account,amount,summary,handler\n"
    desk.brings(vouchers=f"{text}v9,{NEAR},2018-08-01,expense,A1,6.00,新的一笔,孙树根")
    page = f"/open/places/{NEAR}/ledger/"
    assert "新的一笔" not in published.get(page).content.decode()
    new = f"/open/vouchers/{public_id('voucher', NEAR, 'v9')}/"
    assert published.get(new).status_code == 404
    desk.publishes()
    assert "新的一笔" in published.get(page).content.decode()
    assert published.get(new).status_code == 200
    for nowhere in ("/open/places/99/", "/open/places/439900/?year=1999", "/open/projects/0/",
                    f"/open/vouchers/{PROJECT}/", f"/open/pictures/{NEAR}/{'0' * 64}",
                    "/open/places/439900/ledger/", "/open/programmes/none/"):  # fmt: skip
        answer = published.get(nowhere)
        assert answer.status_code == 404, nowhere


def test_spreadsheets_find_no_formula(published: Client, desk: Desk) -> None:
    text = "voucher_no,village,date,direction,account,amount,summary,handler\n"
    desk.brings(vouchers=f'{text}v9,{NEAR},2018-08-01,expense,A1,6.00,"=1+1",孙树根')
    desk.publishes()
    answer = published.get(f"/open/data/vouchers.csv?village={NEAR}")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["summary"] for row in rows if row["voucher_no"] == "v9"] == ["'=1+1"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_findings_are_counted_by_county_and_never_shown(published: Client, desk: Desk) -> None:
    for number, division in enumerate([NEAR] * 3 + [FAR] * 2):
        Finding.objects.create(
            id=str(number), rule="A01", subject=f"{FARMER}{number}", division=division,
            evidence={}, severity=0, found_on="2018-09-01", run=1,
        )  # fmt: skip
    Outcome.objects.create(division_id=NEAR, no="1", kind="other", found_on="2018-09-01")
    Outcome.objects.create(
        division_id=NEAR, no="2", kind="other", found_on="2018-09-01", state="settled",
        settled_on="2018-10-01", title="名单改了", result="钱退了。", recovered_fen=26_000,
    )  # fmt: skip
    desk.publishes()
    rows = published.get("/open/data/findings.json?place=4399").json()["rows"]
    counted = {row["place"]: (row["findings"], row["incomplete"]) for row in rows}
    assert counted == {"4399": (3, True), "439900": (3, False), "439901": (0, True)}
    page = published.get(f"/open/outcomes/?place={NEAR}").content.decode()
    assert "名单改了" in page
    assert "正在查的 1 件" in page


def test_the_tables_answer_as_their_document_says(published: Client) -> None:
    for asked, status in (
        ("funds.json?place=4399", 200), ("funds.json?place=43x", 400), ("funds.xml", 404),
        ("funds.json?village=4399", 400), ("funds.json?place=43&place=44", 400),
        ("funds.json?place=99", 404), ("nothing.json", 404), ("vouchers.json", 400),
        (f"vouchers.json?village={NEAR}", 200), ("vouchers.csv?village=439900001009", 404),
    ):  # fmt: skip
        assert published.get(f"/open/data/{asked}").status_code == status, asked


def test_nothing_that_a_program_may_ask_makes_an_error(published: Client) -> None:
    import schemathesis
    from django.core.wsgi import get_wsgi_application
    from hypothesis import HealthCheck, given
    from hypothesis import settings as bounds

    assert published
    schema = schemathesis.openapi.from_wsgi(
        "/open/data/openapi.json", get_wsgi_application(), base_url="http://127.0.0.1"
    )
    tried = 0
    for operation in schema.get_all_operations():

        @bounds(max_examples=8, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.ok().as_strategy())
        def holds(case: Any) -> None:
            case.call_and_validate()

        holds()
        tried += 1
    assert tried == 2 * len(TABLES)
