"""From a rule to the hall: what was found and settled is read by the village, names nobody, and
whoever may get something reads it on their own page.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

import pytest

from kiosk.cache.reader import Reader
from kiosk.config import Home
from protocol import idnumber
from tests.batches import small
from tests.journeys.test_there_and_back import looked_up

if TYPE_CHECKING:
    from pathlib import Path

    from assets.demo.stage import Stage

DAY: Final = "2018-06-20"
TITLE: Final = "去世的人还在领补贴"
RESULT: Final = "一个人去世以后多发了一次，钱退回来了。"


def number(first: str) -> str:
    return first + idnumber.check_character(first)


DEAD: Final = number("43990219400101001")
OLD: Final = number("43990219300202002")
TABLES: Final = {
    "programmes": [
        {
            "code": "GL01", "name": "高龄津贴", "short_name": "高龄津贴", "department": "NY",
            "category": "elderly", "basis": "另民〔2018〕1号", "eligibility": "满八十岁的老人",
            "standard": "每年 600 元", "unit_fen": "60000", "frequency": "yearly",
            "hotline": "12345", "conditions": '{"min_age": 80, "not_lists": ["tekun"]}',
        }
    ],
    "people": [
        {"id_number": DEAD, "name": "钱老根", "village": small.VILLAGE, "household": "2"},
        {"id_number": OLD, "name": "郑秋香", "village": small.VILLAGE, "household": "3"},
    ],
    "deaths": [
        {"id_number": DEAD, "source": "civil", "name": "钱老根", "died_on": "2018-02-10"}
    ],
    "rosters": [
        {
            "list": "dibao", "id_number": small.FARMER, "since": "2017-01-01", "name": "赵小满",
            "village": small.VILLAGE, "grade": "C",
        }
    ],
    "payments": [
        {
            "department": "NY", "payment_no": "P9", "programme": "GD01", "id_number": DEAD,
            "name": "钱老根", "village": small.VILLAGE, "amount": "210.00",
            "paid_on": "2018-05-18", "status": "paid",
        }
    ],
}  # fmt: skip


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    folder = tmp_path / "batch"
    folder.mkdir()
    for name, rows in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_what_the_rules_found_reaches_the_village_and_the_person(
    east_river: Stage, batch: Path
) -> None:
    stage = east_river
    stage.province("import", str(batch))
    stage.province("match", "--rule", "D01", "--rule", "Q01", "--as-of", DAY)
    ((one, rule, *_),) = cells(stage.province("triage", "list", "--rule", "D01"))
    assert rule == "D01"
    assert "郑秋香" in stage.province("triage", "list", "--rule", "Q01")
    stage.province("triage", "decide", one, "real", "--by", "王某", "--recovered", "210")
    stage.province("triage", "outcome", one, "7")
    stage.province(
        "outcome", "settle", small.VILLAGE, "7", "--settled-on", "2099-01-01", "--title", TITLE,
        "--result", RESULT, "--recovered", "210",
    )  # fmt: skip
    stage.province("publish")
    with stage.serving() as address:
        stage.set_up(address, [small.VILLAGE])
        stage.terminal("sync", "--once")

    home = Home(stage.root / "terminal")
    reader = Reader(home)
    (outcome,) = reader.found(small.VILLAGE).outcomes
    assert (outcome.title, outcome.result, outcome.recovered) == (TITLE, RESULT, 21_000)
    shown = repr(reader.found(small.VILLAGE))
    assert "钱老根" not in shown
    assert DEAD not in shown
    page = looked_up(home, reader, OLD)
    assert page is not None
    assert [entry.programme for entry in page.entitled] == ["GL01"]
    reader.close()


def cells(lines: str) -> list[list[str]]:
    return [line.split("\t") for line in lines.splitlines()]
