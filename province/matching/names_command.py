"""`python -m province names`: whom rows of labour sheets without an ID number may mean.

For an officer to look at, with the match weight; nothing is stored, and nothing follows from it.
0: done. 2: the linkage library, or Spark where it is asked for, is missing. 64: wrong arguments.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from protocol.idnumber import IdNumber, mask
from province.ledger.models import Receipt
from province.matching.errors import EngineMissing
from province.matching.names import LIKELY, Named, meant
from province.matching.spark import Spark
from province.publish.commands import OK, REFUSED, Arguments
from province.registry.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from province.matching.names import Meant


def names(argv: Sequence[str]) -> int:
    """Print one line a possible answer: the row, its name, the person, the weight."""
    parser = Arguments(prog="province names")
    parser.add_argument("--division", default="", help="only rows of villages below this code")
    parser.add_argument("--least", type=float, default=LIKELY, metavar="WEIGHT")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    options = parser.parse_args(argv)
    if find_spec("splink") is None:
        sys.stderr.write("没有 splink（依赖组 linkage）\n")
        return REFUSED
    below = {"village__code__startswith": options.division}
    rows = Receipt.objects.filter(id_number="", withdrawn_on=None, **below)
    nameless = [
        Named(key, name, str(village))
        for key, name, village in rows.values_list("key", "name", "village_id")
        if name
    ]
    # Whoever works in a village may live in the next one, so its county is looked through.
    county = {"village__code__startswith": options.division[:6]}
    people = Person.objects.filter(withdrawn_on=None, **county)
    register = [
        Named(number, name, str(village))
        for number, name, village in people.values_list("id_number", "name", "village_id")
    ]
    called = {one.key: one.name for one in (*nameless, *register)}
    try:
        found = _meant(nameless, register, options.least, options.engine)
    except EngineMissing as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    for one in found:
        who = f"{called[one.person]} {mask(IdNumber(one.person))}"
        sys.stdout.write(f"{one.row}\t{called[one.row]}\t{who}\t权重 {one.weight:.1f}\n")
    sys.stdout.write(f"{len(nameless)} 行没有号码；权重只供参考，不能单独作为依据\n")
    return OK


def _meant(
    rows: Sequence[Named], register: Sequence[Named], least: float, engine: str
) -> list[Meant]:
    if engine == "duckdb":
        return meant(rows, register, least)
    spark = Spark()
    try:
        return meant(rows, register, least, spark.session)
    finally:
        spark.close()
