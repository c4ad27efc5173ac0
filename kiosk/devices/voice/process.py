"""The process that reads aloud: sentences come in by stdin, sound goes out by ALSA's aplay.

Started by `kiosk.ui.voice`, as `main.py voice` or `python -m kiosk.devices.voice.process`; it ends
with the visit. A line each way, JSON in: {"say": [...], "language": "zh"}, {"volume": 1..5}, and
{"do": "pause" | "resume" | "stop"}; out: `part N` as the Nth sentence begins, `silent` at the end.

What is read may be personal: it goes by pipes only, never by a command line or a file.
"""

import array
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final, TextIO

from kiosk import child
from kiosk.devices.voice import pinyin
from kiosk.devices.voice.clips import Clips, Sound, read
from kiosk.devices.voice.spoken import spoken
from kiosk.no_trace import end_with_parent, leave_no_dump

CLIPS: Final = child.ROOT / "assets" / "voice"
LOUDEST: Final = 5
USUAL: Final = 3
_SPEED: Final = 165  # espeak-ng's words a minute: about three syllables a second
_VOICES: Final = {"zh": "cmn-latn-pinyin", "en": "en-gb"}
_AHEAD_S: Final = 0.3  # sound given to ALSA before its time: what a pause may still say
_STEP_S: Final = 0.05
_SAMPLE_BYTES: Final = 2


def main(_argv: Sequence[str] = ()) -> int:
    """Read aloud what comes by stdin until it is closed; return the exit status."""
    leave_no_dump()
    end_with_parent()
    reader = Reader(Clips(CLIPS), sys.stdout)
    waiting = b""
    while True:
        ready, _, _ = select.select([0], [], [], _STEP_S if reader.busy else None)
        if ready:
            came = os.read(0, 65536)
            if not came:
                reader.stop()
                return 0
            *lines, waiting = (waiting + came).split(b"\n")
            for line in lines:
                reader.obey(json.loads(line))
        reader.go_on()


def sound(said: str, language: str) -> Sound | None:
    """Return espeak-ng's sound of a sentence, or None if it has nothing to say."""
    text = pinyin.line(said) if language == "zh" else said
    made = subprocess.run(
        ["espeak-ng", "-v", _VOICES[language], "-s", str(_SPEED), "--stdin", "--stdout"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    return read(made.stdout)


class Reader:
    """Reads sentence after sentence, never more than a moment ahead of what is heard."""

    def __init__(self, clips: Clips, tell: TextIO) -> None:
        self._clips = clips
        self._tell = tell
        self._language = "zh"
        self._gain = USUAL / LOUDEST
        self._parts: list[str] = []
        self._at = 0
        self._sound: Sound | None = None
        self._given = 0  # bytes of the sound that ALSA has
        self._until = 0.0  # when they will have been heard
        self._player: subprocess.Popen[bytes] | None = None
        self._paused = False

    @property
    def busy(self) -> bool:
        """Whether there is sound to be given in a moment."""
        return bool(self._parts) and not self._paused

    def obey(self, wish: dict[str, object]) -> None:
        """Do what the screen asks."""
        if "volume" in wish:
            self._gain = int(str(wish["volume"])) / LOUDEST
        said, what = wish.get("say"), wish.get("do")
        if isinstance(said, list):
            self.stop()
            self._language = str(wish.get("language", "zh"))
            self._parts = [str(part) for part in said]
        elif what == "pause" and self.busy:
            self._pause()
        elif what == "resume":
            self._paused = False
        elif what == "stop":
            self.stop()

    def go_on(self) -> None:
        """Give ALSA what it needs for the next moment."""
        while self.busy and self._until - time.monotonic() < _AHEAD_S:
            if self._sound is None:
                self._begin()
            elif self._given >= len(self._sound.samples):
                self._sound, self._at = None, self._at + 1
            elif not self._give(self._sound):
                self.stop()  # the sound device is gone
                self._say("silent")

    def stop(self) -> None:
        """Be silent at once and forget the sentences."""
        self._silence()
        self._parts, self._at, self._sound, self._given = [], 0, None, 0
        self._paused = False

    def _begin(self) -> None:
        """Take the next sentence, or end when the last one was heard."""
        if self._at >= len(self._parts):
            if self._until <= time.monotonic():
                if self._player is not None:
                    self._player.communicate()  # what it still has is heard to the end
                self.stop()
                self._say("silent")
            else:
                time.sleep(_STEP_S)
            return
        said = self._parts[self._at]
        if self._language == "zh":
            said = spoken(said)
        self._sound = self._clips.find(said) or sound(said, self._language)
        self._given = 0
        if self._sound is None:
            self._at += 1
            return
        self._say(f"part {self._at}")

    def _give(self, current: Sound) -> bool:
        """Give a step of the sound to the player; False if there is none to play it."""
        if self._player is None:
            self._player = _player(current.rate)
            self._until = time.monotonic()
        step = int(current.rate * _STEP_S) * _SAMPLE_BYTES
        samples = array.array("h", current.samples[self._given : self._given + step])
        louder = array.array("h", (int(sample * self._gain) for sample in samples))
        try:
            if self._player is None or self._player.stdin is None:
                return False
            self._player.stdin.write(louder.tobytes())
            self._player.stdin.flush()
        except OSError:
            return False
        self._given += step
        self._until = max(self._until, time.monotonic()) + _STEP_S
        return True

    def _pause(self) -> None:
        """Be silent at once; what was given but not heard will be said again."""
        unheard = max(0.0, self._until - time.monotonic())
        self._silence()
        self._paused = True
        if self._sound is not None:
            steps = int(unheard / _STEP_S) + 1
            back = steps * int(self._sound.rate * _STEP_S) * _SAMPLE_BYTES
            self._given = max(0, self._given - back)

    def _silence(self) -> None:
        if self._player is not None:
            self._player.kill()
            self._player.communicate()
        self._player = None
        self._until = 0.0

    def _say(self, news: str) -> None:
        self._tell.write(f"{news}\n")
        self._tell.flush()


def _player(rate: int) -> subprocess.Popen[bytes] | None:
    """Start ALSA's player; it ends when its pipe does."""
    how = ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate), "-"]
    try:
        return subprocess.Popen(
            ["aplay", *how], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
