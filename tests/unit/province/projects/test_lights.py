"""Each of the 35 points lights when it should, and not when it nearly should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from province.projects.dossier import Deal, Dossier, Money, Offer, Step
from province.projects.lights import lights, worst
from province.projects.points import points

D = date(2018, 1, 1)
TODAY = date(2018, 11, 20)
WAN = 1_000_000  # fen in 10,000 yuan


def day(after: int) -> date:
    return D + timedelta(days=after)


def step(name: str, after: int, wan: float | None = None, **more: Any) -> Step:
    amount = None if wan is None else round(wan * WAN)
    return Step(name, day(after), amount, **({"document": "文"} | more))


def offer(bidder: str, wan: float, **more: Any) -> Offer:
    return Offer(
        bidder, round(wan * WAN), **({"documents_on": day(50), "opened_on": day(71)} | more)
    )


def deal(wan: float, after: int = 80, **more: Any) -> Deal:
    terms = {"contractor": "甲", "account": "8", "quality": round(wan * WAN / 50)}
    return Deal("1", amount=round(wan * WAN), signed_on=day(after), **(terms | more))  # type: ignore[arg-type]


# A project at which everything was done as it should be.
GOOD = Dossier(
    code="G1", name="清水镇老街改造", kind="government", division="439900001", category="works",
    place="老街", owner="住建局", estimate=100 * WAN, budget=95 * WAN, approved=100 * WAN,
    unit="平方米", quantity_milli=1_000_000, standard=100_000, method="open",
    steps=(
        step("meeting", 0), step("approval", 10, 100), step("plan", 12, 100),
        step("design", 20, 100), step("budget_submitted", 30, 95), step("budget_reviewed", 40, 90),
        step("tender_published", 50), step("bids_opened", 71), step("award", 73, 88, actor="甲"),
        step("contract_signed", 80, 88, actor="甲"), step("start", 90),
        step("progress", 120, detail={"percent": 50}), step("payment", 121, 40, account="8"),
        step("accepted", 200, detail={"signers": ["业主", "监理", "施工", "村民"]}),
        step("payment", 210, 40, account="8"), step("settled", 220, 88),
        step("settlement_reviewed", 250, 86), step("audited", 280, 86),
        step("handed_over", 290),
    ),
    offers=(offer("甲", 88, phone="1"), offer("乙", 90, phone="2"), offer("丙", 95, phone="3")),
    deals=(deal(88),),
    funds=(Money("财政", 100 * WAN, day(100)),),
)  # fmt: skip


def without(*names: str, **more: Any) -> Dossier:
    return replace(GOOD, steps=tuple(s for s in GOOD.steps if s.step not in names), **more)


def having(*steps: Step, drop: tuple[str, ...] = (), **more: Any) -> Dossier:
    kept = [s for s in GOOD.steps if s.step not in drop]
    return replace(GOOD, steps=tuple(sorted([*kept, *steps], key=lambda s: s.on)), **more)


OTHER = replace(GOOD, code="G2", name="清水镇老街改造二期")
PART = replace(GOOD, code="G1-01", parent="G1", budget=60 * WAN)


def offers(*of: Offer, **more: Any) -> Dossier:
    return replace(GOOD, offers=of, **more)


HITS: dict[int, tuple[Dossier, Dossier]] = {
    1: (having(step("start", 5), drop=("start",)), having(step("start", 10), drop=("start",))),
    2: (
        replace(GOOD, approved=300 * WAN, neighbours=(replace(OTHER, approved=200 * WAN),)),
        replace(GOOD, approved=150 * WAN, neighbours=(replace(OTHER, approved=200 * WAN),)),
    ),
    3: (without("meeting"), having(step("meeting", 10), drop=("meeting",))),
    4: (
        replace(GOOD, neighbours=(replace(OTHER, funds=(Money("水利", WAN),)),)),
        replace(GOOD, neighbours=(OTHER,)),
    ),
    5: (replace(GOOD, funds=(Money("财政", 99 * WAN, day(100)),)), GOOD),
    6: (replace(GOOD, estimate=90 * WAN), replace(GOOD, estimate=91 * WAN)),
    7: (replace(GOOD, budget=101 * WAN), replace(GOOD, budget=100 * WAN)),
    8: (
        replace(GOOD, parts=(PART, replace(PART, code="G1-02"))),
        replace(GOOD, parts=(PART, replace(PART, code="G1-02", budget=35 * WAN))),
    ),
    9: (replace(GOOD, standard=87_999), replace(GOOD, standard=88_000)),
    10: (
        having(step("budget_reviewed", 40, 76), drop=("budget_reviewed",)),
        having(step("budget_reviewed", 40, 76.1), drop=("budget_reviewed",)),
    ),
    11: (
        replace(GOOD, method="none", deals=(deal(400),)),
        replace(GOOD, method="none", deals=(deal(399),)),
    ),
    12: (
        replace(GOOD, deals=(deal(300),), neighbours=(replace(OTHER, deals=(deal(200, 70),)),)),
        replace(
            GOOD,
            deals=(deal(300),),
            neighbours=(replace(OTHER, deals=(deal(200, 70, contractor="乙"),)),),
        ),
    ),
    13: (
        replace(GOOD, method="invited", deals=(deal(500),)),
        having(step("tender_method_approved", 45), method="invited", deals=(deal(500),)),
    ),
    14: (
        offers(*(replace(o, opened_on=day(69)) for o in GOOD.offers)),
        offers(*(replace(o, opened_on=day(70)) for o in GOOD.offers)),
    ),
    15: (
        offers(
            offer("甲", 88, clauses="须本县企业"),
            *(replace(o, valid=False) for o in GOOD.offers[1:]),
        ),
        offers(offer("甲", 88, clauses="须本县企业"), *GOOD.offers[1:]),
    ),
    16: (offers(*GOOD.offers[:2]), GOOD),
    17: (
        offers(offer("甲", 88), offer("乙", 90), offer("丙", 92)),
        offers(offer("甲", 88), offer("乙", 90), offer("丙", 93)),
    ),
    18: (
        offers(replace(GOOD.offers[0], valid=False), *GOOD.offers[1:]),
        offers(*GOOD.offers[:2], replace(GOOD.offers[2], valid=False)),
    ),
    19: (
        offers(replace(GOOD.offers[0], owner="X"), *GOOD.offers[1:], insiders=frozenset({"X"})),
        offers(replace(GOOD.offers[0], owner="X"), *GOOD.offers[1:], insiders=frozenset({"Y"})),
    ),
    20: (replace(GOOD, deals=(deal(89),)), GOOD),
    21: (replace(GOOD, deals=(deal(88, 91),)), replace(GOOD, deals=(deal(88, 90),))),
    22: (
        having(step("payment", 215, 1, account="8", actor="乙")),
        having(step("payment", 215, 1, account="8", actor="甲")),
    ),
    23: (
        replace(GOOD, deals=(deal(88, performance=9 * WAN),)),
        replace(GOOD, deals=(deal(88, performance=8 * WAN),)),
    ),
    24: (
        having(step("change_approved", 130, 6, actor="三塘村村委会")),
        having(step("change_approved", 130, 5, actor="三塘村村委会")),
    ),
    25: (
        having(step("change_approved", 130, 5), step("change_approved", 140, 4)),
        having(step("change_approved", 130, 5), step("change_approved", 140, 3.8)),
    ),
    26: (
        having(step("change_approved", 130, 1), step("change_done", 129, 1)),
        having(step("change_approved", 130, 1), step("change_done", 130, 1)),
    ),
    27: (
        having(
            step("change_approved", 130, 9),
            offers=(offer("甲", 88, control=110 * WAN), *GOOD.offers[1:]),
        ),
        having(
            step("change_approved", 130, 9),
            offers=(offer("甲", 88, control=100 * WAN), *GOOD.offers[1:]),
        ),
    ),
    28: (
        having(step("payment", 122, 13, account="8")),
        having(step("payment", 122, 12, account="8")),
    ),
    29: (
        having(step("payment", 215, 9, account="8")),
        having(step("payment", 215, 8, account="8")),
    ),
    30: (
        having(step("payment", 215, 1, account="9")),
        having(step("payment", 215, 1, account="8")),
    ),
    31: (
        replace(without("accepted"), funds=(Money("财政", 100 * WAN, day(80)),)),
        replace(without("accepted"), funds=(Money("财政", 100 * WAN, day(95)),)),
    ),
    32: (having(step("in_use", 199)), having(step("in_use", 200))),
    33: (
        having(step("settlement_reviewed", 250, 70.4), drop=("settlement_reviewed",)),
        having(step("settlement_reviewed", 280, 71), drop=("settlement_reviewed",)),
    ),
    34: (
        having(step("audited", 291), drop=("audited",)),
        having(step("audited", 290), drop=("audited",)),
    ),
    35: (
        having(step("audited", 220, detail={"findings": ["账"]}), drop=("audited",)),
        having(
            step("audited", 220, detail={"findings": ["账"]}),
            step("rectified", 300),
            drop=("audited",),
        ),
    ),
}


def numbers(of: Dossier, today: date = TODAY) -> list[int]:
    return [light.point.no for light in lights(of, today)]


def test_a_project_done_well_is_green() -> None:
    assert lights(GOOD, TODAY) == ()
    assert worst(()) == "green"


def test_all_points_are_here() -> None:
    assert sorted(HITS) == sorted(points()) == list(range(1, 36))


@pytest.mark.parametrize("no", sorted(HITS))
def test_a_point_lights(no: int) -> None:
    assert no in numbers(HITS[no][0])


@pytest.mark.parametrize("no", sorted(HITS))
def test_a_point_does_not_light_for_less(no: int) -> None:
    assert no not in numbers(HITS[no][1])


def test_it_turns_red_when_money_moves_after() -> None:
    (light,) = lights(replace(GOOD, funds=(Money("财政", 99 * WAN, day(100)),)), TODAY)
    assert (light.point.colour, light.colour) == ("yellow", "red")
    (still,) = lights(without("meeting", "payment", "progress"), TODAY)
    assert still.colour == "orange"


def test_it_is_yellow_before_it_is_due() -> None:
    waiting = without("audited", "handed_over")
    assert numbers(waiting, day(274)) == []
    (soon,) = lights(waiting, day(285))
    assert (soon.point.no, soon.colour) == (34, "yellow")
    (late,) = lights(replace(waiting, steps=waiting.steps), day(291))
    assert late.words == "决算审计应在2018-10-18前完成，还没有"


def test_what_lies_ahead_has_not_happened() -> None:
    assert 29 not in numbers(HITS[29][0], day(214))


def test_progress_that_is_no_number_counts_for_nothing_and_ends_no_run() -> None:
    wrong = having(step("progress", 121, detail={"percent": "一半"}))
    assert [light.point.no for light in lights(wrong, TODAY)] == []
