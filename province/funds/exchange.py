"""The funds' files of the exchange standard, as data for the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province.batches.shape import (
    CODE,
    DAY,
    DIVISION,
    ID_NUMBER,
    JSON,
    MONTH,
    NAME,
    SHORT_NAME,
    TEXT,
    THOUSANDTHS,
    VILLAGE,
    WHOLE_FEN,
    YUAN,
    Table,
    may,
    need,
    one_of,
)
from province.funds.models import Allotment, Payment, Programme

if TYPE_CHECKING:
    from province.batches.shape import Row
    from province.batches.source import Source


def _month_of_payment(row: Row, _: Source) -> None:
    if row["period"] is None:
        row["period"] = str(row["paid_on"])[:7]


TABLES: Final = (
    Table(
        "programmes",
        Programme,
        ("code",),
        (
            need("code", CODE),
            need("name", NAME),
            may("short_name", SHORT_NAME),
            need("department", CODE, to="departments"),
            need("category", one_of(Programme.Category.values)),
            need("basis", TEXT),
            need("eligibility", TEXT),
            need("standard", TEXT),
            may("unit_fen", WHOLE_FEN),
            need("frequency", one_of(Programme.Frequency.values)),
            may("hotline", NAME),
            may("conditions", JSON),
        ),
    ),
    Table(
        "allotments",
        Allotment,
        ("department", "allotment_no"),
        (
            need("department", CODE, to="departments"),
            need("allotment_no", CODE),
            need("programme", CODE, to="programmes"),
            need("from_division", DIVISION, to="divisions"),
            need("to_division", DIVISION, to="divisions"),
            need("amount", YUAN),
            need("allotted_on", DAY),
            may("document", NAME),
        ),
    ),
    Table(
        "payments",
        Payment,
        ("department", "payment_no"),
        (
            need("department", CODE, to="departments"),
            need("payment_no", CODE),
            need("programme", CODE, to="programmes"),
            need("id_number", ID_NUMBER),
            need("name", NAME),
            need("village", VILLAGE, to="divisions"),
            need("amount", YUAN),
            need("paid_on", DAY),
            need("status", one_of(Payment.Status.values)),
            may("bank", NAME),
            may("account", NAME),
            may("account_name", NAME),
            may("batch", NAME),
            # A payment without its allotment is a finding, so the number is not checked here.
            may("allotment_no", CODE),
            may("period", MONTH),
            may("quantity", THOUSANDTHS, into="quantity_milli"),
            may("grade", NAME),
            may("remark", TEXT),
        ),
        finish=_month_of_payment,
    ),
)
