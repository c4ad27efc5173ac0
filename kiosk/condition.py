"""How this terminal is, in plain sentences: for `main.py status` and for the technician's page.

Read from what sync, the devices and the clock left behind; nothing of a person is among it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final, Literal

from kiosk import clock, health, status
from kiosk.config import Home
from kiosk.version import VERSION

About = Literal["village", "network", "pictures", "disk", "problem", "clock", "device", "version"]
_CHINA: Final = timezone(timedelta(hours=8))
_LOW_MB: Final = 500
_STATES: Final = {
    "ok": "好的",
    "missing": "没有接",
    "broken": "坏了",
    "unknown": "不知道",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; `well` is False where somebody should do something."""

    about: About
    text: str
    well: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything, as it was found."""

    told: status.Status
    devices: health.Health
    now: datetime
    floor: datetime

    @property
    def clock_believed(self) -> bool:
        """Whether the clock can be right."""
        return clock.believed(self.now, self.floor) == self.now

    def said(self) -> tuple[Said, ...]:
        """Return the sentences, in the order in which a technician asks."""
        told = self.told
        found = [
            Said(
                "village",
                f"{village.town}{village.name}：数据到 {village.data_date}，"
                f"第 {village.applied_seq} 号"
                if village.issued
                else f"{village.name}：还没有数据",
                well=bool(village.issued),
            )
            for village in told.villages
        ]
        found.append(
            Said(
                "network",
                f"上次连通：{_moment(told.last_contact) or '从来没有'}",
                well=bool(told.last_contact),
            )
        )
        if told.media_missing:
            found.append(Said("pictures", f"还有 {told.media_missing} 张图片没有到"))
        free = told.disk_free // 1024**2
        found.append(Said("disk", f"磁盘还剩 {free:,} MB", well=free >= _LOW_MB))
        found += [
            Said("problem", problem.sentence, well=False)
            for problem in (told.rebuild, told.problem, told.standing)
            if problem is not None
        ]
        found.append(self._clock())
        for name, state in (
            ("读卡器", self.devices.reader),
            ("打印机", self.devices.printer),
            ("语音", self.devices.voice),
        ):
            found.append(Said("device", f"{name}：{_STATES[state]}", well=state != "broken"))
        return (*found, Said("version", f"软件 {VERSION}"))

    def _clock(self) -> Said:
        shows = f"时钟 {_minute(self.now)}"
        if self.clock_believed:
            return Said("clock", f"{shows}，可信")
        return Said("clock", f"{shows}，不可信：至少应当是 {_minute(self.floor)}", well=False)

    def line(self) -> str:
        """Return all in one line of ASCII for a QR code: `key=value` joined by `;`."""
        told, devices = self.told, self.devices
        parts = [f"mingjing={VERSION}"]
        parts += [f"v={each.code}:{each.applied_seq}:{each.data_date}" for each in told.villages]
        parts += [
            f"contact={told.last_contact}",
            f"media={told.media_missing}",
            f"disk={told.disk_free // 1024**2}",
            f"problem={told.problem.key if told.problem else ''}",
            f"rebuild={told.rebuild.key if told.rebuild else ''}",
            f"standing={told.standing.key if told.standing else ''}",
            f"clock={self.now.isoformat(timespec='seconds')}",
            f"floor={self.floor.isoformat(timespec='seconds')}",
            f"reader={devices.reader}",
            f"printer={devices.printer}",
            f"voice={devices.voice}",
        ]
        return ";".join(parts)


def read(home: Home, now: datetime) -> Condition:
    """Return how the terminal is.

    Args:
        home: the terminal's folder.
        now: what its clock shows, with a zone.
    """
    return Condition(status.read(home), health.read(home), now, clock.floor(home))


def _minute(moment: datetime) -> str:
    return moment.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M")


def _moment(text: str) -> str:
    try:
        return _minute(clock.parsed(text))
    except ValueError:
        return ""
