"""One voucher: its invoices, who handled and approved it, who was paid, and its code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.drawing.picture_links import PictureShown, shown_pictures
from kiosk.ui.drawing.pictures import unsealed
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.sentences import sentence
from kiosk.ui.slip.slips import line, of_facts, slip
from kiosk.ui.telling.facts import Fact, facts
from kiosk.ui.visit import About
from kiosk.ui.words import mark, translate
from protocol.money import capital

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.model import ChangeRow, VoucherDetail, VoucherRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_GONE: Final = mark("voucher", "没有找到这一笔，可能已经撤下来了。")
_PAID_BY: Final = {"cash": mark("voucher", "现金"), "transfer": mark("voucher", "转账")}
_SIDES: Final = {"income": mark("voucher", "收入"), "expense": mark("voucher", "支出")}
_COLUMNS: Final = {
    "amount": mark("voucher", "金额"),
    "date": mark("voucher", "日期"),
    "summary": mark("voucher", "事由"),
    "payee": mark("voucher", "付给谁"),
    "handler": mark("voucher", "经手"),
    "approver": mark("voucher", "审批"),
    "witness": mark("voucher", "证明"),
    "reviewer": mark("voucher", "审核"),
    "place": mark("voucher", "地点"),
    "invoice_no": mark("voucher", "发票号"),
    "name": mark("voucher", "领款人"),
}


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One name on a labour sheet."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What stood there before."""

    heading: str
    text: str


@QmlElement
class VoucherScreen(ScreenModel):
    """The voucher, its pictures one at a time, what was changed."""

    shown = Signal()

    def __init__(self, visit: Visit, record: str) -> None:
        super().__init__(visit, translate("voucher", "这一笔"))
        self._row: VoucherRow | None = None
        self._link = ""
        self._pictures: tuple[PictureShown, ...] = ()
        self._at = 0
        self._picture = QImage()
        self._broken = ""
        self._facts: ListModel[Fact] = ListModel(Fact, self)
        self._signers: ListModel[SignerLine] = ListModel(SignerLine, self)
        self._changes: ListModel[ChangeLine] = ListModel(ChangeLine, self)
        self.ask(partial(_look, record=record), self._show)

    @Slot()
    def nextPicture(self) -> None:
        """Show the next invoice; after the last one the first."""
        self._at = (self._at + 1) % max(1, len(self._pictures))
        self._read_picture()

    @Slot()
    def openPicture(self) -> None:
        """Show the invoice as large as the screen."""
        if self._pictures and self._pictures[self._at].sha256:
            self.visit.open("picture", pictures=self._pictures, at=self._at)

    @Slot()
    def openProject(self) -> None:
        """Show the work that the voucher belongs to."""
        if self._row is not None and self._row.project:
            self.visit.open("project", record=self._row.project)

    @Slot()
    def speak(self) -> None:
        """说一说这一笔."""
        if self._row is not None:
            title = f"{self._row.summary} {words.yuan(self._row.amount)}"
            self.visit.about = About(self._row.id, "voucher", title, self._row.village)
            self.visit.open("speak")

    def slip(self) -> Slip:
        """What the books say of it."""
        if self._row is None:
            return super().slip()
        lines = [
            line(self.amount, self.side, large=True),
            line(self.capital),
            line(self.line),
            line(self.withdrawn),
            *of_facts(self._facts.rows),
            *(line(f"{each.name}  {each.amount}") for each in self._signers.rows),
        ]
        return slip(self.visit.village, self.title, lines, self._link)

    @Property(str, notify=shown)
    def side(self) -> str:
        """收入 or 支出; empty before the voucher is here."""
        return translate("voucher", _SIDES[self._row.direction]) if self._row else ""

    @Property(str, notify=shown)
    def amount(self) -> str:
        """The amount, yuan to the fen."""
        return words.yuan(self._row.amount) if self._row else ""

    @Property(str, notify=shown)
    def capital(self) -> str:
        """The amount as vouchers write it."""
        return capital(self._row.amount) if self._row else ""

    @Property(str, notify=shown)
    def line(self) -> str:
        """Day, number and account."""
        if self._row is None:
            return ""
        day = words.day(self._row.date, year=True)
        return translate("voucher", "{day} · 凭证 {voucher_no} · {account_name}").format(
            day=day, voucher_no=self._row.voucher_no, account_name=self._row.account_name
        )

    @Property(str, notify=shown)
    def withdrawn(self) -> str:
        """When and why it was withdrawn, or empty."""
        if self._row is None or not self._row.withdrawn_on:
            return ""
        day = words.day(self._row.withdrawn_on, year=True)
        return translate("voucher", "{day}撤下来了：{reason}").format(
            day=day, reason=self._row.withdrawn_reason or translate("voucher", "没有写原因")
        )

    @Property(str, notify=shown)
    def project(self) -> str:
        """The work it belongs to, or empty."""
        return self._row.project_name if self._row and self._row.project else ""

    @Property(QObject, notify=shown)
    def facts(self) -> QObject:
        """Who, to whom, how."""
        return self._facts

    @Property(QObject, notify=shown)
    def signers(self) -> QObject:
        """The names on the labour sheet, masked."""
        return self._signers

    @Property(QObject, notify=shown)
    def changes(self) -> QObject:
        """What stood there before, newest first."""
        return self._changes

    @Property(str, notify=shown)
    def link(self) -> str:
        """The link of the voucher's code, or empty."""
        return self._link

    @Property(int, notify=shown)
    def pictures(self) -> int:
        """How many invoices there are."""
        return len(self._pictures)

    @Property(QImage, notify=shown)
    def picture(self) -> QImage:
        """The image on view, or an empty one."""
        return self._picture

    @Property(str, notify=shown)
    def caption(self) -> str:
        """What the picture is, and which of how many."""
        if not self._pictures:
            return translate("voucher", "这一笔没有附发票")
        shown = self._pictures[self._at]
        many = len(self._pictures)
        which = (
            translate("voucher", "（第 {number} 张，共 {many} 张）").format(
                number=self._at + 1, many=many
            )
            if many > 1
            else ""
        )
        missing = self._broken or shown.missing
        said = f"{shown.caption}{which}"
        return words.labelled(said, missing) if missing else said

    @Property(bool, notify=shown)
    def readable(self) -> bool:
        """Whether there is an image to be seen large."""
        return not self._picture.isNull()

    def _show(self, found: tuple[VoucherDetail, str] | None) -> None:
        if found is None:
            self.say(translate("voucher", _GONE))
            return
        detail, self._link = found
        self._row = detail.row
        self._pictures = shown_pictures(detail.row.village, detail.pictures)
        self.rename(detail.row.summary)
        self._facts.replace(_facts(detail.row))
        self._signers.replace([SignerLine(r.name, words.yuan(r.amount)) for r in detail.receipts])
        self._changes.replace([change_line(each) for each in detail.changes])
        self._read_picture()

    def _read_picture(self) -> None:
        self._picture, self._broken = QImage(), ""
        self.forget("picture")  # a late answer would stand under another caption
        self.shown.emit()
        if self._pictures and self._pictures[self._at].sha256:
            which = self._pictures[self._at]
            self.ask(
                partial(unsealed, village=which.village, sha256=which.sha256),
                self._show_picture,
                what="picture",
                failed=self._no_picture,
            )

    def _show_picture(self, picture: QImage) -> None:
        self._picture = picture
        self.shown.emit()

    def _no_picture(self, error: KnownError) -> None:
        self._broken = sentence(error)
        self.shown.emit()


