"""`python -m province ocds FILE [--batch FOLDER --division CODE]`: flags, or a batch to import.

0: done. 2: the file cannot be read, with a plain sentence. 64: wrong arguments.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from province.projects.ocds import flags
from province.projects.ocds_batch import batch, read, write
from province.publish.commands import OK, REFUSED, Arguments

if TYPE_CHECKING:
    from collections.abc import Sequence


def ocds(argv: Sequence[str]) -> int:
    """Print the flags of OCDS releases as JSON, or write releases and projects as a batch."""
    parser = Arguments(prog="province ocds")
    parser.add_argument("file", type=Path, help="releases, records, projects, or JSON lines")
    parser.add_argument("--batch", type=Path, metavar="FOLDER", help="write files for `import`")
    parser.add_argument("--division", metavar="CODE", help="whose projects they are")
    parser.add_argument(
        "--fixed-price", action="append", default=[], metavar="WAY",
        help="a procurementMethodDetails in which the buyer sets the price; may repeat",
    )  # fmt: skip
    options = parser.parse_args(argv)
    if options.batch and not options.division:
        parser.error("--batch 要有 --division")
    try:
        things = list(read(options.file))
        if options.batch:
            write(batch(things, options.division), options.batch)
            sys.stdout.write(f"{len(things)} 项写进 {options.batch}，用 import 收\n")
        else:
            found = flags(things, fixed=options.fixed_price)
            sys.stdout.write(json.dumps(found, ensure_ascii=False, sort_keys=True) + "\n")
    except (OSError, ValueError, KeyError) as error:
        sys.stderr.write(f"读不了：{error}\n")
        return REFUSED
    return OK
