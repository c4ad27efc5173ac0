"""A look at how a production platform is set up: what is unsafe is named, with what to do.

Each finding is a sentence. `commands` prints them, and a service that is to start asks first.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from province.database import APPEND_ONLY
from province.publish.address import chosen
from province.publish.keyring import OFFLINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}


def faults(home: Path) -> list[str]:
    """Return what is wrong for production; nothing if it may start."""
    return [*_settings(home), *_keys(home), *_database()]


def _settings(home: Path) -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG 开着：出错时会把内部细节显示出来。请关掉"
    if "*" in settings.ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS 里有 *：请只写平台自己的地址"
    if stat.S_IMODE(home.stat().st_mode) & _OTHERS:
        yield f"{home} 别人也能进。请 chmod 700"
    where = urlsplit(chosen(home) or "")
    if where.scheme != "https" or (where.hostname or "") in _LOOPBACK:
        yield "平台还没有 https 地址。请运行 python -m province address https://…/"


def _keys(home: Path) -> Iterator[str]:
    keys = home / "keys"
    here = [name for name in OFFLINE if (keys / "offline" / f"{name}.pem").exists()]
    if here:
        yield f"离线密钥还在这台机器上：{'、'.join(here)}。请移到 U 盘锁起来"
    open_ones = [
        path.name
        for path in keys.rglob("*")
        if path.is_file() and path.suffix != ".txt" and stat.S_IMODE(path.stat().st_mode) & _OTHERS
        and "signed" not in path.parts
    ]  # fmt: skip
    if open_ones:
        yield f"别人也能读的密钥文件：{'、'.join(sorted(open_ones))}。请 chmod 600"


def _database() -> Iterator[str]:
    if connection.vendor != "postgresql":
        yield "数据库是一个文件，留痕能被改。请用 PostgreSQL（MINGJING_PROVINCE_DATABASE）"
        return
    if settings.DATABASES["default"]["HOST"][:1] not in {"", "/"}:
        yield "数据库不在本机的套接字上：线上的数据没有加密"
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            cursor.execute(
                "SELECT has_table_privilege(%s, 'UPDATE') OR has_table_privilege(%s, 'DELETE')",
                [table, table],
            )
            if cursor.fetchone()[0]:
                yield f"这个账号能改 {table}。请另用账号（province database）"
