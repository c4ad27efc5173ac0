"""What an import does as a whole: statuses, summary, encodings, being repeated."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from province.batches import command
from province.batches.models import Batch, Change
from province.funds.models import Payment
from province.registry.models import Department, Division

from .conftest import (
    DEPARTMENTS,
    DIVISIONS,
    ID,
    PAYMENTS_HEADER,
    Result,
    base,
    everything,
    payment,
    payments,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Importer = Callable[..., Result]


def test_a_good_batch_is_taken_whole(bring: Importer) -> None:
    result = bring(base() | {"payments.csv": payments()})
    assert (result.status, result.rejected) == (0, [])
    assert result.summary["payments.csv"] == {
        "read": 1,
        "accepted": 1,
        "unchanged": 0,
        "replaced": 0,
        "rejected": 0,
        "withdrawn": 0,
        "ignored_columns": 0,
    }
    row = Payment.objects.get()
    assert (row.key, row.amount_fen, row.period) == ("D1|1", 30_000, "2018-07")
    assert row.programme.name == "高龄津贴"
    assert row.village.parent.name == "清水镇"


def test_the_same_batch_twice_leaves_everything_alike(bring: Importer) -> None:
    files = base() | {
        "payments.csv": payments(payment("1"), payment("1", amount="5.00"), payment("2")),
        "withdrawals.csv": "file,key,reason\npayments.csv,D1|2,重复\n",
    }
    bring(files)
    before = everything()
    result = bring(files)
    assert everything() == before
    assert result.summary["payments.csv"]["accepted"] == 0
    assert result.summary["withdrawals.csv"]["unchanged"] == 1


def test_the_same_rows_in_another_batch_change_nothing(province: Importer) -> None:
    province({"payments.csv": payments()})
    before = everything()
    again = province({"payments.csv": payments().replace("\n", "\r\n")})
    assert again.summary["payments.csv"]["unchanged"] == 1
    assert everything() == before


def test_a_bad_row_is_refused_alone(province: Importer) -> None:
    result = province(
        {"payments.csv": payments(payment("1"), payment("2", amount="x"), payment("3"))}
    )
    assert result.status == 3
    assert Payment.objects.count() == 2
    assert result.rejected == [
        {
            "file": "payments.csv",
            "line": "3",
            "column": "amount",
            "value": "x",
            "reason": "不是金额，应像 1200.00",
        }
    ]


def test_a_bad_file_is_refused_whole_and_the_others_stay(bring: Importer) -> None:
    content = payments(*(payment(str(no)) for no in range(3000))) + 'D1,"no end\n'
    result = bring(base() | {"payments.csv": content})
    assert result.status == 2
    assert result.summary["payments.csv"]["refused"] == "CSV 的引号或格式不对"
    assert result.summary["payments.csv"]["accepted"] == 0
    assert Payment.objects.count() == 0
    assert Division.objects.count() == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "没有表头"),
        (",,\n", "没有表头"),
        (PAYMENTS_HEADER.replace("payment_no", "number"), "缺少关键列：payment_no"),
        (PAYMENTS_HEADER.replace("name,", "amount,"), "表头里有重复的列"),
        (b"\xff\xfed\x00e\x00", "文字编码不是 UTF-8，也不是 GB18030"),
        (PAYMENTS_HEADER + 'D1,"a"b\n', "CSV 的引号或格式不对"),
    ],
)
def test_every_kind_of_bad_file(province: Importer, content: str | bytes, reason: str) -> None:
    result = province({"payments.csv": content})
    assert result.status == 2
    assert result.summary["payments.csv"]["refused"] == reason
    assert result.reason() == f"整个文件没有收：{reason}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_encodings_are_detected(province: Importer, encoding: str) -> None:
    result = province({"payments.csv": payments().encode(encoding)})
    assert result.status == 0
    assert Payment.objects.get().name == "杨小妹"


def test_free_column_order_and_unknown_columns(province: Importer) -> None:
    lines = [line.split(",") for line in payments().splitlines()]
    turned = "\n".join(",".join(reversed(["extra", *cells, "more"])) for cells in lines)
    result = province({"payments.csv": turned})
    # Both added columns have other names in the data's header row only once each.
    assert result.summary["payments.csv"]["accepted"] == 1
    assert result.summary["payments.csv"]["ignored_columns"] == 2


def test_one_xlsx_stands_for_the_files(bring: Importer, tmp_path: Path) -> None:
    from datetime import datetime

    book = openpyxl.Workbook()
    for name, text in [
        ("divisions", DIVISIONS),
        ("departments", DEPARTMENTS),
        ("programmes", base()["programmes.csv"]),
        ("payments", payments()),
    ]:
        sheet = book.create_sheet(name)
        for line in str(text).splitlines():
            sheet.append(line.split(","))
    sheet["G2"] = 300.1
    sheet["H2"] = datetime(2018, 7, 4)  # noqa: DTZ001 - sheets know no zones
    path = tmp_path / "batch.xlsx"
    book.save(path)
    for batch in (path, write(tmp_path / "folder", {"all.xlsx": path.read_bytes()})):
        assert bring(batch).status == 0
    row = Payment.objects.get()
    assert (row.amount_fen, str(row.paid_on)) == (30_010, "2018-07-04")


def test_a_damaged_xlsx_and_two_of_them_refuse_the_batch(bring: Importer) -> None:
    assert bring({"all.xlsx": b"PK\x03\x04 nothing"}).status == 2
    assert bring({"a.xlsx": b"", "b.xlsx": b""}).status == 2


def test_a_zip_with_one_folder_inside(bring: Importer, tmp_path: Path) -> None:
    path = tmp_path / "batch.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in base().items():
            archive.writestr(f"一批/{name}", text)
    assert bring(path).status == 0
    assert Department.objects.count() == 2


def test_a_batch_that_is_none(bring: Importer, tmp_path: Path) -> None:
    assert bring(tmp_path / "nothing").status == 2
    assert bring({"readme.txt": "x"}).status == 2
    result = bring({"divisions.csv": DIVISIONS, "杨小妹.doc": "x"})
    assert result.status == 0
    assert "杨小妹" not in result.stderr


def test_a_department_that_nobody_knows(bring: Importer) -> None:
    assert bring(base(), "--as", "D9").status == 2
    assert bring(base(), "--as", "D1").status == 0
    assert bring({"payments.csv": payments()}, "--as", "D8").status == 2
    assert Payment.objects.count() == 0


def test_two_imports_never_run_at_once(bring: Importer, home: Path) -> None:
    import fcntl

    from province.home import home as make_home

    make_home()
    with (home / "db" / "import.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert command.main(["nowhere"]) == command.BUSY
    assert bring(base()).status == 0


def test_stopping_leaves_nothing_of_the_file(
    province: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from province.batches.outcome import Progress

    def stop(_: Progress, file: str, rows: int) -> None:
        if file == "payments.csv" and rows:
            raise KeyboardInterrupt

    batches = Batch.objects.count()
    monkeypatch.setattr(Progress, "at", stop)
    result = province({"payments.csv": payments()})
    assert result.status == 130
    assert Payment.objects.count() == 0
    assert Batch.objects.count() == batches
    monkeypatch.undo()


def test_a_million_rows_would_stream(province: Importer) -> None:
    rows = (payment(str(no), paid_on=f"2018-{no % 12 + 1:02d}-05") for no in range(5000))
    result = province({"payments.csv": payments(*rows)})
    assert result.summary["payments.csv"]["accepted"] == 5000
    assert Change.objects.count() == 0


def test_the_command_line_as_the_operator_runs_it(tmp_path: Path) -> None:
    batch = write(tmp_path / "batch", base() | {"payments.csv": payments(payment(id_number="1"))})
    environment = os.environ | {"MINGJING_PROVINCE_HOME": str(tmp_path / "own")}
    done = subprocess.run(
        [sys.executable, "-m", "province", "import", str(batch), "--rejected", "r.csv"],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"PYTHONPATH": os.getcwd()},  # noqa: PTH109 - as a text
        cwd=tmp_path,
    )
    assert done.returncode == 3, done.stderr
    assert (tmp_path / "r.csv").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o700
    assert ID not in done.stderr + done.stdout
