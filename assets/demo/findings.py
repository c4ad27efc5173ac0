"""What is wrong in the demo besides its six stories: a few true cases for the matching rules.

Called last by `build`. Each is planted at one place and remembered as `Planted`, so that a test
can say that the engine found these and nothing else of their kind. Chance leaves the people and
vouchers of the stories alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from assets.demo import cases
from assets.demo.catalogue import BY_CODE
from assets.demo.funds import Paybook
from assets.demo.offices import Cadres
from assets.demo.people import Person, Population
from assets.demo.rosters import Entry
from assets.demo.tables import Book, Money

SECOND, THIRD, FOURTH, FIFTH = list(cases.VILLAGES)[1:]
TOO_YOUNG: Final = range(70, 79)  # years, too few for the old-age allowance
VEHICLE_FEN: Final = 13_800_000


class Planted(NamedTuple):
    """One thing that is wrong: the matching rule that should see it, and the row's key."""

    rule: str
    table: str
    key: str


def fill(to: Paybook, lists: list[Entry], cadres: dict[str, Cadres]) -> list[Planted]:
    """Plant the findings; return them."""
    book, population = to.book, to.population
    found = [Planted("D01", "payments", key) for key in _fuel(book)]
    found.append(Planted("T01", "payments", _pending(book)))
    found.append(Planted("Q01", "people", cases.NOT_YET_PAID.id_number))
    found += _stories(book)
    found += _by_chance(to, lists)
    found += _payments(to, lists, cadres)
    found += _property(book, lists)
    found += _ledger(book, population)
    _ordinary_property(book, population)
    return found


def _fuel(book: Book) -> Iterator[str]:
    dead = {who.id_number: died_on for who, died_on in cases.DEAD}
    for row in book.rows["payments"]:
        died_on = dead.get(row["id_number"])
        if died_on and row["paid_on"] == str(cases.FUEL_DATE):
            yield _key("payments", row)


def _pending(book: Book) -> str:
    """Return the old woman's payment that has been on its way since January."""
    return next(
        _key("payments", row)
        for row in book.rows["payments"]
        if row["id_number"] == cases.OLD_WOMAN.id_number and row["status"] == "pending"
    )


def _stories(book: Book) -> Iterator[Planted]:
    """Return what two of the stories leave for the rules to see."""
    (pond,) = (row for row in book.rows["vouchers"] if row["summary"] == cases.POND_SUMMARY)
    yield Planted("V07", "vouchers", _key("vouchers", pond))
    (labour,) = (row for row in book.rows["vouchers"] if _in_my_name(row))
    yield Planted("V05", "vouchers", _key("vouchers", labour))


def _in_my_name(row: dict[str, str]) -> bool:
    return row["pay_method"] == "cash" and row["summary"] == cases.LABOUR_SUMMARY


def _by_chance(to: Paybook, lists: list[Entry]) -> Iterator[Planted]:
    """Return the households on the list of the poor in which chance put a public employee."""
    posts = {row["id_number"] for row in to.book.rows["officials"] if row["level"] != "village"}
    homes = {(p.village, p.household) for p in to.population.everybody if p.id_number in posts}
    for entry in lists:
        who = entry.person
        if entry.list == "dibao" and (who.village, who.household) in homes:
            yield Planted("P01", "people", who.id_number)


def _key(table: str, row: dict[str, str]) -> str:
    columns = {"payments": ("department", "payment_no"), "vouchers": ("voucher_no", "village")}
    return "|".join(row[column] for column in columns[table])


