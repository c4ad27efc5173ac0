"""The tables that everyone may take away, and what stands in each column.

The OpenAPI document, the CSV and the JSON are all made of these, so none can say another thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from protocol.pack import TABLES as PUBLISHED
from province.public import published
from province.public.models import Sum
from province.public.outcomes import outcomes
from province.publish.catalogue import programmes
from province.registry.models import Division

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal["string", "integer", "boolean"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its name, what it holds, and in Chinese what it means."""

    name: str
    words: str
    kind: Kind = "string"
    may_lack: bool = False


@dataclass(frozen=True)
class Table:
    """One table: `of` says which place its rows are of (None: the whole province's)."""

    name: str
    words: str
    columns: tuple[Column, ...]
    of: Literal["place", "village"] | None
    rows: Callable[[str], Iterator[Row]]


_CODE: Final = Column("place", "地方的代码")
_NUMBERS: Final = frozenset(
    {"amount", "estimate", "budget", "approved_budget", "contract_amount", "paid_amount",
     "position", "bytes", "thumb_bytes", "width", "height", "recovered", "seq", "present",
     "entitled", "agreed"}
)  # fmt: skip
_WORDS: Final = {
    "vouchers": "一个村的账，一笔一行；金额是分；撤回的也在，写着哪天、为什么",
    "receipts": "谁在一笔账上签了字；不是干部的，名字遮住",
    "attachments": "发票和照片的目录",
    "projects": "一个村看得到的工程；金额是分",
    "fundings": "工程的钱从哪里来；金额是分",
    "events": "工程一步一步的经过",
    "bids": "谁投了标；金额是分",
    "affairs": "村里的通知、决定、名单",
    "changes": "改过的地方，改以前是什么",
}


def _funds(place: str) -> Iterator[Row]:
    found = Sum.objects.filter(kind=Sum.Kind.FUNDS, place=place).order_by("year", "item")
    below = Sum.objects.filter(kind=Sum.Kind.FUNDS, parent=place).order_by("place", "year", "item")
    for rows in (found, below):
        for one in rows.iterator():
            yield {
                "place": one.place,
                "year": one.year,
                "programme": one.item,
                "people": one.people,
                "payments": one.times,
                "amount": one.amount_fen,
                "incomplete": one.lacks,
            }


def _places(place: str) -> Iterator[Row]:
    rows = Division.objects.filter(parent__code=place, withdrawn_on=None).order_by("code")
    for code, name in rows.values_list("code", "name"):
        yield {"code": code, "name": name, "parent": place}


def _programmes(_place: str) -> Iterator[Row]:
    for one in programmes():
        yield {column.name: getattr(one, column.name) for column in PROGRAMMES}


def _outcomes(place: str) -> Iterator[Row]:
    for one in outcomes(place):
        yield {
            "place": one.division_id,
            "no": one.no,
            "kind": one.kind,
            "title": one.title,
            "result": one.result,
            "found_on": one.found_on.isoformat(),
            "settled_on": one.settled_on.isoformat(),
            "recovered": one.recovered_fen,
        }


def _findings(place: str) -> Iterator[Row]:
    rows = Sum.objects.filter(kind=Sum.Kind.FINDINGS, place=place) | Sum.objects.filter(
        kind=Sum.Kind.FINDINGS, parent=place
    )
    for one in rows.order_by("place", "year", "item"):
        yield {
            "place": one.place,
            "year": one.year,
            "measure": one.item,
            "findings": one.times,
            "recovered": one.amount_fen,
            "incomplete": one.lacks,
        }


def _of_village(table: str) -> Table:
    columns = PUBLISHED[table]
    return Table(
        table,
        _WORDS[table],
        tuple(
            Column(name, "", "integer" if name in _NUMBERS else "string", name in _NUMBERS)
            for name in columns
        ),
        "village",
        lambda place: iter(published.village(place).rows(table)),
    )


PROGRAMMES: Final = (
    Column("code", "代码"), Column("name", "名称"), Column("short_name", "存折上的简称"),
    Column("department", "发钱的部门"), Column("category", "类别"), Column("basis", "文件依据"),
    Column("eligibility", "谁可以有"), Column("standard", "标准"), Column("frequency", "多久一次"),
    Column("hotline", "问的电话"),
)  # fmt: skip
TABLES: Final = {
    table.name: table
    for table in (
        Table("programmes", "惠民补贴目录", PROGRAMMES, None, _programmes),
        Table(
            "places",
            "一个地方下面的各地",
            (Column("code", "代码"), Column("name", "名称"), Column("parent", "上一级")),
            "place",
            _places,
        ),
        Table(
            "funds",
            "一个地方和它下面各地，每年每项补贴到账多少",
            (
                _CODE,
                Column("year", "哪一年到账", "integer"),
                Column("programme", "补贴的代码"),
                Column("people", "多少人；在几个村领的，每村算一次", "integer"),
                Column("payments", "多少笔", "integer"),
                Column("amount", "金额，分", "integer"),
                Column("incomplete", "还有不到三个人的，凑够三个人再算，或算在上一级", "boolean"),
            ),
            "place",
            _funds,
        ),
        Table(
            "outcomes",
            "查清了的事",
            (
                _CODE, Column("no", "编号"), Column("kind", "关于什么"), Column("title", "什么事"),
                Column("result", "结果"), Column("found_on", "哪天发现"),
                Column("settled_on", "哪天查清"),
                Column("recovered", "追回，分", "integer", may_lack=True),
            ),
            "place",
            _outcomes,
        ),
        Table(
            "findings",
            "比对发现多少疑点、改正多少",
            (
                _CODE,
                Column("year", "哪一年发现", "integer"),
                Column("measure", "found：发现；corrected：查实并改正"),
                Column("findings", "多少条", "integer"),
                Column("recovered", "追回，分", "integer"),
                Column("incomplete", "还有不到三个人的，凑够三个人再算，或算在上一级", "boolean"),
            ),
            "place",
            _findings,
        ),
        *(_of_village(name) for name in _WORDS),
    )
}  # fmt: skip
