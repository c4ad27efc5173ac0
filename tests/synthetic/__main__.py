"""`scripts/make_province FOLDER [--payments N] [--seed N] [--score]`: a labelled province.

`--of OTHER --times N` makes N provinces side by side of one that is there, without labels.
"""

import argparse
import sys
import time
from pathlib import Path

from province.matching import layout
from province.matching.rule import load_all
from tests.synthetic.beside import copies
from tests.synthetic.province import make
from tests.synthetic.score import scores


def main() -> int:
    """Make a province, or score the rules on one that is there."""
    parser = argparse.ArgumentParser(prog="scripts/make_province", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--payments", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--score", action="store_true", help="precision and recall of each rule")
    parser.add_argument("--of", type=Path, metavar="OTHER", help="copies of this one")
    parser.add_argument("--times", type=int, default=4, metavar="N", help="how many")
    options = parser.parse_args()
    start = time.monotonic()
    if not (options.folder / "manifest.json").exists():
        if options.of:
            copies(options.folder, layout.read(options.of), options.times, _say)
        else:
            make(options.folder, options.payments, options.seed, _say)
    sets = layout.read(options.folder)
    rows = sets.manifest.sets["payments"].rows
    print(f"synthetic: {rows:,} payments, {time.monotonic() - start:.0f} s")
    if options.score:
        print("rule  precision  recall     found  labelled   (synthetic)")
        for one in scores(sets, load_all(), options.folder / "answers"):
            precision = "-" if one.precision is None else f"{one.precision:.3f}"
            recall = "-" if one.recall is None else f"{one.recall:.3f}"
            print(f"{one.rule:5} {precision:>9} {recall:>7} {one.found:>9} {one.labelled:>9}")
    return 0


def _say(done: int, of: int) -> None:
    print(f"part {done + 1} of {of}", end="\r", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
