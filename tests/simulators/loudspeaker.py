"""A sound device that needs no hardware: ALSA itself writes what is played into a WAV file.

The real aplay opens it as it opens any other. `plugged_in` gives the environment that selects it;
an ALSA configuration without a device stands for a terminal that has none.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CONFIGURATION = """
pcm.nowhere {{ type null }}
pcm.!default {{ type file slave.pcm nowhere file "{file}" format wav }}
"""
_NONE = "pcm.!default { type hw card 31 }\n"


@dataclass(frozen=True)
class Loudspeaker:
    """What is played, as far as the last player wrote it."""

    folder: Path

    @property
    def file(self) -> Path:
        """The WAV file that the newest player writes."""
        return self.folder / "heard.wav"

    def plugged_in(self, *, there: bool = True) -> dict[str, str]:
        """Return the environment of a terminal with this loudspeaker, or with none."""
        configuration = self.folder / "asound.conf"
        configuration.write_text(_CONFIGURATION.format(file=self.file) if there else _NONE)
        return {"ALSA_CONFIG_PATH": str(configuration)}

    def heard(self) -> bytes:
        """Return the samples, 16 bits each; none before anything was played."""
        if not self.file.exists() or self.file.stat().st_size <= _HEADER_BYTES:
            return b""
        return self.file.read_bytes()[_HEADER_BYTES:]

    def seconds(self) -> float:
        """Return how long the newest player's sound is, once it is finished."""
        with wave.open(str(self.file)) as heard:
            return heard.getnframes() / heard.getframerate()


_HEADER_BYTES = 44
