"""How a village's paper is laid out by its kind: facts, rows, names. Called by the affair's screen.

What each kind may carry in its `detail` stands in docs/your-own-data.md. All that is not there is
left out; headings that are Chinese words already are shown as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.ui import words
from kiosk.ui.telling.detail import Detail
from kiosk.ui.telling.facts import Fact, facts
from kiosk.ui.words import mark, translate
from protocol.money import Fen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.model import AffairRow

_TENDER: Final = {
    "open": mark("papers", "公开招标"),
    "invited": mark("papers", "请几家来比"),
    "negotiated": mark("papers", "谈价定的"),
    "single": mark("papers", "只找了一家"),
    "none": mark("papers", "没有招标"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a paper: a thing, what is said of it, a sum at the right or nothing."""

    heading: str
    text: str = ""
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list, as it was published: private persons' masked."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands under a paper's own words."""

    facts: tuple[Fact, ...] = ()
    heading: str = ""  # over the rows
    rows: tuple[Row, ...] = ()
    names: tuple[Name, ...] = ()


def layout(row: AffairRow) -> Layout:
    """Lay a paper out; an unknown kind has its plain facts only."""
    detail = Detail.read(row.detail)
    lay = _KINDS.get(row.kind, _plain)
    return lay(detail, row)


def _plain(detail: Detail, row: AffairRow) -> Layout:
    lines = detail.rows("lines")
    return Layout(
        _facts(detail, row),
        detail.text("heading"),
        tuple(Row(each.text("name"), each.text("text"), _yuan(each, "amount")) for each in lines),
        tuple(Name(each.text("name"), each.text("text")) for each in detail.rows("members")),
    )


def _roster(detail: Detail, row: AffairRow) -> Layout:
    members = detail.rows("members")
    count = detail.number("count")
    return Layout(
        _facts(
            detail,
            row,
            (translate("papers", "一共"), _people(count if count is not None else len(members))),
            (translate("papers", "和上一年比"), _compared(detail)),
        ),
        names=tuple(
            Name(each.text("name"), words.grade(each.text("grade")) or each.text("text"))
            for each in members
        ),
    )


def _contract(detail: Detail, row: AffairRow) -> Layout:
    years = detail.number("years")
    due = detail.rows("payments")
    paid = [each for each in due if each.text("on")]
    term = translate("papers", "{years} 年").format(years=years) if years else ""
    return Layout(
        _facts(
            detail,
            row,
            (translate("papers", "包的是什么"), detail.text("place")),
            (translate("papers", "包给谁"), detail.text("party")),
            (translate("papers", "怎么定的"), _tender(detail)),
            (translate("papers", "每年交"), _yuan(detail, "yearly")),
            (
                translate("papers", "期限"),
                words.listed((term, _span(detail))),
            ),
            (translate("papers", "押金"), _yuan(detail, "deposit")),
            (translate("papers", "到今天交了"), words.yuan(_sum(paid)) if due else ""),
        ),
        translate("papers", "每年的钱交了没有") if due else "",
        tuple(_instalment(each) for each in due),
    )


def _asset(detail: Detail, row: AffairRow) -> Layout:
    items = detail.rows("items")
    worth = _sum(items, "value")
    return Layout(
        _facts(
            detail,
            row,
            (
                translate("papers", "一共"),
                translate("papers", "{n} 样").format(n=len(items)) if items else "",
            ),
            (translate("papers", "值多少钱"), words.yuan(worth) if worth else ""),
            (translate("papers", "借出去、租出去的"), detail.text("let")),
            (translate("papers", "欠别人的"), _yuan(detail, "debts")),
        ),
        translate("papers", "都有什么") if items else "",
        tuple(
            Row(
                _counted(each),
                " · ".join(p for p in (each.text("place"), each.text("state")) if p),
                _yuan(each, "value"),
            )
            for each in items
        ),
    )


def _election(detail: Detail, row: AffairRow) -> Layout:
    entitled, present = detail.number("entitled"), detail.number("present")
    posts = detail.rows("posts") or [
        Detail({"post": post, "votes": votes}) for post, votes in detail.inner("votes").of.items()
    ]
    return Layout(
        _facts(
            detail,
            row,
            (translate("papers", "有选举权的"), _people(entitled)),
            (translate("papers", "来投票的"), _turnout(entitled, present)),
            (translate("papers", "收回的票"), _ballots(detail)),
        ),
        translate("papers", "谁得了多少票") if posts else "",
        tuple(_post(each, present) for each in posts),
    )


def _party(detail: Detail, row: AffairRow) -> Layout:
    plain = _plain(detail, row)
    total = _yuan(detail, "amount")
    count = detail.number("count")
    more = facts(
        (translate("papers", "一共"), total),
        (translate("papers", "多少人"), _people(count)),
    )
    return Layout((*more, *plain.facts), plain.heading, plain.rows, plain.names)


_KINDS: Final[dict[str, Callable[[Detail, AffairRow], Layout]]] = {
    "notice": _plain,
    "decision": _plain,
    "roster": _roster,
    "contract": _contract,
    "asset": _asset,
    "party": _party,
    "election": _election,
}


def _facts(detail: Detail, row: AffairRow, *first: tuple[str, str]) -> tuple[Fact, ...]:
    """Return the kind's own facts, then those that any paper may have."""
    return tuple(
        facts(
            *first,
            (translate("papers", "公示"), _hung(detail, row)),
            (translate("papers", "什么时候以前"), words.day(detail.text("until"), year=True)),
            (translate("papers", "到哪里办"), detail.text("where")),
            (translate("papers", "打电话问"), detail.text("telephone")),
            *detail.chinese(),
        )
    )


