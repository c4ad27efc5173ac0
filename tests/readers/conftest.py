"""Where the second reader runs: its packages by their lock, outside the tree."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import turnstile

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", "reader.mjs")
Read = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Return a function that has Node read what the orders name."""
    if shutil.which("npm") is None:
        pytest.skip("no Node here")
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    room = caches / "mingjing-readers" / lock
    room.parent.mkdir(parents=True, exist_ok=True)
    with turnstile.held(room.with_suffix(".lock")):  # other runs have it, too
        if not (room / "node_modules").is_dir():
            making = room.with_name(f"{lock}.{os.getpid()}")
            making.mkdir()
            for name in FILES:
                shutil.copy(HERE / name, making)
            install = ("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
            subprocess.run(install, cwd=making, check=True)
            making.replace(room)
    shutil.copy(HERE / "reader.mjs", room)
    orders = tmp_path_factory.mktemp("orders") / "orders.json"

    def asked(*wanted: dict[str, Any]) -> list[Any]:
        orders.write_text(json.dumps(wanted))
        order = ("node", room / "reader.mjs", orders)
        found = subprocess.run(order, check=True, capture_output=True, text=True)
        answers: list[Any] = json.loads(found.stdout)
        return answers

    return asked
