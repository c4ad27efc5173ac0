"""`python -m province enrol-code VILLAGE [VILLAGE ...]`: prints a code, once.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import sys
from collections.abc import Sequence

from django.utils import timezone

from province.fleet.enrolment import EnrolmentError, make_code
from province.home import home
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.publish.keyring import Keyring


def enrol_code(argv: Sequence[str]) -> int:
    """Make a one-time code for a terminal that shows the villages named."""
    parser = Arguments(prog="province enrol-code")
    parser.add_argument("village", nargs="+", help="twelve digits; the first one's page is shown")
    options = parser.parse_args(argv)
    try:
        code = make_code(options.village, Keyring(home() / "keys"), timezone.localdate())
    except (EnrolmentError, PublishError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"{code}\n")
    return OK
