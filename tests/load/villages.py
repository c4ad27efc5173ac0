"""Invented villages of true size, as a batch of the exchange standard. Streams: any number.

A province has 14 prefectures, 134 counties, 29,500 villages and 67 million people; a village has
about 2,271 people, 15 income and 35 to 300 expense vouchers a year, and up to 335 pictures. What
is paid is 50 million payments a year, 1,695 a village. Three years of all of it are published.
"""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from assets.demo import catalogue, entries
from assets.demo.people import GIVEN_MEN, GIVEN_WOMEN, SURNAMES
from assets.demo.tables import COLUMNS, Book
from protocol.idnumber import check_character

VILLAGES, COUNTIES, PEOPLE, TERMINALS = 29_500, 134, 67_000_000, 30_000
A_VILLAGE = PEOPLE // VILLAGES
YEARS = (2016, 2017, 2018)
PAYMENTS, INCOME, EXPENSE, PICTURES = 1_695, 15, 167, 335  # a year and village
_TOWNS_OF = 14  # villages a township
_GIVEN = (*GIVEN_MEN.split(), *GIVEN_WOMEN.split())
_BANKS = ("农村商业银行", "邮政储蓄银行", "农业银行")


def counties(number: int = COUNTIES) -> list[str]:
    """Return codes of counties that exist nowhere: ten to a prefecture."""
    return [f"98{1 + place // 10:02d}{1 + place % 10:02d}" for place in range(number)]


def codes(number: int = VILLAGES, among: int = COUNTIES) -> list[str]:
    """Return codes of villages, spread evenly over `among` counties."""
    names = counties(among)
    found = []
    for place in range(number):
        inside = place // among
        town, village = 1 + inside // _TOWNS_OF, 1 + inside % _TOWNS_OF
        found.append(f"{names[place % among]}{town:03d}{200 + village:03d}")
    return sorted(found)


def write(out: Path, villages: Sequence[str], pictures: Sequence[bytes] = ()) -> None:
    """Write a batch of these villages; each voucher's picture is one of `pictures`, if any.

    A picture is published once for each village, sealed with its key.
    """
    out.mkdir(parents=True)
    book = Book()
    catalogue.fill(book)
    programmes = [row["code"] for row in book.rows["programmes"]]
    departments = {row["department"] for row in book.rows["programmes"]}
    with ExitStack() as files:
        tables = {
            name: csv.DictWriter(
                files.enter_context((out / f"{name}.csv").open("w", encoding="utf-8", newline="")),
                COLUMNS[name].split(),
            )
            for name in (
                "divisions", "departments", "programmes", "people", "payments", "accounts",
                "vouchers", "receipts", "affairs", "officials", "rosters", "attachments",
            )
        }  # fmt: skip
        for table in tables.values():
            table.writeheader()
        tables["divisions"].writerows(_divisions(villages))
        for code in sorted(departments):
            tables["departments"].writerow({"code": code, "name": "某局", "division": "98"})
        tables["programmes"].writerows(book.rows["programmes"])
        for code, name, direction, parent, group in entries.ACCOUNTS:
            row = {"code": code, "name": name, "direction": direction}
            tables["accounts"].writerow(row | {"parent": parent, "group": group})
        for place, village in enumerate(villages):
            one = _Village(village, place, programmes, min(departments))
            for table, row in one.rows(pictures, out):
                tables[table].writerow(row)


def payment(village: str, number: int, person: str, name: str) -> dict[str, Any]:
    """Return a payment that no batch of `write` holds: what one day brings."""
    return {
        "payment_no": f"new-{village}-{number}", "id_number": person, "name": name,
        "village": village, "amount": "120.00", "paid_on": "2018-12-01", "status": "paid",
    }  # fmt: skip


def somebody(village: str, rng: Random) -> tuple[str, str]:
    """Return a person whom no batch of `write` holds: number and name."""
    first = f"{village[:6]}19190101{rng.randrange(1000):03d}"
    return first + check_character(first), rng.choice(SURNAMES) + rng.choice(_GIVEN)


