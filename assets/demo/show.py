"""`main.py demo`: the whole product on one machine, as scripts/run shows it.

Brings up the demo province on loopback, sets up one terminal, syncs it, and opens its window; or,
with --tour, writes a picture of every screen.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assets.demo import cases
from assets.demo.stage import ROOT, Stage, StageError

KEPT = ROOT / ".demo"


def main(argv: Sequence[str]) -> int:
    """Run the demo; return the window's exit status."""
    parser = argparse.ArgumentParser(prog="scripts/run", description="明镜示例：示例县三塘村")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="write a picture of every screen")
    parser.add_argument("--root", type=Path, default=KEPT, help="where the demo keeps its folders")
    parser.add_argument("--village", default=cases.VILLAGE, help="12-digit code of the village")
    wanted, for_screen = parser.parse_known_args(argv)
    stage = Stage(wanted.root.resolve(), say=lambda line: print(f"· {line} …", flush=True))
    try:
        batch = wanted.root.resolve() / "batch"
        if not (batch / "people.csv").exists():
            stage.say("编一个示例县：人、钱、账、发票")
            subprocess.run([sys.executable, "-m", "assets.demo", str(batch)], cwd=ROOT, check=True)
        stage.prepare(batch, cases.OFFICES, cases.OUTCOMES)
        with stage.serving() as address:
            stage.say(f"省平台在 {address}")
            stage.set_up(address, [wanted.village])
            stage.say("终端第一次同步")
            stage.terminal("sync", "--once")
            _tell(wanted.tour)
            return _screen(stage, wanted.tour, for_screen)
    except (StageError, subprocess.CalledProcessError) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _tell(tour: Path | None) -> None:
    print("\n可以试的身份证号（都是编的）：")
    for number, shows in cases.TRY_THESE:
        print(f"  {number}  {shows}")
    if tour is None and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        print("\n没有显示器：用 scripts/run --tour 目录 把每个画面存成图片来看。")


def _screen(stage: Stage, tour: Path | None, arguments: list[str]) -> int:
    if tour is not None:
        tour.mkdir(parents=True, exist_ok=True)
        if "--card" not in arguments:
            arguments += ["--card", cases.UNPAID_WORKER.id_number]
            arguments += ["--name", cases.UNPAID_WORKER.name]
        command = [sys.executable, "-m", "kiosk.ui.tour", str(tour.resolve()), *arguments]
        done = subprocess.run(command, cwd=ROOT, env=stage.environment(), check=False)
        print(f"\n画面在 {tour}")
        return done.returncode
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return 0
    with tempfile.TemporaryDirectory() as learnt:
        environment = stage.environment() | {"XDG_CONFIG_HOME": learnt}
        command = [sys.executable, "main.py", "ui", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
