from kiosk.model import ChangeRow, EventRow, Fen
from kiosk.ui.telling import history


def event(**values: object) -> EventRow:
    empty = {"step": "award", "step_name": "中标", "happened_on": "2018-05-14", "actor": ""}
    nothing = dict.fromkeys(("amount", "present", "entitled", "agreed"))
    return EventRow(**{**empty, **nothing, "document": "", **values})  # type: ignore[arg-type]


def test_a_step_says_who_how_many_how_much_and_which_paper() -> None:
    bare, award, meeting = history.steps(
        [
            event(),
            event(amount=Fen(0), actor="平安施工队", document="中1"),
            event(entitled=45, present=42, agreed=0),
        ]
    )
    assert (bare.heading, bare.day, bare.text) == ("中标", "2018 年 5 月 14 日", "")
    assert award.text == "0.00 元 · 平安施工队 · 中1"
    assert meeting.text == "应到 45 人 · 实到 42 人 · 同意 0 人"


def test_a_change_says_day_reason_and_what_stood_there() -> None:
    was = {
        "paid_amount": "-5000000",
        "tender_method": "open",
        "starts_on": "2018-01-02",
        "step": "award",
        "present": "12",
        "odd": "x",
        "": "not json",
    }
    (change,) = history.changes([ChangeRow("2018-07-01", "", was)], {"award": "中标"})
    assert change.heading == "2018 年 7 月 1 日改正，原因：没有写"
    assert change.text == (
        "已付 -50,000.00 元；怎么定的施工方 公开招标；开工 2018 年 1 月 2 日；步骤 中标；"
        "实到 12；odd x；not json"
    )


def test_withdrawn_says_when_and_why() -> None:
    assert history.withdrawn("", "x") == ""
    assert history.withdrawn("2018-06-01", "记错") == "2018 年 6 月 1 日撤下来了：记错"
    assert history.withdrawn("2018-06-01", "") == "2018 年 6 月 1 日撤下来了：没有写原因"


def test_a_chapter_of_a_work_is_named_once_above_its_first_step() -> None:
    codes = ("branch_proposes", "villagers_decide", "award", "payment", "start", "award", "odd")
    told = history.in_chapters([event(step=code) for code in codes])
    assert [step.chapter for step in told] == [
        "怎么定下来的",
        "",
        "谁来干，怎么定的",
        "",
        "怎么干的，谁监督",
        "",
        "",
    ]
