"""An officer's work: list, decide, assign, put aside; and what the record says afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from province.matching import listing, scorecard, triage
from province.matching.models import Decision, Finding, Outcome
from province.matching.notices import dismissed
from province.matching.statistics import figures
from province.matching.triage import TriageError, Verdict
from province.matching.triage_command import scorecard as scorecard_command
from province.matching.triage_command import statistics as statistics_command
from province.matching.triage_command import triage as command
from tests.unit.province.batches.conftest import ID, OTHER_ID, VILLAGE, base
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2018, 11, 20)
DEAD = {"name": "杨小妹", "died_on": "2018-02-10", "benefit_month": 24219, "programme": "P1"}


@pytest.fixture(autouse=True)
def registered(bring: Callable[..., object]) -> None:
    bring(base())


def found(number: str, rule: str = "D01", who: str = ID, severity: int = 50) -> Finding:
    return Finding.objects.create(
        id=number * 32, rule=rule, subject=f"D1|{number}", division=VILLAGE, id_number=who,
        amount_fen=26000, day=date(2018, 4, 4), evidence=DEAD, severity=severity,
        found_on=TODAY, run=1,
    )  # fmt: skip


def real(finding: str, **more: object) -> Finding:
    return triage.decide(finding, Verdict("real", "王某", TODAY, **more))  # type: ignore[arg-type]


def test_a_finding_reads_as_a_sentence() -> None:
    said = triage.words(found("1"))
    assert said == "杨小妹在2018-02-10去世，2018年4月的补贴260.00元还在发。"


def test_the_list_goes_on_after_the_last_one_seen() -> None:
    found("1", severity=50)
    found("2", severity=50)
    found("3", severity=10)
    first = listing.page(TODAY, size=2)
    assert [one.id[0] for one in first] == ["3", "1"]
    after = listing.Place.read(str(listing.Place.of(first[-1])))
    assert [one.id[0] for one in listing.page(TODAY, after=after)] == ["2"]


def test_findings_of_one_person_are_one_case() -> None:
    found("1")
    found("2", rule="A01")
    found("3", rule="V05", who="")
    found("4", severity=10)
    person, record = listing.cases(listing.waiting(TODAY))
    assert (person.lead.id[0], person.rules) == ("4", ("A01", "D01"))
    assert [one.id[0] for one in person.findings] == ["4", "1", "2"]
    assert (record.lead.subject, record.rules) == ("D1|3", ("V05",))
    after = listing.Place.of(person.lead)
    assert listing.cases(listing.waiting(TODAY), after) == [record]
    (alone,) = listing.cases(listing.waiting(TODAY, rule="A01"))
    assert alone.rules == ("A01",)


def test_a_decision_takes_it_off_the_list_and_stays_for_ever() -> None:
    one = found("1")
    real(one.id, recovered=26000, measure="corrected", minutes=10)
    triage.decide(one.id, Verdict("data_error", "李某", TODAY))
    assert list(listing.waiting(TODAY)) == []
    assert [each.decision for each in Decision.objects.order_by("id")] == ["real", "data_error"]


@pytest.mark.parametrize("decision", ["lawful", "known"])
def test_a_reason_is_asked_for(decision: str) -> None:
    with pytest.raises(TriageError, match="理由"):
        triage.decide(found("1").id, Verdict(decision, "王某", TODAY))


def test_putting_aside_ends_on_its_day() -> None:
    one = found("1")
    found("2", who=OTHER_ID)
    triage.put_aside(one.id, date(2018, 12, 1), "已在核查", "王某", TODAY)
    assert [each.id[0] for each in listing.waiting(TODAY)] == ["2"]
    assert listing.waiting(date(2018, 12, 2)).count() == 2


def test_nothing_is_public_before_it_is_real() -> None:
    one = found("1")
    with pytest.raises(TriageError, match="属实"):
        triage.open_outcome(one.id, "7", "王某", TODAY)
    real(one.id)
    triage.open_outcome(one.id, "7", "王某", TODAY)
    outcome = Outcome.objects.get()
    assert (outcome.division_id, outcome.kind, outcome.state) == (VILLAGE, "subsidy", "open")
    assert outcome.title == outcome.result == ""
    with pytest.raises(TriageError, match="已经"):
        triage.open_outcome(one.id, "8", "王某", TODAY)


def test_a_notice_that_an_officer_answered_is_not_shown_to_the_person() -> None:
    one = found("1", rule="Q01")
    one.evidence = {"programme": "P1"}
    one.save()
    assert dismissed([ID]) == set()
    triage.decide(one.id, Verdict("lawful", "王某", TODAY, "本人不愿申请"))
    assert dismissed([ID]) == {(ID, "P1")}


def test_the_scorecard_bounds_what_it_knows() -> None:
    for number in "1234":
        one = found(number)
        if number == "4":
            triage.decide(one.id, Verdict("lawful", "王某", TODAY, "补发", minutes=30))
        else:
            real(one.id, recovered=100, minutes=10)
    found("5")
    (card,) = scorecard.cards()
    assert (card.decided, card.real, card.open, card.recovered_fen) == (4, 3, 1, 300)
    assert (card.precision, card.minutes) == (0.75, 10)
    assert 0.29 < card.low < 0.31
    assert 0.95 < card.high < 0.96
    assert scorecard.reorder() == 1
    assert Finding.objects.get(state="open").severity == 69
    assert scorecard.rank("X", 1) == 150


def test_statistics_count_people_once_a_measure() -> None:
    found("1")
    found("2")
    real("1", measure="talk", recovered=100)
    real("2", measure="talk", recovered=200)
    real("2", measure="case", recovered=250)
    found("3", who=OTHER_ID)
    (county,) = figures(TODAY, TODAY, 6).values()
    assert (county.found, county.corrected, county.cases, county.recovered_fen) == (3, 2, 1, 350)
    assert county.people == {"talk": 1, "case": 1}
    assert figures(date(2018, 1, 1), date(2018, 1, 31), 6) == {}


def test_the_commands_hide_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    found("1")
    day = ("--on", str(TODAY))
    assert command([*day, "list"]) == 0
    assert command([*day, "cases"]) == 0
    assert command([*day, "show", "11"]) == 0
    assert command([*day, "assign", "11", "李某", "--days", "10"]) == 0
    assert command([*day, "decide", "11", "real", "--by", "王某", "--recovered", "260"]) == 0
    assert command([*day, "outcome", "11", "7"]) == 0
    assert command([*day, "show", "9"]) == 2
    assert scorecard_command(["--reorder"]) == 0
    assert statistics_command(["2018-11-01", "2018-11-30"]) == 0
    out = capsys.readouterr().out
    assert ID not in out
    assert "最早的死亡日期\t2018-02-10" in out
    assert "260.00元" in out
