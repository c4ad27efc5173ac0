"""Payments as offices made them: on time, late, returned and repaid, in arrears; then thefts."""

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.random import Generator

from tests.synthetic.book import Book, text
from tests.synthetic.lives import FIRST, LAST, TODAY, Array, Lives, day_in, month
from tests.synthetic.registers import account

_NEVER: Final = 99_999


@dataclass
class Till:
    """Payments of one part, in pieces, and the number of the next."""

    of: Lives
    rng: Generator
    book: Book
    _next: int = 0
    pieces: list[dict[str, Any]] = field(default_factory=list)

    def pay(self, programme: str, who: Array, months: Array, amount: Any, **more: Any) -> Array:
        """Pay persons for months; return the payments' keys."""
        count = len(who)
        numbers = np.arange(self._next, self._next + count)
        self._next += count
        keys = np.char.add(f"{programme[:2]}{self.book.part}|", numbers.astype(str))
        person = more.pop("person", self.of.person[who])
        columns = {
            "key": keys, "programme": text(programme, who), "person": person,
            "name": self.of.name[who], "village": self.of.village[who],
            "amount": np.broadcast_to(amount, count), "paid_on": day_in(months, self.rng),
            "status": text("paid", who), "account": account(person),
            "account_name": self.of.name[who], "month": months,
            "quantity_milli": np.full(count, 1000),
        } | more  # fmt: skip
        self.book.add("payments", **columns)
        return keys


def programmes(of: Lives, rng: Generator, book: Book, cadres: Array) -> None:
    """Run two years of all programmes."""
    till = Till(of, rng, book)
    for programme, age, amount in (("YL01", 60, 10_300), ("GL01", 80, 10_000)):
        start = month(of.born) + age * 12
        _monthly(till, programme, start, np.ones(len(of), bool), amount)
        _too_young(till, programme, age, amount)
    poor = of.poor & of.head
    tekun = of.poor & ~of.head & (of.age() > 60) & (rng.random(len(of)) < 0.2)
    _listed(till, "dibao", "DB01", poor, 25_000)
    _listed(till, "tekun", "TK01", tekun, 60_000)
    disabled = rng.random(len(of)) < 0.03
    _listed(till, "disabled", "CJ01", disabled, 8_000, grade="一级")
    _both_lists(till, tekun)
    _farming(till)
    _accounts(till, cadres)
    _twice(till)
    _stuck(till)


def _stops(till: Till) -> Array:
    """Return the last month that each person was paid for: most offices stop in time."""
    of, rng = till.of, till.rng
    late = (rng.random(len(of)) < 0.08) * rng.integers(1, 7, len(of))
    return np.minimum(of.dead_month + late, LAST)


def _monthly(till: Till, programme: str, start: Array, who: Array, amount: int) -> None:
    of, rng, book = till.of, till.rng, till.book
    first = np.maximum(start, FIRST)
    last = np.minimum(_stops(till), LAST)
    persons = np.flatnonzero(who & (first <= last) & (of.dead_month >= FIRST))
    # Some never asked for what is theirs; of some the office knows that they do not want it.
    asked = rng.random(len(persons)) > 0.004
    silent = persons[~asked]
    alive = silent[np.isnat(of.died[silent])]
    wanting = alive[rng.random(len(alive)) < 0.85]
    book.label("Q01", [f"{p}|{programme}" for p in of.person[wanting]])
    persons = persons[asked]
    counts = last[persons] - first[persons] + 1
    rows = np.repeat(persons, counts)
    step = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    months = first[rows] + step
    # Arrears: three months paid at once later, each with its own month.
    days = day_in(months + np.where(rng.random(len(rows)) < 0.01, 3, 0), rng)
    days = np.minimum(days, TODAY - 5)
    returned = rng.random(len(rows)) < 0.003
    status = np.where(returned, "returned", "paid")
    keys = till.pay(programme, rows, months, amount, paid_on=days, status=status)
    again = returned & (rng.random(len(rows)) < 0.9) | returned & (months >= LAST)
    till.pay(programme, rows[again], months[again], amount,
             paid_on=np.minimum(days[again] + 25, TODAY - 1))  # fmt: skip
    lost = returned & ~again & (of.dead_month[rows] > months)
    book.label("T01", np.char.add("returned|", keys[lost]))
    after = ~returned & (months > of.dead_month[rows])
    book.label("D01", keys[after])


