"""A province with an empty database, and batches written as a department would write them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core import serializers

from province.batches import command
from province.home import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VILLAGE = "439900001001"
ID = "11010519491231002X"
OTHER_ID = "440524188001010014"

DIVISIONS = f"""code,name,parent
43,示例省,
4399,示例市,43
439900,示例县,4399
439900001,清水镇,439900
{VILLAGE},三塘村,439900001
"""
DEPARTMENTS = """code,name,division
D1,民政局,439900
D2,财政局,439900
"""
PROGRAMMES = """code,name,department,category,basis,eligibility,standard,frequency
P1,高龄津贴,D1,elderly,示例〔2016〕1号,八十岁以上,每月一百元,monthly
"""
PAYMENTS_HEADER = "department,payment_no,programme,id_number,name,village,amount,paid_on,status\n"
ACCOUNTS = "code,name,direction,group\nA1,公益工程,expense,公益工程\n"
VOUCHERS_HEADER = "voucher_no,village,date,direction,account,amount,summary,reverses\n"

Files = dict[str, "str | bytes"]


def payment(no: str = "1", **changes: str) -> str:
    cells = {
        "department": "D1",
        "payment_no": no,
        "programme": "P1",
        "id_number": ID,
        "name": "杨小妹",
        "village": VILLAGE,
        "amount": "300.00",
        "paid_on": "2018-07-04",
        "status": "paid",
    } | changes
    return ",".join(cells.values()) + "\n"


def payments(*rows: str) -> str:
    return PAYMENTS_HEADER + "".join(rows or [payment()])


def base() -> Files:
    return {
        "divisions.csv": DIVISIONS,
        "departments.csv": DEPARTMENTS,
        "programmes.csv": PROGRAMMES,
    }


def write(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@dataclass(frozen=True)
class Result:
    status: int
    summary: dict[str, dict[str, Any]]
    rejected: list[dict[str, str]]
    stderr: str

    def reason(self) -> str:
        (only,) = self.rejected
        return only["reason"]


Importer = "Callable[..., Result]"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:  # noqa: ARG001
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def bring(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Import files (or a path) and return what came of it."""
    count = 0

    def run(files: Files | Path, *options: str) -> Result:
        nonlocal count
        count += 1
        batch = write(tmp_path / f"batch{count}", files) if isinstance(files, dict) else files
        rejected = tmp_path / f"rejected{count}.csv"
        status = command.main([str(batch), "--rejected", str(rejected), *options])
        out, err = capsys.readouterr()
        rows: list[dict[str, str]] = []
        if rejected.exists():
            with rejected.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        return Result(status, json.loads(out), rows, err)

    return run


@pytest.fixture
def province(bring: Callable[..., Result]) -> Callable[..., Result]:
    """Import with divisions, departments and a programme already there."""
    assert bring(base()).status == 0
    return bring


def everything() -> str:
    """Return the whole database as text, to see whether two are alike."""
    labels = {"batches", "registry", "funds", "ledger", "projects", "affairs"}
    return "".join(
        serializers.serialize("json", model.objects.order_by("pk"))
        for model in apps.get_models()
        if model._meta.app_label in labels
    )