def change_line(change: ChangeRow) -> ChangeLine:
    """Return what a record said before, in words."""
    was = [
        f"{translate('voucher', said)} {words.yuan(int(value)) if column == 'amount' else value}"
        for column, said in _COLUMNS.items()
        if (value := change.was.get(column))
    ]
    heading = translate("voucher", "{day}改过：{reason}").format(
        day=words.day(change.happened_on, year=True),
        reason=change.reason or translate("voucher", "没有写原因"),
    )
    return ChangeLine(heading, translate("voucher", "原来写的是：{was}").format(was="，".join(was)))


def _paid_by(method: str) -> str:
    return translate("voucher", _PAID_BY[method]) if method in _PAID_BY else method


def _facts(row: VoucherRow) -> list[Fact]:
    return facts(
        (translate("voucher", "谁经手"), row.handler),
        (translate("voucher", "谁审批"), row.approver),
        (translate("voucher", "谁证明"), row.witness),
        (translate("voucher", "谁审核"), row.reviewer),
        (
            translate("voucher", "付给谁")
            if row.direction == "expense"
            else translate("voucher", "谁付的"),
            row.payee,
        ),
        (translate("voucher", "怎么付的"), _paid_by(row.pay_method)),
        (translate("voucher", "在哪里"), row.place),
        (translate("voucher", "发票号"), row.invoice_no),
        (translate("voucher", "哪天公开的"), words.day(row.published_on, year=True)),
    )


def _look(desk: Desk, *, record: str) -> tuple[VoucherDetail, str] | None:
    from protocol.records import record_link  # noqa: PLC0415 - after the first frame

    detail = desk.reader.voucher(record)
    page = desk.reader.phone_page()
    return None if detail is None else (detail, record_link(page, record) if page else "")
