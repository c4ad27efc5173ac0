"""The public rows of a village's ledger and affairs. Called by `collect` alone."""

import json

from protocol.records import public_id
from province.affairs.models import Affair
from province.ledger.models import Receipt, Voucher
from province.publish.village import Row, VillageData, iso


def voucher_id(key: str) -> str:
    """Return the public id of the voucher with this key (`voucher_no|village`)."""
    number, _, village = key.rpartition("|")
    return public_id("voucher", village, number)


def project_id(code: str | None) -> str:
    """Return the public id of a project, nothing for none."""
    return public_id("project", code) if code else ""


def affair_id(key: str) -> str:
    """Return the public id of the affair with this key (`no|village`)."""
    number, _, village = key.rpartition("|")
    return public_id("affair", village, number)


def voucher_row(voucher: Voucher, of: VillageData) -> Row:
    """Return a voucher as the public reads it; withdrawn ones stay, with day and reason."""
    return (
        public_id("voucher", voucher.village_id, voucher.voucher_no),
        voucher.voucher_no,
        iso(voucher.date),
        voucher.direction,
        voucher.account_id,
        voucher.amount_fen,
        of.masks.text(voucher.summary),
        of.masks.payee(voucher.payee),
        voucher.handler,
        voucher.witness,
        voucher.reviewer,
        voucher.approver,
        project_id(voucher.project_id),
        of.masks.text(voucher.place),
        voucher.pay_method,
        voucher.invoice_no,
        iso(voucher.published_on),
        voucher_id(voucher.reverses_id) if voucher.reverses_id else "",
        iso(voucher.withdrawn_on),
        of.masks.text(voucher.withdrawn_reason),
    )


def vouchers(of: VillageData) -> list[Row]:
    """Return the rows of `vouchers`."""
    return [voucher_row(voucher, of) for voucher in Voucher.objects.filter(village__code=of.code)]


def receipts(of: VillageData) -> list[Row]:
    """Return the rows of `receipts`: who signed, private names masked."""
    live = Receipt.objects.filter(village__code=of.code, withdrawn_on=None)
    return [
        (
            public_id("receipt", of.code, receipt.voucher_no, str(receipt.line)),
            public_id("voucher", of.code, receipt.voucher_no),
            str(receipt.line),
            of.masks.signer(receipt.name),
            receipt.amount_fen,
        )
        for receipt in live
    ]


def affairs(of: VillageData) -> list[Row]:
    """Return the rows of `affairs`."""
    return [
        (
            public_id("affair", of.code, affair.no),
            affair.no,
            affair.kind,
            of.masks.text(affair.title),
            of.masks.text(affair.body),
            iso(affair.published_on),
            "" if affair.power is None else str(affair.power),
            detail(affair.detail, of),
            iso(affair.withdrawn_on),
            of.masks.text(affair.withdrawn_reason),
        )
        for affair in Affair.objects.filter(village__code=of.code)
    ]


def detail(value: object, of: VillageData) -> str:
    """Return a JSON column as text with its words masked, nothing for none."""
    if value is None:
        return ""
    return json.dumps(_masked(value, of), ensure_ascii=False, sort_keys=True)


def _masked(value: object, of: VillageData) -> object:
    if isinstance(value, str):
        return of.masks.text(value)
    if isinstance(value, dict):
        return {of.masks.text(str(name)): _masked(inner, of) for name, inner in value.items()}
    if isinstance(value, list):
        return [_masked(inner, of) for inner in value]
    # A number long enough to be somebody's is one, quotes or not.
    masked = of.masks.text(str(value))
    return masked if isinstance(value, int | float) and masked != str(value) else value
