"""The rooms that the tour goes through, in the order of a visit. Called by `tour`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.model import VillageRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.input.finger import Corners
    from kiosk.ui.tour import Guide

# 三十工, as a finger writes it.
_THIRTY_DAYS: Final[tuple[Corners, ...]] = (
    ((0.15, 0.15), (0.85, 0.13)),
    ((0.22, 0.5), (0.78, 0.48)),
    ((0.05, 0.88), (0.95, 0.86)),
    ((1.2, 0.42), (2.1, 0.4)),
    ((1.65, 0.05), (1.65, 0.95)),
    ((2.45, 0.15), (3.15, 0.13)),
    ((2.8, 0.14), (2.8, 0.86)),
    ((2.35, 0.88), (3.25, 0.86)),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the rooms are filled with."""

    village: VillageRow
    number: str = field(default="", repr=False)  # whose money is looked up
    receipt: str = field(default="", repr=False)  # whose answer is read


def walk(guide: Guide, what: Shown) -> None:
    """Go through all rooms, and take a picture in each."""
    village = what.village
    visit = guide.visit
    guide.picture("home")
    _typed(guide, what.number)
    if visit.cards.present:
        visit.cards.tap()
        guide.picture("subsidies")
        person = visit.person
        if person is not None and person.bundle.payments:
            visit.open("payment", payment=person.bundle.payments[0].id)
            guide.picture("payment")
        _open(guide, "signed")
        _open(guide, "entitled")
    _open(guide, "ledger")
    _money(guide)
    voucher = guide.find(partial(_voucher, village=village.code))
    if voucher:
        visit.backHome()
        page = visit.open("voucher", record=voucher)
        guide.picture("voucher")
        page.openPicture()  # type: ignore[attr-defined]
        guide.picture("picture")
        page.speak()  # type: ignore[attr-defined]
        guide.picture("speak_of_a_record")
    _open(guide, "projects")
    project = guide.find(partial(_project, village=village.code))
    if project:
        visit.open("project", record=project)
        guide.picture("project")
    _open(guide, "affairs")
    affair = guide.find(partial(_affair, village=village.code))
    if affair:
        visit.open("affair", record=affair)
        guide.picture("affair")
    _open(guide, "villages")
    _hall(guide)
    _open(guide, "answers")
    if what.receipt:
        for digit in what.receipt:
            visit.top.type(digit)  # type: ignore[union-attr]
        visit.top.search()  # type: ignore[union-attr]
        guide.picture("answers_found")
    visit.backHome()
    visit.about = None
    visit.open("speak")
    guide.picture("speak")
    _write(guide)
    _receipt(guide)


def _money(guide: Guide) -> None:
    """What the year's page leads to: its vouchers, looking for some, and what was found."""
    finger = guide.finger
    for name, tapped in (
        ("vouchers", "ask_expense"), ("search", "search_ledger"), ("found", "ask_found"),
    ):  # fmt: skip
        finger.tap(tapped)
        guide.picture(name)
        guide.visit.back()
        guide.wait()


def _typed(guide: Guide, number: str) -> None:
    """A number typed in instead of a card: the name is masked."""
    _open(guide, "enter_number")
    visit = guide.visit
    if number:
        for character in number:
            visit.top.type(character)  # type: ignore[union-attr]
        guide.picture("enter_number_typed")
        visit.top.search()  # type: ignore[union-attr]
        guide.picture("subsidies_typed")
        visit.backHome()


def _write(guide: Guide) -> None:
    """By ready phrases, with the finger, in Pinyin."""
    visit, finger = guide.visit, guide.finger
    guide.visit.open("write")
    guide.wait()
    finger.tap("tap_phrase")
    guide.picture("write")
    finger.tap("write_words")
    guide.until(lambda: finger.sees("hand_sheet"))
    finger.draw("hand_sheet", _THIRTY_DAYS)
    guide.until(lambda: finger.sees("choose_letter"))
    guide.picture("write_by_hand")
    finger.tap("wipe_sheet")
    finger.tap("switch_to_pinyin")
    guide.until(lambda: finger.sees("type_q"))
    for letter in "meishoudao":
        finger.tap(f"type_{letter}")
    guide.until(lambda: finger.sees("choose_word"))
    guide.picture("write_pinyin")
    finger.tap("choose_word")
    finger.tap("open_signs")
    guide.picture("write_signs")
    finger.tap("hide_keyboard")
    visit.top.send()  # type: ignore[union-attr]


def _receipt(guide: Guide) -> None:
    """What comes when it is handed in."""
    finger = guide.finger
    guide.until(lambda: finger.sees("receipt_code"))
    guide.picture("receipt")
    code = str(finger.sees("receipt_code")[0].property("text"))
    finger.tap("go_back")
    guide.picture("receipt_parting")
    finger.tap("return_to_code")
    finger.tap("confirm_copied")
    guide.picture("receipt_confirm")
    for digit in code[-5:].replace(" ", ""):
        finger.tap(f"type_{digit}")
    guide.picture("receipt_thanks")


def _hall(guide: Guide) -> None:
    """What is shown without looking anything up."""
    _open(guide, "help")
    visit = guide.visit
    visit.backHome()
    loop = visit.open("attract")
    guide.wait()
    for part in ("figures", "works", "papers"):
        loop.turn()  # type: ignore[attr-defined]
        guide.picture(f"attract_{part}")
    visit.backHome()
    technician = visit.open("technician", trusted=True)
    guide.picture("technician")
    technician.touches.begin()  # type: ignore[attr-defined]
    guide.picture("technician_touch")


def _open(guide: Guide, name: str) -> None:
    guide.visit.backHome()
    guide.visit.open(name)
    guide.picture(name)


def _voucher(desk: Desk, *, village: str) -> str:
    """Return the largest payment with a picture, or nothing."""
    from kiosk.model import LedgerFilter  # noqa: PLC0415 - after the first frame

    page = desk.reader.vouchers(village, LedgerFilter(order="amount"), 0, 50)
    return next((row.id for row in page.rows if row.pictures > 1), "") or next(
        (row.id for row in page.rows if row.pictures), ""
    )


def _project(desk: Desk, *, village: str) -> str:
    return next((row.id for row in desk.reader.projects(village)), "")


def _affair(desk: Desk, *, village: str) -> str:
    decisions = desk.reader.affairs(village, "decision") or desk.reader.affairs(village)
    return next((row.id for row in decisions), "")
