import pytest

from kiosk.model import Fen, ProjectRow, RecordId
from kiosk.ui.screens.projects import line, money, state


def work(**values: object) -> ProjectRow:
    empty: dict[str, object] = dict.fromkeys(ProjectRow.__dataclass_fields__, "")
    for amount in ("estimate", "budget", "approved_budget", "contract_amount", "paid_amount"):
        empty[amount] = None
    return ProjectRow(**{**empty, "id": RecordId("p" * 16), **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ("没开工", "plain")),
        ({"starts_on": "2018-01-01"}, ("在建", "plain")),
        ({"starts_on": "2018-01-01", "ends_on": "2018-10-01"}, ("过了期，没验收", "wait")),
        ({"starts_on": "2018-01-01", "ends_on": "2018-12-01"}, ("在建", "plain")),
        ({"ends_on": "2018-10-01", "accepted_on": "2018-10-01"}, ("已验收", "good")),
        ({"ends_on": "2018-10-01", "accepted_on": "2018-10-02"}, ("超期验收", "wait")),
    ],
)
def test_the_state_is_what_the_books_say(values: dict[str, str], said: tuple[str, str]) -> None:
    assert state(work(**values), "2018-11-20") == said


def test_the_sum_is_the_one_that_says_most() -> None:
    assert money(work()) == "没有写金额"
    assert money(work(estimate=Fen(1), budget=Fen(200))) == "预算 2.00 元"
    assert money(work(budget=Fen(200), paid_amount=Fen(0))) == "预算 2.00 元"
    assert money(work(contract_amount=Fen(300), paid_amount=Fen(100))) == "已付 1.00 元"


def test_a_line_leaves_out_what_nobody_wrote_down() -> None:
    bare = line(work(name="路灯"), "2018-11-20")
    assert (bare.heading, bare.line) == ("路灯", "")
    full = line(work(place="村部", contractor="平安", starts_on="2018-08-06"), "2018-11-20")
    assert full.line == "村部 · 平安 · 2018 年 8 月 6 日开工"
