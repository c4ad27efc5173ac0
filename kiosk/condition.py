"""How this terminal is, in plain sentences: for `main.py status` and for the technician's page.

Read from what sync, the devices and the clock left behind; nothing of a person is among it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from kiosk import clock, health, protection, slot, status
from kiosk.config import Home
from kiosk.version import VERSION
from kiosk.village import VillageRow
from kiosk.wording import mark
from protocol.zone import CHINA

Translate = Callable[[str, str], str]  # context and text; returns what is shown
About = Literal[
    "village", "network", "pictures", "disk", "problem", "clock", "device", "seal", "version"
]
Mark = Literal["well", "absent", "unknown", "wrong"]
_LOW_MB: Final = 500
_STATES: Final = {
    "ok": mark("condition", "好的"),
    "missing": mark("condition", "没有接"),
    "broken": mark("condition", "坏了"),
    "unknown": mark("condition", "不知道"),
}
_MARKS: Final[dict[health.State, Mark]] = {
    "ok": "well",
    "missing": "absent",
    "broken": "wrong",
    "unknown": "unknown",
}
_SEALS: Final = {
    "tpm": mark("condition", "防拆：磁盘已加密，只有这台机器打得开"),
    "bios": mark("condition", "不防拆：老式机器（BIOS），拆开就能读磁盘"),
    "no_tpm": mark("condition", "不防拆：没有 TPM 芯片，拆开就能读磁盘"),
    "no_secure_boot": mark("condition", "不防拆：没有开安全启动，拆开就能读磁盘"),
    "not_encrypted": mark("condition", "不防拆：磁盘没有加密，要防拆须重新安装"),
    "closed": mark("condition", "磁盘打不开，机器可能被动过：请告诉县里"),
    "": mark("condition", "不防拆：不知道磁盘有没有加密"),
}
# All others are as they were made.
_SEAL_MARKS: Final[dict[str, Mark]] = {"tpm": "well", "closed": "wrong", "": "unknown"}


def _as_it_is(_context: str, text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; `wrong` is where somebody should do something."""

    about: About
    text: str
    mark: Mark = "well"


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything, as it was found."""

    told: status.Status
    devices: health.Health
    now: datetime
    floor: datetime
    rejected: tuple[str, ...] = ()  # versions of the program that were gone back from
    seal: protection.Seal = ""

    @property
    def clock_believed(self) -> bool:
        """Whether the clock can be right."""
        return clock.believed(self.now, self.floor) == self.now

    def said(self, translate: Translate = _as_it_is) -> tuple[Said, ...]:
        """Return the sentences, in the order in which a technician asks.

        Args:
            translate: puts a text of ours, given with its module's name, into the language read.
        """
        told = self.told
        found = [_village(village, translate) for village in told.villages]
        contact = _moment(told.last_contact) or translate("condition", "从来没有")
        found.append(
            Said(
                "network",
                translate("condition", "上次连通：{moment}").format(moment=contact),
                mark="well" if told.last_contact else "wrong",
            )
        )
        if told.media_missing:
            late = translate("condition", "还有 {count} 张图片没有到")
            found.append(Said("pictures", late.format(count=told.media_missing)))
        free = told.disk_free // 1024**2
        left = translate("condition", "磁盘还剩 {free:,} MB").format(free=free)
        found.append(Said("disk", left, "well" if free >= _LOW_MB else "wrong"))
        found += [
            Said("problem", translate("status", problem.sentence), "wrong")
            for problem in (told.rebuild, told.problem, told.standing, told.guard)
            if problem is not None
        ]
        found.append(self._clock(translate))
        for said, state in (
            (mark("condition", "读卡器：{state}"), self.devices.reader),
            (mark("condition", "打印机：{state}"), self.devices.printer),
            (mark("condition", "语音：{state}"), self.devices.voice),
        ):
            text = translate("condition", said).format(state=translate("condition", _STATES[state]))
            found.append(Said("device", text, _MARKS[state]))
        sealed = translate("condition", _SEALS[self.seal])
        found.append(Said("seal", sealed, _SEAL_MARKS.get(self.seal, "absent")))
        version = translate("condition", "软件 {version}").format(version=VERSION)
        found.append(Said("version", version))
        if self.rejected:
            left = translate("condition", "起不来、退回了的软件：{versions}")
            which = translate("condition", "、").join(self.rejected)
            found.append(Said("version", left.format(versions=which), "wrong"))
        return tuple(found)

    def _clock(self, translate: Translate) -> Said:
        now = _minute(self.now)
        if self.clock_believed:
            believed = translate("condition", "时钟 {now}，可信")
            return Said("clock", believed.format(now=now))
        wrong = translate("condition", "时钟 {now}，不可信：至少应当是 {least}")
        return Said("clock", wrong.format(now=now, least=_minute(self.floor)), "wrong")

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
            f"seal={self.seal}",
        ]
        return ";".join(parts)


def read(home: Home, now: datetime) -> Condition:
    """Return how the terminal is.

    Args:
        home: the terminal's folder.
        now: what its clock shows, with a zone.
    """
    told = status.read(home), health.read(home)
    return Condition(*told, now, clock.floor(home), slot.rejected(home), protection.read())


def _village(village: VillageRow, translate: Translate) -> Said:
    if not village.issued:
        none = translate("condition", "{name}：还没有数据")
        return Said("village", none.format(name=village.name), "wrong")
    there = translate("condition", "{town}{name}：数据到 {day}，第 {number} 号")
    return Said(
        "village",
        there.format(
            town=village.town,
            name=village.name,
            day=village.data_date,
            number=village.applied_seq,
        ),
    )


def _minute(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def _moment(text: str) -> str:
    try:
        return _minute(clock.parsed(text))
    except ValueError:
        return ""
