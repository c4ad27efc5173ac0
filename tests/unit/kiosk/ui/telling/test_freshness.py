from datetime import UTC, datetime, timedelta

import pytest

from kiosk.ui.telling import freshness

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # nine in the morning in China


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=20), "今天 08:40 更新过"),
        (timedelta(hours=10), "昨天 23:00 更新过"),
        (timedelta(days=2), "11 月 22 日 09:00 更新过"),
        (timedelta(days=17), "11 月 7 日更新过，已经 17 天没有更新"),
        (timedelta(days=-3), "11 月 27 日更新过"),
    ],
)
def test_the_last_look_is_said_as_people_say_it(ago: timedelta, said: str) -> None:
    assert freshness.looked((NOW - ago).isoformat(), NOW) == said


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-24T01:00:00"])
def test_what_is_no_moment_is_not_said(text: str) -> None:
    assert freshness.looked(text, NOW) == ""
    assert freshness.said("2018-11-20", text, NOW) == "数据到 2018 年 11 月 20 日"
