"""What every program since READ_FROM reads is in the mirror that this one makes."""

import json
from pathlib import Path

from kiosk.cache.layout import MIRRORED, OURS
from kiosk.cache.opening import READ_FROM, SCHEMA

# schema -> table -> its columns, written down once and never changed.
KNOWN = json.loads(Path(__file__).with_name("schemas.json").read_text())


def test_a_changed_mirror_is_another_schema() -> None:
    here = {table.name: [one.name for one in table.columns] for table in (*MIRRORED, *OURS)}
    assert KNOWN[str(SCHEMA)] == here


def test_the_program_before_can_read_it() -> None:
    assert READ_FROM < SCHEMA
    for schema in range(READ_FROM, SCHEMA):
        for table, columns in KNOWN[str(schema)].items():
            assert set(columns) <= set(KNOWN[str(SCHEMA)][table])
