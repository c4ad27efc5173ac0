"""What an officer does with a report: read it, move it along, answer it.

Called by the `office` command, and by a workbench later. An office sees its own reports only; for
another's number the answer is the same as for one that never was. Whatever touches a report's
words needs the office's private key, which nobody but the office can unlock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import transaction
from django.db.models import Count, Max

from protocol import envelope, receipt
from protocol.envelope import Content, Identity
from province.publish.keyring import Keyring
from province.reports import history, intake, offices
from province.reports.errors import (
    AnswerTooLong,
    CannotOpen,
    NoSuchOffice,
    NoSuchReport,
    NotComplete,
    NotNow,
)
from province.reports.models import Office, Reply, Report

State = Report.State
Status = Literal["received", "working", "forwarded", "closed", "more"]
ANSWERS: tuple[Status, ...] = ("working", "more", "forwarded", "closed")
_OPEN = frozenset({State.REGISTERED, State.ACCEPTED})
_RECEIVED = "您反映的情况已收到，已登记。"
_WORKING = "您反映的情况已受理，正在办理。"
_FORWARDED = "您反映的情况已转{office}办理，用同一个查询码看回复。"
_NOT_ACCEPTED = "这件事不由我们受理。原因：{reason}"


@dataclass(frozen=True)
class Line:
    """A report in an office's list; nothing of what it says."""

    number: int
    received_on: date
    state: str
    complete: bool
    replies: int


@dataclass(frozen=True)
class Desk:
    """An office at work: its row, its unlocked key, today."""

    office: Office
    private: bytes
    today: date

    def open(self, number: int) -> Content:
        """Return what a report says, and note that it was opened.

        Raises:
            NoSuchReport, NotComplete, CannotOpen.
        """
        report = find(self.office, number)
        content = self._content(report)
        history.add(report, "opened", self.office.code, self.today)
        return content

    @transaction.atomic
    def register(self, number: int) -> None:
        """Take a report into the books and say 已收到; raises as `open`, and NotNow."""
        report = self._in(number, {State.RECEIVED})
        self._reply(report, "received", _RECEIVED)
        self._move(report, State.REGISTERED)

    @transaction.atomic
    def accept(self, number: int) -> None:
        """Take a registered report on and say 正在办; raises as `register`."""
        report = self._in(number, {State.REGISTERED})
        self._reply(report, "working", _WORKING)
        self._move(report, State.ACCEPTED)

    @transaction.atomic
    def refuse(self, number: int, reason: str) -> None:
        """Do not accept a registered report, and say why; raises as `answer`."""
        report = self._in(number, {State.REGISTERED})
        self._reply(report, "closed", _NOT_ACCEPTED.format(reason=reason))
        self._move(report, State.NOT_ACCEPTED)

    @transaction.atomic
    def forward(self, number: int, to: str, keyring: Keyring) -> None:
        """Hand a registered report to a lower office, sealed to it; the identity stays here.

        Raises:
            NoSuchOffice: not an office below this one and over the report's village.
            Others as `register`.
        """
        report = self._in(number, {State.REGISTERED})
        content = self._content(report)
        target = offices.find(to)
        below = target.division != self.office.division
        if not (below and target.division.startswith(self.office.division)):
            raise NoSuchOffice("只能转给下级机构")
        if not content.village.startswith(target.division):
            raise NoSuchOffice("该机构不管这个村")
        sealed = envelope.seal_report(
            content,
            Identity(),
            bytes(report.tag),
            offices.public_side(target),
            keyring.intake_public()[-1].public,
        )
        for one in sealed:
            outer = envelope.open_outer(one, keyring.intake_private())
            if outer is not None:
                intake.keep(outer, self.today)
        self._reply(report, "forwarded", _FORWARDED.format(office=target.name))
        self._move(report, State.FORWARDED, target.code)

    @transaction.atomic
    def answer(self, number: int, text: str, status: Status) -> None:
        """Seal an answer to the reporter; `closed` also closes the report.

        One that was never registered is registered first: nobody is answered off the books.

        Raises:
            AnswerTooLong, and as `register`.
        """
        if find(self.office, number).state == State.RECEIVED:
            self.register(number)
        report = self._in(number, _OPEN)
        self._reply(report, status, text)
        if status == "closed":
            self._move(report, State.CLOSED)
        else:
            history.add(report, "answered", self.office.code, self.today, status)

    def _in(self, number: int, states: frozenset[State] | set[State]) -> Report:
        report = find(self.office, number)
        if report.state not in states:
            raise NotNow(f"这件现在是“{State(report.state).label}”，不能这样办")
        return report

    def _content(self, report: Report) -> Content:
        try:
            return envelope.open_content(_bodies(report), self.office.code, self.private)
        except envelope.NotOurs as error:
            raise CannotOpen("打不开：不是给本机构的，或者被改动过") from error

    def _reply(self, report: Report, status: Status, text: str) -> None:
        content = self._content(report)
        reply = receipt.Reply(status=status, text=text, on=f"{self.today}", office=self.office.name)
        try:
            sealed = receipt.seal_reply(reply, content.reply_key)
        except receipt.ReplyTooLong as error:
            raise AnswerTooLong("答复太长，请分成几次（每次约 190 字）") from error
        except ValueError as error:
            raise CannotOpen("这件没有可用的回复钥匙，无法答复") from error
        tag = bytes(report.tag)
        last = Reply.objects.filter(tag=tag).aggregate(last=Max("number"))["last"]
        Reply.objects.create(
            tag=tag,
            number=0 if last is None else last + 1,
            county=content.village[:6],
            sealed=sealed,
            day=self.today,
        )

    def _move(self, report: Report, state: State, note: str = "") -> None:
        report.state = state
        report.save(update_fields=["state"])
        history.add(report, state.value, self.office.code, self.today, note)


