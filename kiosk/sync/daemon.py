"""The sync service: polls the feed, tells how it is, delivers cells once an hour.

Called by `main.py sync`. Polling and delivering are two threads, because a first download over a
poor link may take a day, and reports must not wait for it.
"""

import logging
import math
import random
import sqlite3
import threading
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from msgspec import structs

from kiosk import identity, slot, systemd
from kiosk.cache import outbox
from kiosk.cache.errors import MirrorDamaged
from kiosk.cache.writer import Writer
from kiosk.config import Home, settings
from kiosk.errors import KnownError
from kiosk.stopping import Stop
from kiosk.sync import heartbeat, lock, passes, quiet, status, sweep
from kiosk.sync.deliver import deliver_round
from kiosk.sync.errors import NotEnrolled, Stopped, disk_error, mirror_error
from kiosk.sync.http import HttpTransport
from kiosk.sync.poll import Terminal, poll
from kiosk.sync.stick import Stick
from protocol import enrolment, index, offices

LOG: Final = logging.getLogger("mingjing.sync")
ROUND_S: Final = 3600.0
_FIRST_ROUND_S: Final = (60.0, 600.0)
_RETRY_S: Final = 60.0
_JITTER: Final = (0.8, 1.2)
_PATIENCE_S: Final = 2.0  # with a cell on its way when the service must end
_STAYED_S: Final = 30.0  # a service that runs so long came up, though a first look may take a day


