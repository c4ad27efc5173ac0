"""The demo province beside a machine in QEMU: what serves it, and the folder that it begins with.

    hall.py prepare OUT [--synced]      OUT/terminal: enrolled at the province that OUT/province is
    hall.py serve OUT                   serves it, until it is ended
    hall.py system OUT NUMBER FOLDER    offers a whole system to every terminal
    hall.py told OUT                    what the terminals' last heartbeats say, as JSON

Run with the project's own Python (uv run). The machine reaches its host at 10.0.2.2.
"""

import argparse
import signal
import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assets.demo import build, cases
from assets.demo.stage import Stage
from kiosk.config import Home
from protocol import enrolment

PORT = 8099
INSIDE = f"http://10.0.2.2:{PORT}/"


def prepare(stage: Stage, *, synced: bool) -> None:
    """Make the province and a terminal of it."""
    if not (stage.root / "batch").exists():
        build.write(stage.root / "batch", villages=[cases.VILLAGE])
    stage.prepare(stage.root / "batch", cases.OFFICES, cases.OUTCOMES)
    stage.province("address", INSIDE)
    stage.province("publish")
    with stage.serving(PORT) as address:
        stage.set_up(address, [cases.VILLAGE])
        if synced:
            stage.terminal("sync", "--once")
    home = Home(stage.root / "terminal")
    ours = enrolment.read(home.enrolment.read_bytes())
    home.enrolment.write_bytes(enrolment.write(msgspec.structs.replace(ours, province=INSIDE)))
    (stage.root / "root.json").write_bytes(ours.tuf_root)


def take(stage: Stage, number: str, folder: Path) -> None:
    """Have the province take a whole system in and sign it; nobody is offered it yet."""
    if number not in stage.province("software", "list"):
        stage.province("software", "add", "--system", number, str(folder))


def offer(stage: Stage, number: str, folder: Path) -> None:
    """Offer a whole system to every terminal."""
    take(stage, number, folder)
    stage.province("software", "stage", "--system", number, "100")
    stage.province("publish")


def main() -> int:
    """Do what the first word says."""
    parser = argparse.ArgumentParser(prog="hall.py", description=__doc__)
    parser.add_argument("do", choices=("prepare", "serve", "system", "told"))
    parser.add_argument("out", type=Path)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--synced", action="store_true")
    wanted = parser.parse_args()
    stage = Stage(wanted.out.resolve(), say=print)
    if wanted.do == "prepare":
        prepare(stage, synced=wanted.synced)
    elif wanted.do == "serve":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        with stage.serving(PORT):
            signal.pause()
    elif wanted.do == "system":
        number, folder = wanted.words
        offer(stage, number, Path(folder))
    else:
        print(stage.province("fleet", "list", "--json"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
