"""How a village's works come about, from the proposal to the published result. Used by `projects`.

Up to 50,000 yuan the two committees decide and a price is agreed on; from there on the four
discussions and two publications are due, and three firms are asked.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases
from assets.demo.tables import Book, Cell, Money

TIER_FEN: Final = 5_000_000
CONTRACTORS: Final = (
    cases.POND_PAYEE,
    cases.ROAD_CONTRACTOR,
    "示例县清河水利工程有限公司",
    "石桥平安施工队",
    "示例县众力建设有限公司",
    "示例县绿源环境工程有限公司",
)
CHANGED: Final = "饮水管网改造"  # one well more, asked for and approved
CHANGE_FEN: Final = 180_000
SIGNERS: Final = {"signers": ["村委会", "村务监督委员会", "施工方", "村民代表"]}
WEEK: Final = {"days": 7}


@dataclass(frozen=True)
class Instalment:
    """Money that a village pays for a work: becomes a voucher in `ledger`."""

    project: str
    village: str
    on: date
    fen: int
    summary: str
    payee: str
    place: str
    number: str = ""  # where a story knows the voucher by it


@dataclass
class Work:
    """One work of one village, and the events that it has had by TODAY."""

    code: str
    name: str
    place: str
    contractor: str
    fen: int
    proposed_on: date
    entitled: tuple[int, int]  # party members, villagers' representatives
    instalments: list[Instalment] = field(default_factory=list)
    accepted_on: date | None = None
    contract_fen: int = 0
    paid_fen: int = 0
    started_on: date | None = None
    _seq: int = 0

    @property
    def village(self) -> str:
        """The village's code."""
        return self.code[:12]

    @property
    def large(self) -> bool:
        """Whether the four discussions and two publications are due."""
        return self.fen >= TIER_FEN

    def day(self, after: int) -> date:
        """Return the day so many days after the proposal."""
        return self.proposed_on + timedelta(days=after)

    def minutes(self, paper: str) -> str:
        """Return the number of a meeting's paper, such as 三塘决〔2018〕2号."""
        village = cases.VILLAGES[self.village].removesuffix("村")
        return f"{village}{paper}〔{self.proposed_on.year}〕{int(self.code[-3:])}号"

    def event(self, book: Book, step: str, on: date, **cells: Cell) -> bool:
        """Add an event, unless its day has not come."""
        if on > cases.TODAY:
            return False
        self._seq += 1
        book.add(
            "project_events",
            project=self.code,
            seq=self._seq,
            step=step,
            happened_on=on,
            **cells,
        )
        return True


def account_of(contractor: str) -> str:
    """Return a contractor's invented bank account, always the same."""
    return f"8201099{sum(contractor.encode()) % 10**6:06d}0001"


def run(book: Book, work: Work, rng: Random) -> None:
    """Add everything that happened in a work, in order."""
    _decide(book, work, rng)
    if work.large:
        _tender(book, work, rng)
    _sign(book, work)
    _build(book, work)


def _decide(book: Book, work: Work, rng: Random) -> None:
    work.event(book, "branch_proposes", work.day(0))
    work.event(book, "committees_discuss", work.day(7), present=7, entitled=7, agreed=7)
    if not work.large:
        return
    members, representatives = work.entitled
    for step, paper, after, entitled in (
        ("party_members_review", "党议", 15, members),
        ("villagers_decide", "决", 28, representatives),
    ):
        present = entitled - rng.randrange(2, max(3, entitled // 6))
        work.event(
            book, step, work.day(after), present=present, entitled=entitled,
            agreed=present - rng.randrange(3), document=work.minutes(paper),
        )  # fmt: skip
    work.event(book, "decision_published", work.day(29), detail=WEEK)


def _tender(book: Book, work: Work, rng: Random) -> None:
    documents, opened = work.day(46), work.day(68)
    work.event(book, "tender_published", documents, document=f"招{work.code[-7:]}")
    if opened > cases.TODAY:
        return
    others = rng.sample([name for name in CONTRACTORS if name != work.contractor], 2)
    price = work.fen
    for rank, bidder in enumerate((work.contractor, *others), start=1):
        book.add(
            "bids", project=work.code, bidder=bidder, price=Money(price),
            control_price=Money(work.fen * 105 // 100), documents_on=documents, opened_on=opened,
            valid="yes", contact_phone=f"19900{sum(bidder.encode()) % 10**6:06d}",
            guarantee_account=account_of(bidder), rank=rank,
        )  # fmt: skip
        price += work.fen // 100 + rng.randrange(1, 20) * 10_000 // rank
    work.event(book, "bids_opened", opened)
    work.event(
        book, "award", work.day(70), document=f"中{work.code[-7:]}", amount=Money(work.fen),
        actor=work.contractor,
    )  # fmt: skip
    work.event(book, "award_published", work.day(71), document=f"公{work.code[-7:]}")


def _sign(book: Book, work: Work) -> None:
    on = work.day(78 if work.large else 15)
    number = f"HT{work.code[-7:]}"
    signed = work.event(
        book, "contract_signed", on, document=number, amount=Money(work.fen), actor=work.contractor
    )
    if not signed:
        return
    work.contract_fen = work.fen
    book.add(
        "contracts", project=work.code, contract_no=number, contractor=work.contractor,
        amount=Money(work.fen), signed_on=on, scope=work.name,
        account=account_of(work.contractor), performance_guarantee=Money(work.fen // 20),
        quality_deposit=Money(work.fen * 3 // 100),
    )  # fmt: skip


def _build(book: Book, work: Work) -> None:
    first = 88 if work.large else 20
    if not work.event(book, "start", work.day(first)):
        return
    work.started_on = work.day(first)
    if work.name.endswith(CHANGED):
        for step, after in (("change_requested", 20), ("change_approved", 26), ("change_done", 34)):
            work.event(
                book, step, work.day(first + after), amount=Money(CHANGE_FEN),
                document=work.minutes("变更"),
                actor="清水镇人民政府" if step == "change_approved" else "",
            )  # fmt: skip
    if work.large:
        work.event(book, "progress", work.day(first + 30), detail={"percent": 40})
        work.event(book, "supervision_check", work.day(first + 40), document="现场检查记录")
        _pay(book, work, work.day(first + 103), work.fen * 3 // 10, "进度款")
    accepted = work.day(first + (136 if work.large else 40))
    work.event(book, "progress", accepted - timedelta(days=5), detail={"percent": 100})
    if not work.event(book, "accepted", accepted, document=f"验{work.code[-7:]}", detail=SIGNERS):
        return
    work.accepted_on = accepted
    rest = work.fen * 97 // 100 - work.paid_fen if work.large else work.fen
    _pay(book, work, accepted + timedelta(days=10), rest, "尾款" if work.large else "工程款")
    work.event(book, "result_published", accepted + timedelta(days=11), detail=WEEK)


def _pay(book: Book, work: Work, on: date, fen: int, what: str) -> None:
    paid = work.event(
        book, "payment", on, amount=Money(fen), account=account_of(work.contractor),
        document=f"付{work.code[-7:]}-{on:%m%d}",
    )  # fmt: skip
    if paid:
        work.paid_fen += fen
        work.instalments.append(
            Instalment(
                work.code, work.village, on, fen, f"{work.name}{what}", work.contractor, work.place
            )
        )
