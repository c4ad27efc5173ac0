"""The ledger's files of the exchange standard, as data for the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province.batches.errors import BadRow
from province.batches.shape import (
    CODE,
    DAY,
    ID_NUMBER,
    INTEGER,
    NAME,
    SHA256,
    SIGNED_YUAN,
    TEXT,
    VILLAGE,
    YUAN,
    Reference,
    Table,
    may,
    need,
    one_of,
)
from province.ledger.models import Account, Attachment, Direction, Receipt, Voucher
from province.ledger.originals import keep_original

if TYPE_CHECKING:
    from province.batches.shape import Row
    from province.batches.source import Source

_OWNERS: Final = {"voucher": "voucher_id", "project": "project_id", "affair": "affair_id"}


def _reversal(row: Row, _: Source) -> None:
    amount, reverses = row["amount_fen"], row["reverses_id"]
    if isinstance(amount, int) and amount < 0 and not reverses:
        raise BadRow("amount", f"{amount / 100:.2f}", "只有冲销凭证可以是负数，要写明冲销哪一张")
    if reverses:
        row["reverses_id"] = f"{reverses}|{row['village_id']}"


def _of_voucher(row: Row, _: Source) -> None:
    row["voucher_id"] = f"{row['voucher_no']}|{row['village_id']}"


def _attachment(row: Row, source: Source) -> None:
    owner = str(row.pop("owner"))
    kind, _, no = owner.partition(":")
    if kind not in _OWNERS or not no:
        raise BadRow("owner", owner, "应写成 voucher:凭证号、project:项目代码 或 affair:编号")
    row.update(dict.fromkeys(_OWNERS.values()))
    row[_OWNERS[kind]] = no if kind == "project" else f"{no}|{row['village_id']}"
    row["media_type"], row["size_bytes"] = keep_original(
        source, str(row["file"]), str(row["sha256"])
    )


# Accounts come before projects, which vouchers name; pictures come after all that they show.
ACCOUNTS: Final = Table(
    "accounts",
    Account,
    ("code",),
    (
        need("code", CODE),
        need("name", NAME),
        need("direction", one_of(Direction.values)),
        may("parent", CODE, to="accounts"),
        may("group", NAME),
    ),
)
VOUCHERS: Final = Table(
    "vouchers",
    Voucher,
    ("voucher_no", "village"),
    (
        need("voucher_no", CODE),
        need("village", VILLAGE, to="divisions"),
        need("date", DAY),
        need("direction", one_of(Direction.values)),
        need("account", CODE, to="accounts"),
        need("amount", SIGNED_YUAN),
        need("summary", TEXT),
        may("payee", NAME),
        may("handler", NAME),
        may("witness", NAME),
        may("reviewer", NAME),
        may("approver", NAME),
        may("project", CODE, to="projects"),
        may("place", NAME),
        may("pay_method", one_of(Voucher.PayMethod.values)),
        may("invoice_no", NAME),
        may("published_on", DAY),
        may("reverses", CODE, to="vouchers"),
    ),
    finish=_reversal,
)
RECEIPTS: Final = Table(
    "receipts",
    Receipt,
    ("voucher_no", "village", "line"),
    (
        need("voucher_no", CODE),
        need("village", VILLAGE, to="divisions"),
        need("line", INTEGER),
        may("id_number", ID_NUMBER),
        need("name", NAME),
        need("amount", YUAN),
    ),
    finish=_of_voucher,
    derived=("voucher_id",),
    more_references=(Reference("voucher_no", "voucher_id", "vouchers"),),
)
ATTACHMENTS: Final = Table(
    "attachments",
    Attachment,
    ("sha256",),
    (
        need("sha256", SHA256),
        need("village", VILLAGE, to="divisions"),
        need("owner", NAME, into=""),
        need("file", NAME),
        need("caption", TEXT),
        may("visibility", one_of(Attachment.Visibility.values, empty="public")),
    ),
    finish=_attachment,
    derived=("voucher_id", "project_id", "affair_id", "media_type", "size_bytes"),
    more_references=(
        Reference("owner", "voucher_id", "vouchers"),
        Reference("owner", "project_id", "projects"),
        Reference("owner", "affair_id", "affairs"),
    ),
)
