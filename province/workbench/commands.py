"""`python -m province count`: what pages show of very many, counted before anybody asks."""

import sys
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from province.publish.commands import OK, Arguments
from province.workbench.views import figures, findings_rules, pictures


def count(argv: Sequence[str]) -> int:
    """Count for those who see more than a county; every five minutes."""
    Arguments(prog="province count", description="先数好工作台上的件数").parse_args(argv)
    sys.stdout.write(f"数好了 {recount(timezone.localdate())} 份\n")
    return OK


def recount(day: date) -> int:
    """Count for all pages; return how many counts are kept."""
    pages = (figures.COUNTS, findings_rules.COUNTS, pictures.COUNTS)
    return sum(counts.recount(day) for counts in pages)
