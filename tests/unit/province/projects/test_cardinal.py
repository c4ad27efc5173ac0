"""Our flags are those of Cardinal's documentation: its ten examples, and what it leaves out.

The releases are written anew, each saying what the example of that indicator says.
"""

from __future__ import annotations

from typing import Any

import pytest

from province.projects.ocds import flags

Release = dict[str, Any]


def bid(who: str, amount: float | None = None, status: str = "valid", **more: Any) -> Release:
    value = {} if amount is None else {"value": {"amount": amount, "currency": "CNY"}}
    return {"status": status, "tenderers": [{"id": who}], **value, **more}


def process(ocid: str, *bids: Release, winner: str = "", **more: Any) -> Release:
    awards = [{"status": "active", "suppliers": [{"id": winner}]}] if winner else []
    return {"ocid": ocid, "bids": {"details": list(bids)}, "awards": awards} | more


def gaps(*prices: float) -> list[Release]:
    """Return processes that W won with a price of 1, L having asked for these."""
    return [
        process("F" if not n else str(n), bid("W", 1), bid("L", price), winner="W")
        for n, price in enumerate(prices)
    ]


def period(start: str, end: str) -> Release:
    return {"tenderPeriod": {"startDate": start, "endDate": end}}


def supplies(who: str, *codes: str) -> Release:
    items = [{"classification": {"id": code}} for code in codes]
    award = {"status": "active", "suppliers": [{"id": who}], "items": items}
    return {"ocid": who, "awards": [award]}


ONE_DAY = period("2020-08-03T18:00:00-05:00", "2020-08-04T18:00:00-05:00")
MARCH = {"tenderPeriod": {"endDate": "2000-03-15T00:00:00Z"}}
EXAMPLES: dict[str, tuple[list[Release], Any]] = {
    "R003": ([process("F", tender=ONE_DAY)], {"OCID": {"F": 1.0}}),
    "R018": (
        [process("F", tender={"numberOfTenderers": 1, "procurementMethod": "open"})],
        {"OCID": {"F": 1.0}},
    ),
    "R024": (gaps(2, 100, 100, 100, 100), {"OCID": {"F": 1.0}, "Tenderer": {"W": 0.0, "L": 0.0}}),
    "R028": (
        [process("F", bid("V", 1), bid("D", 1, "disqualified"))],
        {"OCID": {"F": 1.0}, "Tenderer": {"V": 1.0, "D": 1.0}},
    ),
    "R030": (
        [process("F", bid("W", date="2000-04-01T00:00:00Z"), winner="W", tender=MARCH)],
        {"OCID": {"F": 1.0}, "Tenderer": {"W": 1.0}},
    ),
    "R035": (
        [process("F", bid("D", status="disqualified"), bid("V"), winner="V")],
        {"OCID": {"F": 1.0}, "Tenderer": {"V": 0.0}},
    ),
    "R036": (
        [process("F", bid("D", 1, "disqualified"), bid("V", 2), winner="V")],
        {"OCID": {"F": 1.0}},
    ),
    "R038": (
        [
            process("F", bid("W"), bid("D", status="disqualified"), buyer={"id": "B"}),
            *(process(f"{n}", bid(f"W{n}"), buyer={"id": f"{n}"}) for n in range(4)),
        ],
        {"Buyer": {"B": 0.5}},
    ),
    "R048": (
        [supplies("F", "10000000", "11000000"), *(supplies(f"{n}", "10000000") for n in range(4))],
        {"Tenderer": {"F": 2.0}},
    ),
    "R058": (gaps(100, 2, 2, 2, 2), {"OCID": {"F": 99.0}, "Tenderer": {"W": 0.0}}),
}


def lit(indicator: str, releases: list[Release], **how: Any) -> dict[str, dict[str, float]]:
    found = {
        group: {who: values[indicator] for who, values in of.items() if indicator in values}
        for group, of in flags(releases, **how).items()
    }
    return {group: of for group, of in found.items() if of}


@pytest.mark.parametrize("indicator", EXAMPLES)
def test_the_documented_example_lights_what_it_says(indicator: str) -> None:
    releases, expected = EXAMPLES[indicator]
    assert lit(indicator, releases, supplied=1) == expected


@pytest.mark.parametrize("indicator", EXAMPLES)
def test_a_cancelled_process_lights_nothing(indicator: str) -> None:
    releases, _ = EXAMPLES[indicator]
    cancelled = [
        one | {"tender": one.get("tender", {}) | {"status": "cancelled"}} for one in releases
    ]
    assert flags(cancelled, supplied=1) == {}


@pytest.mark.parametrize("indicator", ["R024", "R028", "R036", "R058"])
def test_prices_that_the_buyer_sets_are_not_compared(indicator: str) -> None:
    releases, _ = EXAMPLES[indicator]
    drawn = [one | {"tender": {"procurementMethodDetails": "随机抽取"}} for one in releases]
    assert lit(indicator, drawn)
    assert lit(indicator, drawn, fixed={"随机抽取"}) == {}


def test_what_has_no_id_is_nobody() -> None:
    nameless = [{"status": "valid", "tenderers": [{"name": "甲"}], "value": {"amount": 1}}] * 2
    assert flags([{"ocid": "F", "bids": {"details": nameless}}, {"ocid": 5}, {}]) == {}


def test_prices_in_another_currency_are_not_compared() -> None:
    euro = bid("D", 1) | {"value": {"amount": 1, "currency": "EUR"}}
    assert lit("R028", [process("F", bid("V", 1), euro)]) == {}


@pytest.mark.parametrize("status", ["pending", "invalid", None])
def test_a_process_whose_awards_are_not_final_is_left_out(status: str | None) -> None:
    releases, _ = EXAMPLES["R035"]
    open_ = {"status": status, "suppliers": []}
    assert lit("R035", [one | {"awards": [*one["awards"], open_]} for one in releases]) == {}


def test_days_are_whole_whatever_the_offset() -> None:
    fifteen = period("2018-03-01T08:00:00+08:00", "2018-03-16T00:00:00Z")
    shorter = period("2018-03-01T08:00:00+08:00", "2018-03-16T07:59:00+08:00")
    assert lit("R003", [process("F", tender=fifteen)]) == {}
    assert lit("R003", [process("F", tender=shorter)]) == {"OCID": {"F": 1.0}}
