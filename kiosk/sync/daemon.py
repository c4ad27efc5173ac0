"""The sync service: polls the feed, tells how it is, delivers cells once an hour.

Called by `main.py sync`. Polling and delivering are two threads, because a first download over a
poor link may take a day, and reports must not wait for it.
"""

import logging
import random
import signal
import threading
import time
from datetime import UTC, datetime
from typing import Final, Self

from msgspec import structs

from kiosk import identity, systemd
from kiosk.cache.errors import MirrorDamaged
from kiosk.cache.writer import Writer
from kiosk.config import Home, settings
from kiosk.errors import KnownError
from kiosk.sync import heartbeat, lock, status
from kiosk.sync.deliver import deliver_round
from kiosk.sync.errors import NotEnrolled, Stopped, disk_error
from kiosk.sync.http import HttpTransport
from kiosk.sync.poll import Terminal, poll
from protocol import enrolment, index, offices

LOG: Final = logging.getLogger("mingjing.sync")
ROUND_S: Final = 3600.0
_FIRST_ROUND_S: Final = (60.0, 600.0)
_RETRY_S: Final = 60.0
_JITTER: Final = (0.8, 1.2)


class Daemon:
    """One terminal's sync, holding its lock from `with` to the end.

    Raises on entering: AlreadyRunning, NotEnrolled, DiskFull, DiskRefused.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._settings = settings(home)
        self._lock = lock.sole(home)
        self._stop = threading.Event()
        self._intake: bytes | None = None
        self._beaten = 0.0
        self._next_heartbeat = 0.0

    def __enter__(self) -> Self:
        self._lock.__enter__()
        try:
            self._enrolment = _enrolment(self._home)
            _settle(self._home, self._enrolment)
            self._mirror = self._opened()
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        self._transport = HttpTransport(rate_kb_s=self._settings.rate_kb_s, beat=self._beat)
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()
        self._mirror.close()
        self._lock.__exit__(None, None, None)

    def stop(self) -> None:
        """Ask for the end; what is being downloaded stops at its next chunk."""
        self._stop.set()

    def once(self, rounds: int = 1) -> status.Status:
        """Poll once, deliver `rounds` rounds of cells at once, and, if any, tell how we are."""
        found = self._poll()
        for _ in range(rounds):
            self._deliver()
        return self._tell(found) if rounds else found

    def run(self) -> None:
        """Work until `stop` or SIGTERM."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop())
        deliverer = threading.Thread(target=self._deliver_hourly, name="deliver")
        deliverer.start()
        heartbeat.begin(self._home)
        systemd.notify("READY=1")
        failures = 0
        while not self._stop.is_set():
            try:
                found = self._tell(self._poll())
                failures = failures + 1 if found.problem else 0
            except Stopped:
                break
            except Exception as error:  # noqa: BLE001 - the loop outlives whatever it meets
                # The type alone: a message could hold an address or a name.
                LOG.error("poll failed: %s", type(error).__name__)  # noqa: TRY400
                failures += 1
            self._rest(self._until_next(failures))
        systemd.notify("STOPPING=1")
        deliverer.join()

    def _until_next(self, failures: int) -> float:
        """Return the seconds to the next poll; terminals must not all come at the same moment."""
        usual = float(self._settings.poll_s)
        wait = min(usual, _RETRY_S * 2.0 ** min(failures, 10)) if failures else usual
        return wait * random.uniform(*_JITTER)  # noqa: S311 - no secret

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            systemd.notify("WATCHDOG=1")
            if self._stop.wait(min(left, systemd.watchdog_s())):
                return

    def _poll(self) -> status.Status:
        terminal = Terminal(self._home, self._settings, self._enrolment, self._mirror)
        try:
            found = poll(terminal, self._transport, datetime.now(UTC))
        except MirrorDamaged:
            LOG.warning("the mirror is damaged and will be rebuilt")
            self._mirror.close()
            self._mirror = self._opened()
            terminal = terminal._replace(mirror=self._mirror)
            found = poll(terminal, self._transport, datetime.now(UTC))
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
            found = structs.replace(found, standing=status.standing(standing))
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
            deliver_round(self._home, self._enrolment.province, self._intake, HttpTransport)
        except KnownError as error:
            LOG.warning("delivery: %s", error.key)

    def _beat(self) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._beaten >= 1.0:
            self._beaten = now
            systemd.notify("WATCHDOG=1")

    def _opened(self) -> Writer:
        try:
            mirror = Writer(self._home)
            mirror.enrol(self._enrolment.villages)
        except OSError as error:
            raise disk_error(error) from error
        return mirror


def _enrolment(home: Home) -> enrolment.Enrolment:
    try:
        return enrolment.read(home.enrolment.read_bytes())
    except (OSError, enrolment.EnrolmentBroken) as error:
        raise NotEnrolled from error


def _settle(home: Home, enrolled: enrolment.Enrolment) -> None:
    try:
        identity.settle(home, enrolled.terminal)
    except OSError as error:
        raise disk_error(error) from error
