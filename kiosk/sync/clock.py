"""Raises the floor of `kiosk.clock`: only by times that the province signed.

Called by sync.trust (expiry of metadata) and by whoever applies verified data. The floor only
rises: a clock set to 2099 once must not lock a terminal out of its feed for ever.
"""

from kiosk.clock import BUILT as BUILT  # noqa: PLC0414 - sync names them by this module
from kiosk.clock import TRUST as TRUST  # noqa: PLC0414
from kiosk.clock import believed as believed  # noqa: PLC0414
from kiosk.clock import floor as floor  # noqa: PLC0414
from kiosk.clock import parsed
from kiosk.config import Home
from kiosk.files import write_whole


def note_issued(home: Home, issued: str) -> None:
    """Raise the floor to a verified time of issue (ISO 8601); a text that is none is passed over.

    Raises:
        OSError: it could not be stored.
    """
    try:
        moment = parsed(issued)
    except ValueError:
        return
    if moment > floor(home):
        write_whole(home.feed / "issued", moment.isoformat().encode())
