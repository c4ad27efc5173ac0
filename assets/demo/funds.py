"""Three years of subsidies: who was paid what, when, and the money sent down for it.

Called by `build`. Payments follow the lists and the catalogue exactly, so that what `findings`
plants is all that is wrong with them.
"""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from assets.demo import cases
from assets.demo.catalogue import AGE_GRADES, BY_CODE, CARE_GRADES, DIBAO_GRADES
from assets.demo.people import Person, Population
from assets.demo.rosters import Entry
from assets.demo.tables import Book, Money

BANK: Final = "示例县农商行"
MONTHS: Final = tuple(
    date(year, month, 1)
    for year in (2016, 2017, 2018)
    for month in range(1, 13)
    if date(year, month, 1) <= cases.TODAY
)
PENSION_FEN: Final = {2016: 8_500, 2017: 9_000, 2018: 10_300}
PENDING_FROM: Final = date(2018, 11, 1)
RETIRED: Final = 60
NINETY: Final = 90
AT_SCHOOL: Final = range(6, 16)
LEARNING_A_TRADE: Final = range(16, 19)
# programme, families a village, days, least and most fen
ONCE: Final = (
    ("YJ01", 14, (cases.RELIEF_DATE,), 20_000, 20_000),
    ("YJ01", 10, (date(2017, 7, 20),), 20_000, 20_000),
    ("MZ09", 12, (date(2016, 4, 12), date(2017, 3, 15), date(2018, 5, 9)), 50_000, 300_000),
    ("YB01", 14, (date(2016, 11, 8), date(2017, 10, 17), date(2018, 9, 6)), 30_000, 800_000),
    ("ZJ01", 3, (date(2016, 12, 6), date(2017, 12, 5)), 1_000_000, 2_000_000),
    ("NY02", 4, (date(2016, 6, 15), date(2017, 6, 14), date(2018, 6, 13)), 60_000, 300_000),
)


class Paybook:
    """Collects payments, numbers them by department, and sums them into allotments."""

    def __init__(self, book: Book, population: Population) -> None:
        self.book = book
        self.rng = population.rng
        self.population = population
        self._numbers: dict[str, int] = {}
        self._allotments: dict[tuple[str, date], int] = {}

    def pay(  # noqa: PLR0913 - a payment has so many sides
        self,
        code: str,
        person: Person,
        fen: int,
        paid_on: date,
        *,
        status: str = "",
        again: date | None = None,
        quantity: str = "",
        grade: str = "",
        remark: str = "",
        account: tuple[str, str] | None = None,
    ) -> dict[str, str]:
        """Add one payment of `fen`; without a status chance decides between paid and others.

        `again` is the day of the payment that came back and is now repaid: it needs no new money.
        """
        programme = BY_CODE[code]
        number = self._numbers[code] = self._numbers.get(code, 0) + 1
        chosen = status or self._status(person, paid_on)
        if again is None:
            self._allotments[code, paid_on] = self._allotments.get((code, paid_on), 0) + fen
        holder = self._holder(person)
        row = self.book.add(
            "payments", department=programme.department, payment_no=f"{code}-{number:05d}",
            programme=code, id_number=person.id_number, name=person.name, village=person.village,
            amount=Money(fen), paid_on=paid_on, status=chosen, bank=BANK,
            account=account[0] if account else person.account,
            account_name=account[1] if account else holder,
            batch=f"{paid_on:%Y-%m} {programme.short_name}",
            allotment_no=f"{code}-{again or paid_on:%Y%m%d}",
            period=f"{again or paid_on:%Y-%m}", quantity=quantity, grade=grade, remark=remark,
        )  # fmt: skip
        if chosen == "returned" and not status:
            row["remark"] = "账号有误，银行退回"
            self.pay(
                code, person, fen, paid_on + timedelta(days=20), status="paid",
                again=paid_on, quantity=quantity, grade=grade, remark="退回后补发",
            )  # fmt: skip
        return row

    def _status(self, person: Person, paid_on: date) -> str:
        if person.fixed:
            return "paid"
        chance = self.rng.random()
        if paid_on >= PENDING_FROM:
            return "pending" if chance < 0.3 else "paid"  # noqa: PLR2004 - not yet through
        return "returned" if chance < 0.004 else "paid"  # noqa: PLR2004 - seldom

    def _holder(self, person: Person) -> str:
        if person.id_number == cases.ORPHAN.id_number:
            return cases.GRANDMOTHER.name
        return person.name

    def allot(self) -> None:
        """Add, for each programme and day, the money that the county received for it."""
        for (code, paid_on), fen in self._allotments.items():
            programme = BY_CODE[code]
            self.book.add(
                "allotments", department=programme.department,
                allotment_no=f"{code}-{paid_on:%Y%m%d}", programme=code,
                from_division=cases.CITY, to_division=cases.COUNTY, amount=Money(fen),
                allotted_on=paid_on - timedelta(days=8 + self.rng.randrange(8)),
                document=f"示财指〔{paid_on.year}〕{self.rng.randrange(10, 400)}号",
            )  # fmt: skip


