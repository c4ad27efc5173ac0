"""What opens /var asks the TPM again: the kernel may measure a module between two questions."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

_VAR = Path(__file__).parents[3] / "installer/image/files/usr/lib/mingjing-image/var"

# The script's own function before a TPM that refuses its first questions, as TPM_RC_PCR_CHANGED is
# one. Bash takes a path for a function's name.
_MACHINE = r"""
refuses=$2 asked=0 place=/dev/vda6
/lib/systemd/systemd-cryptsetup() { asked=$((asked + 1)); [ "$asked" -gt "$refuses" ]; }
udevadm() { echo "$1"; }
eval "$(sed -n '/^unlock() {/,/^}/p' "$1")"
if unlock; then echo "open after $asked"; else echo "closed after $asked"; fi
"""


def told(refusals: int) -> list[str]:
    """Return what is said and done before a TPM that refuses so often."""
    command = ["bash", "-c", _MACHINE, "unlock", str(_VAR), str(refusals)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("refusals", [0, 1, 3])
def test_a_tpm_that_refused_is_asked_again_once_udev_is_done(refusals: int) -> None:
    assert told(refusals) == ["settle"] * refusals + [f"open after {refusals + 1}"]


def test_one_that_refuses_for_ever_keeps_the_data_closed() -> None:
    assert told(99)[-1] == "closed after 4"