def _too_young(till: Till, programme: str, age: int, amount: int) -> None:
    """Let a few be paid years before their time; one mistake in three is the register's."""
    of, rng = till.of, till.rng
    years = of.age()
    near = np.flatnonzero((years > age - 7) & (years < age - 2) & np.isnat(of.died))
    who = near[rng.random(len(near)) < 0.002]
    rows = np.repeat(who, 6)
    months = LAST - np.tile(np.arange(6), len(who))
    till.book.label("E01", till.pay(programme, rows, months, amount))


def _listed(  # noqa: PLR0913, PLR0917 - a list and its programme
    till: Till, list_: str, programme: str, who: Array, amount: int, grade: str = ""
) -> None:
    of, rng = till.of, till.rng
    persons = np.flatnonzero(who & (of.dead_month >= FIRST))
    since = np.datetime64("2015-01-01") + rng.integers(0, 1_000, len(persons))
    until = np.minimum(of.died[persons], np.datetime64("2099-01-01"))
    ends = np.full(len(of), _NEVER)
    if list_ == "disabled":
        lapsed = rng.random(len(persons)) < 0.02
        until = np.where(lapsed, np.datetime64("2017-06-30"), until)
        # Of those whose card ran out, half were renewed and the list was not told; half go on.
        going = lapsed & (rng.random(len(persons)) < 0.5)
        renewed = going & (rng.random(len(persons)) < 0.4)
        stop = lapsed & ~going
        ends[persons[stop]] = 2017 * 12 + 5
        wrong = np.zeros(len(of), bool)
        wrong[persons[going & ~renewed]] = True
    till.book.add(
        "rosters", key=[f"{list_}|{p}|2015" for p in of.person[persons]],
        list=text(list_, persons), person=of.person[persons], name=of.name[persons],
        village=of.village[persons], since=since, until=until, grade=text(grade, persons),
    )  # fmt: skip
    start = np.full(len(of), _NEVER)
    start[persons] = month(since)
    before = till._next
    if list_ != "disabled":
        _monthly(till, programme, start, who, amount)
        return
    stopped = ends < _NEVER
    _monthly(till, programme, start, who & ~stopped, amount)
    _monthly(till, programme, start, who & stopped & (ends > FIRST) & (ends < 0), amount)
    paid = till.book.last("payments", before)
    bad = paid.filter(
        pl.col("person").is_in(of.person[wrong].tolist())
        & (pl.col("month") > 2017 * 12 + 6)
        & (pl.col("status") != "returned")
    )
    till.book.label("E02", bad["key"].to_numpy())


def _both_lists(till: Till, tekun: Array) -> None:
    of, rng = till.of, till.rng
    who = np.flatnonzero(tekun & np.isnat(of.died))
    who = who[rng.random(len(who)) < 0.05]
    till.book.add(
        "rosters", key=[f"dibao|{p}|2018" for p in of.person[who]], list=text("dibao", who),
        person=of.person[who], name=of.name[who], village=of.village[who],
        since=text("2018-01-01", who).astype("datetime64[D]"),
        until=np.full(len(who), np.datetime64("NaT")),
    )  # fmt: skip
    till.book.label("M01", of.person[who])
    rows = np.repeat(who, 5)
    months = 2018 * 12 + np.tile(np.arange(5), len(who))
    till.pay("DB01", rows, months, 25_000)
    till.book.label(
        "M04", [f"{p}|DB01|TK01|{m}" for p, m in zip(of.person[rows], months, strict=True)]
    )