def fill(book: Book, population: Population, lists: list[Entry]) -> Paybook:
    """Add all lawful payments; return the book so that findings can be added before `allot`."""
    to = Paybook(book, population)
    _monthly(to, lists)
    _yearly(to, population, lists)
    _fields(to, population)
    _jobs(to, population)
    _once(to, population)
    _old_woman(to)
    _returned(to)
    return to


def _day(month: date, day: int) -> date | None:
    """Return the paying day in a month, the day before a Sunday's; None if it has not come."""
    found = month.replace(day=day)
    if found.weekday() >= calendar.SATURDAY:
        found -= timedelta(days=found.weekday() - calendar.FRIDAY)
    return found if found <= cases.TODAY else None


def _monthly(to: Paybook, lists: list[Entry]) -> None:
    old_woman = to.population.by_id[cases.OLD_WOMAN.id_number]
    dibao = {entry.person.id_number: entry for entry in lists if entry.list == "dibao"}
    for month in MONTHS:
        for entry in lists:
            if entry.person is old_woman or not entry.holds(month):
                continue
            for code, fen, day in _monthly_rights(entry, dibao, month):
                if paid_on := _day(month, day):
                    grade = entry.grade if code in {"MZ01", "MZ06"} else ""
                    to.pay(code, entry.person, fen, paid_on, grade=grade)
        if paid_on := _day(month, 15):
            for person in to.population.everybody:
                if person is not old_woman and person.age(month) >= RETIRED and person.alive(month):
                    to.pay("RS01", person, PENSION_FEN[month.year], paid_on)


def _monthly_rights(
    entry: Entry, dibao: dict[str, Entry], month: date
) -> Iterator[tuple[str, int, int]]:
    if entry.list == "dibao":
        yield "MZ01", DIBAO_GRADES[entry.grade], 10
    elif entry.list == "tekun":
        yield "MZ03", BY_CODE["MZ03"].unit_fen, 10
    elif entry.list == "orphan":
        yield "MZ04", BY_CODE["MZ04"].unit_fen, 10
    elif entry.list == "disabled":
        poor = dibao.get(entry.person.id_number)
        if poor is not None and poor.holds(month):
            yield "MZ05", BY_CODE["MZ05"].unit_fen, 20
        if entry.grade in CARE_GRADES:
            yield "MZ06", CARE_GRADES[entry.grade], 20


def _yearly(to: Paybook, population: Population, lists: list[Entry]) -> None:
    fuel = [e for e in lists if e.list == "disabled" and e.grade in {"二级", "三级"}][::2]
    fuel = [e for e in fuel if not e.person.fixed]
    dead = [population.by_id[who.id_number] for who, _ in cases.DEAD]
    single = [p for p in population.everybody if p.head and not p.fixed][::6]
    for year in (2016, 2017, 2018):
        in_august = date(year, 8, 15)
        for entry in fuel:
            if entry.holds(in_august):
                to.pay(cases.FUEL_PROGRAMME, entry.person, cases.FUEL_FEN, in_august)
        for person in dead:
            # In 2018 all nine were dead: story 4.
            to.pay(cases.FUEL_PROGRAMME, person, cases.FUEL_FEN, in_august, status="paid")
        for entry in lists:
            if entry.person.id_number != cases.OLD_WOMAN.id_number:
                _yearly_of_list(to, entry, year)
        day = date(year, 9, 12)
        for person in single:
            if person.age(day) >= RETIRED and person.alive(day):
                to.pay("WJ01", person, BY_CODE["WJ01"].unit_fen, day)


def _yearly_of_list(to: Paybook, entry: Entry, year: int) -> None:
    person = entry.person
    in_july, in_october, in_november = date(year, 7, 4), date(year, 10, 20), date(year, 11, 5)
    if entry.list == "elderly":
        if entry.holds(in_november):
            grade = "90-99" if person.age(in_november) >= NINETY else "80-89"
            to.pay("MZ07", person, AGE_GRADES[grade], in_november, grade=grade)
        if person.age(in_july) >= NINETY and person.alive(in_july):
            to.pay("MZ08", person, cases.SUPPORT_FEN, in_july)
    elif entry.list == "poverty" and entry.holds(in_october):
        if person.age(in_october) in AT_SCHOOL:
            to.pay("JY01", person, BY_CODE["JY01"].unit_fen, in_october)
        elif person.age(in_october) in LEARNING_A_TRADE:
            to.pay("FP01", person, BY_CODE["FP01"].unit_fen, in_october)


