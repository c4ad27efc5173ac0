"""The system bus, as far as NetworkManager is asked over it. Called by network.network_manager.

Texts of errors stay here: one could hold what was asked with.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from kiosk.network.errors import NoNetworkManager

_NAME: Final = "org.freedesktop.NetworkManager"
# Errors of the bus itself: nobody has the name, or it does not let us ask.
_NOBODY: Final = frozenset({"ServiceUnknown", "NameHasNoOwner", "NoReply", "AccessDenied"})
_PATIENCE_S: Final = 25.0  # as long as D-Bus itself waits


class Refused(Exception):
    """It answers with an error; the message is the error's name alone."""


class Bus:
    """A connection. Every question raises NoNetworkManager where nobody answers."""

    def __init__(self) -> None:
        try:
            self._line: DBusConnection = open_dbus_connection("SYSTEM")
        except (OSError, KeyError, ValueError) as error:
            raise NoNetworkManager from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def call(self, path: str, of: str, method: str, types: str = "", *what: object) -> Any:
        """Call a method of NetworkManager's; return its one answer, or all as a tuple.

        Args:
            path: of the object; empty for the main one.
            of: the interface, behind NetworkManager's own name; empty for the main one.
            method: its name.
            types: D-Bus signature of `what`.
            what: its arguments.

        Raises:
            Refused: an error came back.
        """
        asked = new_method_call(_address(path, of), method, types, what)
        return self._asked(asked)

    def property(self, path: str, of: str, name: str) -> Any:
        """Return a property; raises Refused where the object is gone."""
        return self._asked(Properties(_address(path, of)).get(name))[1]

    @contextmanager
    def listening(self, path: str) -> Iterator["Changes"]:
        """Hear how a device changes from here on."""
        rule = MatchRule(
            type="signal", interface=f"{_NAME}.Device", member="StateChanged", path=path
        )
        self._asked(message_bus.AddMatch(rule))
        with self._line.filter(rule) as heard:
            yield Changes(self._line, heard)

    def _asked(self, asked: Any) -> Any:
        try:
            answer = self._line.send_and_get_reply(asked, timeout=_PATIENCE_S)
        except (OSError, TimeoutError) as error:
            raise NoNetworkManager from error
        if answer.header.message_type is MessageType.error:
            name = _error(answer)
            if name.removeprefix("org.freedesktop.DBus.Error.") in _NOBODY:
                raise NoNetworkManager from Refused(name)
            raise Refused(name)
        found = unwrap_msg(answer)
        return found[0] if len(found) == 1 else found


class Changes:
    """What a device's StateChanged signals say."""

    def __init__(self, line: DBusConnection, heard: Any) -> None:
        self._line, self._heard = line, heard

    def next(self, patience_s: float) -> tuple[int, int] | None:
        """Return the next state and its reason; None where nothing came in time."""
        try:
            told = self._line.recv_until_filtered(self._heard, timeout=patience_s)
        except TimeoutError:
            return None
        except OSError as error:
            raise NoNetworkManager from error
        new, _, reason = told.body
        return int(new), int(reason)


def _address(path: str, of: str) -> DBusAddress:
    interface = f"{_NAME}.{of}" if of else _NAME
    return DBusAddress(path or "/org/freedesktop/NetworkManager", _NAME, interface)


def _error(answer: Any) -> str:
    return str(answer.header.fields.get(HeaderFields.error_name, ""))
