"""The papers behind the vouchers, drawn: receipts, invoices, labour sheets, acceptance sheets.

`papers` says which there are, `draw` makes one JPEG of it; both are called by `build`, `draw` in
other processes. Sheets carry names, but no ID numbers: what is published must not hold any.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from PIL import Image

from assets.demo import cases
from assets.demo.sheets import DRAWN, Paper
from assets.demo.tables import Book

FLOOR_FEN: Final = 280_000
# Drawn at 1000 × 720, kept a little smaller: soft as from a telephone, and about 40 kB.
KEPT: Final = (920, 662)
QUALITY: Final = 42


def papers(book: Book) -> Iterator[Paper]:
    """Return the papers: of every larger expense, of all labour sheets, of two projects."""
    signed: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for row in book.rows["receipts"]:
        signed[row["voucher_no"], row["village"]].append((row["name"], _fen(row["amount"])))
    for row in book.rows["vouchers"]:
        lines = tuple(signed.get((row["voucher_no"], row["village"]), ()))
        if row["direction"] != "expense":
            if row["summary"] == cases.DONATION_SUMMARY:
                yield _of_voucher(row, "receipt", 1, ())
            continue
        if lines:
            yield _of_voucher(row, "labour", 1, lines)
        elif _fen(row["amount"]) >= FLOOR_FEN:
            firm = "公司" in row["payee"] or "店" in row["payee"]
            yield _of_voucher(row, "invoice" if firm else "receipt", 1, ())
            if row["summary"] == cases.POND_SUMMARY:
                yield _of_voucher(row, "invoice", 2, ())
    for project in book.rows["projects"]:
        if project["code"] in {cases.ROAD_PROJECT, cases.POND_PROJECT}:
            yield Paper(
                "accepted", project["division"], f"project:{project['code']}",
                f"pictures/{project['division']}/{project['code']}.jpg", "竣工验收单",
                project["code"], project["accepted_on"], project["name"], project["contractor"],
                _fen(project["contract_amount"] or project["paid_amount"]),
            )  # fmt: skip


CAPTIONS: Final = {"receipt": "收款收据", "invoice": "发票", "labour": "领款单"}


def _of_voucher(
    row: dict[str, str], kind: str, sheet: int, lines: tuple[tuple[str, int], ...]
) -> Paper:
    number = row["voucher_no"].removeprefix("记-")
    return Paper(
        kind, row["village"], f"voucher:{row['voucher_no']}",
        f"pictures/{row['village']}/{number}-{sheet}.jpg", CAPTIONS[kind],
        row["invoice_no"] or number, row["date"], row["summary"], row["payee"],
        _fen(row["amount"]), lines,
    )  # fmt: skip


def _fen(yuan: str) -> int:
    return int(yuan.replace(".", ""))


def draw(paper: Paper) -> bytes:
    """Return the paper as a JPEG of 920 × 662; the same paper gives the same bytes."""
    image = DRAWN[paper.kind](paper).resize(KEPT, Image.Resampling.LANCZOS)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return data.getvalue()
