"""`python -m province verify | checkpoint`: proving the trace, and signing how far it has come.

0: whole, signed. 2: not, and where. 64: wrong arguments.
"""

import sys
from collections.abc import Sequence

from django.utils import timezone

from province.home import home
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.trace import checkpoints
from province.trace.proof import prove


def verify(argv: Sequence[str]) -> int:
    """Check every line of the trace, every report's history and every checkpoint against it."""
    Arguments(prog="province verify").parse_args(argv)
    proof = prove()
    try:
        faults = [*proof.faults, *checkpoints.faults(home())]
    except PublishError as error:
        faults = [*proof.faults, str(error)]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if faults:
        return REFUSED
    sys.stdout.write(f"{proof.lines} 步，一步不缺，没有改动；最后一环 {proof.last}\n")
    return OK


def checkpoint(argv: Sequence[str]) -> int:
    """Sign today's end of the chain."""
    Arguments(prog="province checkpoint").parse_args(argv)
    try:
        point = checkpoints.sign(home(), timezone.localdate())
    except (PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    said = f"{point.day}：第 {point.number} 步，{point.link}" if point else "还没有一步"
    sys.stdout.write(f"{said}\n")
    return OK