def _payments(to: Paybook, lists: list[Entry], cadres: dict[str, Cadres]) -> Iterator[Planted]:
    living = [p for p in to.population.everybody if not p.fixed and p.died_on is None]
    # Too young for the allowance.
    young = next(p for p in living if p.age(cases.TODAY) in TOO_YOUNG and p.village == SECOND)
    row = to.pay("MZ07", young, 5_000, date(2018, 11, 5), status="paid", grade="80-89")
    yield Planted("E01", "payments", _key("payments", row))
    # Paid twice for one month.
    poor = [e for e in lists if e.list == "dibao" and e.until is None and e.person in living]
    twice = next(e for e in poor if e.person.village == THIRD)
    row = to.pay(
        "MZ01", twice.person, {"A": 45_000, "B": 34_000, "C": 25_000}[twice.grade],
        date(2018, 5, 10), status="paid", grade=twice.grade,
    )  # fmt: skip
    yield Planted("M02", "payments", _key("payments", row))
    # More than the standard.
    carer = next(p for p in living if p.village == FOURTH and p.head)
    row = to.pay("MZ09", carer, 900_000, date(2018, 6, 12), status="paid")
    yield Planted("E03", "payments", _key("payments", row))
    yield from _one_account(to, living, cadres[SECOND].clerk)
    # Sent down for the year, and paid to nobody since: longer ago than a yearly one may take.
    programme = BY_CODE["SL01"]
    to.book.add(
        "allotments", department=programme.department, allotment_no="SL01-20180320",
        programme="SL01", from_division=cases.CITY, to_division=cases.COUNTY,
        amount=Money(2_400_000), allotted_on=date(2018, 3, 20), document="示财指〔2018〕88号",
    )  # fmt: skip
    yield Planted("T01", "allotments", f"{programme.department}|SL01-20180320")


def _one_account(to: Paybook, living: list[Person], clerk: Person) -> Iterator[Planted]:
    """Five households' relief on the account of the village's clerk: B01, B03 and B04."""
    five = [p for p in living if p.village == SECOND and p.head and p is not clerk][-5:]
    for person in five:
        row = to.pay(
            "YJ01", person, 20_000, date(2018, 3, 22), status="paid",
            account=(clerk.account, clerk.name),
        )  # fmt: skip
        for rule in ("B01", "B03", "B04"):
            yield Planted(rule, "payments", _key("payments", row))


def _property(book: Book, lists: list[Entry]) -> Iterator[Planted]:
    poor = [e.person for e in lists if e.list == "dibao" and e.until is None]
    poor = [p for p in poor if not p.fixed and p.died_on is None]
    driver = next(p for p in poor if p.village == SECOND)
    book.add(
        "vehicles", no="示A·D1001", id_number=driver.id_number, name=driver.name, kind="小型轿车",
        value=Money(VEHICLE_FEN), status="正常", registered_on=date(2016, 9, 14),
    )  # fmt: skip
    yield Planted("A01", "vehicles", f"示A·D1001|{driver.id_number}")
    owner = next(p for p in poor if p.village == FOURTH)
    for number, place in (("房-20001", "石桥村三组"), ("房-20002", "示例县城新城路")):
        book.add(
            "houses", no=number, id_number=owner.id_number, name=owner.name, kind="住宅",
            value=Money(18_000_000), share="1", status="有效", place=place,
            registered_on=date(2014, 5, 6),
        )  # fmt: skip
    yield Planted("A02", "houses", f"房-20002|{owner.id_number}")
    trader = next(p for p in poor if p.village == FIFTH)
    book.add(
        "companies", no="91439900DEMO000001", id_number=trader.id_number, name=trader.name,
        kind="有限责任公司", value=Money(50_000_000), share="0.6", status="存续",
        place="示例县枫树村", registered_on=date(2016, 2, 18),
    )  # fmt: skip
    yield Planted("A03", "companies", f"91439900DEMO000001|{trader.id_number}")
    both = next(e.person for e in lists if e.list == "tekun" and e.person.died_on is None)
    book.add(
        "rosters", list="dibao", id_number=both.id_number, since=date(2018, 3, 1), name=both.name,
        village=both.village, grade="C", until=date(2018, 6, 30),
    )  # fmt: skip
    yield Planted("M01", "rosters", f"dibao|{both.id_number}|2018-03-01")


