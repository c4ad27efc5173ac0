"""The programs of installer/image find each other beside themselves; so do these tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "installer" / "image"))
