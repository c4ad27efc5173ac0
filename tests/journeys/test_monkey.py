"""Taps without sense do no harm: no warning of Qt, no crash, and always a way home."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assets.demo import cases
from tests.robots.monkey import Monkey

if TYPE_CHECKING:
    from tests.simulators.demo import Demo

TAPS = 300
SEED = 20181120
CARDS = (cases.OLD_WOMAN[:2], cases.UNPAID_WORKER[:2], ("439900198001010015", "无此人"))


def test_a_monkey_finds_its_way_home(demo: Demo) -> None:
    seed = int(os.environ.get("MINGJING_SEED", SEED))
    sys.stdout.write(f"MINGJING_SEED={seed}\n")
    monkey = Monkey(demo.home, seed, CARDS)
    try:
        monkey.play(TAPS)
    finally:
        monkey.leave()
    assert len(monkey.seen) > 8
