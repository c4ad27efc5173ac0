"""The set-up service: answers the set-up screen until the terminal has joined. `kiosk.joining`.

Called by `main.py setup --socket FILE`. It alone of the two reaches a network and writes the
enrolment; what it asked a province for it keeps only when the technician has compared the
fingerprint and says so.
"""

import os
from pathlib import Path
from typing import Final

from kiosk import asking
from kiosk.config import Home, Settings, SettingsBroken, settings
from kiosk.joining import Told, Wish
from kiosk.setup.enrol import Offer, asked, invitation, keep
from kiosk.setup.errors import BadInvitation, NothingAsked, SetupError
from kiosk.sync.errors import SyncError
from kiosk.sync.http import HttpTransport
from kiosk.sync.stick import Stick
from protocol import enrolment
from protocol.carried import INVITATION_FILE

STICK: Final = "MINGJING_SETUP_STICK"  # environment: the stick, as udev names it
_STICK: Final = "/dev/mingjing-setup"


class Desk:
    """Where the technician's wishes are done, one after the other."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stick = Path(os.environ.get(STICK, _STICK))
        self._asked: enrolment.Enrolment | None = None
        self.joined = False

    def do(self, wish: Wish) -> Told:
        """Do what the screen wants; an error is told by its key."""
        try:
            match wish.do:
                case "look":
                    return self._look()
                case "ask":
                    return self._ask(wish)
                case "keep":
                    return self._keep()
        except SetupError as error:
            return Told(trouble=error.key)

    def _look(self) -> Told:
        villages: tuple[str, ...] = ()
        trouble = ""
        try:
            found = self._invitation()
            villages = () if found is None else found.villages
        except BadInvitation as error:
            trouble = error.key
        return Told(stick=villages, stick_trouble=trouble)

    def _ask(self, wish: Wish) -> Told:
        offer = Offer(wish.province, wish.code)
        if wish.stick:
            found = self._invitation()
            if found is None:
                raise BadInvitation
            offer = Offer(found.province, found.code, found.tuf_root)
        with HttpTransport(proxy=_settings(self._home).proxy) as transport:
            self._asked = asked(self._home, transport, offer)
        return Told(
            villages=tuple(village.name for village in self._asked.villages),
            terminal=self._asked.terminal,
            fingerprint=enrolment.fingerprint(self._asked.tuf_root),
        )

    def _keep(self) -> Told:
        if self._asked is None:
            raise NothingAsked
        keep(self._home, self._asked)
        self.joined = True
        return Told()

    def _invitation(self) -> enrolment.Invitation | None:
        """Return what stands on the stick, None where no stick is; raises BadInvitation."""
        if not self._stick.exists():
            return None
        try:
            with Stick(self._stick, "", lambda: None) as stick:
                data = stick.beside(INVITATION_FILE)
        except SyncError as error:
            raise BadInvitation from error
        return invitation(data)


def serve(home: Home, path: Path) -> int:
    """Answer at a socket until the terminal has joined; return the exit status."""
    desk = Desk(home)
    asking.serve(path, Wish, desk.do, lambda: desk.joined)
    return 0


def _settings(home: Home) -> Settings:
    try:
        return settings(home)
    except SettingsBroken:
        return Settings()
