"""kiosk.sync's TUF client behind the command line of tuf-conformance (its CLIENT-CLI.md).

Nothing of the client is replaced: the same Trusted, the same transport, the same errors. With
MINGJING_CLOCK_RULE=1 the terminal's rule about wild clocks stands before it as well.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.sync import clock
from kiosk.sync.http import HttpTransport
from kiosk.sync.trust import Trusted


class _Cabinet(Home):
    """A terminal whose `feed` folder is where the suite looks for `metadata` and `targets`."""

    @property
    def feed(self) -> Path:
        return self.root


def _trusted(home: Home, base: str, transport: HttpTransport) -> Trusted:
    now = datetime.now(UTC)
    if os.environ.get("MINGJING_CLOCK_RULE"):
        now = clock.believed(now, clock.floor(home))
    enrolled = (home.root / "enrolled.json").read_bytes()
    trusted = Trusted(home.feed, enrolled, base, transport, now)
    trusted.refresh()
    return trusted


def main() -> int:
    """Do one of init, refresh, download; 0 if all of it succeeded, else 1."""
    words = argparse.ArgumentParser()
    words.add_argument("--metadata-dir", type=Path, required=True)
    words.add_argument("--metadata-url", default="")
    words.add_argument("--target-name", action="append", default=[])
    words.add_argument("--target-dir")
    words.add_argument("--target-base-url")
    what = words.add_subparsers(dest="what", required=True)
    what.add_parser("init").add_argument("trusted_root", type=Path)
    what.add_parser("refresh")
    what.add_parser("download")
    asked = words.parse_args()
    home = _Cabinet(asked.metadata_dir.parent)
    if asked.what == "init":
        root = asked.trusted_root.read_bytes()
        (home.root / "enrolled.json").write_bytes(root)  # what an enrolment carries
        (asked.metadata_dir / "root.json").write_bytes(root)
        return 0
    base = urljoin(asked.metadata_url.rstrip("/"), ".")
    try:
        with HttpTransport() as transport:
            trusted = _trusted(home, base, transport)
            missing = [name for name in asked.target_name if trusted.read(name) is None]
    except KnownError as error:
        sys.stderr.write(f"{error.key}: {error!r} from {error.__cause__!r}\n")
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
