"""What the home screen's first frame shows, read in a few milliseconds with the standard library.

Called by the ui before its first frame; it must not import SQLAlchemy (a test holds it to that).
"""

import sqlite3

from kiosk.cache import figures
from kiosk.cache.errors import MirrorMissing
from kiosk.cache.opening import as_mirror_error, open_mirror
from kiosk.config import Home
from kiosk.village import VillageRow, YearFigures


def front(home: Home) -> tuple[VillageRow, YearFigures] | None:
    """Return the first village with data and its newest year; None before the first sync.

    Raises:
        MirrorDamaged, MirrorFromTheFuture.
    """
    try:
        mirror = open_mirror(home.mirror)
    except MirrorMissing:
        return None
    try:
        mirror.execute("BEGIN")
        village = next((row for row in figures.villages(mirror) if row.issued), None)
        if village is None:
            return None
        newest = next(iter(figures.years(mirror, village.code)), "")
        year = newest or village.data_date[:4]
        return village, figures.figures(mirror, village.code, year)
    except sqlite3.Error as error:
        raise as_mirror_error(error) from error
    finally:
        mirror.close()