def _hung(detail: Detail, row: AffairRow) -> str:
    days = detail.number("days")
    if not days:
        return ""
    said = translate("papers", "{days} 天").format(days=days)
    try:
        first = date.fromisoformat(row.published_on)
        last = first + timedelta(days=days - 1)
    except (ValueError, OverflowError):
        return said
    return translate("papers", "{days} 天，{first}到 {last}").format(
        days=days, first=words.day(first.isoformat()), last=words.day(last.isoformat())
    )


def _people(count: int | None) -> str:
    return "" if count is None else translate("papers", "{n} 人").format(n=f"{count:,}")


def _compared(detail: Detail) -> str:
    joined, left = detail.number("joined"), detail.number("left")
    if joined is None or left is None:
        return ""
    if not joined and not left:
        return translate("papers", "没有变")
    return translate("papers", "新进 {joined} 人，退出 {left} 人").format(joined=joined, left=left)


def _tender(detail: Detail) -> str:
    how = detail.text("tender")
    said = translate("papers", _TENDER[how]) if how in _TENDER else how
    bidders = detail.number("bidders")
    if not bidders:
        return said
    came = translate("papers", "{n} 家来比").format(n=bidders)
    return words.listed((said, came))


def _span(detail: Detail) -> str:
    first, last = detail.text("from"), detail.text("to")
    if not first or not last:
        return ""
    return translate("papers", "{first}到 {last}").format(
        first=words.day(first, year=True), last=words.day(last, year=True)
    )


def _instalment(each: Detail) -> Row:
    on, due = each.text("on"), each.text("due")
    if on:
        said = translate("papers", "{day}交了").format(day=words.day(on, year=True))
    elif due:
        said = translate("papers", "还没有交，{day}到期").format(day=words.day(due, year=True))
    else:
        said = translate("papers", "还没有交")
    return Row(each.text("name"), said, _yuan(each, "amount"))


def _counted(each: Detail) -> str:
    count = each.number("count")
    if count is None:
        return each.text("name")
    return f"{each.text('name')} {count:,} {each.text('unit')}".rstrip()


def _turnout(entitled: int | None, present: int | None) -> str:
    if present is None:
        return ""
    if not entitled:
        return _people(present)
    return translate("papers", "{n} 人，占 {percent}%").format(
        n=f"{present:,}", percent=round(100 * present / entitled)
    )


def _ballots(detail: Detail) -> str:
    valid, spoilt = detail.number("valid"), detail.number("spoilt")
    if valid is None:
        return ""
    if spoilt is None:
        return translate("papers", "有效 {n} 张").format(n=f"{valid:,}")
    return translate("papers", "有效 {n} 张，作废 {spoilt} 张").format(
        n=f"{valid:,}", spoilt=spoilt
    )


def _post(each: Detail, present: int | None) -> Row:
    votes = each.number("votes")
    heading = " ".join(part for part in (each.text("post"), each.text("name")) if part)
    said = [each.text("text")]
    if votes is not None and present:
        half = (
            translate("papers", "过半数")
            if 2 * votes > present
            else translate("papers", "没有过半数")
        )
        said.append(half)
    return Row(
        heading,
        words.listed(said),
        "" if votes is None else translate("papers", "{n} 票").format(n=f"{votes:,}"),
    )


def _yuan(detail: Detail, name: str) -> str:
    fen = detail.yuan(name)
    return "" if fen is None else words.yuan(fen)


def _sum(rows: list[Detail], name: str = "amount") -> Fen:
    return Fen(sum(each.yuan(name) or 0 for each in rows))
