"""What a village makes public besides money: notices, decisions, lists, contracts, party, election.

Called by `build` after `projects` and `rosters`. Private people are named as `masks` does.
"""

from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases
from assets.demo.offices import Cadres
from assets.demo.rosters import Entry
from assets.demo.tables import Book, Cell, Money
from protocol.idnumber import mask_name

LISTS: Final = {
    "dibao": ("农村低保户名单", 21),
    "tekun": ("特困供养人员名单", 22),
    "disabled": ("残疾人两项补贴名单", 25),
    "elderly": ("高龄津贴名单", 26),
}
STEP_NAMES: Final = {
    "branch_proposes": "党支部提议",
    "committees_discuss": "两委商议",
    "party_members_review": "党员大会审议",
    "villagers_decide": "村民代表会议决议",
}
FEES: Final = 220  # yuan a person and year for the health insurance of 2019


class _Desk:
    """Numbers one village's papers."""

    def __init__(self, book: Book, village: str) -> None:
        self.book = book
        self.village = village
        self.name = cases.VILLAGES[village]
        self.short = self.name.removesuffix("村")
        self._count = 0

    def put(  # noqa: PLR0913 - a paper has so many sides
        self, kind: str, title: str, body: str, on: date, *, power: int | None = None,
        number: str = "", detail: dict[str, object] | None = None,
    ) -> None:  # fmt: skip
        """Publish one paper, unless its day has not come."""
        if on > cases.TODAY:
            return
        self._count += 1
        cells: dict[str, Cell] = {"power": power, "detail": detail or {}}
        self.book.add(
            "affairs", no=number or f"{self.short}公〔{on.year}〕{self._count}号",
            village=self.village, kind=kind, title=title, body=body, published_on=on, **cells,
        )  # fmt: skip


def fill(book: Book, rng: Random, lists: list[Entry], cadres: dict[str, Cadres]) -> None:
    """Add every village's papers of the three years."""
    for village, who in cadres.items():
        desk = _Desk(book, village)
        _decisions(desk)
        _lists(desk, [entry for entry in lists if entry.person.village == village])
        _contracts(desk, rng)
        _notices(desk)
        _party(desk, who)


def _decisions(desk: _Desk) -> None:
    events: dict[str, list[dict[str, str]]] = {}
    for event in desk.book.rows["project_events"]:
        if event["step"] in STEP_NAMES:
            events.setdefault(event["project"], []).append(event)
    for project in desk.book.rows["projects"]:
        meetings = events.get(project["code"], [])
        decided = next((m for m in meetings if m["step"] == "villagers_decide"), None)
        if project["division"] != desk.village or decided is None:
            continue
        lines = [_meeting(meeting) for meeting in meetings]
        fen = int(project["budget"].replace(".", ""))
        desk.put(
            "decision", f"关于{project['name']}的决议",
            f"经四议两公开，决定实施{project['name']}，预算{fen // 100}元。" + "".join(lines)
            + "公示7天，有意见请向村务监督委员会或镇里提。",
            date.fromisoformat(decided["happened_on"]) + timedelta(days=1),
            power=2, number=decided["document"],
            detail={
                "project": project["code"],
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


def _lists(desk: _Desk, lists: list[Entry]) -> None:
    for year in (2016, 2017, 2018):
        for name, (title, power) in LISTS.items():
            on = date(year, 3, 20)
            there = [entry for entry in lists if entry.list == name and entry.holds(on)]
            names = "、".join(mask_name(entry.person.name) for entry in there)
            desk.put(
                "roster", f"{year}年{title}", f"共{len(there)}人：{names}。公示7天。", on,
                power=power, detail={"list": name, "count": len(there), "days": 7},
            )  # fmt: skip


def _contracts(desk: _Desk, rng: Random) -> None:
    for title, place, yuan, years, on in (
        ("山塘承包合同", "大山塘", 6_600, 5, date(2016, 2, 26)),
        ("门面出租合同", "村部临街门面", 7_200, 3, date(2017, 1, 12)),
        ("油茶林承包合同", "后山油茶林", 8_400, 10, date(2018, 3, 2)),
    ):
        fen = (yuan + rng.randrange(12) * 100) * 100
        desk.put(
            "contract", f"{desk.name}{title}",
            f"{place}由承包户承包，每年{fen // 100}元，期限{years}年。", on, power=10,
            detail={"place": place, "yearly": str(Money(fen)), "years": years},
        )  # fmt: skip
    for year in (2016, 2017):
        desk.put(
            "asset", f"{year}年底集体资产清单",
            "村部一栋、门面两间、山塘四口、油茶林60亩、路灯42盏、垃圾清运车一辆。",
            date(year + 1, 1, 10), power=9,
            detail={"items": [{"name": "村部", "count": 1}, {"name": "山塘", "count": 4}]},
        )  # fmt: skip


def _notices(desk: _Desk) -> None:
    for year in (2016, 2017, 2018):
        for quarter, month in enumerate((1, 4, 7, 10)):
            on = date(year, month, 12)
            which = f"{year if quarter else year - 1}年{'四一二三'[quarter]}季度"
            desk.put(
                "notice", f"{which}收支公开",
                f"{which}村里的收入和开支，每一笔都能在“看村里的账”里查到。", on, power=19,
                detail={"days": 7},
            )  # fmt: skip
        desk.put(
            "notice", f"{year + 1}年城乡居民医保开始缴费",
            f"每人{FEES - 40 * (2018 - year)}元，12月31日前交。低保户、特困户由政府代交。",
            date(year, 9, 18), power=30,
        )  # fmt: skip
    desk.put(
        "notice", "高龄津贴怎么领",
        "满80岁的老人，带身份证和户口本到村部登记，第二年11月发。没有登记的请家人来一趟。",
        date(2018, 4, 16), power=26,
    )  # fmt: skip
    desk.put(
        "notice", "受灾户救济款已发到卡上",
        "1月低温冰冻受灾的农户，每户200元，2月2日已经发到各户的农商行卡上。",
        date(2018, 2, 5), power=23,
    )  # fmt: skip


def _party(desk: _Desk, who: Cadres) -> None:
    desk.put(
        "election", "村民委员会换届选举结果",
        f"{who.secretary.name}当选村委会主任，{who.clerk.name}当选委员。"
        f"{who.supervisor.name}当选村务监督委员会主任。", date(2017, 4, 28),
        detail={"entitled": 168, "present": 151, "votes": {"主任": 132}},
    )  # fmt: skip
    for year in (2016, 2017, 2018):
        desk.put(
            "party", f"{year}年党费收缴情况", f"全村党员按时交党费，共{1_260 + year % 7 * 40}元。",
            date(year, 7, 1), power=19,
        )  # fmt: skip
        desk.put(
            "party", f"{year}年发展党员公示", "确定入党积极分子2名，公示7天。",
            date(year, 5, 15), power=18, detail={"days": 7},
        )  # fmt: skip
