"""The projects: each village's works, the pond, the road, and the city's renewal in five parts.

Called by `build`, before `ledger`, which books the instalments that this returns.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases
from assets.demo.tables import Book, Money
from assets.demo.works import CONTRACTORS, Instalment, Work, account_of, run

# name, where in the village, yuan
ORDINARY: Final = (
    ("路灯安装", "村主干道", 28_000),
    ("文化活动广场", "村部旁", 86_000),
    ("饮水管网改造", "上片", 64_000),
    ("渠道清淤", "下片", 18_600),
    ("垃圾池修建", "各组", 12_400),
    ("公共厕所改造", "村部", 36_500),
    ("机耕桥加固", "河边", 47_800),
    ("卫生室维修", "村部", 9_600),
)
FIRST_STARTS: Final = (date(2016, 3, 7), date(2016, 9, 5), date(2017, 4, 10), date(2018, 1, 15),
                       date(2018, 8, 6))  # fmt: skip


def fill(book: Book, rng: Random) -> list[Instalment]:
    """Add all projects; return what the villages paid for theirs, in the order of the days."""
    instalments: list[Instalment] = []
    for number, village in enumerate(cases.VILLAGES):
        members, representatives = 30 + 2 * number, 42 + number
        chosen = rng.sample(ORDINARY, len(FIRST_STARTS))
        for place, (start, (name, where, yuan)) in enumerate(
            zip(FIRST_STARTS, chosen, strict=True), start=1
        ):
            work = Work(
                code=f"{village}{start.year}{place + 3:03d}",
                name=cases.VILLAGES[village] + name,
                place=cases.VILLAGES[village] + where,
                contractor=CONTRACTORS[2 + rng.randrange(4)],
                fen=yuan * 100,
                proposed_on=start + timedelta(days=3 * number),
                entitled=(members, representatives),
            )
            run(book, work, rng)
            _write(book, work)
            instalments += work.instalments
    instalments += _road(book, rng)
    instalments += _pond(book)
    _renewal(book)
    return sorted(instalments, key=lambda one: (one.on, one.project))


def _write(book: Book, work: Work, *, estimate: int = 0) -> None:
    limit = estimate or work.fen * 105 // 100
    book.add(
        "projects", code=work.code, kind="village", category="works", division=work.village,
        name=work.name, place=work.place, owner=f"{cases.VILLAGES[work.village]}村民委员会",
        contractor=work.contractor if work.contract_fen else "", estimate=Money(limit),
        budget=Money(limit), approved_budget=Money(limit),
        contract_amount=Money(work.contract_fen) if work.contract_fen else "",
        paid_amount=Money(work.paid_fen), tender_method="invited" if work.large else "negotiated",
        starts_on=work.started_on, accepted_on=work.accepted_on,
    )  # fmt: skip
    for source, fen in (
        ("县一事一议财政奖补", limit * 6 // 10),
        ("村集体资金", limit - limit * 6 // 10),
    ):
        book.add(
            "fundings", project=work.code, source=source, amount=Money(fen),
            committed_on=work.day(-30), available_on=work.day(-10),
        )  # fmt: skip


def _road(book: Book, rng: Random) -> list[Instalment]:
    """Story 6: proposed, discussed, decided, tendered, built, checked, accepted, paid, shown."""
    work = Work(
        cases.ROAD_PROJECT, cases.ROAD_NAME, "三塘村主干道至滩上组", cases.ROAD_CONTRACTOR,
        cases.ROAD_CONTRACT_FEN, date(2018, 3, 5), (36, 45),
    )  # fmt: skip
    run(book, work, rng)
    _write(book, work)
    progress, final = work.instalments
    return [
        replace(progress, number=cases.ROAD_PROGRESS_VOUCHER),
        replace(final, number=cases.ROAD_FINAL_VOUCHER),
    ]


def _pond(book: Book) -> list[Instalment]:
    """Story 3: the villagers gave the money, and the village's account was charged again."""
    work = Work(
        cases.POND_PROJECT, cases.POND_NAME, cases.POND_PLACE, cases.POND_PAYEE,
        cases.POND_FEN, date(2017, 6, 10), (36, 45),
    )  # fmt: skip
    work.event(book, "start", date(2017, 7, 3))
    work.event(
        book,
        "accepted",
        date(2017, 9, 20),
        document="滩上水塘验收单",
        detail={"signers": ["村委会"]},
    )
    work.event(
        book, "payment", cases.POND_DATE, amount=Money(cases.POND_FEN),
        account=account_of(cases.POND_PAYEE), document=cases.POND_VOUCHER,
    )  # fmt: skip
    book.add(
        "projects", code=work.code, kind="village", category="works", division=work.village,
        name=work.name, place=work.place, owner="三塘村村民委员会", contractor=work.contractor,
        estimate=Money(work.fen), budget=Money(work.fen), paid_amount=Money(work.fen),
        tender_method="none", starts_on=date(2017, 7, 3), ends_on=date(2017, 9, 20),
        accepted_on=date(2017, 9, 20),
    )  # fmt: skip
    for source, fen, on in (
        ("滩上片村民捐款", cases.DONATION_FEN, cases.DONATION_DATE),
        ("村集体资金", cases.POND_FEN, date(2017, 10, 20)),
    ):
        book.add(
            "fundings", project=work.code, source=source, amount=Money(fen), committed_on=on,
            available_on=on,
        )  # fmt: skip
    return [
        Instalment(
            work.code, work.village, cases.POND_DATE, cases.POND_FEN, cases.POND_SUMMARY,
            cases.POND_PAYEE, cases.POND_PLACE, cases.POND_VOUCHER,
        )
    ]  # fmt: skip


