"""Village ledgers: vouchers, who signed, what was built; then what some did with them."""

from typing import Any, Final

import numpy as np
from numpy.random import Generator

from tests.synthetic.book import Book, text
from tests.synthetic.lives import TODAY, Lives

_A_YEAR: Final = 40
_ORDINARY: Final = ("办公水电", "打印纸张", "清扫道路用工", "水渠疏通用工", "慰问困难户",
                    "培训餐补", "烟叶技术培训", "公示栏制作", "村部修缮", "宣传条幅")  # fmt: skip
_FORBIDDEN: Final = ("春节购烟酒", "接待用白酒", "中秋礼品", "外出旅游")
# Forbidden as well, in words that no list holds.
_HIDDEN: Final = ("慰问物资一批", "会务费")
_WORKS: Final = ("山塘清淤", "水渠硬化", "组级公路", "路灯安装", "便桥修复")


def ledgers(of: Lives, rng: Generator, book: Book) -> None:
    """Write two years of every village's ledger."""
    villages = np.unique(of.village)
    count = len(villages) * _A_YEAR * 2
    village = np.repeat(villages, _A_YEAR * 2)
    day = np.datetime64("2017-01-05") + rng.integers(0, 600, count)
    amount = np.exp(rng.normal(7.0, 1.0, count)).astype(np.int64).clip(50, 4_000) * 100
    number = np.char.add("记", np.arange(count).astype(str))
    key = np.char.add(np.char.add(number, "|"), village)
    summary = np.array(_ORDINARY)[rng.integers(0, len(_ORDINARY), count)]
    draw = rng.random((9, count))
    treat = draw[0] < 0.004
    summary[treat] = rng.choice(_FORBIDDEN, treat.sum())
    book.label("V06", key[treat])
    veiled = draw[0] > 0.9995
    summary[veiled] = rng.choice(_HIDDEN, veiled.sum())
    book.label("V06", key[veiled])
    cash = (draw[1] < 0.02) & (amount > 100_000)
    # Old people without an account were given their present in cash: nobody minds.
    meant = cash & (summary == "慰问困难户")
    book.label("V05", key[cash & ~meant])
    signer = np.where(draw[2] < 0.004, "", "王某")
    witness = np.where(draw[3] < 0.004, "", "李某")
    approver = np.where(draw[4] < 0.003, "", "张某")
    bare = (signer == "") | (witness == "") | (approver == "")
    serious = bare & (draw[5] < 0.95)  # the rest: signed on the slip, not typed in
    book.label("V01", key[serious & (amount >= 50_000)])
    invoice = np.char.add(
        "4300", np.char.zfill((np.arange(count) + book.part * count * 3).astype(str), 9)
    )
    twins = rng.choice(count, count // 400, replace=False)
    pairs = twins[: len(twins) // 2 * 2].reshape(-1, 2)
    invoice[pairs[:, 1]] = invoice[pairs[:, 0]]
    honest = rng.random(len(pairs)) < 0.1  # one invoice paid in two rates
    book.label("V03", invoice[pairs[~honest, 0]])
    late = rng.random(len(villages) * 8) < 0.01
    quarter = day.astype("datetime64[M]").astype(int) // 3
    slot = np.repeat(np.arange(len(villages)), _A_YEAR * 2) * 8 + (quarter - quarter.min())
    end = ((quarter + 1) * 3).astype("datetime64[M]").astype("datetime64[D]") - 1
    due = end <= TODAY - 20
    published = end + 10 + np.where(late[slot % len(late)], 60, 0)
    slow = late[slot % len(late)] & due
    months = quarter + 1970 * 4
    book.label("V08", [f"{v}|{q}" for v, q in zip(village[slow], months[slow], strict=True)])
    book.add(
        "vouchers", key=key, voucher_no=number, village=village, day=day,
        direction=text("expense", key), account=text("5", key), amount=amount, summary=summary,
        payee=np.char.add("店", rng.integers(0, 9_999_999, count).astype(str)), handler=signer,
        witness=witness, reviewer=text("监委", key), approver=approver,
        pay_method=np.where(cash, "cash", "transfer"), invoice_no=invoice, published_on=published,
    )  # fmt: skip
    book.add(
        "attachments",
        sha256=np.char.add(f"f{book.part}-", np.arange(count).astype(str)), voucher=key,
    )  # fmt: skip
    _split(rng, book, villages)
    _works(rng, book, villages)
    sheets = np.flatnonzero(np.isin(summary, _ORDINARY[2:4]))
    _sheets(of, rng, book, key[sheets], village[sheets], day[sheets])


def _split(rng: Generator, book: Book, villages: Any) -> None:
    """Cut some bills in three; let some villages pay a cleaner the same sum every fortnight."""
    for share, guilty in ((0.05, True), (0.004, False)):
        some = villages[rng.random(len(villages)) < share]
        for number in range(3):
            keys = np.char.add(f"拆{number}{int(guilty)}|", some)
            book.add(
                "vouchers", key=keys, voucher_no=text(f"拆{number}{int(guilty)}", some),
                village=some, day=np.datetime64("2018-03-01") + np.full(len(some), 7 * number),
                direction=text("expense", some), account=text("5", some),
                amount=rng.integers(450_000, 499_000, len(some)), summary=text("围墙修补", some),
                payee=text("甲建材" if guilty else "保洁队", some), handler=text("王某", some),
                witness=text("李某", some), approver=text("张某", some),
                pay_method=text("transfer", some), invoice_no=np.char.add(keys, "-票"),
                published_on=text("2018-04-10", some).astype("datetime64[D]"),
            )  # fmt: skip
        if guilty:
            book.label("V02", np.char.add(some, "|甲建材"))


def _works(rng: Generator, book: Book, villages: Any) -> None:
    """Build; sometimes charge the village for what a bureau built."""
    for number, work in enumerate(_WORKS):
        some = villages[rng.random(len(villages)) < 0.1]
        place = text(f"{number}组", some)
        book.add(
            "projects", code=np.char.add(f"G{number}-", some), kind=text("government", some),
            division=some, name=text(work, some), place=place, owner=text("某局", some),
            contract_amount=rng.integers(5_000_000, 30_000_000, len(some)),
            starts_on=text("2017-09-01", some).astype("datetime64[D]"),
        )  # fmt: skip
        for share, words, guilty in ((0.1, f"{work}工程款", True), (0.05, f"{work}配套", False),
                                     (0.02, f"{work}养护", False)):  # fmt: skip
            doubled = rng.random(len(some)) < share
            here = some[doubled]
            keys = np.char.add(f"重{number}{words[-1]}|", here)
            book.add(
                "vouchers", key=keys, voucher_no=text("重", here), village=here,
                day=text("2018-02-10", here).astype("datetime64[D]"),
                direction=text("expense", here), account=text("5", here),
                amount=rng.integers(1_000_000, 4_000_000, len(here)), summary=text(words, here),
                payee=text("乙工程队", here), handler=text("王某", here),
                witness=text("李某", here), approver=text("张某", here), place=place[doubled],
                pay_method=text("transfer", here), invoice_no=np.char.add(keys, "-票"),
                published_on=text("2018-04-10", here).astype("datetime64[D]"),
            )  # fmt: skip
            if guilty:
                book.label("V07", keys)


def _sheets(  # noqa: PLR0913, PLR0917 - parallel arrays
    of: Lives, rng: Generator, book: Book, key: Any, village: Any, day: Any
) -> None:
    """Fill labour sheets with villagers; some with the dead, children, the same one twice."""
    grown = np.flatnonzero((of.age() > 20) & (of.dead_month > 2018 * 12 + 11))
    lines = 5
    rows = np.repeat(np.arange(len(key)), lines)
    who = rng.choice(grown, len(rows))
    person, name = of.person[who].copy(), of.name[who].copy()
    line = np.char.add(np.char.add(key[rows], "|"), (np.arange(len(rows)) % lines).astype(str))
    draw = rng.random(len(rows))
    dead = np.flatnonzero(of.dead_month < 2018 * 12)
    ghost = np.flatnonzero((draw < 0.003) & (day[rows] > np.datetime64("2018-02-01")))
    taken = rng.choice(dead, len(ghost)) if len(dead) else np.array([], int)
    ghost = ghost[: len(taken)]
    person[ghost], name[ghost] = of.person[taken], of.name[taken]
    book.label("D02", line[ghost])
    book.label("V04", line[ghost])
    children = np.flatnonzero(of.age() < 12)
    child = np.flatnonzero((draw > 0.003) & (draw < 0.005))
    small = rng.choice(children, len(child))
    person[child], name[child] = of.person[small], of.name[small]
    book.label("V04", line[child])
    same = np.flatnonzero((draw > 0.005) & (draw < 0.008) & (np.arange(len(rows)) % lines > 0))
    person[same], name[same] = person[same - 1], name[same - 1]
    book.label("V04", line[same])
    book.label("V04", line[same - 1])
    # Invented numbers; and people of the next province who really worked.
    for low, high, guilty in ((0.008, 0.010, True), (0.010, 0.011, False)):
        other = np.flatnonzero((draw > low) & (draw < high))
        person[other] = 50_010_119_700_101_000 + rng.integers(0, 999, len(other))
        if guilty:
            book.label("V04", line[other])
    book.add(
        "receipts", key=line, voucher=key[rows], village=village[rows], person=person, name=name,
        amount=np.full(len(rows), 12_000),
    )  # fmt: skip
