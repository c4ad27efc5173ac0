"""Sends the last log lines of this terminal's services, when its province asks.

Called by sync.heartbeat. Of screen, card reader and printer only what systemd says of them:
their own lines could tell when somebody stood there. Times are told to the minute.
"""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from kiosk import identity, masking
from kiosk.sync import sentences
from kiosk.sync.errors import ServerRefused
from kiosk.sync.transport import Transport
from protocol import log, signature

_OWN: Final = ("kiosk-sync", "kiosk-update", "kiosk-system", "kiosk-setup", "kiosk-network")
_ALL: Final = (*_OWN, "kiosk-ui", "kiosk-dev")
_COMMAND: Final = (
    "journalctl", "--quiet", "--no-pager", "--output=json", f"--lines={log.MOST_LINES}",
    "--output-fields=MESSAGE,UNIT,_SYSTEMD_UNIT",
)  # fmt: skip
_PATIENCE_S: Final = 20.0
_ANSWER_MOST: Final = 4096
_TAKEN: Final = 200
_SECOND_US: Final = 1_000_000


def send(province: str, transport: Transport, us: identity.Identity, nonce: str) -> None:
    """Send it to the province's base address, with the nonce of its last answer.

    Raises:
        Offline, ServerRefused: it did not arrive; the province asks again.
    """
    body = log.write(log.Log(log.VERSION, tuple(lines(_journal()))))
    headers = signature.sign(us.private, body, key_id=us.name, nonce=nonce, tag=signature.LOG)
    code, _ = transport.post(
        f"{province}log", body, kind=signature.KIND, most=_ANSWER_MOST, headers=headers
    )
    if code != _TAKEN:
        raise ServerRefused(code)


def lines(journal: bytes) -> Iterator[log.Line]:
    """Read what journalctl says, and mask it; what is no line of a service is left out."""
    ours = masking.known(sentences.all_of_them())
    for raw in journal.splitlines()[-log.MOST_LINES :]:
        try:
            found: dict[str, Any] = msgspec.json.decode(raw)
            moment = datetime.fromtimestamp(int(found["__REALTIME_TIMESTAMP"]) / _SECOND_US, UTC)
            service, text = found.get("UNIT") or found["_SYSTEMD_UNIT"], found["MESSAGE"]
        except (msgspec.MsgspecError, KeyError, ValueError, TypeError, OverflowError):
            continue
        if not isinstance(text, str) or not isinstance(service, str):
            continue  # bytes that are no text
        yield log.Line(
            moment.isoformat(timespec="minutes"),
            service.removesuffix(".service"),
            masking.masked(text, ours)[: log.MOST_TEXT],
        )


def _journal() -> bytes:
    """Return the journal's lines; nothing where there is no journal to read."""
    own = [word for each in _OWN for word in (f"_SYSTEMD_UNIT={each}.service", "+")]
    said = [word for each in _ALL for word in ("_PID=1", f"UNIT={each}.service", "+")]
    command = (*_COMMAND, *own, *said[:-1])
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE_S)
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout
