"""`main.py network`: stands by for the network screen. Called by main only."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk import asking
from kiosk.network import desk
from kiosk.networks import Wish


def run(argv: Sequence[str]) -> int:
    """Answer at a socket until the machine is switched off."""
    words = argparse.ArgumentParser(
        prog="main.py network", description="给屏幕用：连无线网、手机网"
    )
    words.add_argument("--socket", type=Path, required=True, help="守在这里")
    asking.serve(words.parse_args(argv).socket, Wish, desk.do)
    return 0
