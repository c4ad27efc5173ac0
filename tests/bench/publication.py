"""One changed village published beside a whole province's, as on any day."""

from pathlib import Path

from assets.demo import build, pictures
from tests.bench.row import Row, under
from tests.load import publishing

MOST_S = 2.0
_REAL = 3  # villages of true size; of the others the metadata, which is what is signed anew


def one_village(folder: Path) -> Row:
    """The whole command, the start of the program included."""
    home = folder / "province"
    picture = pictures.draw(build.build().papers[0])
    codes = publishing.prepare(home, _REAL, _REAL, [picture])
    publishing.province(home, "publish")
    publishing.province(home, "spread", module="tests.load.feed")
    publishing.change(home, codes[:1])
    return under("publish_village", publishing.province(home, "publish").seconds, "s", MOST_S)
