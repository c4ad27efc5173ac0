"""PySide6 6.12.0 on Python 3.10 and 3.11 loses one reference to None at each void call, and the
process aborts after about 5,000 of them. Whoever raises the pin sees it here first."""

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_void_calls_keep_their_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
