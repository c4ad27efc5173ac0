"""What is written by its changes alone is what would be written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from province.matching import export as exporting
from province.matching.export import export
from tests.unit.province.batches.conftest import VILLAGE, base, payment, payments
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture
from tests.unit.province.matching.test_run import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from province.matching.layout import Sets

NAMES = ("payments", "people", "programmes", "deaths")
WHO = [number(1000 + serial) for serial in range(1, 9)]
PEOPLE = "id_number,name,village,household\n" + "".join(
    f"{who},某某,{VILLAGE},{home_}\n" for home_, who in enumerate(WHO)
)


@pytest.fixture(autouse=True)
def registered(bring: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "ROWS_A_PART", 5)
    rows = payments(*(payment(str(n), id_number=who) for n, who in enumerate(WHO)))
    bring({**base(), "people.csv": PEOPLE, "payments.csv": rows})


def written(folder: Path) -> Sets:
    return export(folder, NAMES, lambda *_: None)


def rows(sets: Sets) -> dict[str, list[Any]]:
    with duckdb.connect() as duck:
        return {
            f"{name}/{part}": duck.execute(
                f"FROM '{sets.folder}/{name}/{part}.parquet' ORDER BY ALL"
            ).fetchall()
            for name in ("payments", "people")
            for part in range(sets.manifest.parts)
        }


def files(sets: Sets) -> dict[str, int]:
    return {file.name: file.stat().st_ino for file in (sets.folder / "payments").iterdir()}


def test_rows_that_came_changed_and_went_take_the_place_of_what_was_there(
    tmp_path: Path, bring: Callable[..., Any]
) -> None:
    folder = tmp_path / "sets"
    before = written(folder)
    assert before.manifest.parts == 2
    new = payment("20", id_number=WHO[1])
    other = payment("2", id_number=WHO[2], amount="7.00")
    stranger = payment("21", id_number=number(4321))
    bring(
        {
            "payments.csv": payments(new, other, stranger),
            "withdrawals.csv": "file,key,reason\npayments.csv,D1|3,重复\n",
        }
    )
    now = written(folder)
    assert rows(now) == rows(written(tmp_path / "whole"))
    assert now.manifest == written(tmp_path / "whole").manifest
    bring({"payments.csv": payments(payment("2", id_number=WHO[2], amount="8.00"))})
    assert rows(written(folder)) == rows(written(tmp_path / "again"))


def test_a_part_without_a_changed_row_keeps_its_file(
    tmp_path: Path, bring: Callable[..., Any]
) -> None:
    bring({"payments.csv": payments(payment("20", id_number=WHO[1]))})
    before = files(written(tmp_path / "sets"))
    bring({"payments.csv": payments(payment("21", id_number=WHO[1]))})
    after = files(written(tmp_path / "sets"))
    assert sum(before[name] != after[name] for name in before) == 1


def test_a_row_that_went_without_a_batch_is_missed_and_all_is_written(
    tmp_path: Path, bring: Callable[..., Any]
) -> None:
    from province.funds.models import Payment

    folder = tmp_path / "sets"
    written(folder)
    bring({"payments.csv": payments(payment("20", id_number=WHO[1]))})
    Payment.objects.filter(payment_no="5").delete()
    assert rows(written(folder)) == rows(written(tmp_path / "whole"))
