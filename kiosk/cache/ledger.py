"""Questions about vouchers. Called by cache.reader only, inside its transaction."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from kiosk.cache import rows
from kiosk.cache.figures import year_span
from kiosk.cache.schema import ACCOUNTS, MIRRORED, PROJECTS, VOUCHERS
from kiosk.config import Home
from kiosk.model import (
    Fen,
    LedgerFilter,
    Page,
    PayeeRow,
    ReceiptRow,
    RecordId,
    VillageCode,
    VoucherDetail,
    VoucherRow,
)

_RECEIPTS = MIRRORED["receipts"]
_PICTURES = MIRRORED["attachments"]
_OTHER = "其他"  # the villager's word for an account that no catalogue has
_GROUP = func.coalesce(func.nullif(ACCOUNTS.c.group, ""), _OTHER)


def page(  # noqa: PLR0913 - one question
    mirror: Connection,
    village: str,
    which: LedgerFilter,
    offset: int,
    limit: int,
    *,
    after: VoucherRow | None,
) -> Page:
    """Return a window with the sum of all that is let through; behind `after` without it."""
    let_through = _condition(village, which)
    source = _with_account() if which.group else VOUCHERS
    order: tuple[ColumnElement[Any], ...] = (VOUCHERS.c.date.desc(), VOUCHERS.c.voucher_no.desc())
    if which.order == "amount":
        order = (VOUCHERS.c.amount.desc(), VOUCHERS.c.date.desc())
    # What is passed over is never joined with anything, nor read at all where one knows its end.
    window = (
        select(VOUCHERS.c.id).select_from(source).where(let_through)
        .order_by(*order, VOUCHERS.c.id).limit(limit)
    )  # fmt: skip
    window = window.offset(offset) if after is None else window.where(_behind(after, which.order))
    ids = [row.id for row in mirror.execute(window)]
    lines = select_vouchers().where(VOUCHERS.c.village == village, VOUCHERS.c.id.in_(ids))
    rows_by_id = {row.id: voucher_row(row) for row in mirror.execute(lines)}
    found = tuple(rows_by_id[each] for each in ids)
    if after is not None:
        return Page(rows=found, offset=offset)
    if not offset and len(found) < limit:
        standing = [row.amount for row in found if not row.withdrawn_on]
        return Page(rows=found, total=len(found), amount=Fen(sum(standing)))
    money = case((VOUCHERS.c.withdrawn_on == "", VOUCHERS.c.amount), else_=0)
    total, amount = mirror.execute(
        select(func.count(), func.coalesce(func.sum(money), 0))
        .select_from(source)
        .where(let_through)
    ).one()
    return Page(rows=found, offset=offset, total=total, amount=Fen(amount))


def payees(
    mirror: Connection, village: str, which: LedgerFilter, limit: int
) -> tuple[PayeeRow, ...]:
    """Return whom the filter lets through, the most paid first; masked names stand for many."""
    name = VOUCHERS.c.payee
    amount = func.sum(VOUCHERS.c.amount)
    query = (
        select(name, func.count().label("times"), amount.label("amount"))
        .select_from(_with_account() if which.group else VOUCHERS)
        .where(_condition(village, which), VOUCHERS.c.withdrawn_on == "")
        .where(name != "", ~name.contains("*"))
        .group_by(name)
        .order_by(amount.desc(), name)
        .limit(limit)
    )
    return tuple(PayeeRow(row.payee, row.times, Fen(row.amount)) for row in mirror.execute(query))


def voucher(mirror: Connection, home: Home, record_id: str) -> VoucherDetail | None:
    """Return a voucher with everything that hangs on it, or None."""
    row = mirror.execute(select_vouchers().where(VOUCHERS.c.id == record_id)).first()
    if row is None:
        return None
    found = voucher_row(row)
    signed = (
        select(_RECEIPTS)
        .where(_RECEIPTS.c.village == found.village, _RECEIPTS.c.voucher == record_id)
        .order_by(func.length(_RECEIPTS.c.line), _RECEIPTS.c.line)
    )
    return VoucherDetail(
        row=found,
        receipts=tuple(
            ReceiptRow(line=rows.words(r.line), name=r.name, amount=Fen(r.amount or 0))
            for r in mirror.execute(signed)
        ),
        pictures=rows.pictures(mirror, home, found.village, record_id),
        changes=rows.changes(mirror, found.village, record_id),
    )


def of_project(mirror: Connection, village: str, project: str) -> tuple[VoucherRow, ...]:
    """Return a project's vouchers, newest first."""
    query = (
        select_vouchers()
        .where(VOUCHERS.c.village == village, VOUCHERS.c.project == project)
        .order_by(VOUCHERS.c.date.desc(), VOUCHERS.c.id)
    )
    return tuple(voucher_row(row) for row in mirror.execute(query))