def _fields(to: Paybook, population: Population) -> None:
    """Pay by the mu: what a household's head farms stays the same for the three years."""
    for number, person in enumerate(p for p in population.everybody if p.head):
        if person.id_number == cases.OLD_WOMAN.id_number:
            continue
        tenths = to.rng.randint(12, 90)
        for year in (2016, 2017, 2018):
            for code, day, every, area in (
                ("NY01", date(year, 5, 18), 1, tenths),
                ("NY03", date(year, 10, 12), 2, tenths // 2 + 1),
                ("LY01", date(year, 9, 25), 5, tenths // 3 + 2),
                ("LY02", date(year, 6, 22), 4, tenths * 2),
            ):
                if number % every == 0 and person.alive(day):
                    fen = BY_CODE[code].unit_fen * area // 10
                    to.pay(code, person, fen, day, quantity=f"{area // 10}.{area % 10}")


def _jobs(to: Paybook, population: Population) -> None:
    for village in cases.VILLAGES:
        fit = [p for p in population.of(village) if not p.fixed and p.died_on is None
               and 45 <= p.age(cases.FIRST_DAY) <= 56]  # fmt: skip # noqa: PLR2004 - able to walk the hills
        first, second, third, soldier = to.rng.sample(fit, 4)
        for month in MONTHS:
            if paid_on := _day(month, 12):
                to.pay("LY03", first, BY_CODE["LY03"].unit_fen, paid_on)
                for person in (second, third)[: 1 + (month.year > 2016)]:  # noqa: PLR2004 - year
                    to.pay("RS02", person, BY_CODE["RS02"].unit_fen, paid_on)
                to.pay("TY01", soldier, BY_CODE["TY01"].unit_fen, paid_on)
        moved = [p for p in population.of(village) if not p.fixed][::9]
        for year in (2016, 2017, 2018):
            for person in moved:
                if person.alive(date(year, 6, 28)):
                    to.pay("SL01", person, BY_CODE["SL01"].unit_fen, date(year, 6, 28))


def _once(to: Paybook, population: Population) -> None:
    """Pay relief, aid and grants that come once, to different people each time."""
    for village in cases.VILLAGES:
        heads = [p for p in population.of(village) if p.head and not p.fixed]
        for code, count, days, low, high in ONCE:
            for person in to.rng.sample(heads, count):
                day = to.rng.choice(days)
                if person.alive(day):
                    fen = to.rng.randint(low // 5_000, high // 5_000) * 5_000
                    to.pay(code, person, fen, day)


def _old_woman(to: Paybook) -> None:
    """Story 2: her three years, as the design's picture shows them."""
    person = to.population.by_id[cases.OLD_WOMAN.id_number]
    for code, fen, day, quantity in (
        ("NY01", 42_000, date(2016, 5, 20), "4"),
        ("MZ08", 30_000, date(2016, 7, 5), ""),
        ("MZ07", 10_000, date(2016, 11, 4), ""),
        ("MZ09", 38_000, date(2016, 12, 20), ""),
        ("NY01", 42_000, date(2017, 5, 19), "4"),
        ("MZ08", 30_000, date(2017, 7, 4), ""),
        ("MZ09", 60_000, date(2017, 8, 22), ""),
        ("YB01", 50_000, date(2017, 10, 17), ""),
        ("MZ07", 10_000, date(2017, 11, 6), ""),
        ("YJ01", cases.RELIEF_FEN, cases.RELIEF_DATE, ""),
        ("NY01", 42_000, date(2018, 5, 18), "4"),
        ("MZ08", cases.SUPPORT_FEN, cases.SUPPORT_DATE, ""),
        ("MZ07", 10_000, date(2018, 11, 5), ""),
    ):
        grade = "90-99" if code == "MZ07" else ""
        to.pay(code, person, fen, day, status="paid", quantity=quantity, grade=grade)
    to.pay("MZ01", person, cases.OLD_WOMAN_PENDING_FEN, date(2018, 1, 15), status="pending",
           grade="B")  # fmt: skip


def _returned(to: Paybook) -> None:
    """One relief payment that the bank sent back, and its second try."""
    person = to.population.by_id[cases.RETURNED.id_number]
    first = date(2018, 5, 9)
    to.pay("MZ09", person, 80_000, first, status="returned", remark="账号有误，银行退回")
    to.pay("MZ09", person, 80_000, first + timedelta(days=20), status="paid", again=first,
           remark="退回后补发")  # fmt: skip
