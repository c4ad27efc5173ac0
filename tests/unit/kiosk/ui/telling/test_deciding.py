import pytest

from kiosk.model import EventRow
from kiosk.ui.telling import deciding
from kiosk.ui.telling.deciding import Held


def event(step: str, name: str, on: str, detail: str = "", **numbers: int) -> EventRow:
    counts = {"present": None, "entitled": None, "agreed": None, **numbers}
    return EventRow(step, name, on, None, "", "", detail=detail, **counts)  # type: ignore[arg-type]


WHOLE = [
    Held("branch_proposes", "2018-03-05"),
    Held("committees_discuss", "2018-03-12", 7, 7, 7),
    Held("party_members_review", "2018-03-20", 36, 30, 29),
    Held("villagers_decide", "2018-04-02", 45, 42, 42, "三塘决〔2018〕2号"),
    Held("decision_published", "2018-04-03", days=7),
    Held("result_published", "2018-10-26", days=7),
]


def test_attendance_and_majority_are_said_in_words() -> None:
    steps = deciding.timeline(WHOLE)
    assert steps[3].text == "应到 45 人，实到 42 人，同意 42 人，过了，三塘决〔2018〕2号"
    assert steps[0].text == ""
    assert steps[4].text == "公示了 7 天"
    assert not any(step.missing for step in steps)


@pytest.mark.parametrize(
    ("step", "numbers", "said"),
    [
        ("party_members_review", (30, 20, 11), "过了"),
        ("party_members_review", (30, 19, 19), "到的人不够三分之二，不作数"),
        ("villagers_decide", (44, 22, 12), "过了"),
        ("villagers_decide", (44, 21, 21), "到的人不够一半，不作数"),
        ("villagers_decide", (44, 30, 15), "同意的没有过半，没过"),
        ("committees_discuss", (7, 0, 0), "到的人不够一半，不作数"),
        ("committees_discuss", (0, 0, 0), "同意的没有过半，没过"),
    ],
)
def test_quorum_and_majority(step: str, numbers: tuple[int, int, int], said: str) -> None:
    assert deciding.verdict(step, *numbers) == said


def test_a_step_without_record_is_named_and_what_is_to_come_is_no_fault() -> None:
    held = [each for each in WHOLE if each.step != "party_members_review"][:-1]
    steps = deciding.timeline(held)
    assert [step.missing for step in steps] == [False, False, True, False, False, True]
    assert steps[2].heading == "党员大会审议"
    assert (steps[2].day, steps[2].text) == ("没有记录", "后面的步骤已经有了，这一步没有交来")
    assert steps[5].day == "还没有到这一步"


def test_accepted_work_whose_result_hangs_nowhere_is_counted_in_days() -> None:
    accepted = event("accepted", "竣工验收", "2018-10-15")
    steps = deciding.timeline(WHOLE[:-1], [accepted], today="2018-11-20")
    assert steps[-1].text == "验收已经 36 天，结果还没有公开"


def test_work_that_began_before_the_decision_is_told() -> None:
    start = event("start", "开工", "2018-03-25")
    steps = deciding.timeline(WHOLE, [start])
    assert "“开工”（3 月 25 日）以后才补的" in steps[3].text
    assert "以后才补" not in steps[5].text
    (only, *others) = deciding.timeline(WHOLE[:1], [start])
    assert not only.missing
    assert others[0].text == "“开工”已经有了，这一步没有交来"


def test_a_step_before_the_one_it_follows_and_a_short_publication() -> None:
    held = [WHOLE[3], Held("decision_published", "2018-03-30", days=3)]
    steps = deciding.timeline(held)
    assert steps[4].text == ("只公示了 3 天，应当公示 7 天，比“村民会议或代表会议决议”还早 3 天")
    (undated,) = [
        step for step in deciding.timeline([Held("decision_published", "")]) if not step.missing
    ]
    assert undated.text == "没有写公示了几天"


def test_events_and_details_tell_the_same_and_nonsense_is_left_out() -> None:
    events = [
        event("villagers_decide", "决议", "2018-04-02", present=42, entitled=45, agreed=42),
        event("decision_published", "决议公开", "2018-04-03", '{"days": 7}'),
        event("result_published", "公开", "2018-10-26", "no json"),
        event("start", "开工", "2018-06-01"),
    ]
    assert [held.step for held in deciding.of_events(events)] == [
        "villagers_decide", "decision_published", "result_published"
    ]  # fmt: skip
    assert deciding.of_events(events)[1].days == 7
    meetings = [
        {"step": "villagers_decide", "on": "2018-04-02", "present": -1, "agreed": True},
        {"step": "dance"}, "words",
    ]  # fmt: skip
    assert deciding.of_detail({"meetings": meetings}) == [Held("villagers_decide", "2018-04-02")]
    assert deciding.of_detail({"meetings": {}}) == []
    assert deciding.timeline([]) == []
