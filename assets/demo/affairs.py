"""What a village makes public besides money: notices, decisions, lists, contracts, party, election.

Called by `build` after `projects` and `rosters`. Private people are named as `masks` does.
"""

from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases, decisions
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
# name, how many, of what, where, in which state, worth in yuan
ASSETS: Final = (
    ("村部", 1, "栋", "主干道旁", "在用", "186000.00"),
    ("门面", 2, "间", "村部临街", "出租", "64000.00"),
    ("山塘", 4, "口", "大山塘等", "一口承包，三口自用", ""),
    ("油茶林", 60, "亩", "后山", "承包", ""),
    ("路灯", 42, "盏", "村主干道", "在用，坏了 3 盏", "28000.00"),
    ("垃圾清运车", 1, "辆", "村部", "在用", "36500.00"),
)
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
        decisions.fill(book, village, desk.put)
        _lists(desk, [entry for entry in lists if entry.person.village == village])
        _contracts(desk, rng)
        _notices(desk)
        _party(desk, who)


def _lists(desk: _Desk, lists: list[Entry]) -> None:
    for name, (title, power) in LISTS.items():
        before: set[str] = set()
        for year in (2016, 2017, 2018):
            on = date(year, 3, 20)
            there = [entry for entry in lists if entry.list == name and entry.holds(on)]
            now = {entry.person.id_number for entry in there}
            # How ill somebody is stands on no list; which class of 低保 a household has, does.
            members = [
                {
                    "name": mask_name(entry.person.name),
                    **({"grade": entry.grade} if name == "dibao" else {}),
                }
                for entry in there
            ]
            changed = {"joined": len(now - before), "left": len(before - now)}
            desk.put(
                "roster", f"{year}年{title}",
                f"共{len(there)}人，公示7天。有意见请向村里或镇里提。", on, power=power,
                detail={
                    "list": name, "count": len(there), "days": 7, "members": members,
                    **(changed if before else {}),
                },
            )  # fmt: skip
            before = now


def _contracts(desk: _Desk, rng: Random) -> None:
    for title, place, yuan, years, on, tender, bidders in (
        ("山塘承包合同", "大山塘", 6_600, 5, date(2016, 2, 26), "open", 4),
        ("门面出租合同", "村部临街门面", 7_200, 3, date(2017, 1, 12), "negotiated", 1),
        ("油茶林承包合同", "后山油茶林", 8_400, 10, date(2018, 3, 2), "open", 3),
    ):
        fen = (yuan + rng.randrange(12) * 100) * 100
        last = on.replace(year=on.year + years) - timedelta(days=1)
        due = [on.replace(year=year) for year in range(on.year, cases.TODAY.year + 1)]
        # The shop's last rent has not come: anybody may see it.
        paid = due[:-1] if tender == "negotiated" else due
        desk.put(
            "contract", f"{desk.name}{title}",
            f"{place}由承包户承包，每年{fen // 100}元，期限{years}年。", on, power=10,
            detail={
                "place": place, "party": "本村承包户", "yearly": str(Money(fen)), "years": years,
                "from": on.isoformat(), "to": last.isoformat(), "tender": tender,
                "bidders": bidders, "deposit": str(Money(fen // 2)),
                "payments": [
                    {
                        "name": f"{day.year}年", "due": day.isoformat(), "amount": str(Money(fen)),
                        **({"on": (day + timedelta(days=6)).isoformat()} if day in paid else {}),
                    }
                    for day in due
                ],
            },
        )  # fmt: skip
    for year in (2016, 2017):
        desk.put(
            "asset", f"{year}年底集体资产清单",
            "村部一栋、门面两间、山塘四口、油茶林60亩、路灯42盏、垃圾清运车一辆。",
            date(year + 1, 1, 10), power=9,
            detail={
                "let": "门面两间、大山塘",
                "items": [
                    {"name": name, "count": count, "unit": unit, "place": place, "state": state,
                     **({"value": value} if value else {})}
                    for name, count, unit, place, state, value in ASSETS
                ],
            },
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
            detail={
                "until": f"{year}-12-31", "where": "村部便民服务点，或农商行网点",
                "heading": "谁交多少",
                "lines": [
                    {"name": "一般村民", "amount": f"{FEES - 40 * (2018 - year)}.00"},
                    {"name": "低保户、特困户", "text": "政府代交，自己不用交", "amount": "0.00"},
                ],
            },
        )  # fmt: skip
    desk.put(
        "notice", "高龄津贴怎么领",
        "满80岁的老人，带身份证和户口本到村部登记，第二年11月发。没有登记的请家人来一趟。",
        date(2018, 4, 16), power=26,
        detail={
            "where": "村部便民服务点", "heading": "要带什么",
            "lines": [
                {"name": "身份证", "text": "本人的，家人来的再带家人的"},
                {"name": "户口本"},
                {"name": "银行卡", "text": "农商行的，没有的当场帮着办"},
            ],
        },
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
        detail={
            "entitled": 168, "present": 151, "valid": 149, "spoilt": 2,
            "posts": [
                {"post": "村委会主任", "name": who.secretary.name, "votes": 132},
                {"post": "村委会委员", "name": who.clerk.name, "votes": 127},
                {"post": "村务监督委员会主任", "name": who.supervisor.name, "votes": 119},
            ],
        },
    )  # fmt: skip
    for year in (2016, 2017, 2018):
        yuan = 1_260 + year % 7 * 40
        desk.put(
            "party", f"{year}年党费收缴情况", f"全村党员按时交党费，共{yuan}元。",
            date(year, 7, 1), power=19,
            detail={
                "amount": f"{yuan}.00", "count": 36, "heading": "上半年分两次交",
                "lines": [
                    {"name": "第一季度", "text": "3月15日交镇党委", "amount": f"{yuan // 2}.00"},
                    {"name": "第二季度", "text": "6月15日交镇党委",
                     "amount": f"{yuan - yuan // 2}.00"},
                ],
            },
        )  # fmt: skip
        desk.put(
            "party", f"{year}年发展党员公示", "确定入党积极分子2名，公示7天。",
            date(year, 5, 15), power=18,
            detail={
                "days": 7, "count": 2,
                "members": [
                    {"name": mask_name(person.name), "text": "入党积极分子"}
                    for person in who.witnesses
                ],
            },
        )  # fmt: skip
