"""Hours in which a village's line belongs to others. Called by sync.daemon.

Only the feed waits; heartbeat and cells keep their rhythm, and a terminal that shows nothing yet
waits for nothing.
"""

import re
from datetime import datetime
from typing import NamedTuple

from kiosk.config import SettingsBroken

_FORM = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])")


class Hours(NamedTuple):
    """From and to, in minutes of the terminal's own day; they may span midnight."""

    start: int
    end: int

    def hold(self, at: datetime) -> bool:
        """Return whether these hours hold at a moment, given in local time."""
        minute = at.hour * 60 + at.minute
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def hours(setting: str) -> Hours:
    """Read `08:00-18:00`; empty: never. Raises SettingsBroken."""
    if not setting:
        return Hours(0, 0)
    form = _FORM.fullmatch(setting)
    if form is None:
        raise SettingsBroken("settings.json: quiet must be like 08:00-18:00")
    first, second, third, fourth = map(int, form.groups())
    return Hours(first * 60 + second, third * 60 + fourth)
