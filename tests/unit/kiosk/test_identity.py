import json
import stat
from pathlib import Path

import pytest

from kiosk import health, identity
from kiosk.config import Home
from kiosk.health import Health


def test_a_step_waits_until_it_is_taken(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert identity.steps(home) == identity.Steps()
    first = identity.drawn(identity.steps(home))
    identity.keep(home, first)
    assert identity.drawn(identity.steps(home)) == first
    after = identity.taken(first, "n")
    assert (after.last, after.pending, after.nonce) == (first.pending, b"", "n")
    assert identity.drawn(after).pending != first.pending
    assert identity.started(after, booted=False).starts == 1
    assert stat.S_IMODE((tmp_path / "identity" / "steps.json").stat().st_mode) == 0o600


def test_half_a_key_is_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pytest.raises(identity.NoIdentity):
        identity.load(home)
    us = identity.candidate(home)
    identity.settle(home, us.name)
    home.identity.write_bytes(b"half")
    with pytest.raises(identity.NoIdentity):
        identity.load(home)


def test_health_is_words_and_written_when_it_changes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert health.read(home) == Health()
    health.tell(home, reader="ok")
    before = home.health.stat().st_mtime_ns
    health.tell(home, reader="ok")
    assert home.health.stat().st_mtime_ns == before
    health.tell(home, voice="missing")
    assert health.read(home) == Health(reader="ok", voice="missing")
    for text in ("[]", "{", json.dumps({"reader": "杨某妹", "printer": 3, "more": "ok"})):
        home.health.write_text(text)
        assert health.read(home) == Health()
