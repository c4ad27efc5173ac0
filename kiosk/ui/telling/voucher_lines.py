"""How a voucher stands in a list. Called by the screens that list vouchers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui import words
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import VoucherRow


def voucher_line(row: VoucherRow) -> RecordLine:
    """Return how a voucher stands in a list."""
    who = [
        f"{said} {name}"
        for said, name in (
            (translate("ledger", "经手"), row.handler),
            (translate("ledger", "审批"), row.approver),
            (translate("ledger", "证明"), row.witness),
        )
        if name
    ]
    badge, tone = "", "plain"
    if row.withdrawn_on:
        badge, tone = translate("ledger", "撤下来了"), "bad"
    elif row.signers:
        badge, tone = translate("ledger", "领款单 {signers} 人").format(signers=row.signers), "wait"
    elif row.pictures:
        badge, tone = (
            translate("ledger", "发票 {pictures} 张").format(pictures=row.pictures),
            "good",
        )
    line = " · ".join([words.day(row.date), *who])
    if row.withdrawn_on and row.withdrawn_reason:
        line += translate("ledger", " · 撤下：{reason}").format(reason=row.withdrawn_reason)
    return RecordLine(
        row.id, row.summary, line, words.yuan(row.amount), badge, tone, bool(row.withdrawn_on)
    )
