"""What the terminal's rooms hand to each other: frozen rows, money in fen, dates as YYYY-MM-DD.

Read from the mirror by `cache.reader`, shown by `ui`. Villages and years are in `kiosk.village`.
"""

from dataclasses import dataclass, field
from typing import NewType

# Named here too: who handles rows need not know what the first frame is spared.
from kiosk.village import Fen as Fen  # noqa: PLC0414 - re-exported
from kiosk.village import VillageCode as VillageCode  # noqa: PLC0414
from kiosk.village import VillageRow as VillageRow  # noqa: PLC0414
from kiosk.village import YearFigures as YearFigures  # noqa: PLC0414

_NOTHING = Fen(0)
RecordId = NewType("RecordId", str)  # 16 characters, the same on screen, QR and phone


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A line of the ledger."""

    id: RecordId
    village: VillageCode
    voucher_no: str
    date: str
    direction: str  # income | expense
    account: str  # code
    account_name: str
    group: str
    amount: Fen
    summary: str
    payee: str
    handler: str
    witness: str
    reviewer: str
    approver: str
    project: str  # id of the project or empty
    project_name: str
    place: str
    pay_method: str
    invoice_no: str
    published_on: str
    withdrawn_on: str
    withdrawn_reason: str
    pictures: int  # attachments of any kind
    signers: int  # names on a labour sheet


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One name on a labour sheet, masked."""

    line: str
    name: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class PictureRow:
    """An attachment; `here` says whether its file has arrived yet."""

    id: str
    caption: str
    kind: str  # jpeg | png | webp | pdf
    sha256: str
    thumb_sha256: str
    width: int
    height: int
    here: bool
    thumb_here: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What stood there before, with day and reason."""

    happened_on: str
    reason: str
    was: dict[str, str]


@dataclass(frozen=True, slots=True)
class VoucherDetail:
    """A voucher with everything that hangs on it."""

    row: VoucherRow
    receipts: tuple[ReceiptRow, ...]
    pictures: tuple[PictureRow, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """A step in a project's life."""

    step: str
    step_name: str
    happened_on: str
    amount: Fen | None
    actor: str
    document: str
    present: int | None
    entitled: int | None
    agreed: int | None
    detail: str = ""  # JSON as it was published: days, signers, percent


@dataclass(frozen=True, slots=True)
class BidRow:
    """One bid for a project."""

    bidder: str
    price: Fen
    control_price: Fen | None
    valid: str
    reason: str
    rank: str


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in a list. Amounts are None where nothing is known."""

    id: RecordId
    code: str
    parent: str
    kind: str
    name: str
    place: str
    owner: str
    contractor: str
    estimate: Fen | None
    budget: Fen | None
    approved_budget: Fen | None
    contract_amount: Fen | None
    paid_amount: Fen | None
    tender_method: str
    starts_on: str
    ends_on: str
    accepted_on: str
    withdrawn_on: str = ""
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    """A project with its steps, parts, bids, vouchers and pictures."""

    row: ProjectRow
    events: tuple[EventRow, ...]
    parts: tuple[ProjectRow, ...]
    bids: tuple[BidRow, ...]
    vouchers: tuple[VoucherRow, ...]
    pictures: tuple[PictureRow, ...]


@dataclass(frozen=True, slots=True)
class AffairRow:
    """A notice, decision, roster, contract, asset, party matter or election."""

    id: RecordId
    kind: str
    title: str
    body: str
    published_on: str
    withdrawn_on: str
    withdrawn_reason: str
    detail: str = ""  # JSON as it was published, by kind (docs/your-own-data.md)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A livelihood fund in the villager's words."""

    code: str
    name: str
    short_name: str
    department: str
    category: str
    basis: str
    eligibility: str
    standard: str
    frequency: str
    hotline: str


@dataclass(frozen=True, slots=True)
class ProgrammeTotal:
    """What a village got of one fund in one year."""

    people: int
    payments: int
    amount: Fen


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What the ledger shows; empty means all."""

    year: str = ""
    direction: str = "expense"
    group: str = ""
    order: str = "date"  # date | amount
    month: str = ""  # MM, within `year`
    payee: str = ""
    words: str = ""  # in what it was for, whom it went to, where, or its number
    least: Fen | None = None
    below: Fen | None = None  # the first amount that is too much


@dataclass(frozen=True, slots=True)
class Compared:
    """One group or month beside the year before."""

    key: str  # the group's word, or MM
    now: Fen
    before: Fen


@dataclass(frozen=True, slots=True)
class Comparison:
    """One side of a year's ledger beside the year before, both up to the same day."""

    year: str
    until: str  # MM-DD: the year is not over, both end here; empty: two whole years
    groups: tuple[Compared, ...]  # largest first
    months: tuple[Compared, ...]  # January first, without those that nothing happened in


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """Whom the village paid."""

    name: str
    count: int
    amount: Fen


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What a check found. Open ones say no more than their day."""

    id: RecordId
    title: str
    found_on: str
    settled_on: str
    settled: bool
    result: str
    recovered: Fen | None
    record: RecordId
    kind: str  # of the record: voucher | project | affair; empty if it is not on this terminal


@dataclass(frozen=True, slots=True)
class CorrectedRow:
    """A record that was corrected or withdrawn after it was public."""

    record: RecordId
    kind: str  # voucher | project | affair
    title: str
    amount: Fen | None  # a voucher's
    on: str
    reason: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found and settled, and what was put right."""

    outcomes: tuple[OutcomeRow, ...]
    corrected: tuple[CorrectedRow, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A window of a list: rows from `offset`, `total` rows in all."""

    rows: tuple[VoucherRow, ...] = field(default=())
    offset: int = 0
    total: int = 0
    amount: Fen = _NOTHING  # sum of all rows that the filter lets through
