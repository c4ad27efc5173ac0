"""Recorded phrases, where there are any: `manifest.json` says which file says what.

    {"查我的补贴": "look-up.wav", ...}

Called by `voice`. A phrase is found however it is set: 200.00 元 is 两百元. Files are WAV, 16 bit,
mono. A manifest or a file that cannot be read counts as none: espeak-ng says it then.
"""

import io
import json
import wave
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.devices.voice.spoken import spoken

_SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of 16 bits, mono."""

    rate: int  # samples a second
    samples: bytes = field(repr=False)


def read(wav: bytes) -> Sound | None:
    """Return a WAV's sound, None if it is none of ours; a stream's unknown length is no fault."""
    try:
        with wave.open(io.BytesIO(wav)) as opened:
            if opened.getsampwidth() != _SAMPLE_BYTES or opened.getnchannels() != 1:
                return None
            return Sound(opened.getframerate(), opened.readframes(opened.getnframes()))
    except (wave.Error, EOFError):
        return None


class Clips:
    """The recorded phrases of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            listed = json.loads((folder / "manifest.json").read_bytes())
        except (OSError, ValueError):
            listed = {}
        files = listed if isinstance(listed, dict) else {}
        self._files = {spoken(phrase): str(file) for phrase, file in files.items()}

    def find(self, said: str) -> Sound | None:
        """Return the recording of what `spoken` returned, if there is one."""
        file = self._files.get(said)
        if file is None:
            return None
        try:
            return read((self._folder / file).read_bytes())
        except OSError:
            return None
