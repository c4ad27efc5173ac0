"""How new the data are, as a villager says it: the newest record's day, and the last look.

Called by home and by the loop; the status was read on the worker.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from kiosk.ui import words
from kiosk.ui.words import translate
from protocol.zone import CHINA

_STALE: Final = 3  # days without a look after which the days are said


def said(data_date: str, last_contact: str, now: datetime | None = None) -> str:
    """Return `数据到 2018 年 11 月 20 日 · 今天 08:40 更新过`.

    Args:
        data_date: the newest record's day, YYYY-MM-DD, or empty.
        last_contact: when sync last reached the feed, ISO 8601 with zone, or empty.
        now: what the clock shows; for tests.
    """
    parts = (words.data_to(data_date), looked(last_contact, now))
    return " · ".join(part for part in parts if part)


def looked(last_contact: str, now: datetime | None = None) -> str:
    """Return when the terminal last looked for news; empty if that is not known."""
    moment = _moment(last_contact)
    if moment is None:
        return ""
    today = (now or datetime.now(UTC)).astimezone(CHINA)
    days = (today.date() - moment.date()).days
    day, clock = words.day(moment.date().isoformat()), f"{moment:%H:%M}"
    if days < 0:  # a clock that stands wrong: say the day alone
        return translate("freshness", "{day}更新过").format(day=day)
    if days >= _STALE:
        said = translate("freshness", "{day}更新过，已经 {days} 天没有更新")
        return said.format(day=day, days=days)
    when = (
        translate("freshness", "今天 {time} 更新过"),
        translate("freshness", "昨天 {time} 更新过"),
        translate("freshness", "{day} {time} 更新过"),
    )
    return when[days].format(day=day, time=clock)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(CHINA) if moment.tzinfo is not None else None
