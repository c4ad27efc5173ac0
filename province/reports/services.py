"""What an officer does with a report by the command: read it, move it along, answer it.

Called by the `office` command. An office sees its own reports only; for another's number the
answer is the same as for one that never was. Whatever touches a report's words needs the office's
private key, which nobody but the office can unlock; the workbench does the same in the browser.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import transaction
from django.db.models import Count, QuerySet

from protocol import envelope, receipt
from protocol.envelope import Content, Identity
from protocol.photo import open_photo, seal_inner
from province.officers.roles import Role
from province.publish.keyring import Keyring
from province.reports import custody, handling, history, offices
from province.reports.errors import (
    AnswerTooLong,
    CannotOpen,
    NoSuchReport,
    NotComplete,
)
from province.reports.life import LABELS, MOVES, State
from province.reports.models import Office, Part, Reply, Report

Status = Literal["received", "working", "forwarded", "closed", "more"]
ANSWERS: tuple[Status, ...] = ("working", "more", "forwarded", "closed")
_ALL_STEPS = frozenset({Role.INTAKE, Role.HANDLER, Role.HEAD})
_TO_CLOSED = (
    ("accept", {State.REGISTERED}),
    ("assign", {State.ACCEPTED}),
    ("close", MOVES["close"].before),
)


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

    @transaction.atomic
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
        self._move(find(self.office, number), "register", MOVES["register"].says)

    @transaction.atomic
    def accept(self, number: int) -> None:
        """Take a registered report on and say 正在办; raises as `register`."""
        self._move(find(self.office, number), "accept", MOVES["accept"].says)

    @transaction.atomic
    def refuse(self, number: int, reason: str, because: str) -> None:
        """Do not accept a registered report, and say why; raises as `answer`."""
        says = MOVES["refuse"].says + reason
        self._move(find(self.office, number), "refuse", says, reason=because)

    @transaction.atomic
    def transfer(self, number: int, way: str, to: str, keyring: Keyring) -> None:
        """Hand a report to a lower office or up, photos too, sealed to it; the identity stays here.

        Args:
            number: the report's.
            way: `forward` or `pass_up`.
            to: the other office's code.
            keyring: the intake's keys; the report travels through its own door.

        Raises:
            NoSuchOffice: not an office that it may go to.
            Others as `register`.
        """
        report = find(self.office, number)
        content = self._content(report)
        target = offices.find(to)
        public = bytes(target.public)
        sealed = envelope.seal_report(
            content,
            Identity(),
            bytes(report.tag),
            offices.public_side(target),
            keyring.intake_public()[-1].public,
        )
        opened = [envelope.open_outer(one, keyring.intake_private()) for one in sealed]
        body = b"".join(outer.body for outer in opened if outer is not None)
        photos = [
            seal_inner(open_photo(bytes(one.sealed), self.office.code, self.private), to, public)
            for one in report.photos.order_by("number")
        ]
        self._move(report, way, MOVES[way].says, target=target, body=body, photos=photos)

    @transaction.atomic
    def answer(self, number: int, text: str, status: Status) -> None:
        """Seal an answer to the reporter; `closed` also closes the report.

        One that was never registered is registered first: nobody is answered off the books. One
        that is closed passes through the steps between in the office's own name.

        Raises:
            AnswerTooLong, and as `register`.
        """
        report = find(self.office, number)
        if report.state == State.RECEIVED:
            self.register(number)
        if status != "closed":
            self._move(report, "answer", text, status=status)
            return
        for name, before in _TO_CLOSED:
            report.refresh_from_db()
            if report.state in before:
                self._move(report, name, MOVES[name].says)
        report.refresh_from_db()
        self._move(report, "tell", text)

    def _content(self, report: Report) -> Content:
        try:
            return envelope.open_content(bodies(report), self.office.code, self.private)
        except envelope.NotOurs as error:
            raise CannotOpen("打不开：不是给本机构的，或者被改动过") from error

    def _move(self, report: Report, name: str, text: str, **what: object) -> None:
        """Move along; what the reporter is told is sealed here, the office keeps no copy."""
        content = self._content(report)
        status = str(what.pop("status", MOVES[name].tells or ""))
        reply = self._seal(text, status, content.reply_key) if status else b""
        step = handling.Step(
            reply=reply,
            status=status,
            place=content.village,
            matter="other",
            **what,  # type: ignore[arg-type] # our own callers
        )
        by = handling.By(self.office.code, self.office, _ALL_STEPS)
        handling.move(report, name, by, self.today, step)

    def _seal(self, text: str, status: str, reply_key: bytes) -> bytes:
        reply = receipt.Reply(status=status, text=text, on=f"{self.today}", office=self.office.name)
        try:
            return receipt.seal_reply(reply, reply_key)
        except receipt.ReplyTooLong as error:
            raise AnswerTooLong("答复太长，请分成几次（每次约 190 字）") from error
        except ValueError as error:
            raise CannotOpen("这件没有可用的回复钥匙，无法答复") from error


def desk(code: str, passphrase: str, today: date) -> Desk:
    """Return an office at work; raises NoSuchOffice, WrongPassphrase."""
    office = offices.find(code)
    return Desk(office, offices.private_key(office, passphrase), today)


def listing(office: Office) -> list[Line]:
    """Return an office's reports, oldest first; needs no key."""
    answered = dict(Reply.objects.order_by().values_list("tag").annotate(count=Count("pk")))
    parts = Part.objects.filter(report__office=office.code).order_by()
    here = dict(parts.values_list("report").annotate(count=Count("pk")))
    return [
        Line(
            number=report.number,
            received_on=report.received_on,
            state=LABELS[State(report.state)],
            complete=here.get(report.pk) == report.parts,
            replies=answered.get(report.tag, 0),
        )
        for report in _shown(office).order_by("number")
    ]


def find(office: Office, number: int) -> Report:
    """Return an office's own report; raises NoSuchReport."""
    report = _shown(office).filter(number=number).first()
    if report is None:
        raise NoSuchReport("本机构没有这个编号")
    return report


def _shown(office: Office) -> QuerySet[Report]:
    """Leave out what went up: it is about those who decide here, and hidden from everybody."""
    return Report.objects.filter(office=office.code, hidden=False)


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
    for key in custody.keys(office, passphrases):
        with suppress(envelope.NotOurs):
            found = envelope.open_identity(bodies(report), office.code, key)
            history.add(report, "identity", "、".join(sorted(passphrases)), today)
            return found
    raise CannotOpen("打不开身份信息")


def bodies(report: Report) -> Sequence[bytes]:
    """Return the bodies of all envelopes, in order; raises NotComplete."""
    if report.removed_on is not None:
        raise NotComplete(f"保存期限已满，{report.removed_on} 已删除")
    found = [bytes(part.body) for part in report.bodies.order_by("part")]
    if len(found) != report.parts:
        raise NotComplete("这件还没有收齐，请等其余部分到达")
    return found
