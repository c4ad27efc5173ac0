"""The demo batch without its pictures: the same each time, whole, and with its six stories."""

from collections import defaultdict
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from assets.demo import build, cases
from protocol import idnumber

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def tables() -> dict[str, Rows]:
    return build.build().book.rows


def fen(yuan: str) -> int:
    return int(Decimal(yuan) * 100)


def only(rows: Rows, **cells: str) -> Rows:
    return [row for row in rows if all(row[name] == cell for name, cell in cells.items())]


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    hashes = []
    for name in ("one", "two"):
        build.write(tmp_path / name, with_pictures=False)
        files = sorted((tmp_path / name).iterdir())
        hashes.append([(file.name, sha256(file.read_bytes()).hexdigest()) for file in files])
    assert hashes[0] == hashes[1]
    assert len(hashes[0]) > 20


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(build.NotEmpty):
        build.write(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_every_number_is_a_possible_one_of_an_unreal_area(tables: dict[str, Rows]) -> None:
    numbers = {row["id_number"] for row in tables["people"]}
    assert 900 <= len(numbers) <= 1300
    for number in numbers:
        idnumber.parse(number)
        assert number.startswith(("439900", "439901"))
    assert any(len(number) == 15 for number in numbers)


def test_two_towns_five_villages_three_years(tables: dict[str, Rows]) -> None:
    codes = {row["code"] for row in tables["divisions"]}
    assert set(cases.VILLAGES) <= codes
    assert {row["paid_on"][:4] for row in tables["payments"] if row["paid_on"]} == {
        "2016",
        "2017",
        "2018",
    }


def test_one_he_is_said_to_have_signed(tables: dict[str, Rows]) -> None:
    (voucher,) = only(tables["vouchers"], voucher_no=cases.LABOUR_VOUCHER, village=cases.VILLAGE)
    lines = only(tables["receipts"], voucher_no=cases.LABOUR_VOUCHER, village=cases.VILLAGE)
    assert voucher["date"] == str(cases.LABOUR_DATE)
    assert sum(fen(line["amount"]) for line in lines) == fen(voucher["amount"])
    assert fen(voucher["amount"]) == cases.LABOUR_FEN
    assert cases.UNPAID_WORKER.id_number in {line["id_number"] for line in lines}


def test_two_her_relief_and_her_support(tables: dict[str, Rows]) -> None:
    hers = only(tables["payments"], id_number=cases.OLD_WOMAN.id_number)
    paid: dict[int, int] = defaultdict(int)
    for row in hers:
        if row["status"] == "paid":
            paid[int(row["paid_on"][:4])] += fen(row["amount"])
    assert (str(cases.RELIEF_DATE), cases.RELIEF_FEN) in {
        (row["paid_on"], fen(row["amount"])) for row in hers
    }
    assert (str(cases.SUPPORT_DATE), cases.SUPPORT_FEN) in {
        (row["paid_on"], fen(row["amount"])) for row in hers
    }
    assert paid == cases.OLD_WOMAN_PAID_FEN


def test_three_the_pond_was_paid_for_twice(tables: dict[str, Rows]) -> None:
    (voucher,) = only(tables["vouchers"], voucher_no=cases.POND_VOUCHER, village=cases.VILLAGE)
    assert (voucher["payee"], voucher["project"]) == (cases.POND_PAYEE, cases.POND_PROJECT)
    (gift,) = only(tables["vouchers"], summary=cases.DONATION_SUMMARY)
    assert (gift["direction"], fen(gift["amount"])) == ("income", fen(voucher["amount"]))


def test_four_nine_dead_people_were_paid(tables: dict[str, Rows]) -> None:
    died = {row["id_number"]: row["died_on"] for row in tables["deaths"]}
    paid = [
        row
        for row in only(tables["payments"], programme=cases.FUEL_PROGRAMME)
        if row["id_number"] in died and row["paid_on"] > died[row["id_number"]]
    ]
    assert {row["id_number"] for row in paid} == {who.id_number for who, _ in cases.DEAD}
    assert sum(fen(row["amount"]) for row in paid) == cases.FUEL_TOTAL_FEN


def test_five_parts_that_were_never_summed(tables: dict[str, Rows]) -> None:
    parts = only(tables["projects"], parent=cases.RENEWAL_PROJECT)
    assert [part["name"].partition("：")[2] for part in parts] == [
        name for name, *_ in cases.RENEWAL_PARTS
    ]
    assert all(fen(part["budget"]) > fen(part["approved_budget"]) for part in parts)
    submitted = sum(budget for _, budget, _, _ in cases.RENEWAL_PARTS)
    reviewed = sum(last for *_, last in cases.RENEWAL_PARTS)
    assert round((submitted - reviewed) * 10_000 / submitted) == cases.RENEWAL_CUT_BASIS_POINTS


def test_six_a_road_from_the_meeting_to_the_acceptance(tables: dict[str, Rows]) -> None:
    steps = [row["step"] for row in only(tables["project_events"], project=cases.ROAD_PROJECT)]
    for step in ("committees_discuss", "villagers_decide", "award", "accepted"):
        assert step in steps
    paid = only(tables["vouchers"], project=cases.ROAD_PROJECT)
    assert {row["voucher_no"] for row in paid} >= {
        cases.ROAD_PROGRESS_VOUCHER,
        cases.ROAD_FINAL_VOUCHER,
    }


def test_what_can_be_tried_is_there(tables: dict[str, Rows]) -> None:
    known = {row["id_number"] for row in tables["people"]}
    assert all(number in known for number, _ in cases.TRY_THESE)
