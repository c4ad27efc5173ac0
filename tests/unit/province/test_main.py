from __future__ import annotations

import importlib

import pytest
from django.conf import settings
from django.db import connection

from province import __main__ as door


def test_every_command_is_a_function() -> None:
    for name, place in door.COMMANDS.items():
        module, _, function = place.partition(":")
        assert callable(getattr(importlib.import_module(module), function)), name


def test_an_unknown_command_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["nonsense"]) == 64
    assert door.main([]) == 64
    assert door.main(["--help"]) == 0
    assert "import" in capsys.readouterr().err


def test_what_is_stored_outlives_a_power_cut() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL writes through by itself")
    options = settings.DATABASES["default"]["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_no_row_refers_to_nothing() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL cannot leave them out")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
