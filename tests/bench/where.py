"""On what, when and beside what something was measured: kept with every figure."""

import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]


def where() -> dict[str, Any]:
    """Return the day, the load of the last five minutes, how many processors, and the commit."""
    return {
        "on": f"{datetime.now().astimezone():%Y-%m-%d}",
        "load": os.getloadavg()[1],
        "cores": os.cpu_count(),
        "commit": commit(),
    }


def commit() -> str:
    """Return what is checked out, in short."""
    order = ("git", "rev-parse", "--short", "HEAD")
    done = subprocess.run(order, cwd=_ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
