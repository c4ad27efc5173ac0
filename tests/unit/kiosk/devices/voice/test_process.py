"""The process that reads aloud: the real one, with the real aplay, on a loudspeaker of ALSA's."""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import shutil
import subprocess
import sys
import wave
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.devices.voice.clips import Clips, Sound
from kiosk.devices.voice.process import CLIPS, Reader
from kiosk.ui.options import ASSETS
from tests.simulators.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and shutil.which("aplay")), reason="no espeak-ng or aplay here"
)
RATE = 8000


class Voice:
    """One running process that reads aloud."""

    def __init__(self, speaker: Loudspeaker, *, there: bool = True) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.devices.voice.process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | speaker.plugged_in(there=there),
        )
        self.pid = self._process.pid

    def ask(self, **wish: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish).encode() + b"\n")
        self._process.stdin.flush()

    def news(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()

    def leave(self) -> int:
        self._process.communicate()
        return self._process.returncode


def family(process: int) -> list[int]:
    """Return a process and all that it started."""
    found = [process]
    for one in found:
        with contextlib.suppress(OSError):  # it has gone
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return found


@pytest.fixture
def speaker(tmp_path: Path) -> Loudspeaker:
    return Loudspeaker(tmp_path)


@pytest.fixture
def voice(speaker: Loudspeaker) -> Iterator[Voice]:
    running = Voice(speaker)
    yield running
    running.leave()


def clip(seconds: float, height: int = 20000) -> bytes:
    """Return a WAV file of one tone."""
    wav = io.BytesIO()
    with wave.open(wav, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        tone = (int(height * math.sin(at / 4)) for at in range(int(RATE * seconds)))
        file.writeframes(array("h", tone).tobytes())
    return wav.getvalue()


def loudness(samples: bytes) -> int:
    return max(map(abs, array("h", samples[: len(samples) // 2 * 2])), default=0)


def test_recordings_are_looked_for_beside_the_other_assets() -> None:
    assert CLIPS.parent == ASSETS


def test_sentence_after_sentence_is_heard(voice: Voice, speaker: Loudspeaker) -> None:
    voice.ask(say=["发了。", "没有。"])
    assert [voice.news() for _ in range(3)] == ["part 0", "part 1", "silent"]
    assert len(speaker.heard()) > 22050 * 2  # more than a second
    assert loudness(speaker.heard()) > 1000


def test_softer_is_softer_also_in_the_middle(voice: Voice, speaker: Loudspeaker) -> None:
    voice.ask(volume=5)
    voice.ask(say=["发了。"])
    while voice.news() != "silent":
        pass
    loud = loudness(speaker.heard())
    voice.ask(volume=1)
    voice.ask(say=["发了。"])
    while voice.news() != "silent":
        pass
    assert loudness(speaker.heard()) < loud / 4


def test_stop_is_silent_and_the_next_page_is_read(voice: Voice) -> None:
    voice.ask(say=["一" * 200])
    assert voice.news() == "part 0"
    voice.ask(do="stop")
    voice.ask(say=["好"])
    assert [voice.news(), voice.news()] == ["part 0", "silent"]


def test_after_a_rest_it_goes_on_where_it_was(voice: Voice) -> None:
    voice.ask(say=["发了。", "没有。"])
    assert voice.news() == "part 0"
    voice.ask(do="pause")
    voice.ask(do="resume")
    assert [voice.news(), voice.news()] == ["part 1", "silent"]


def test_without_a_sound_device_it_says_so_and_lives(speaker: Loudspeaker) -> None:
    voice = Voice(speaker, there=False)
    voice.ask(say=["发了。"])
    assert [voice.news(), voice.news()] == ["part 0", "silent"]
    assert voice.leave() == 0


def test_it_ends_with_the_visit(voice: Voice) -> None:
    voice.ask(say=["一" * 200])
    voice.news()
    assert voice.leave() == 0


def test_what_is_read_stands_in_no_command_line(voice: Voice) -> None:
    voice.ask(say=["杨小妹的补贴"])
    assert voice.news() == "part 0"
    named = "杨小妹".encode()
    for process in family(voice.pid):
        with contextlib.suppress(OSError):  # it has gone
            assert named not in Path(f"/proc/{process}/cmdline").read_bytes()


def test_a_recorded_phrase_is_taken_before_espeak(tmp_path: Path, speaker: Loudspeaker) -> None:
    (tmp_path / "two-hundred.wav").write_bytes(clip(0.5))
    (tmp_path / "manifest.json").write_text(json.dumps({"200.00 元": "two-hundred.wav"}))
    found = Clips(tmp_path).find("两百元")
    assert found == Sound(RATE, clip(0.5)[44:])
    with pytest.MonkeyPatch.context() as patch:
        for name, value in speaker.plugged_in().items():
            patch.setenv(name, value)
        told = io.StringIO()
        reader = Reader(Clips(tmp_path), told)
        reader.obey({"say": ["200.00 元"]})
        while reader.busy:
            reader.go_on()
        assert told.getvalue() == "part 0\nsilent\n"


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"好": "missing.wav"}', '{"好": "broken.wav"}'])
def test_a_manifest_or_clip_that_cannot_be_read_counts_as_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    (tmp_path / "manifest.json").write_text(broken)
    assert Clips(tmp_path).find("好") is None
