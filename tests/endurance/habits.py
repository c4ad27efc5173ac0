"""What people do at a terminal, each once through and in no order. Played inside a visit."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from assets.demo import cases
from kiosk.devices.card import Card
from tests.robots.ledger import Ledger
from tests.robots.money import MyMoney
from tests.robots.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor

PEOPLE = (cases.OLD_WOMAN, cases.UNPAID_WORKER, cases.RETURNED, cases.NOT_YET_PAID)


def live(visitor: Visitor, seed: int) -> str:
    """From home: do one thing; return what it was. The visitor may be on any screen then."""
    dice = random.Random(seed)
    home(visitor)  # nobody there for a minute: the loop of pictures
    what = dice.choice(ALL)
    if dice.random() < 0.2:
        visitor.tap("change_type")
    if dice.random() < 0.1:
        visitor.tap("change_language")
        visitor.tap("change_language")
    what(visitor, dice)
    return what.__name__


def by_card(visitor: Visitor, dice: random.Random) -> None:
    who = dice.choice(PEOPLE)
    visitor.terminal.visit.card_placed(Card(who.id_number, who.name))
    visitor.settle()
    visitor.expect(who.name)
    _open_one(visitor, dice, "open_payment")
    for room in ("open_signed", "open_entitled"):
        if visitor.all(room):
            visitor.tap(room)
            visitor.tap("go_back")


def by_number(visitor: Visitor, dice: random.Random) -> None:
    money = MyMoney(visitor)
    money.look_up(dice.choice(PEOPLE).id_number)
    visitor.until(lambda: bool(money.lines()), "no payment came")
    _open_one(visitor, dice, "open_payment")


def by_a_wrong_number(visitor: Visitor, dice: random.Random) -> None:
    assert dice
    money = MyMoney(visitor)
    money.look_up("439900192601070029")
    visitor.until(lambda: bool(money.trouble), "a wrong number was taken")


def the_ledger(visitor: Visitor, dice: random.Random) -> None:
    Ledger(visitor).open_year(dice.choice(("2016", "2017", "2018")))
    for _ in range(dice.randrange(4)):
        if visitor.all("page_down"):
            visitor.tap("page_down")
    _open_one(visitor, dice, "open_voucher")


def the_works(visitor: Visitor, dice: random.Random) -> None:
    visitor.tap("open_affairs")
    visitor.tap("choose_kind_works")
    _open_one(visitor, dice, "open_project")


def the_affairs(visitor: Visitor, dice: random.Random) -> None:
    visitor.tap("open_affairs")
    _open_one(visitor, dice, "open_affair")
    visitor.tap("go_back")
    _open_one(visitor, dice, "open_affair")


def by_phrases(visitor: Visitor, dice: random.Random) -> None:
    visitor.tap("open_speak")
    speaking = Speaking(visitor)
    kind, phrase = dice.choice((("反映问题", "这笔钱我没收到。"), ("问一问", "这个是谁定的？")))
    speaking.write(kind, phrase)
    visitor.expect("收好了")
    speaking.copy()


def by_hand(visitor: Visitor, dice: random.Random) -> None:
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    speaking = Speaking(visitor)
    speaking.sheet()  # who wrote in Pinyin before has the keys first
    for _ in range(dice.randrange(1, 4)):
        speaking.draw(dice.choice(("大", "王", "工")))
        visitor.until(lambda: bool(speaking.read), "nothing was read")
        visitor.tap("put_words")


def by_pinyin(visitor: Visitor, dice: random.Random) -> None:
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    Speaking(visitor).pinyin(dice.choice(("nihao", "qian", "cun")))
    visitor.until(lambda: bool(visitor.text("write_words")), "nothing was written")


def for_answers(visitor: Visitor, dice: random.Random) -> None:
    assert dice
    Speaking(visitor).ask_for_answers("647108196875903548")
    visitor.settle()


def for_help(visitor: Visitor, dice: random.Random) -> None:
    assert dice
    visitor.tap("open_help")


ALL: tuple[Callable[[Visitor, random.Random], None], ...] = (
    by_card,
    by_number,
    by_a_wrong_number,
    the_ledger,
    the_works,
    the_affairs,
    by_phrases,
    by_hand,
    by_pinyin,
    for_answers,
    for_help,
)


def home(visitor: Visitor) -> None:
    """Back to the first screen, without an end of the visit."""
    visitor.terminal.visit.backHome()
    item = visitor.window.activeFocusItem()
    if item is not None:
        item.setFocus(False)
    visitor.settle()


def _open_one(visitor: Visitor, dice: random.Random, name: str) -> None:
    there = visitor.all(name)
    if there:  # a year without anything has none
        visitor.tap(name, dice.randrange(len(there)))
