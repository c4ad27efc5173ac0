"""Lookup by ID number, and applying packs, at the size of a village and of a township."""

import io
import random
import sqlite3
import statistics
import time
from base64 import b64encode
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.cache.layout import MIRRORED, statements
from kiosk.cache.writer import Writer
from kiosk.config import Home
from protocol import pack, person, unpacking
from tests.bench.row import Row, against, seconds

VILLAGE_ROWS = 63_000
TOWNSHIP_VILLAGES = 30
LOOKUP_ROWS = 1_000_000
LOOKUPS = 15
LOOKUP_GOAL_MS = 30.0
STARTED_S = 1.0
SALT = bytes(16)
KEY = bytes(range(32))

Rows = dict[str, list[tuple[Any, ...]]]


def rows(rng: random.Random, many: int) -> Rows:
    """Return rows of the tables that grow: vouchers, their receipts, and bundles."""
    vouchers = many // 3
    return {
        "vouchers": [
            (
                f"v{n:015d}", f"记-{n:05d}", f"201{n % 9}-0{n % 9 + 1}-1{n % 9}",
                "expense", f"5{n % 20:02d}", rng.randrange(100, 9_000_000), f"村里第{n}件事的开支",
                "长兴建筑队", "周传福", "李长根", "王水生", "陈景明", "", "滩上", "transfer",
                f"{rng.randrange(10**12):012d}", "2018-11-01", "", "", "",
            )
            for n in range(vouchers)
        ],
        "receipts": [
            (f"r{n:015d}", f"v{n % vouchers:015d}", str(n % 9), "杨*国", rng.randrange(10**6))
            for n in range(many - vouchers - many // 3)
        ],
        "bundles": [(rng.randbytes(16), rng.randbytes(308)) for _ in range(many // 3)],
    }  # fmt: skip


def as_pack(village: str, content: Rows) -> pack.Pack:
    """Return the rows as a base pack, as it comes out of a file."""
    packed = (
        block
        for table, of_table in content.items()
        for block in pack.blocks(
            table,
            [
                tuple(b64encode(v).decode() if isinstance(v, bytes) else v for v in row)
                for row in of_table
            ],
        )
    )
    return pack.Pack(1, village, 1, None, "2018-11-20T08:00:00+08:00", tuple(packed))


def apply_village(folder: Path) -> Row:
    """One village's base pack against raw executemany of the same rows and indexes."""
    return _apply("apply_village", folder, 1, runs=5)


def apply_township(folder: Path) -> Row:
    """Thirty villages' base packs, one after the other, likewise."""
    return _apply("apply_township", folder, TOWNSHIP_VILLAGES, runs=1)


def _apply(name: str, folder: Path, villages: int, runs: int) -> Row:
    rng = random.Random(4399)
    made = {f"4399000010{n:02d}": rows(rng, VILLAGE_ROWS) for n in range(villages)}
    files = [pack.write(as_pack(code, content), KEY) for code, content in made.items()]

    def both(run: int) -> tuple[float, float]:
        """Village by village in turn, so that a busy machine slows both alike."""
        ours = limit = 0.0
        mirror = _empty(folder / f"raw{run}.db")
        with closing(mirror), Writer(Home(folder / f"ours{run}")) as writer:
            for sealed, (code, content) in zip(files, made.items(), strict=True):
                ours += seconds(partial(_give, writer, sealed))
                limit += seconds(partial(_raw, mirror, code, content))
        return ours, limit

    pairs = [both(run) for run in range(runs)]
    value, beside = (statistics.median(side) for side in zip(*pairs, strict=True))
    return against(name, value, "s", beside, 1.3)


def _give(writer: Writer, sealed: bytes) -> None:
    writer.apply(_opened(sealed))


def _opened(sealed: bytes) -> unpacking.Stream:
    return unpacking.stream(io.BytesIO(sealed), KEY)


def _empty(path: Path) -> sqlite3.Connection:
    mirror = sqlite3.connect(path, isolation_level=None)
    mirror.execute("PRAGMA journal_mode = WAL")
    mirror.execute("PRAGMA synchronous = FULL")
    for statement in statements():
        mirror.execute(statement)
    return mirror


def _raw(mirror: sqlite3.Connection, village: str, content: Rows) -> None:
    mirror.execute("BEGIN IMMEDIATE")
    for table, of_table in content.items():
        columns = next(len(one.columns) for one in MIRRORED if one.name == table)
        marks = ", ".join("?" * columns)
        mirror.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608 - our own names
            [(village, *row) for row in of_table],
        )
    mirror.execute("COMMIT")


def lookup(folder: Path) -> Row:
    """From the typed number to the opened bundle: 1,000,000 rows, 30 villages.

    As a visit does it, the number stretched by the process that stands by; against Argon2id alone,
    in our own process.
    """
    from kiosk.cache.reader import Reader
    from kiosk.ui.stretcher import Stretcher

    rng = random.Random(4399)
    home = Home(folder)
    keys = {f"4399000010{n:02d}": bytes((n,)) * 32 for n in range(TOWNSHIP_VILLAGES)}
    numbers = [f"43990119{rng.randrange(10**10):010d}" for _ in range(LOOKUPS)]
    with Writer(home) as writer:
        for place, code in enumerate(keys):
            content = rows(rng, LOOKUP_ROWS // TOWNSHIP_VILLAGES)
            for number in numbers[place::TOWNSHIP_VILLAGES]:
                locator, key = person.locate(person.root(number, SALT), keys[code])
                content["bundles"].append((locator, person.write(_bundle(code), key)))
            writer.apply(as_pack(code, content))
    reader = Reader(home)
    reader.villages()

    own = Stretcher()

    def ours(number: str) -> None:
        root = person.root(number, SALT, by=own.stretch)
        places = dict(person.locate(root, key) for key in keys.values())
        found = reader.bundle(list(places))
        assert found is not None
        person.read(found[1], places[found[0]])

    def measured(number: str) -> float:
        own.stand_by()
        time.sleep(STARTED_S)  # nobody types a number sooner
        return seconds(lambda: ours(number))

    pairs = [
        (measured(number), seconds(lambda n=number: person.root(n, SALT))) for number in numbers
    ]
    own.close()
    reader.close()
    value = statistics.median(each[0] for each in pairs) * 1000
    alone = statistics.median(each[1] for each in pairs) * 1000
    over = statistics.median((each[0] - each[1]) for each in pairs) * 1000
    goal = f"limit + {LOOKUP_GOAL_MS:g} ms"
    return Row("lookup", value, "ms", alone, value / alone, goal, over <= LOOKUP_GOAL_MS)


def _bundle(village: str) -> person.Bundle:
    paid = tuple(
        person.Payment(
            id=f"p{n}", programme="GL01", category="elderly", amount=10_000,
            paid_on=f"2018-{n % 12 + 1:02d}-05", period=f"2018-{n % 12 + 1:02d}", status="paid",
            bank="农商行", account_tail="6612",
        )
        for n in range(36)
    )  # fmt: skip
    return person.Bundle(1, "杨某妹", village, paid)
