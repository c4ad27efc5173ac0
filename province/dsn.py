"""Which database the platform uses: a file of its own, or the PostgreSQL that a variable names.

    MINGJING_PROVINCE_DATABASE=postgresql:///mingjing?host=/run/postgresql

In production it is PostgreSQL over a local socket, where the system says who one is: no password
lies anywhere. `settings` asks once.
"""

from __future__ import annotations

import os
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from province.home import location

VARIABLE: Final = "MINGJING_PROVINCE_DATABASE"


class DatabaseUnknown(Exception):
    """The variable names no database that the platform can use."""


def on_postgresql() -> bool:
    """Whether it is PostgreSQL. Known before Django is set up."""
    return bool(os.environ.get(VARIABLE))


def database() -> dict[str, Any]:
    """Return Django's description of the database.

    Raises:
        DatabaseUnknown: the variable is no address of a PostgreSQL database, or holds a password.
    """
    named = os.environ.get(VARIABLE, "")
    return _postgresql(named) if named else _sqlite()


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": location() / "db" / "province.sqlite3",
        # Kept open: closing the last connection of a WAL database costs as much as a commit.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # FULL: what the import said is stored must outlive a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
            # A writer that starts by reading would else fail instead of waiting.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    url = urlsplit(address)
    if url.scheme != "postgresql" or not url.path.strip("/"):
        raise DatabaseUnknown(
            f"{VARIABLE}: want postgresql://[user@host]/name[?host=/socket/folder]"
        )
    if url.password:
        raise DatabaseUnknown(f"{VARIABLE}: no password here; use a local socket or ~/.pgpass")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.strip("/"),
        "USER": url.username or "",
        "HOST": url.hostname or dict(parse_qsl(url.query)).get("host", ""),
        "PORT": url.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"client_encoding": "UTF8"},
    }