def _farming(till: Till) -> None:
    """Pay for land once a year; some areas are puffed up, some standards ignored."""
    of, rng = till.of, till.rng
    heads = np.flatnonzero(of.head & (of.dead_month >= LAST))
    for year in (2017, 2018):
        area = rng.integers(1_000, 9_000, len(heads))
        over = rng.random(len(heads)) < 0.002
        # Rounded up by hand: innocent, and within a per cent.
        amount = area * 10_500 // 1000 + rng.integers(0, 5, len(heads))
        amount = np.where(over, amount * 13 // 10, amount)
        keys = till.pay("DL01", heads, np.full(len(heads), year * 12 + 4), amount,
                        quantity_milli=area)  # fmt: skip
        till.book.label("E03", keys[over])
    # Three months of arrears at once, the quantity left out: above the standard, and lawful.
    some = np.flatnonzero((of.age() > 65) & np.isnat(of.died))
    some = some[rng.random(len(some)) < 0.0005]
    till.pay("YL01", some, np.full(len(some), FIRST - 3), 30_900)


def _accounts(till: Till, cadres: Array) -> None:
    """Some money goes to other people's accounts: thefts, families, homes, guardians."""
    of, rng, book = till.of, till.rng, till.book
    living = np.flatnonzero(np.isnat(of.died) & (of.age() > 65))
    for cadre in cadres[rng.random(len(cadres)) < 0.05]:
        near = living[of.village[living] == of.village[cadre]]
        victims = rng.choice(near, min(5, len(near)), replace=False)
        victims = victims[of.home[victims] != of.home[cadre]]
        if not len(victims):
            continue
        card = account(of.person[[cadre]])[0]
        till.pay("YL01", victims, np.full(len(victims), FIRST - 1), 10_300,
                 account=text(card, victims),
                 account_name=text(of.name[cadre], victims))  # fmt: skip
        if len({of.home[one] for one in victims}) > 3:
            book.label("B01", [card])
        book.label("B03", of.person[victims])
        book.label("B04", of.person[victims])
    # A neighbour who is trusted and was never registered as a guardian: lawful.
    trusting = rng.choice(living, max(1, len(living) // 4_000), replace=False)
    friends = rng.choice(living, len(trusting))
    till.pay("YL01", trusting, np.full(len(trusting), FIRST - 2), 10_300,
             account=account(of.person[friends]), account_name=of.name[friends])  # fmt: skip
    wards = rng.choice(living, max(1, len(living) // 500), replace=False)
    carers = rng.choice(living, len(wards))
    book.add("guardians", person=of.person[wards], guardian=of.person[carers])
    till.pay("YL01", wards, np.full(len(wards), FIRST - 4), 10_300,
             account=account(of.person[carers]), account_name=of.name[carers])  # fmt: skip
    homes = rng.choice(living, max(1, len(living) // 300), replace=False)
    till.pay("YL01", homes, np.full(len(homes), FIRST - 5), 10_300,
             account=np.char.add("62999", of.village[homes].astype("U6")),
             account_name=text("示例镇敬老院", homes))  # fmt: skip
    # Mules: many cards in one year; others lost a card twice.
    for rule, share in (("B02", 0.0006), ("", 0.0001)):
        who = living[rng.random(len(living)) < share]
        for number in "789":
            card = np.char.add(number, account(of.person[who]))
            till.pay("YL01", who, np.full(len(who), FIRST - 6 - int(number)), 10_300, account=card)
        if rule:
            book.label(rule, of.person[who])


def _twice(till: Till) -> None:
    """Pay some twice: in one county, in two counties, or a difference made good."""
    of, rng, book = till.of, till.rng, till.book
    older = np.flatnonzero((of.age() > 63) & np.isnat(of.died))
    for rule, share in (("M02", 0.003), ("", 0.0004), ("M03", 0.002), ("M03", 0.0)):
        who = older[rng.random(len(older)) < share]
        months = LAST - rng.integers(0, 12, len(who))
        amount = 10_300 if rule else 1_500
        more: dict[str, Any] = {}
        if rule == "M03":
            other = of.village[rng.integers(0, len(of), len(who))]
            far = np.array([one[:6] for one in other]) != np.array(
                [one[:6] for one in of.village[who]]
            )
            who, months, more = who[far], months[far], {"village": other[far]}
        till.pay("YL01", who, months, amount, **more)
        if rule:
            book.label(rule, [f"{p}|YL01|{m}" for p, m in zip(of.person[who], months, strict=True)])


def _stuck(till: Till) -> None:
    """Leave some on their way for months; send money down that nobody paid on."""
    of, rng, book = till.of, till.rng, till.book
    who = np.flatnonzero(of.head)
    who = who[rng.random(len(who)) < 0.001]
    keys = till.pay("YL01", who, np.full(len(who), LAST - 3), 10_300, status=text("pending", who),
                    paid_on=text("2018-08-01", who).astype("datetime64[D]"))  # fmt: skip
    book.label("T01", np.char.add("pending|", keys))
    villages = np.unique(of.village)
    county = np.array([one[:6] for one in villages])
    allotted = np.full(len(villages), 1_000_000)
    stuck = rng.random(len(villages)) < 0.1
    names = [f"A{book.part}-{n}" for n in range(len(villages))]
    payees = np.array([np.flatnonzero(of.village == one)[0] for one in villages[~stuck]], int)
    till.pay("YL01", payees, np.full(len(payees), FIRST - 20), 1_000_000,
             allotment_no=np.array(names)[~stuck],
             quantity_milli=np.full(len(payees), 100_000))  # fmt: skip
    book.add(
        "allotments", key=[f"F|{name}" for name in names], department=text("F", villages),
        allotment_no=names, programme=text("YL01", villages), from_division=county,
        to_division=villages, amount=allotted,
        allotted_on=text("2018-08-01", villages).astype("datetime64[D]"),
    )  # fmt: skip
    book.label("T01", [f"allotment|F|{names[n]}" for n in np.flatnonzero(stuck)])