class Daemon:
    """One terminal's sync, holding its lock from `with` to the end.

    Raises when made: SettingsBroken, DiskRefused. On entering: AlreadyRunning, NotEnrolled,
    DiskFull, DiskRefused.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        try:
            self._settings = settings(home)
        except OSError as error:
            raise disk_error(error) from error
        self._quiet = quiet.hours(self._settings.quiet)
        self._stop = Stop()
        self._ending = ExitStack()
        self._intake: bytes | None = None
        self._beaten = 0.0
        self._came_up_at = math.inf
        self._next_heartbeat = 0.0

    def __enter__(self) -> Self:
        with ExitStack() as open_:
            open_.enter_context(self._stop)
            open_.enter_context(lock.sole(self._home))
            self._enrolment = _enrolment(self._home)
            _settle(self._home, self._enrolment)
            sweep.begun(self._home)
            self._mirror = self._opened()
            open_.callback(self._close_mirror)
            self._transport = HttpTransport(
                rate_kb_s=self._settings.rate_kb_s,
                proxy=self._settings.proxy,
                beat=self._beat,
                pause=self._rest,
            )
            open_.callback(self._transport.close)
            self._ending = open_.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def stop(self) -> None:
        """Ask for the end; what is being downloaded or applied stops where it is."""
        self._stop.ask()

    def once(self, rounds: int = 1) -> status.Status:
        """Poll once, deliver `rounds` rounds of cells at once, and, if any, tell how we are."""
        found = self._poll()
        for _ in range(rounds):
            self._deliver()
        return self._tell(found) if rounds else found

    def carried(self, from_: Path) -> status.Status:
        """Take the feed from a stick (a device or image with FAT, or a folder); leave all cells.

        Of a stick that the province did not write nothing is taken: `technician` says why. A
        technician's need bring no feed: what the terminal knows of its feed stays.

        Raises:
            StickRefused, StickFull, OutboxUnusable.
        """
        feed = f"{self._enrolment.province}feed/"
        with Stick(from_, feed, self._beat) as stick:
            judged = passes.Judge(self._home, self._enrolment, datetime.now(UTC)).judge(stick)
            found = status.read(self._home)
            if judged.taken and (judged.told is None or stick.has_feed):
                found = self._poll(stick)
            guard = status.said("" if stick.guarded else "stick_unguarded")
            found = structs.replace(found, technician=judged.told, guard=guard)
            status.write(self._home, found)
            if judged.taken:
                stick.leave(self._enrolment.county, outbox.copies(self._home))
        return found

    def run(self) -> None:
        """Work until `stop` or SIGTERM; then end within five seconds, whatever is under way."""
        # It may hang in a dead line for longer than systemd waits: it ends with the process, and
        # its cell is sent again.
        deliverer = threading.Thread(target=self._deliver_hourly, name="deliver", daemon=True)
        with self._stop.by_signals(self._heard):
            deliverer.start()
            heartbeat.begin(self._home)
            systemd.notify("READY=1")
            self._came_up_at = time.monotonic() + _STAYED_S
            self._work()
            systemd.notify("STOPPING=1")
        deliverer.join(_PATIENCE_S)

    def _work(self) -> None:
        failures = 0
        while not self._stop.asked:
            try:
                found = self._tell(self._look())
                failures = failures + 1 if found.problem else 0
                if not found.problem:
                    heartbeat.synced()
                systemd.notify(f"STATUS={status.summary(found)}")
                if slot.replaced(self._home):
                    return  # and be begun anew, from the version that is to run
            except Stopped:
                return
            except Exception as error:  # noqa: BLE001 - the loop outlives whatever it meets
                # The type alone: a message could hold an address or a name.
                LOG.error("poll failed: %s", type(error).__name__)  # noqa: TRY400
                failures += 1
            with suppress(Stopped):
                self._rest(self._until_next(failures))

    def _heard(self) -> None:
        if self._transport.waiting:
            raise Stopped  # out of a connection on which perhaps nothing comes for half a minute

    def _look(self) -> status.Status:
        """Poll, unless these are hours in which the line belongs to others."""
        shown = self._mirror.villages()
        if self._quiet.hold(datetime.now().astimezone()) and all(one.issued for one in shown):
            return status.read(self._home)
        return self._poll()

    def _until_next(self, failures: int) -> float:
        """Return the seconds to the next poll; terminals must not all come at the same moment."""
        usual = float(self._settings.poll_s)
        wait = min(usual, _RETRY_S * 2.0 ** min(failures, 10)) if failures else usual
        return wait * random.uniform(*_JITTER)  # noqa: S311 - no secret

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            systemd.notify("WATCHDOG=1")
            self._say_up(time.monotonic())
            if self._stop.wait(min(left, systemd.watchdog_s())):
                raise Stopped

    def _poll(self, stick: Stick | None = None) -> status.Status:
        carrier = stick or self._transport
        by_hand = stick is not None
        terminal = Terminal(
            self._home, self._settings, self._enrolment, self._mirror, self._beat, by_hand
        )
        try:
            found = poll(terminal, carrier, datetime.now(UTC))
        except MirrorDamaged:
            LOG.warning("the mirror is damaged and will be rebuilt")
            self._mirror.close()
            self._mirror = self._opened(doubted=True)
            terminal = terminal._replace(mirror=self._mirror)
            found = poll(terminal, carrier, datetime.now(UTC))
        self._intake = self._intake_key()
        if found.problem:
            LOG.warning("poll: %s", found.problem.key)
        return found

    def _tell(self, found: status.Status) -> status.Status:
        """Send the heartbeat if it is due; return the status with how we stand."""
        now, usual = time.monotonic(), self._settings.poll_s
        if now < self._next_heartbeat:
            return found
        try:
            moment = heartbeat.Moment(found, datetime.now(UTC), usual)
            province = self._enrolment.province
            standing = heartbeat.beat(self._home, province, self._transport, moment)
            self._next_heartbeat = now + usual * _JITTER[0]
            found = structs.replace(found, standing=status.said(standing))
            status.write(self._home, found)
        except Stopped:
            raise
        except KnownError as error:
            LOG.warning("heartbeat: %s", error.key)
        return found

    def _intake_key(self) -> bytes | None:
        listed = self._mirror.document(index.OFFICES)
        return None if listed is None else offices.read(listed).intake[-1].public

    def _deliver_hourly(self) -> None:
        wait = random.uniform(*_FIRST_ROUND_S)  # noqa: S311 - no secret
        while not self._stop.wait(wait):
            wait = ROUND_S
            try:
                self._deliver()
            except Exception as error:  # noqa: BLE001 - the loop outlives whatever it meets
                LOG.error("delivery failed: %s", type(error).__name__)  # noqa: TRY400

    def _deliver(self) -> None:
        if self._intake is None:
            return  # nothing can have been sealed yet either
        try:
            deliver_round(self._home, self._enrolment.province, self._intake, self._connect)
        except KnownError as error:
            LOG.warning("delivery: %s", error.key)

    def _connect(self) -> HttpTransport:
        return HttpTransport(proxy=self._settings.proxy)

    def _beat(self) -> None:
        if self._stop.asked:
            raise Stopped
        now = time.monotonic()
        if now - self._beaten >= 1.0:
            self._beaten = now
            systemd.notify("WATCHDOG=1")
            self._say_up(now)

    def _say_up(self, now: float) -> None:
        if now > self._came_up_at:
            self._came_up_at = math.inf
            slot.is_up(self._home, "sync")

    def _close_mirror(self) -> None:
        self._mirror.close()  # which may be another one by then

    def _opened(self, *, doubted: bool = False) -> Writer:
        try:
            mirror = Writer(self._home, doubted=doubted)
        except OSError as error:
            raise disk_error(error) from error
        except sqlite3.OperationalError as error:
            raise mirror_error(error, self._home.root) from error
        try:
            mirror.enrol(self._enrolment.villages)
        except sqlite3.OperationalError as error:
            mirror.close()
            raise mirror_error(error, self._home.root) from error
        return mirror


def _enrolment(home: Home) -> enrolment.Enrolment:
    try:
        return enrolment.read(home.enrolment.read_bytes())
    except (FileNotFoundError, enrolment.EnrolmentBroken) as error:
        raise NotEnrolled from error
    except OSError as error:  # it may well be enrolled
        raise disk_error(error) from error


def _settle(home: Home, enrolled: enrolment.Enrolment) -> None:
    try:
        identity.settle(home, enrolled.terminal)
    except OSError as error:
        raise disk_error(error) from error
