"""The demo province through the rules: what was planted is found, and nothing else accuses."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from typing import TYPE_CHECKING

from PIL import Image

from assets.demo import build, cases
from assets.demo.pictures import FLOOR_FEN
from assets.demo.tables import COLUMNS
from protocol.money import parse_yuan
from province.batches import command
from province.matching import match_command
from province.matching.models import Finding
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assets.demo.findings import Planted

FRIENDLY = "Q01"  # tells people what they may get; accuses nobody
ASKED_FROM = 50_000  # V01's floor, in fen
KEYS = {
    "allotments": ("department", "allotment_no"),
    "companies": ("no", "id_number"),
    "houses": ("no", "id_number"),
    "payments": ("department", "payment_no"),
    "people": ("id_number",),
    "receipts": ("voucher_no", "village", "line"),
    "rosters": ("list", "id_number", "since"),
    "vehicles": ("no", "id_number"),
    "vouchers": ("voucher_no", "village"),
}
MANY = {
    "A01": 1, "A02": 1, "A03": 1, "B01": 1, "B03": 5, "B04": 5, "D01": 9, "D02": 1, "E01": 1,
    "E03": 1, "M01": 1, "M02": 1, "P01": 1, "T01": 2, "V01": 1, "V02": 1, "V03": 1, "V04": 1,
    "V05": 1, "V06": 1, "V07": 1, "V08": 1,
}  # fmt: skip
"""How many findings each rule makes of it: one account of five persons is one finding."""


def write(batch: Path) -> build.Demo:
    """Write the demo's batch, a speck for each picture."""
    demo = build.build()
    for number, paper in enumerate(demo.papers):
        speck = io.BytesIO()
        Image.new("RGB", (8, 8), number).save(speck, "PNG")
        file = batch / paper.file.replace(".jpg", ".png")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(speck.getvalue())
        demo.book.add(
            "attachments", sha256=hashlib.sha256(speck.getvalue()).hexdigest(),
            village=paper.village, owner=paper.owner, file=str(file.relative_to(batch)),
            caption=paper.caption, visibility=paper.visibility,
        )  # fmt: skip
    for table in COLUMNS:
        if demo.book.rows[table]:
            (batch / f"{table}.csv").write_bytes(demo.book.csv(table))
    return demo


def test_the_rules_find_what_was_planted_and_accuse_nobody_else(home: Path, tmp_path: Path) -> None:
    assert home
    demo = write(tmp_path / "batch")
    assert command.main([str(tmp_path / "batch")]) == 0
    assert match_command.match(["--as-of", str(cases.TODAY)]) == 0
    planted = [(one, row_of(demo, one)) for one in demo.planted]
    found = list(Finding.objects.all())
    for one, row in planted:
        assert any(fits(each, one, row) for each in found), one
    undrawn = {("V01", key) for key in without_papers(demo)}
    assert undrawn <= {(each.rule, each.subject) for each in found}
    accused = [
        each for each in found
        if each.rule != FRIENDLY and (each.rule, each.subject) not in undrawn
    ]  # fmt: skip
    for each in accused:
        assert any(fits(each, one, row) for one, row in planted), (each.rule, each.subject)
    assert Counter(each.rule for each in accused) == MANY


def without_papers(demo: build.Demo) -> Iterator[str]:
    """Return the small expenses for which the demo draws no paper: the rule asks for one, rightly.

    Left so: a village's everyday has such, and an officer should see one.
    """
    signed = {(row["voucher_no"], row["village"]) for row in demo.book.rows["receipts"]}
    for row in demo.book.rows["vouchers"]:
        key = row["voucher_no"], row["village"]
        fen = parse_yuan(row["amount"])
        drawn = fen >= FLOOR_FEN or key in signed or row["invoice_no"]
        if row["direction"] == "expense" and fen >= ASKED_FROM and not drawn:
            yield "|".join(key)


def row_of(demo: build.Demo, planted: Planted) -> dict[str, str]:
    """Return the row that was planted."""
    columns = KEYS[planted.table]
    rows = demo.book.rows[planted.table]
    (row,) = (row for row in rows if "|".join(row[column] for column in columns) == planted.key)
    return row


def fits(finding: Finding, planted: Planted, row: dict[str, str]) -> bool:
    """Tell whether a finding is about a planted row: key, person, account, invoice or village."""
    if finding.rule != planted.rule:
        return False
    if finding.id_number:
        return finding.id_number == row.get("id_number")
    return (
        planted.key in finding.subject
        or finding.subject == row.get("account")
        or finding.subject.endswith(f"|{row.get('invoice_no')}")
        or finding.division == row.get("village")
    )
