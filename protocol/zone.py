"""One time zone in the whole country, summer and winter."""

from datetime import timedelta, timezone
from typing import Final

CHINA: Final = timezone(timedelta(hours=8))
