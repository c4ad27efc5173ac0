from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import F

from province.publish.keyring import Keyring
from province.reports import history
from province.reports.models import Entry
from province.trace import chain, checkpoints
from province.trace.models import Line
from province.trace.proof import prove
from tests.simulators import offices as made
from tests.simulators.offices import TODAY

SCRIPT = Path(__file__).parents[4] / "scripts" / "verify_trace"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told() -> None:
    with transaction.atomic():
        _tell()


def _tell() -> None:
    made.offices()
    for number in (1, 2):
        report = made.report(number)
        for what in ("opened", "register", "accept"):
            history.add(report, what, "li", TODAY)
    chain.add(TODAY, "key given", "chen", "wang", "439900-jw")


def test_an_untouched_trace_is_whole() -> None:
    proof = prove()
    assert proof.faults == ()
    assert proof.lines == 7
    assert proof.last == Line.objects.get(number=7).link


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("field", ["what", "who", "about", "note", "link"])
def test_every_field_of_every_line_is_bound(number: int, field: str) -> None:
    Line.objects.filter(number=number).update(**{field: "x"})
    assert prove().faults


@pytest.mark.parametrize("number", range(1, 7))
def test_a_line_taken_out_is_found(number: int) -> None:
    Line.objects.filter(number=number).delete()
    assert prove().faults


def test_a_line_taken_out_and_the_gap_closed_is_found() -> None:
    Line.objects.filter(number=3).delete()
    for line in Line.objects.filter(number__gt=3).order_by("number"):
        Line.objects.filter(number=line.number).update(number=F("number") - 1)
    assert prove().faults


def test_two_lines_changed_over_are_found() -> None:
    Line.objects.filter(number=2).update(number=100)
    Line.objects.filter(number=3).update(number=2)
    Line.objects.filter(number=100).update(number=3)
    assert prove().faults


def test_a_step_taken_out_of_a_reports_history_is_found_even_at_its_end() -> None:
    last = Entry.objects.order_by("-pk").first()
    assert last is not None
    last.delete()
    assert any("少了一步" in fault for fault in prove().faults)


def test_a_step_that_the_trace_never_saw_is_found() -> None:
    report = made.report(3)
    link = history._link("", (f"{TODAY}", "opened", "li", ""))
    Entry.objects.create(report=report, day=TODAY, what="opened", who="li", link=link)
    assert any("不在总账上" in fault for fault in prove().faults)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Keyring(tmp_path / "keys").make(("439900",), "2026-03-02")
    return tmp_path


def test_a_chain_cut_at_its_end_is_found_by_a_checkpoint(home: Path) -> None:
    point = checkpoints.sign(home, TODAY)
    assert point is not None
    assert point.number == 7
    assert checkpoints.faults(home) == []
    Line.objects.get(number=7).delete()
    assert prove().faults == ()
    assert checkpoints.faults(home)


def test_a_checkpoint_of_anothers_making_is_found(home: Path) -> None:
    checkpoints.sign(home, TODAY)
    (path,) = (home / "trace").iterdir()
    path.write_bytes(path.read_bytes().replace(b'\\"number\\":7', b'\\"number\\":6'))
    assert checkpoints.faults(home)
    Keyring(home / "keys")._signer_path("online").unlink()
    Keyring(home / "keys").make(("439900",), "2026-03-02")
    checkpoints.sign(home, TODAY)
    assert checkpoints.faults(home) == []


LINES = "SELECT number, day, what, who, about, note, link FROM trace_line ORDER BY number"


def independent(folder: Path, *checkpoints: Path) -> tuple[int, str]:
    """Prove a copy of the database by the script that shares no code with us."""
    copy = folder / ("lines.csv" if connection.vendor == "postgresql" else "copy.sqlite3")
    copy.unlink(missing_ok=True)
    if connection.vendor == "postgresql":
        copied = f"COPY ({LINES}) TO STDOUT (FORMAT csv)"
        with connection.cursor() as cursor, cursor.copy(copied) as found:
            copy.write_bytes(b"".join(found))
    else:
        to = sqlite3.connect(copy)
        connection.connection.backup(to)
        to.close()
    asked = subprocess.run(
        [sys.executable, SCRIPT, copy, *checkpoints], capture_output=True, text=True, check=False
    )
    return asked.returncode, asked.stdout


@pytest.mark.django_db(transaction=True)
def test_somebody_elses_program_comes_to_the_same(home: Path) -> None:
    checkpoints.sign(home, TODAY)
    (kept,) = (home / "trace").iterdir()
    status, said = independent(home, kept)
    assert (status, prove().last in said) == (0, True)
    Line.objects.filter(number=7).delete()
    assert independent(home)[0] == 0
    assert independent(home, kept)[0] == 1
    Line.objects.filter(number=3).update(who="somebody")
    status, said = independent(home)
    assert (status, "line 3 does not follow" in said) == (1, True)
