"""A telephone reads the code of every page that has one, in each look, scrolled to where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from assets.demo.stage import ADDRESS
from tests.robots.ledger import open_voucher
from tests.robots.project import Works
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable


def payment(visitor: Visitor) -> None:
    visitor.tap("place_card")
    visitor.tap("open_payment")
    visitor.expect("这是什么钱")


def project(visitor: Visitor) -> None:
    visitor.tap("open_ledger")
    visitor.tap("ask_done")
    Works(visitor).open(cases.ROAD_NAME)
    visitor.expect("用手机看这个项目")


def speaking_of_a_voucher(visitor: Visitor) -> None:
    open_voucher(visitor, "2017", cases.POND_SUMMARY)
    visitor.tap("speak_of_voucher")
    visitor.expect("用手机写")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("go", [payment, project, speaking_of_a_voucher])
def test_a_telephone_reads_the_code(
    visit: Callable[..., Visitor],
    go: Callable[[Visitor], None],
    *,
    size: tuple[int, int],
    large: bool,
) -> None:
    who = cases.OLD_WOMAN
    visitor = visit(size=size, large=large, card=who.id_number, name=who.name)
    go(visitor)
    visitor.until(lambda: any(visitor.all("qr_code")), "no code on this page")
    visitor.bring(visitor.all("qr_code")[0])
    (link,) = visitor.codes()
    assert link.startswith(f"{ADDRESS}r#")
    assert len(link) <= 100
