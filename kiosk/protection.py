"""Whether who opens the cabinet can read this machine's disk; told by what opened it at boot.

The image writes one word before anything else runs (installer/image). No word, on a machine that is
not of our image: nobody knows, so it counts as open. Read by condition and by sync's heartbeat.
"""

from pathlib import Path
from typing import Final, Literal

Seal = Literal["tpm", "bios", "no_tpm", "no_secure_boot", "not_encrypted", "closed", ""]
SEALED: Final = "tpm"  # to this machine's TPM, its firmware's state and our signed boot images
CLOSED: Final = "closed"  # it is sealed, and did not open: what is shown is gone with the power
TOLD: Final = Path("/run/mingjing/protection")
_WORDS: Final[tuple[Seal, ...]] = (
    "tpm", "bios", "no_tpm", "no_secure_boot", "not_encrypted", "closed",
)  # fmt: skip


def read(place: Path = TOLD) -> Seal:
    """Return how the data lie on this machine's disk; empty: nobody says."""
    try:
        told = place.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return next((word for word in _WORDS if word == told), "")
