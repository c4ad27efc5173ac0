"""Tender flags over OCDS, each with a hit and a near miss; and releases as a batch to import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from province.projects.models import Bid, Contract, Project, ProjectEvent
from province.projects.ocds import flags
from province.projects.ocds_command import ocds
from tests.unit.province.batches.conftest import base
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def bid(who: str, amount: float, status: str = "valid", date: str = "2018-03-10") -> dict[str, Any]:
    return {
        "tenderers": [{"id": who, "name": who}],
        "value": {"amount": amount, "currency": "CNY"},
        "status": status,
        "date": date,
    }


def release(ocid: str, *bids: dict[str, Any], winner: str = "A", **more: Any) -> dict[str, Any]:
    return {
        "ocid": ocid,
        "buyer": {"id": "B", "name": "住建局"},
        "tender": {
            "id": "T1",
            "title": "老街改造",
            "procurementMethod": "open",
            "tenderPeriod": {"startDate": "2018-03-01T09:00:00+08:00", "endDate": "2018-03-31"},
            "mainProcurementCategory": "works",
        }
        | more.pop("tender", {}),
        "bids": {"details": list(bids)},
        "awards": [
            {
                "id": "W1",
                "status": "active",
                "date": "2018-04-01",
                "suppliers": [{"id": winner, "name": winner}],
                "value": {"amount": 100},
            }
        ],
    } | more


GOOD = (bid("A", 100), bid("B", 106), bid("C", 112))


def lit(*releases: dict[str, Any], ocid: str = "X") -> set[str]:
    return set(flags(releases).get("OCID", {}).get(ocid, {}))


def period(end: str) -> dict[str, Any]:
    return {"tenderPeriod": {"startDate": "2018-03-01", "endDate": end}}


@pytest.mark.parametrize(
    ("indicator", "hit", "near"),
    [
        (
            "R003",
            release("X", *GOOD, tender=period("2018-03-15")),
            release("X", *GOOD, tender=period("2018-03-16")),
        ),
        (
            "R018",
            release("X", GOOD[0]),
            release("X", GOOD[0], tender={"procurementMethod": "direct"}),
        ),
        (
            "R028",
            release("X", bid("A", 100), bid("B", 100)),
            release("X", bid("A", 100), bid("A", 100)),
        ),
        (
            "R030",
            release("X", bid("A", 100, date="2018-04-01"), *GOOD[1:]),
            release("X", GOOD[0], bid("B", 106, date="2018-04-01"), GOOD[2]),
        ),
        (
            "R035",
            release("X", GOOD[0], bid("B", 106, "disqualified")),
            release("X", GOOD[0], bid("B", 106, "disqualified"), GOOD[2]),
        ),
        (
            "R036",
            release("X", bid("B", 90, "disqualified"), *GOOD),
            release("X", bid("D", 190, "disqualified"), *GOOD),
        ),
    ],
)
def test_of_one_process(indicator: str, hit: dict[str, Any], near: dict[str, Any]) -> None:
    assert indicator in lit(hit)
    assert indicator not in lit(near)


def others(*gaps: float) -> list[dict[str, Any]]:
    return [release(f"O{n}", bid("A", 100), bid("B", 100 + gap)) for n, gap in enumerate(gaps)]


def test_prices_near_and_far_stand_out_among_all() -> None:
    common = others(5, 5, 6, 6, 7, 7)
    near = release("X", bid("A", 100), bid("B", 101))
    far = release("Y", bid("A", 100), bid("B", 150))
    assert "R024" in lit(*common, near)
    assert "R058" in lit(*common, far, ocid="Y")
    assert lit(*common, ocid="O0") == set()


def test_who_is_disqualified_and_who_supplies_everything() -> None:
    rest = [
        release(f"O{n}", bid("A", 100), bid(f"L{n % 5}", 120, lost), buyer={"id": f"B{n % 5}"})
        for n, lost in enumerate(["valid"] * 10 + ["disqualified"] * 5)
    ]
    bad = [
        release(f"P{n}", bid("A", 100), bid("Z", 90, "disqualified"), buyer={"id": "BAD"})
        for n in range(2)
    ]
    found = flags([*rest, *bad])
    assert found["Buyer"]["BAD"]["R038"] == 0.5
    assert found["Tenderer"]["Z"]["R038"] == 1.0
    items = [{"classification": {"id": f"{n}0101010"}} for n in range(10, 20)]
    wide = release(
        "X", *GOOD, awards=[{"status": "active", "suppliers": [{"id": "E"}], "items": items}]
    )
    narrow = [
        release(
            f"N{n}",
            *GOOD,
            awards=[
                {"status": "active", "suppliers": [{"id": f"S{n}"}], "items": items[: 1 + n % 2]}
            ],
        )
        for n in range(6)
    ]
    assert flags([wide, *narrow], supplied=1)["Tenderer"]["E"]["R048"] == 10
    assert "Tenderer" not in flags([wide, *narrow])  # nobody won in twenty processes


def test_releases_and_projects_come_in_as_a_batch(
    tmp_path: Path, bring: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    bring(base())
    contracts = [
        {
            "id": "C1",
            "awardID": "W1",
            "value": {"amount": 99.5},
            "dateSigned": "2018-04-10",
            "implementation": {
                "transactions": [
                    {
                        "id": "P1",
                        "date": "2018-05-01",
                        "value": {"amount": 50},
                        "payee": {"name": "A"},
                    }
                ]
            },
        }
    ]
    package = {
        "releases": [release("ocds-1", *GOOD, contracts=contracts)],
        "projects": [
            {
                "id": "oc4ids-1",
                "title": "河道治理",
                "budget": {"amount": {"amount": 5}},
                "parties": [{"name": "水利局", "roles": ["publicAuthority"]}],
            }
        ],
    }
    file = tmp_path / "package.json"
    file.write_text(json.dumps(package), encoding="utf-8")
    assert ocds([str(file), "--batch", str(tmp_path / "batch"), "--division", "439900"]) == 0
    capsys.readouterr()
    assert bring(tmp_path / "batch").status == 0
    assert set(Project.objects.values_list("code", flat=True)) == {"ocds-1", "oc4ids-1"}
    assert Bid.objects.count() == 3
    assert Contract.objects.get().amount_fen == 9950
    steps = ProjectEvent.objects.order_by("seq").values_list("step", flat=True)
    assert list(steps) == ["tender_published", "award", "contract_signed", "payment"]


def test_what_is_no_json_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.json"
    file.write_text("nothing", encoding="utf-8")
    assert ocds([str(file)]) == 2
    assert "读不了" in capsys.readouterr().err
    file.write_text("\n".join(json.dumps(release(n, GOOD[0])) for n in "XY"), encoding="utf-8")
    assert ocds([str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["OCID"]["Y"] == {"R018": 1.0}
