"""Roots that cost nothing, for measuring everything else: `python -m tests.load.roots`.

Argon2id is measured by itself: 67 million of them would take this machine for weeks.
"""

import hashlib
import os

import django


def fill() -> int:
    """Give everybody of the province's home a root; return how many are new."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    django.setup()
    from protocol.person import Root
    from province.home import home
    from province.publish.keyring import Keyring
    from province.publish.people import members
    from province.publish.publication import villages_with_data
    from province.publish.stretching import Roots

    keyring, new = Keyring(home() / "keys"), 0
    for village in villages_with_data():
        roots = Roots(keyring, village[:6])
        new += roots.adopt(
            {number: Root(hashlib.sha256(number.encode()).digest()) for number in members(village)}
        )
    return new


if __name__ == "__main__":
    print(fill())
