"""A long list of papers, before the real window and a mirror written for it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.ui.screens.affairs import PAGE, AffairsScreen
from protocol.enrolment import Village
from protocol.pack import Pack
from tests.robots.affairs import Affairs
from tests.robots.terminal import Visitor
from tests.simulators.rows import block, facts

V = "439900001001"
NOTICES = 2 * PAGE + 3


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "terminal")
    with Writer(home) as writer:
        writer.enrol([Village(V, "三塘村", b"k" * 32)])
        writer.apply(
            Pack(1, V, 1, None, "2026-02-01T08:00:00+08:00", (
                facts(town="清水镇", county="示例县", data_date="2018-11-20"),
                block("affairs",
                    *({"id": f"notice{n:010d}", "kind": "notice", "title": f"公告 {n}",
                       "published_on": "2018-01-01"} for n in range(NOTICES)),
                    {"id": "taken", "kind": "roster", "title": "写错的名单", "body": "共 2 人",
                     "published_on": "2018-02-01", "withdrawn_on": "2018-02-03",
                     "withdrawn_reason": "少了一个人"}),
                block("changes",
                    {"id": "c", "record": "taken", "happened_on": "2018-02-02", "reason": "错字",
                     "was": '{"title": "写错的明单"}'}),
            ))
        )  # fmt: skip
    return home


@pytest.fixture
def visitor(home: Home) -> Iterator[Visitor]:
    made = Visitor(home)
    yield made
    made.close()


def _screen(visitor: Visitor) -> AffairsScreen:
    top = visitor.terminal.visit.top
    assert isinstance(top, AffairsScreen)
    return top


def _has(screen: AffairsScreen, shown: int) -> bool:
    return len(screen._lines.rows) == shown


def test_the_list_fetches_itself_to_its_end(visitor: Visitor) -> None:
    Affairs(visitor).list_all()
    screen = _screen(visitor)
    assert len(screen._lines.rows) == PAGE
    (list_,) = visitor.all("scroll")
    for shown in (2 * PAGE, NOTICES + 1):
        list_.metaObject().invokeMethod(list_, "positionViewAtEnd")
        visitor.until(partial(_has, screen, shown))
    assert len({row.record for row in screen._lines.rows}) == NOTICES + 1
    list_.metaObject().invokeMethod(list_, "positionViewAtEnd")
    visitor.settle()
    assert len(screen._lines.rows) == NOTICES + 1
    Affairs(visitor).of_kind("roster")
    assert Affairs(visitor).titles() == ["写错的名单"]


def test_what_was_taken_back_is_struck_with_day_and_reason(visitor: Visitor) -> None:
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("roster")
    assert affairs.kinds() == {"撤下来了"}
    affairs.open("写错的名单")
    assert visitor.text("affair_withdrawn") == "2018 年 2 月 3 日撤下来了：少了一个人"
    visitor.expect("2018 年 2 月 1 日公布", "共 2 人", "原来写的：标题 写错的明单")
    assert visitor.all("step") == []
    visitor.tap("speak_of_affair")
    about = visitor.terminal.visit.about
    assert about is not None
    assert (about.record, about.kind, about.title) == ("taken", "affair", "写错的名单")


def test_a_kind_without_papers_says_so(visitor: Visitor) -> None:
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("election")
    assert visitor.text("no_affairs") == "没有公开过选举。"
    affairs.of_kind("all")
    assert visitor.all("no_affairs") == []


def test_a_paper_that_is_not_there_is_told(visitor: Visitor) -> None:
    visitor.terminal.visit.open("affair", record="nobody")
    visitor.until(lambda: bool(visitor.all("sentence_text")))
    assert visitor.all("speak_of_affair") == []