def _ledger(book: Book, population: Population) -> Iterator[Planted]:
    def of(village: str, start: date, count: int, *, account: str = "") -> list[dict[str, str]]:
        """Return that many of a village's ordinary expenses, from a day on."""
        return [
            row
            for row in book.rows["vouchers"]
            if row["village"] == village and row["direction"] == "expense"
            and row["date"] >= str(start) and row["invoice_no"] and not row["project"]
            and row["account"] == (account or row["account"])
        ][:count]  # fmt: skip

    # One job in three bills, each just below 5,000 yuan.
    bills = of(THIRD, date(2018, 4, 2), 3)
    first = date.fromisoformat(bills[0]["date"])
    for number, row in enumerate(bills):
        day = first + timedelta(days=number)
        row.update(
            amount=str(Money(498_000 - 2_000 * number)), account="542", date=str(day),
            published_on="2018-05-10", summary=f"村部围墙修补（{'一二三'[number]}）",
            payee="石桥平安施工队", pay_method="transfer",
        )  # fmt: skip
        yield Planted("V02", "vouchers", _key("vouchers", row))
    (again,) = of(FOURTH, date(2017, 3, 1), 1)
    (earlier,) = of(FIFTH, date(2017, 2, 1), 1)
    again["invoice_no"] = earlier["invoice_no"]
    for row in (earlier, again):
        yield Planted("V03", "vouchers", _key("vouchers", row))
    (treat,) = of(FIFTH, date(2018, 1, 20), 1)
    treat.update(summary="购春节接待烟酒", account="549", payee="清水日杂店")
    yield Planted("V06", "vouchers", _key("vouchers", treat))
    (bare,) = of(SECOND, date(2018, 8, 3), 1)
    bare.update(witness="", reviewer="")
    yield Planted("V01", "vouchers", _key("vouchers", bare))
    (late,) = of(THIRD, date(2017, 5, 4), 1)
    late["published_on"] = "2017-12-28"
    yield Planted("V08", "vouchers", _key("vouchers", late))
    yield from _signed_by_the_dead(book, population)


def _signed_by_the_dead(book: Book, population: Population) -> Iterator[Planted]:
    dead = next(p for p in population.of(FOURTH) if not p.fixed and p.died_on
                and p.died_on < date(2018, 6, 1))  # fmt: skip
    dates = {(r["voucher_no"], r["village"]): r["date"] for r in book.rows["vouchers"]}
    for row in book.rows["receipts"]:
        if row["village"] == FOURTH and dates[row["voucher_no"], FOURTH] > "2018-07-01":
            row.update(id_number=dead.id_number, name=dead.name)
            key = f"{row['voucher_no']}|{row['village']}|{row['line']}"
            yield Planted("D02", "receipts", key)
            yield Planted("V04", "receipts", key)
            return


def _ordinary_property(book: Book, population: Population) -> None:
    """Add cars, houses and firms of people who get nothing for being poor."""
    rng = population.rng
    well_off = [p for p in population.everybody if p.head and not p.lists and p.died_on is None]
    for number, person in enumerate(rng.sample(well_off, 30), start=1):
        book.add(
            "vehicles", no=f"示A·D{2000 + number}", id_number=person.id_number, name=person.name,
            kind=rng.choice(("小型轿车", "摩托车", "农用三轮车")),
            value=Money(rng.randint(4, 120) * 100_000), status="正常",
            registered_on=date(2012, 1, 1) + timedelta(days=rng.randrange(2_000)),
        )  # fmt: skip
        book.add(
            "houses", no=f"房-{30_000 + number}", id_number=person.id_number, name=person.name,
            kind="住宅", value=Money(12_000_000), share="1", status="有效",
            place=f"{cases.VILLAGES[person.village]}{rng.randint(1, 9)}组",
            registered_on=date(2010, 3, 1),
        )  # fmt: skip
