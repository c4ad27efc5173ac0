"""How long the frozen program takes to its first frame, beside the program from source.

    start.py BUNDLE [PAIRS]

Both offscreen and by the processor, in turn, so that a busy machine hits both alike; the first
pair, with cold files, does not count.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1.1
PATIENCE_S = 60


def first_frame(command: list[str], folder: Path) -> float:
    """Return the seconds until the program says READY=1."""
    place = folder / "notify"
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(place))
        heard.settimeout(PATIENCE_S)
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
            "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
            "NOTIFY_SOCKET": str(place), "MINGJING_HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder),
        }  # fmt: skip
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=environment)
        while b"READY=1" not in heard.recv(4096):
            pass
        took = time.perf_counter() - began
        process.kill()
        process.wait()
    return took


def main(bundle: Path, pairs: int) -> int:
    """Print both medians and their ratio; return 1 where it is above the limit."""
    how = ["ui", "--once", "--window", "1920x1080"]
    with tempfile.TemporaryDirectory() as folder:
        taken = [
            (
                first_frame([str(bundle / "mingjing"), *how], Path(folder)),
                first_frame([sys.executable, "main.py", *how], Path(folder)),
            )
            for _ in range(pairs + 1)
        ][1:]
    frozen, source = (statistics.median(each) for each in zip(*taken, strict=True))
    print(
        f"first frame: frozen {1000 * frozen:.0f} ms, from source {1000 * source:.0f} ms,"
        f" {frozen / source:.2f} x (limit {LIMIT} x)"
    )
    return 0 if frozen / source <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 9))
