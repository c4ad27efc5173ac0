"""Each person's own page, sealed so that only their ID number finds and opens it.

A bundle lies in the village of the register and in every village that paid the person. Called by
`collect`; no row made here holds a name or a number in clear.
"""

import base64
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from protocol import person
from protocol.idnumber import mask_account, mask_name
from protocol.person import Bundle, Listing, Payment, Signed
from protocol.records import public_id
from province.funds import models as funds
from province.ledger.models import Receipt
from province.matching.notices import dismissed
from province.publish.entitlement import Standing, missing, rule
from province.publish.fund_rows import data_date
from province.publish.ledger_rows import voucher_id
from province.publish.stretching import Roots
from province.publish.village import Row, VillageData, iso
from province.registry.models import Death, Person, RosterEntry

_VERSION = 1
_CHUNK = 500  # ID numbers a query
_COLUMNS = (
    "id_number", "department_id", "payment_no", "programme_id", "amount_fen", "paid_on", "period",
    "status", "bank", "account", "account_name", "quantity_milli", "grade", "remark",
    "withdrawn_on", "withdrawn_reason",
)  # fmt: skip
_T = TypeVar("_T")


class Catalogue:
    """What bundles need of the programmes; read once a publication."""

    def __init__(self) -> None:
        live = list(funds.Programme.objects.filter(withdrawn_on=None).order_by("code"))
        self.categories = dict(funds.Programme.objects.values_list("code", "category"))
        read = (rule(one.code, one.conditions) for one in live if isinstance(one.conditions, dict))
        self.rules = tuple(one for one in read if one is not None)


def members(village: str) -> list[str]:
    """Return the ID numbers of everybody who has a page in the village, sorted."""
    register = Person.objects.filter(village__code=village, withdrawn_on=None)
    paid = funds.Payment.objects.filter(village__code=village)
    numbers = set(register.values_list("id_number", flat=True))
    numbers |= set(paid.values_list("id_number", flat=True).distinct())
    return sorted(number for number in numbers if number)


def bundles(
    of: VillageData,
    roots: Roots,
    catalogue: Catalogue,
    today: date | None,
    progress: Callable[[int, int], None],
) -> list[Row]:
    """Return the rows of `bundles`: locator and sealed page, both base64 as JSON holds bytes."""
    numbers = members(of.code)
    roots.prepare(numbers, progress)
    rows: list[Row] = []
    for part in _cut(iter(numbers), _CHUNK):
        for number, bundle in _pages(of, part, catalogue, today).items():
            locator, key = person.locate(roots.of(number), of.key)
            rows.append((_text(locator), _text(person.write(bundle, key))))
    return rows


def own_page(number: str) -> Bundle:
    """Return the page of somebody in the register as it stands, for who proved to be them."""
    register = Person.objects.select_related("village").get(id_number=number, withdrawn_on=None)
    of = VillageData(register.village_id, register.village.name, key=b"")
    return _pages(of, [number], Catalogue(), data_date(of))[number]


def _pages(
    of: VillageData, numbers: Sequence[str], catalogue: Catalogue, today: date | None
) -> dict[str, Bundle]:
    paid = funds.Payment.objects.filter(id_number__in=numbers)
    names = dict(paid.values_list("id_number", "name"))
    living = set()
    for register in Person.objects.filter(id_number__in=numbers, withdrawn_on=None):
        names[register.id_number] = register.name
        if register.until is None:
            living.add(register.id_number)
    dead = Death.objects.filter(id_number__in=numbers, withdrawn_on=None)
    living -= set(dead.values_list("id_number", flat=True))
    payments, standing_paid = _payments(numbers, catalogue, names)
    lists, grades = _lists(numbers, today)
    signed = _signed(numbers)
    answered = dismissed(numbers)
    return {
        number: Bundle(
            v=_VERSION,
            name=names[number],
            village=of.code,
            payments=tuple(payments[number]),
            lists=tuple(lists[number]),
            signed=tuple(signed[number]),
            entitled=tuple(
                one
                for one in missing(
                    Standing(number, grades[number], standing_paid[number]), catalogue.rules, today
                )
                if (number, one.programme) not in answered
            )
            if today is not None and number in living
            else (),
        )
        for number in numbers
    }


def _payments(
    numbers: Sequence[str], catalogue: Catalogue, names: dict[str, str]
) -> tuple[dict[str, list[Payment]], dict[str, dict[str, date]]]:
    found: dict[str, list[Payment]] = defaultdict(list)
    newest: dict[str, dict[str, date]] = defaultdict(dict)
    rows = funds.Payment.objects.filter(id_number__in=numbers).order_by("-paid_on", "key")
    # By columns: as objects of the database they would cost half as much again.
    for row in rows.values_list(*_COLUMNS, named=True).iterator():
        if row.withdrawn_on is None and row.status != funds.Payment.Status.RETURNED:
            newest[row.id_number].setdefault(row.programme_id, row.paid_on)
        holder = row.account_name
        found[row.id_number].append(
            Payment(
                id=public_id("payment", row.department_id, row.payment_no),
                programme=row.programme_id,
                category=catalogue.categories.get(row.programme_id, "other"),
                amount=row.amount_fen,
                paid_on=iso(row.paid_on),
                period=row.period,
                status=row.status,
                bank=row.bank,
                account_tail=mask_account(row.account),
                # Somebody else's account: enough of the name to know whose, and no more.
                account_name=holder if holder == names[row.id_number] else mask_name(holder),
                quantity=_quantity(row.quantity_milli),
                grade=row.grade,
                remark=row.remark,
                withdrawn_on=iso(row.withdrawn_on),
                withdrawn_reason=row.withdrawn_reason,
            )
        )
    return found, newest


def _lists(
    numbers: Sequence[str], today: date | None
) -> tuple[dict[str, list[Listing]], dict[str, dict[str, str]]]:
    found: dict[str, list[Listing]] = defaultdict(list)
    now: dict[str, dict[str, str]] = defaultdict(dict)
    rows = RosterEntry.objects.filter(id_number__in=numbers, withdrawn_on=None)
    for row in rows.order_by("list", "since"):
        found[row.id_number].append(
            Listing(name=row.list, grade=row.grade, since=iso(row.since), until=iso(row.until))
        )
        if today is not None and row.since <= today and (row.until is None or row.until >= today):
            now[row.id_number][row.list] = row.grade
    return found, now


def _signed(numbers: Sequence[str]) -> dict[str, list[Signed]]:
    found: dict[str, list[Signed]] = defaultdict(list)
    rows = Receipt.objects.filter(
        id_number__in=numbers, withdrawn_on=None, voucher__withdrawn_on=None
    ).select_related("voucher")
    for row in rows.order_by("-voucher__date", "key"):
        found[row.id_number].append(
            Signed(
                village=row.village_id,
                voucher=voucher_id(row.voucher.key),
                line=str(row.line),
                date=iso(row.voucher.date),
                summary=row.voucher.summary,
                amount=row.amount_fen,
                handler=row.voucher.handler,
                approver=row.voucher.approver,
            )
        )
    return found


def _quantity(milli: int | None) -> str:
    if milli is None:
        return ""
    whole, rest = divmod(abs(milli), 1000)
    text = f"{whole}.{rest:03d}".rstrip("0").rstrip(".")
    return f"-{text}" if milli < 0 else text


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _cut(source: Iterator[_T], size: int) -> Iterator[list[_T]]:
    while part := list(islice(source, size)):
        yield part
