"""`main.py demo`: the whole product on one machine, as scripts/run shows it.

Brings up the demo province on loopback, sets up one terminal, syncs it, and opens its window; or,
with --tour, writes a picture of every screen.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from assets.demo import cases
from assets.demo.stage import PASSPHRASE, PASSWORD, ROOT, Stage, StageError
from province.officers.roles import LABELS, Role

KEPT = ROOT / ".demo"


def main(argv: Sequence[str]) -> int:
    """Run the demo; return the window's exit status."""
    parser = argparse.ArgumentParser(prog="scripts/run", description="明镜示例：示例县三塘村")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="write a picture of every screen")
    parser.add_argument("--root", type=Path, default=KEPT, help="where the demo keeps its folders")
    parser.add_argument("--serve", action="store_true", help="no window: serve until Ctrl-C")
    parser.add_argument("--village", default=cases.VILLAGE, help="12-digit code of the village")
    wanted, for_screen = parser.parse_known_args(argv)
    stage = Stage(wanted.root.resolve(), say=lambda line: print(f"· {line} …", flush=True))
    try:
        batch = wanted.root.resolve() / "batch"
        if not (batch / "people.csv").exists():
            stage.say("编一个示例县：人、钱、账、发票")
            subprocess.run([sys.executable, "-m", "assets.demo", str(batch)], cwd=ROOT, check=True)
        stage.prepare(batch, cases.OFFICES, cases.OUTCOMES, cases.OFFICERS)
        with stage.serving() as address:
            stage.say(f"省平台在 {address}")
            stage.set_up(address, [wanted.village])
            stage.say("终端第一次同步")
            stage.terminal("sync", "--once")
            _tell(wanted.tour)
            if wanted.tour is None:
                _tell_officers(stage, address)
            if wanted.serve:
                print("\n按 Ctrl-C 结束。", flush=True)
                signal.pause()
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
        print("\n没有显示器：--tour 目录 把每个画面存成图片；--serve 一直开着，好用工作台。")


def _tell_officers(stage: Stage, address: str) -> None:
    print(f"\n纪检机关的工作台：{address}office/")
    print(f"  登录密码 {PASSWORD}，钥匙口令 {PASSPHRASE}；验证码用一次换一个：")
    for account, _, name, *rest in cases.OFFICERS:
        roles = "、".join(LABELS[Role(word)] for flag, word in pairwise(rest) if flag == "--role")
        print(f"  {account:<5} {name}（{roles}）  {stage.code(account)}")
    home = stage.environment()["MINGJING_PROVINCE_HOME"]
    print(f"  再要一个：MINGJING_PROVINCE_HOME={home} python -m province officer code li")
    print("  保管口令和钥匙口令一样。回了话：publish --replies，终端 sync --once，就能看到。")


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
