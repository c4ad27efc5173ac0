"""The villages' ledgers: three years of vouchers, numbered by date, and who signed for labour.

Called by `build` after `projects`. Vouchers that a story knows by number get it: between two such
numbers exactly as many ordinary entries are made up as fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases, entries
from assets.demo.offices import Cadres
from assets.demo.people import Person, Population
from assets.demo.tables import Book, Money
from assets.demo.works import TIER_FEN, Instalment

CASH_FEN: Final = 100_000
A_YEAR: Final = 118
INCOME_SHARE: Final = 0.13
LAST_PUBLISHED: Final = date(2018, 11, 15)
ADULT, OLDEST = 20, 74


@dataclass
class Voucher:
    """A voucher before it has its number."""

    on: date
    direction: str
    account: str
    fen: int
    summary: str
    payee: str
    project: str = ""
    place: str = ""
    number: str = ""
    signed: list[tuple[Person, int]] = field(default_factory=list)


def fill(
    book: Book, population: Population, cadres: dict[str, Cadres], paid: Sequence[Instalment]
) -> None:
    """Add the plan of accounts, the vouchers and the labour sheets."""
    for code, name, direction, parent, group in entries.ACCOUNTS:
        book.add("accounts", code=code, name=name, direction=direction, parent=parent, group=group)
    rng = population.rng
    invoices = iter(rng.sample(range(10_000_000, 99_999_999), 4_000))
    for village in cases.VILLAGES:
        workers = _workers(population, village)
        certain = _certain(village, [one for one in paid if one.village == village])
        if village == cases.VILLAGE:
            certain += _of_the_stories(population)
        for number, voucher in enumerate(_numbered(certain, Chance(rng, workers)), start=1):
            voucher.number = f"记-{number:04d}"
            _write(book, village, cadres[village], voucher, str(next(invoices)))


def _workers(population: Population, village: str) -> list[Person]:
    return [
        person
        for person in population.of(village)
        if not person.fixed
        and person.died_on is None
        and person.age(cases.FIRST_DAY) >= ADULT
        and person.age(cases.TODAY) <= OLDEST
    ]


def _certain(village: str, paid: Sequence[Instalment]) -> list[Voucher]:
    """Return the vouchers of the village's works, each with the grant that came for it."""
    found = []
    for one in paid:
        found.append(
            Voucher(one.on, "expense", entries.WORKS, one.fen, one.summary, one.payee,
                    one.project, one.place, one.number)
        )  # fmt: skip
        if one.project != cases.POND_PROJECT:
            grant = one.fen * 6 // 10
            found.append(
                Voucher(one.on - timedelta(days=6), "income", entries.WORKS_GRANT, grant,
                        f"{cases.VILLAGES[village]}工程一事一议奖补", "县财政局", one.project)
            )  # fmt: skip
    return found


def _of_the_stories(population: Population) -> list[Voucher]:
    by_id = population.by_id
    workers = [by_id[cases.UNPAID_WORKER.id_number]]
    workers += [p for p in _workers(population, cases.VILLAGE) if p.head][:3]
    return [
        Voucher(cases.DONATION_DATE, "income", entries.DONATIONS, cases.DONATION_FEN,
                cases.DONATION_SUMMARY, "滩上片村民", cases.POND_PROJECT, cases.POND_PLACE),
        Voucher(cases.LABOUR_DATE, "expense", entries.LABOUR, cases.LABOUR_FEN,
                cases.LABOUR_SUMMARY, "杨建国等4人", "", "", cases.LABOUR_VOUCHER,
                [(worker, cases.LABOUR_SHARE_FEN) for worker in workers]),
    ]  # fmt: skip


@dataclass(frozen=True)
class Chance:
    """What ordinary entries are made up from."""

    rng: Random
    workers: list[Person]


def _numbered(certain: list[Voucher], chance: Chance) -> list[Voucher]:
    """Return vouchers in order of date, so many that each known number falls on its voucher."""
    anchors = sorted((int(v.number[2:]), v) for v in certain if v.number)
    free = [voucher for voucher in certain if not voucher.number]
    found: list[Voucher] = []
    day = cases.FIRST_DAY + timedelta(days=4)
    for number, voucher in anchors:
        found += _stretch(day, voucher.on, number - 1 - len(found), free, chance)
        found.append(voucher)
        day = voucher.on + timedelta(days=1)
    left = round((cases.TODAY - day).days * A_YEAR / 365)
    return found + _stretch(day, cases.TODAY, left, free, chance)


def _stretch(
    start: date, end: date, count: int, free: list[Voucher], chance: Chance
) -> list[Voucher]:
    """Return `count` vouchers from `start` until before `end`, with the certain ones of then."""
    there = [voucher for voucher in free if start <= voucher.on < end]
    span = (end - start).days
    for _ in range(count - len(there)):
        on = start + timedelta(days=chance.rng.randrange(span))
        there.append(_ordinary(on, chance))
    return sorted(there, key=lambda voucher: voucher.on)


def _ordinary(on: date, chance: Chance) -> Voucher:
    rng = chance.rng
    income = rng.random() < INCOME_SHARE
    kinds = entries.INCOMES if income else entries.EXPENSES
    kind = rng.choices(kinds, [kind.weight for kind in kinds])[0]
    fen = rng.randint(kind.low * 10, kind.high * 10) * 10
    summary = kind.summary.format(month=on.month, quarter="一二三四"[(on.month - 1) // 3])
    voucher = Voucher(on, "income" if income else "expense", kind.account, fen, summary, kind.payee)
    if kind.payee == "@labour":
        names = rng.sample(chance.workers, rng.randint(3, 6))
        each = fen // len(names) // 1_000 * 1_000
        voucher.fen = each * len(names)
        voucher.signed = [(person, each) for person in names]
        voucher.payee = f"{names[0].name}等{len(names)}人"
    return voucher


def _write(book: Book, village: str, who: Cadres, voucher: Voucher, invoice: str) -> None:
    expense = voucher.direction == "expense"
    small = voucher.fen <= CASH_FEN
    firm = expense and not voucher.signed and "人" not in voucher.payee[-2:]
    book.add(
        "vouchers", voucher_no=voucher.number, village=village, date=voucher.on,
        direction=voucher.direction, account=voucher.account, amount=Money(voucher.fen),
        summary=voucher.summary, payee=voucher.payee, handler=who.clerk.name,
        witness=_witness(who, voucher).name, reviewer=who.supervisor.name,
        approver=who.secretary.name, project=voucher.project, place=voucher.place,
        # The four who "signed" were paid in cash, as such stories go.
        pay_method="cash" if small or voucher.number == cases.LABOUR_VOUCHER else "transfer",
        invoice_no=invoice if firm else "", published_on=_published(voucher.on),
    )  # fmt: skip
    for line, (person, fen) in enumerate(voucher.signed, start=1):
        book.add(
            "receipts", voucher_no=voucher.number, village=village, line=line,
            id_number=person.id_number, name=person.name, amount=Money(fen),
        )  # fmt: skip


def _witness(who: Cadres, voucher: Voucher) -> Person:
    return who.witnesses[0 if voucher.fen >= TIER_FEN else sum(voucher.summary.encode()) % 2]


def _published(on: date) -> date | None:
    """Money is published by the tenth of the next month; what is newer is not there yet."""
    following = (on.replace(day=28) + timedelta(days=4)).replace(day=10)
    if following <= cases.TODAY:
        return following
    return LAST_PUBLISHED if on < LAST_PUBLISHED else None
