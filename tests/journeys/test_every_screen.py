"""Every screen, across and upright, in both sizes of type and both languages: can it be used?

One walk through the real window; what is measured is the living scene in millimetres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from assets.demo import cases
from tests.robots.data import Data
from tests.robots.rounds import walk
from tests.robots.scene import Scene
from tests.robots.terminal import Visitor

if TYPE_CHECKING:
    from tests.journeys.conftest import Demo

FLAWS: Final = (
    "small_type",
    "scrolled_away",
    "small_touches",
    "close_touches",
    "cut",
    "broken",
    "overlapping",
    "faint",
    "nameless",
)
# Qt's own word when the first keyboard of a run finds no dictionary.
pytestmark = pytest.mark.qt_log_ignore("creating directory for user dictionary")

LANGUAGES: Final = ("zh", "en")
TYPED: Final = {"pinyin"}  # Chinese is what one types there

Found = dict[str, list[str]]


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest, demo: Demo) -> Found:
    """Walk through every screen in one language; return what is wrong, by kind."""
    wrong: Found = {flaw: [] for flaw in (*FLAWS, "chinese")}
    data = Data(demo.stage.root / "batch")
    who = cases.OLD_WOMAN
    visitor = Visitor(demo.home, language=request.param, card=who.id_number, name=who.name)
    for screen, look in walk(visitor):
        scene = Scene(visitor)
        for flaw in FLAWS:
            wrong[flaw] += [f"{screen}, {look}: {each}" for each in getattr(scene, flaw)()]
        if request.param == "en" and screen not in TYPED:
            wrong["chinese"] += [
                f"{screen}: {run} in {each.text!r}"
                for each in scene.texts
                for run in data.foreign(each.text)
            ]
    visitor.close()
    return wrong


@pytest.mark.parametrize("flaw", FLAWS)
def test_every_screen_can_be_read_and_tapped(found: Found, flaw: str) -> None:
    assert not found[flaw]


def test_in_english_only_data_are_chinese(found: Found) -> None:
    assert not found["chinese"]
