"""The page that opens reports on an officer's own disk, vouched for as the terminals' program is.

Both offline software keys sign its hash into the feed: whoever runs the server can put no other
page in its place without a difference that anybody can see. Made by scripts/bundle.
"""

from datetime import datetime
from typing import Final

from protocol.release import SOFTWARE
from province.publish.keyring import Keyring
from province.publish.trust import sign_release
from province.workbench.static_files import FILES, StaticFile

PAGE: Final[StaticFile] = FILES["opener.html"]
TARGET: Final = f"{SOFTWARE}/opener.html"


def sign(keyring: Keyring, now: datetime) -> None:
    """Have both offline keys vouch for the page; the next publication puts it into the feed.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    sign_release(keyring, TARGET, PAGE.data, now)


def is_signed(keyring: Keyring) -> bool:
    """Tell whether what was signed last is the page of this program."""
    signed = keyring.signed / TARGET
    return signed.exists() and signed.read_bytes() == PAGE.data
