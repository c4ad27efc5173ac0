"""The platform's own secret, made at first use. Only settings asks for it."""

from __future__ import annotations

import os
import secrets

from province.home import home


def secret_key() -> str:
    """Return the key in `keys/django`, making it (0600) if there is none.

    Raises:
        OSError: the folder cannot be written.
    """
    path = home() / "keys" / "django"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii")
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