class _Village:
    def __init__(self, code: str, place: int, programmes: list[str], department: str) -> None:
        self.code = code
        self._rng = Random(f"mingjing {code}")
        self._programmes, self._department = programmes, department
        self._people = [self._person(place, one) for one in range(A_VILLAGE)]

    def _person(self, place: int, one: int) -> tuple[str, str]:
        born = date(1930, 1, 1) + timedelta(days=self._rng.randrange(31_000))
        # Births of one village take turns with those of its county's others: no number twice.
        first = f"{self.code[:6]}{born:%Y%m%d}{(place // COUNTIES * 7 + one) % 1000:03d}"
        given = self._rng.choice(_GIVEN)
        return first + check_character(first), self._rng.choice(SURNAMES) + given

    def rows(self, pictures: Sequence[bytes], out: Path) -> Iterator[tuple[str, dict[str, Any]]]:
        rng, code = self._rng, self.code
        self._people = list(dict(self._people).items())
        for number, name in self._people:
            household = f"{code}-{rng.randrange(700)}"
            yield "people", {
                "id_number": number, "name": name, "village": code, "household": household,
                "bank_account": f"6217{rng.randrange(10**12):012d}",
            }  # fmt: skip
            if rng.random() < 0.05:
                roster = {"list": "dibao", "id_number": number, "since": "2016-01-01"}
                yield "rosters", roster | {"name": name, "village": code, "grade": "A"}
        for post in ("村党支部书记", "村委会主任", "村会计"):
            number, name = rng.choice(self._people)
            office = {"unit": "村委会", "division": code, "level": "village", "since": "2014-01-01"}
            yield "officials", {"id_number": number, "post": post, "name": name} | office
        for year in YEARS:
            yield from self._year(year)
        for number in range(12 * len(YEARS)):
            yield "affairs", {
                "no": f"a{number}", "village": code, "kind": "notice", "title": "村务公开通知",
                "body": "本月村务、财务情况已张贴在公开栏，请各位村民查看。" * 3,
                "published_on": date(2016 + number // 12, 1 + number % 12, 5),
            }  # fmt: skip
        for place, picture in enumerate(pictures):
            yield "attachments", self._picture(place, picture, out)

    def _year(self, year: int) -> Iterator[tuple[str, dict[str, Any]]]:
        rng, code = self._rng, self.code
        for number in range(PAYMENTS):
            person, name = rng.choice(self._people)
            paid = date(year, 1, 1) + timedelta(days=rng.randrange(324))
            account = f"6217{rng.randrange(10**12):012d}"
            yield "payments", {
                "department": self._department, "payment_no": f"{year}-{code}-{number}",
                "programme": rng.choice(self._programmes), "id_number": person, "name": name,
                "village": code, "amount": f"{rng.randrange(50, 1500)}.00", "paid_on": paid,
                "status": "paid", "bank": rng.choice(_BANKS), "account": account,
                "account_name": name, "period": f"{paid:%Y-%m}",
            }  # fmt: skip
        for number in range(INCOME + EXPENSE):
            yield from self._voucher(year, number)

    def _voucher(self, year: int, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
        rng, code = self._rng, self.code
        name = f"记-{year}-{number:04d}"
        income = number < INCOME
        signers = rng.sample(self._people, 4)
        yield "vouchers", {
            "voucher_no": name, "village": code,
            "date": date(year, 1, 1) + timedelta(days=rng.randrange(324)),
            "direction": "income" if income else "expense",
            "account": next(a[0] for a in entries.ACCOUNTS if (a[2] == "income") is income),
            "amount": f"{rng.randrange(100, 20_000)}.00",
            "summary": f"付村道维修沙石运输款（{number} 车）", "payee": signers[0][1],
            "handler": signers[1][1], "witness": signers[2][1], "approver": signers[3][1],
            "invoice_no": f"{rng.randrange(10**8):08d}",
        }  # fmt: skip
        if not income and number % 3 == 0:
            for line, (person, who) in enumerate(rng.sample(self._people, 4), start=1):
                row = {"voucher_no": name, "village": code, "line": line, "id_number": person}
                yield "receipts", row | {"name": who, "amount": "300.00"}

    def _picture(self, place: int, picture: bytes, out: Path) -> dict[str, Any]:
        # A comment after a JPEG's end makes the same sheet another file.
        data = picture + f"{self.code} {place}".encode()
        sha256 = hashlib.sha256(data).hexdigest()
        path = out / "pictures" / f"{sha256}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        number = f"记-{YEARS[place % len(YEARS)]}-{INCOME + place // len(YEARS):04d}"
        return {
            "sha256": sha256, "village": self.code, "owner": f"voucher:{number}",
            "file": f"pictures/{sha256}.jpg", "caption": "发票",
        }  # fmt: skip


def _divisions(villages: Sequence[str]) -> list[dict[str, str]]:
    every = sorted({code[:size] for code in villages for size in (2, 4, 6, 9, 12)}, key=len)
    above = {4: 2, 6: 4, 9: 6, 12: 9}
    kinds = {2: "省", 4: "市", 6: "县", 9: "镇", 12: "村"}
    return [
        {
            "code": code,
            "name": f"第{code[-3:]}{kinds[len(code)]}",
            "parent": code[: above[len(code)]] if len(code) in above else "",
        }
        for code in every
    ]
