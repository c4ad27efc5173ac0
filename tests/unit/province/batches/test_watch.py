"""A department drops batches into its folder; each ends where its end says, once."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from province.batches import watch
from province.funds.models import Payment
from province.registry.models import Department
from province.trace.models import Line
from tests.unit.province.publish.conftest import FARMER, NEAR, Desk, desk

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

HEAD = "department,payment_no,programme,id_number,name,village,amount,paid_on,status\n"


def drop(place: Path, name: str, amount: str = "300.00", number: str = "21") -> Path:
    batch = place / name
    batch.mkdir(parents=True)
    row = f"D1,{number},P1,{FARMER},赵小满,{NEAR},{amount},2018-08-04,paid\n"
    (batch / "payments.csv").write_text(HEAD + row, encoding="utf-8")
    return batch


def test_what_is_dropped_is_taken_once(desk: Desk, tmp_path: Path) -> None:
    assert desk
    place = tmp_path / "drop" / "D1"
    later = time.time() + 60
    drop(place, "august")
    (tmp_path / "drop" / "nobody").mkdir()
    drop(tmp_path / "drop" / "nobody", "august", number="99")
    drop(place, ".coming", number="98")
    assert watch.look(tmp_path / "drop", later) == ["D1/august: taken"]
    assert watch.look(tmp_path / "drop", later) == []
    assert Payment.objects.get(payment_no="21").brought_by == "D1"
    assert not Payment.objects.filter(payment_no__in=["98", "99"]).exists()
    drop(place, "august", amount="400.00")
    assert watch.look(tmp_path / "drop", later) == ["D1/august: taken"]
    assert sorted(path.name for path in (place / "taken").iterdir()) == ["2-august", "august"]
    assert Payment.objects.get(payment_no="21").amount_fen == 40_000
    assert Line.objects.filter(what="imported", about="D1").count() == 2


def test_what_is_refused_says_why_and_what_still_comes_is_left(desk: Desk, tmp_path: Path) -> None:
    assert desk
    place = tmp_path / "drop" / "D1"
    drop(place, "bad", amount="many")
    (place / "batch.zip").write_bytes(b"no zip")
    now = time.time()
    os.utime(place / "batch.zip", (now - 60, now - 60))
    assert watch.look(tmp_path / "drop", now) == ["D1/batch.zip: refused"]
    assert watch.look(tmp_path / "drop", now + 60) == ["D1/bad: refused"]
    names = sorted(path.name for path in (place / "refused").iterdir())
    assert names == ["bad", "bad.rejected.csv", "bad.txt", "batch.zip", "batch.zip.txt"]
    assert "1 行没有收" in (place / "refused" / "bad.txt").read_text("utf-8")
    assert FARMER not in (place / "refused" / "bad.rejected.csv").read_text("utf-8")


def test_a_department_replaces_its_own_rows_alone(desk: Desk, tmp_path: Path) -> None:
    assert desk
    Department.objects.create(
        key="D2", code="D2", name="另一个局", division_id="439900",
        imported_in=Department.objects.get(code="D1").imported_in,
    )  # fmt: skip
    batch = drop(tmp_path / "drop" / "D2", "others", number="1")
    assert watch.look(tmp_path / "drop", time.time() + 60) == ["D2/others: refused"]
    assert not batch.exists()
    assert Payment.objects.get(payment_no="1").amount_fen == 30_000
