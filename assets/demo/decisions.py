"""What the villages decided: by the four discussions and two publications, or not quite by them.

Called by `affairs`. Works' decisions tell again what `works` did; the others stand alone.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from assets.demo import cases
from assets.demo.tables import Book

STEP_NAMES: Final = {
    "branch_proposes": "党支部提议",
    "committees_discuss": "两委商议",
    "party_members_review": "党员大会审议",
    "villagers_decide": "村民代表会议决议",
}
Put = Callable[..., None]


def fill(book: Book, village: str, put: Put) -> None:
    """Publish one village's decisions."""
    _of_works(book, village, put)
    _of_land(village, put)
    _of_shop(village, put)


def _of_works(book: Book, village: str, put: Put) -> None:
    events: dict[str, list[dict[str, str]]] = {}
    for event in book.rows["project_events"]:
        if event["step"] in STEP_NAMES:
            events.setdefault(event["project"], []).append(event)
    for project in book.rows["projects"]:
        meetings = events.get(project["code"], [])
        decided = next((m for m in meetings if m["step"] == "villagers_decide"), None)
        if project["division"] != village or decided is None:
            continue
        lines = [_meeting(meeting) for meeting in meetings]
        fen = int(project["budget"].replace(".", ""))
        put(
            "decision", f"关于{project['name']}的决议",
            f"经四议两公开，决定实施{project['name']}，预算{fen // 100}元。" + "".join(lines)
            + "公示7天，有意见请向村务监督委员会或镇里提。",
            date.fromisoformat(decided["happened_on"]) + timedelta(days=1),
            power=2, number=decided["document"],
            detail={
                "project": project["code"],
                "days": 7,
                "meetings": [
                    {
                        "step": meeting["step"],
                        "on": meeting["happened_on"],
                        **{n: int(meeting[n]) for n in ("entitled", "present", "agreed")
                           if meeting[n]},
                    }
                    for meeting in meetings
                ],
            },
        )  # fmt: skip


def _meeting(event: dict[str, str]) -> str:
    day = date.fromisoformat(event["happened_on"])
    name = STEP_NAMES[event["step"]]
    if not event["present"]:
        return f"{day.month}月{day.day}日{name}。"
    return (
        f"{day.month}月{day.day}日{name}，应到{event['entitled']}人，"
        f"实到{event['present']}人，同意{event['agreed']}人。"
    )


def _of_land(village: str, put: Put) -> None:
    """Nothing missing: how the money for the land under the county road was shared out."""
    order = list(cases.VILLAGES).index(village)
    members, representatives = 30 + 2 * order, 42 + order
    put(
        "decision", "县道征地补偿款分配办法",
        "县道占地补偿款到村后，被占地的农户得八成，留两成给村集体修机耕路。",
        date(2016, 11, 10), power=11,
        detail={
            "days": 7,
            "heading": "怎么分",
            "lines": [
                {"name": "被占地的农户", "text": "按占地面积分，23 户", "amount": "92800.00"},
                {"name": "村集体", "text": "修机耕路", "amount": "23200.00"},
            ],
            "meetings": [
                {"step": "branch_proposes", "on": "2016-10-12"},
                _held("committees_discuss", "2016-10-18", 7, 7, 6),
                _held("party_members_review", "2016-10-27", members, members - 4, members - 5),
                _held("villagers_decide", "2016-11-09", representatives, representatives - 3,
                      representatives - 6),
                {"step": "decision_published", "on": "2016-11-10", "days": 7},
                {"step": "result_published", "on": "2016-12-20", "days": 10},
            ],
        },
    )  # fmt: skip


def _of_shop(village: str, put: Put) -> None:
    """Not quite: no party members' meeting, few representatives, hung for three days only."""
    representatives = 42 + list(cases.VILLAGES).index(village)
    put(
        "decision", "村部临街门面续租的决定",
        "村部临街门面租期快到，续租三年，租金不变。", date(2018, 9, 3), power=9,
        detail={
            "days": 3,
            "meetings": [
                {"step": "branch_proposes", "on": "2018-08-20"},
                _held("committees_discuss", "2018-08-24", 7, 5, 5),
                _held("villagers_decide", "2018-09-02", representatives, 19, 15),
                {"step": "decision_published", "on": "2018-09-03", "days": 3},
            ],
        },
    )  # fmt: skip


def _held(step: str, on: str, entitled: int, present: int, agreed: int) -> dict[str, object]:
    return {"step": step, "on": on, "entitled": entitled, "present": present, "agreed": agreed}