def _renewal(book: Book) -> None:
    """Story 5: five parts, each sent to review alone, each over its limit, nobody sums them."""
    code, owner = cases.RENEWAL_PROJECT, "示例县城市建设投资有限公司"
    limit = sum(part[2] for part in cases.RENEWAL_PARTS)
    book.add(
        "projects", code=code, kind="government", category="works", division=cases.COUNTY,
        name=cases.RENEWAL_NAME, place="示例县老城片区", owner=owner, estimate=Money(limit),
        approved_budget=Money(limit), tender_method="open",
    )  # fmt: skip
    for seq, (step, on, document, fen) in enumerate(
        (
            ("proposal", date(2017, 2, 14), "示发改投〔2017〕8号", None),
            ("feasibility", date(2017, 3, 28), "示发改投〔2017〕21号", None),
            ("meeting", date(2017, 4, 6), "县政府常务会议纪要〔2017〕5号", None),
            ("approval", date(2017, 4, 20), "示发改投〔2017〕30号", limit),
            ("plan", date(2017, 5, 10), "示政发〔2017〕12号", limit),
        ),
        start=1,
    ):
        meeting = {"present": 11, "entitled": 13, "agreed": 11} if step == "meeting" else {}
        book.add(
            "project_events", project=code, seq=seq, step=step, happened_on=on,
            document=document, amount="" if fen is None else Money(fen), **meeting,
        )  # fmt: skip
    for source, share in (("市级城市更新专项", 5), ("县财政配套", 3)):
        book.add(
            "fundings", project=code, source=source, amount=Money(limit * share // 8),
            committed_on=date(2017, 5, 10), available_on=date(2017, 7, 1),
        )  # fmt: skip
    for number, (name, budget, approved, reviewed) in enumerate(cases.RENEWAL_PARTS, start=1):
        part = f"{code}-{number:02d}"
        book.add(
            "projects", code=part, parent=code, kind="government", category="works",
            division=cases.COUNTY, name=f"{cases.RENEWAL_NAME}：{name}", place="示例县老城片区",
            owner=owner, estimate=Money(approved), budget=Money(budget),
            approved_budget=Money(approved), tender_method="open",
        )  # fmt: skip
        submitted = date(2017, 8, 1) + timedelta(days=9 * number)
        for seq, (step, on, document, fen) in enumerate(
            (
                ("design", date(2017, 6, 20), f"示建审〔2017〕{40 + number}号", approved),
                ("budget_submitted", submitted, f"送审单2017-{110 + number}", budget),
                (
                    "budget_reviewed", submitted + timedelta(days=32),
                    f"示财评〔2017〕{60 + number}号", reviewed,
                ),
            ),
            start=1,
        ):  # fmt: skip
            book.add(
                "project_events", project=part, seq=seq, step=step, happened_on=on,
                document=document, amount=Money(fen),
                actor="县财政投资评审中心" if step == "budget_reviewed" else owner,
            )  # fmt: skip
