"""Every screen, across and upright, in both sizes of type and both languages: can it be used?

One walk through the real window; what is measured is the living scene in millimetres. In Chinese
each picture is compared with what was kept in tests/golden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from assets.demo import cases
from kiosk.ui import idle
from kiosk.ui.screen import ScreenModel
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.home import HomeScreen
from tests.robots import golden
from tests.robots.data import Data
from tests.robots.rounds import LOOKS, ROUNDS, walk
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
    "unreached",
)
OTHERS: Final = ("chinese", "another", "patched", "unprinted", "hurried")
# Qt's own word when the first keyboard of a run finds no dictionary.
pytestmark = pytest.mark.qt_log_ignore("creating directory for user dictionary")

LANGUAGES: Final = ("zh", "en")
TYPED: Final = {"pinyin"}  # Chinese is what one types there

MOST_BYTES: Final = 4_000_000  # of all pictures in tests/golden

Found = dict[str, list[str]]


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest, demo: Demo) -> Found:
    """Walk through every screen in one language; return what is wrong, by kind."""
    wrong: Found = {flaw: [] for flaw in (*FLAWS, *OTHERS)}
    data = Data(demo.stage.root / "batch")
    who = cases.OLD_WOMAN
    with golden.looked_at_eight_forty(demo.home):
        visitor = Visitor(demo.home, language=request.param, card=who.id_number, name=who.name)
        _look_round(visitor, data, wrong, language=request.param)
        visitor.close()
    return wrong


def patched(visitor: Visitor) -> list[str]:
    """Return what QML sees and has slots beyond its class's: connected without being a @Slot."""
    visit = visitor.terminal.visit
    seen = [visit, visit.voice, *(step.screen for step in visit.trail.rows)]
    return [
        f"{type(each).__name__} has {method.methodSignature().toStdString()}"
        for each in seen
        for number in range(
            type(each).staticMetaObject.methodCount(), each.metaObject().methodCount()
        )
        if (method := each.metaObject().method(number))
    ]


def unprinted(visitor: Visitor, data: Data, language: str) -> list[str]:
    """Return what keeps a page from paper: no 打印, an empty slip, one in another language."""
    top = visitor.terminal.visit.top
    assert isinstance(top, ScreenModel)
    if isinstance(top, HomeScreen | AttractScreen):
        return []  # what the hall shows to whoever passes
    wrong = [] if visitor.all("top_bar") or visitor.all("points") else ["no bar with 打印"]
    said = top.slip()
    lines = [text for line in said.lines for text in (line.heading, line.text)]
    texts = [said.title, *lines, said.foot]
    if not said.lines:
        wrong.append("an empty slip")
    if language == "en":
        wrong += [f"{run} in {text!r}" for text in texts for run in data.foreign(text)]
    return wrong


def hurried(visitor: Visitor) -> list[str]:
    """Return what is wrong with the time there is here: it warns, and all of it can be had again.

    Counted without waiting for it.
    """
    visit = visitor.terminal.visit
    top = visit.top
    assert top is not None
    whole = idle.WRITING_S if top.writing else idle.READING_S
    visit.touched()
    for _ in range(2):
        for _ in range(whole - 1):
            visit._idle.second_passed()
        if visit.ending or visit.secondsShown != 1:
            return [f"{whole} s are not what there is"]
        visit.touched()
        if visit.secondsShown or visit._idle._left != whole:
            return ["a tap does not give all of it again"]
    return []


def _look_round(visitor: Visitor, data: Data, wrong: Found, *, language: str) -> None:
    for screen, look in walk(visitor):
        scene = Scene(visitor)
        for flaw in FLAWS:
            wrong[flaw] += [f"{screen}, {look}: {each}" for each in getattr(scene, flaw)()]
        wrong["patched"] += [f"{screen}: {each}" for each in patched(visitor)]
        if look == next(iter(LOOKS)):
            kept = unprinted(visitor, data, language)
            wrong["unprinted"] += [f"{screen}: {each}" for each in kept]
            wrong["hurried"] += [f"{screen}: {each}" for each in hurried(visitor)]
        if language == "zh":
            another = golden.differs(scene, f"{screen}-{look}")
            wrong["another"] += [f"{screen}, {look}: {another}"] if another else []
        if language == "en" and screen not in TYPED:
            wrong["chinese"] += [
                f"{screen}: {run} in {each.text!r}"
                for each in scene.texts
                for run in data.foreign(each.text)
            ]


@pytest.mark.parametrize("flaw", FLAWS)
def test_every_screen_can_be_read_and_tapped(found: Found, flaw: str) -> None:
    assert not found[flaw]


def test_in_english_only_data_are_chinese(found: Found) -> None:
    assert not found["chinese"]


def test_every_page_can_be_printed(found: Found) -> None:
    assert not found["unprinted"]


def test_the_time_can_be_had_again_on_every_screen(found: Found) -> None:
    assert not found["hurried"]


def test_no_object_of_a_screen_has_slots_that_its_class_has_not(found: Found) -> None:
    """They would go with it, and QML would read the next screen by them: "undefined"."""
    assert not found["patched"]


def test_every_screen_looks_as_it_did(found: Found) -> None:
    assert not found["another"]


def test_the_goldens_are_of_these_screens_and_small() -> None:
    kept = sorted(golden.FOLDER.iterdir())
    assert {path.stem for path in kept} == {f"{name}-{look}" for name in ROUNDS for look in LOOKS}
    assert sum(path.stat().st_size for path in kept) <= MOST_BYTES