def desk(code: str, passphrase: str, today: date) -> Desk:
    """Return an office at work; raises NoSuchOffice, WrongPassphrase."""
    office = offices.find(code)
    return Desk(office, offices.private_key(office, passphrase), today)


def listing(office: Office) -> list[Line]:
    """Return an office's reports, oldest first; needs no key."""
    answered = dict(Reply.objects.order_by().values_list("tag").annotate(count=Count("pk")))
    found = Report.objects.filter(office=office.code).annotate(here=Count("bodies"))
    return [
        Line(
            number=report.number,
            received_on=report.received_on,
            state=State(report.state).label,
            complete=report.here == report.parts,
            replies=answered.get(report.tag, 0),
        )
        for report in found.order_by("number")
    ]


def find(office: Office, number: int) -> Report:
    """Return an office's own report; raises NoSuchReport."""
    report = Report.objects.filter(office=office.code, number=number).first()
    if report is None:
        raise NoSuchReport("本机构没有这个编号")
    return report


@transaction.atomic
def identity(office: Office, number: int, passphrases: dict[str, str], today: date) -> Identity:
    """Open who spoke, by two custodians together; noted in the history before it is shown.

    Args:
        office: whose report it is.
        number: the report's.
        passphrases: custodian's name -> passphrase.
        today: the day that the history notes.

    Raises:
        WrongPassphrase, NoSuchReport, NotComplete, CannotOpen.
    """
    report = find(office, number)
    key = offices.custody_key(office, passphrases)
    try:
        found = envelope.open_identity(_bodies(report), office.code, key)
    except envelope.NotOurs as error:
        raise CannotOpen("打不开身份信息") from error
    history.add(report, "identity", "、".join(sorted(passphrases)), today)
    return found


def _bodies(report: Report) -> Sequence[bytes]:
    bodies = [bytes(part.body) for part in report.bodies.order_by("part")]
    if len(bodies) != report.parts:
        raise NotComplete("这件还没有收齐，请等其余部分到达")
    return bodies
