"""A report's life: its states, the moves between them, and whose move each one is.

Pure; `handling` carries moves out, the workbench shows those that are open to an officer.

    received → registered → accepted → assigned → talk, check, held → case → trial → closed → told
               ├ forwarded (a lower office)    told → satisfied, objected → rechecked
               ├ passed_up (a higher office)   whatever has ended → archived
               ├ not_accepted, with a reason
               └ repeat of an earlier one
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from province.officers.roles import Role


class State(StrEnum):
    """Where a report stands; the values are kept in the database."""

    RECEIVED = "received"
    REGISTERED = "registered"
    ACCEPTED = "accepted"
    FORWARDED = "forwarded"
    PASSED_UP = "passed_up"
    NOT_ACCEPTED = "not_accepted"
    REPEAT = "repeat"
    ASSIGNED = "assigned"
    TALK = "talk"
    CHECK = "check"
    HELD = "held"
    CASE = "case"
    TRIAL = "trial"
    CLOSED = "closed"
    TOLD = "told"
    SATISFIED = "satisfied"
    OBJECTED = "objected"
    RECHECKED = "rechecked"
    ARCHIVED = "archived"


LABELS: Final = {
    State.RECEIVED: "已收到",
    State.REGISTERED: "已登记",
    State.ACCEPTED: "已受理",
    State.FORWARDED: "已转下级",
    State.PASSED_UP: "已报上级",
    State.NOT_ACCEPTED: "不予受理",
    State.REPEAT: "重复反映",
    State.ASSIGNED: "已交办",
    State.TALK: "谈话函询",
    State.CHECK: "初步核实",
    State.HELD: "暂存待查",
    State.CASE: "立案审查",
    State.TRIAL: "案件审理",
    State.CLOSED: "已办结",
    State.TOLD: "已反馈",
    State.SATISFIED: "群众满意",
    State.OBJECTED: "群众有异议",
    State.RECHECKED: "已复查",
    State.ARCHIVED: "已归档",
}

NOT_ACCEPTED_BECAUSE: Final = {
    "other-body": "不归纪检监察机关管",
    "court": "法院正在审或已经判",
    "decided": "已经查过并答复，没有新情况",
    "unclear": "没有说清是谁、什么事",
}
"""Reasons kept in the books; what the reporter reads is sealed."""

IDENTITY_BECAUSE: Final = {
    "threat": "反映人可能有危险",
    "interview": "必须当面向反映人了解",
    "money": "要把钱退给反映人",
}
"""Reasons for opening who spoke."""


@dataclass(frozen=True)
class Move:
    """One step of an officer.

    Attributes:
        name: what the trace keeps.
        label: what the button says.
        before: the states in which it can be done.
        after: the state it leads to; None leaves the state.
        roles: whose step it is.
        tells: the status that the reporter reads; None: the reporter hears nothing.
        says: the words offered for the reporter, to be changed at will.
        asks: what else the officer gives: places | handler | target | reason | earlier.
    """

    name: str
    label: str
    before: frozenset[State]
    after: State | None
    roles: frozenset[Role]
    tells: str | None = None
    says: str = ""
    asks: str = ""


_INTAKE: Final = frozenset({Role.INTAKE, Role.HEAD})
_HANDLER: Final = frozenset({Role.HANDLER})
_HEAD: Final = frozenset({Role.HEAD})
_AT_WORK: Final = frozenset(
    {State.ASSIGNED, State.TALK, State.CHECK, State.HELD, State.CASE, State.TRIAL}
)
UNDER_WAY: Final = frozenset({State.REGISTERED, State.ACCEPTED, *_AT_WORK, State.CLOSED})
"""Registered and not ended: the reporter can be written to."""
WAITING: Final = frozenset({State.RECEIVED, *UNDER_WAY, State.OBJECTED})
"""Somebody has to do something."""


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


MOVES: Final = {
    move.name: move
    for move in (
        Move(
            "register", "登记", _from(State.RECEIVED), State.REGISTERED, _INTAKE,
            "received", "您反映的情况已收到，已登记。", "places",
        ),
        Move(
            "accept", "受理", _from(State.REGISTERED), State.ACCEPTED, _INTAKE,
            "working", "您反映的情况已受理，正在办理。",
        ),
        Move(
            "forward", "转下级", _from(State.REGISTERED), State.FORWARDED, _INTAKE,
            "forwarded", "您反映的情况已转下级机关办理，用同一个查询码看回复。", "target",
        ),
        Move(
            "pass_up", "报上级", _from(State.RECEIVED, State.REGISTERED), State.PASSED_UP, _INTAKE,
            "forwarded", "您反映的情况已转上级机关办理，用同一个查询码看回复。", "target",
        ),
        Move(
            "refuse", "不予受理", _from(State.REGISTERED), State.NOT_ACCEPTED, _INTAKE,
            "closed", "这件事不由我们受理。原因：", "reason",
        ),
        Move(
            "repeat", "与前一件合并", _from(State.REGISTERED), State.REPEAT, _INTAKE,
            "working", "这件事先前有人反映过，我们一并办理。", "earlier",
        ),
        Move(
            "assign", "交办", _from(State.ACCEPTED, *_AT_WORK), State.ASSIGNED, _HEAD,
            asks="handler",
        ),
        Move("talk", "谈话函询", _from(State.ASSIGNED, State.HELD), State.TALK, _HANDLER),
        Move(
            "check", "初步核实", _from(State.ASSIGNED, State.TALK, State.HELD), State.CHECK,
            _HANDLER,
        ),
        Move(
            "hold", "暂存待查", _from(State.ASSIGNED, State.TALK, State.CHECK), State.HELD, _HANDLER
        ),
        Move("case", "立案审查", _from(State.TALK, State.CHECK), State.CASE, _HEAD),
        Move("trial", "移送审理", _from(State.CASE), State.TRIAL, _HANDLER),
        Move(
            "close", "办结",
            _from(State.ASSIGNED, State.TALK, State.CHECK, State.HELD, State.TRIAL),
            State.CLOSED, _HEAD,
        ),
        Move(
            "tell", "把结果告诉反映人", _from(State.CLOSED), State.TOLD, _HANDLER | _HEAD,
            "closed", "您反映的情况已办结。结果：",
        ),
        Move("satisfied", "群众满意", _from(State.TOLD), State.SATISFIED, _INTAKE),
        Move("object", "群众有异议", _from(State.TOLD), State.OBJECTED, _INTAKE),
        Move(
            "recheck", "复查并答复", _from(State.OBJECTED), State.RECHECKED, _HEAD,
            "closed", "您有异议的事已复查。结果：",
        ),
        Move(
            "archive", "归档",
            _from(
                State.SATISFIED, State.RECHECKED, State.TOLD, State.NOT_ACCEPTED,
                State.FORWARDED, State.REPEAT,
            ),
            State.ARCHIVED, _INTAKE,
        ),
        Move(
            "answer", "给反映人回话", UNDER_WAY, None, _INTAKE | _HANDLER,
            "working", "",
        ),
    )
}  # fmt: skip


def open_to(state: State, roles: frozenset[Role]) -> list[Move]:
    """Return the moves that these roles may make now, in the order of the table."""
    return [move for move in MOVES.values() if state in move.before and move.roles & roles]