def select_vouchers() -> Select[Any]:
    """Return the query of whole voucher lines, without a condition."""
    pictures = (
        select(func.count())
        .where(_PICTURES.c.village == VOUCHERS.c.village, _PICTURES.c.owner == VOUCHERS.c.id)
        .scalar_subquery()
    )
    signers = (
        select(func.count())
        .where(_RECEIPTS.c.village == VOUCHERS.c.village, _RECEIPTS.c.voucher == VOUCHERS.c.id)
        .scalar_subquery()
    )
    source = _with_account().outerjoin(
        PROJECTS,
        and_(PROJECTS.c.village == VOUCHERS.c.village, PROJECTS.c.id == VOUCHERS.c.project),
    )
    return select(
        VOUCHERS,
        func.coalesce(ACCOUNTS.c.name, "").label("account_name"),
        _GROUP.label("group"),
        func.coalesce(PROJECTS.c.name, "").label("project_name"),
        pictures.label("pictures"),
        signers.label("signers"),
    ).select_from(source)


def voucher_row(row: Row[Any]) -> VoucherRow:
    """Build a ledger line from a row of `select_vouchers`."""
    return VoucherRow(
        id=RecordId(row.id),
        village=VillageCode(row.village),
        voucher_no=row.voucher_no,
        date=row.date,
        direction=row.direction,
        account=row.account,
        account_name=row.account_name,
        group=row.group,
        amount=Fen(row.amount or 0),
        summary=row.summary,
        payee=row.payee,
        handler=row.handler,
        witness=row.witness,
        reviewer=row.reviewer,
        approver=row.approver,
        project=row.project,
        project_name=row.project_name,
        place=row.place,
        pay_method=row.pay_method,
        invoice_no=row.invoice_no,
        published_on=row.published_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
        pictures=row.pictures,
        signers=row.signers,
    )


def _with_account() -> FromClause:
    return VOUCHERS.outerjoin(ACCOUNTS, ACCOUNTS.c.code == VOUCHERS.c.account)


def _behind(row: VoucherRow, order: str) -> ColumnElement[bool]:
    """Return what follows a row; the first bound is one that an index knows."""
    date, number, amount, key = (VOUCHERS.c[n] for n in ("date", "voucher_no", "amount", "id"))
    if order == "amount":
        same_day = or_(date < row.date, and_(date == row.date, key > row.id))
        return and_(amount <= row.amount, or_(amount < row.amount, same_day))
    behind = tuple_(date, number), tuple_(literal(row.date), literal(row.voucher_no))
    return and_(behind[0] <= behind[1], or_(behind[0] < behind[1], key > row.id))


def _condition(village: str, which: LedgerFilter) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [VOUCHERS.c.village == village]
    if which.year:
        first, end = year_span(f"{which.year}-{which.month}" if which.month else which.year)
        conditions += [VOUCHERS.c.date >= first, VOUCHERS.c.date < end]
    if which.direction:
        conditions.append(VOUCHERS.c.direction == which.direction)
    if which.group:
        conditions.append(_GROUP.is_(which.group))
    if which.payee:
        conditions.append(VOUCHERS.c.payee == which.payee)
    if which.least is not None:
        conditions.append(VOUCHERS.c.amount >= which.least)
    if which.below is not None:
        conditions.append(VOUCHERS.c.amount < which.below)
    if which.words:
        looked_at = (
            VOUCHERS.c.summary, VOUCHERS.c.payee, VOUCHERS.c.place, VOUCHERS.c.voucher_no,
        )  # fmt: skip
        conditions.append(
            or_(*(column.contains(which.words, autoescape=True) for column in looked_at))
        )
    return and_(*conditions)
