"""`python -m province COMMAND`: the operator's one door. No logic, only the table of commands."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# name -> "module:function"; the function takes its arguments and returns the exit status.
# Text, so that a command loads no other command's libraries.
COMMANDS: Final = {
    "database": "province.database:database",
    "backup": "province.operations.commands:backup",
    "restore": "province.operations.commands:restore",
    "check": "province.operations.commands:check",
    "metrics": "province.operations.commands:metrics",
    "import": "province.batches.command:main",
    "push-key": "province.batches.pushing:push_key",
    "watch": "province.batches.watch:watch",
    "keys": "province.publish.commands:keys",
    "publish": "province.publish.commands:publish",
    "look": "province.publish.looking:look",
    "roots": "province.publish.commands:roots",
    "office": "province.reports.commands:office",
    "officer": "province.officers.commands:officer",
    "remind": "province.reports.commands:remind",
    "expire": "province.reports.commands:expire",
    "count": "province.workbench.commands:count",
    "checkpoint": "province.trace.commands:checkpoint",
    "verify": "province.trace.commands:verify",
    "enrol-code": "province.fleet.commands:enrol_code",
    "fleet": "province.fleet.commands:fleet",
    "software": "province.software.commands:software",
    "carry-in": "province.carrier.commands:bring",
    "carry-out": "province.carrier.commands:take",
    "texts": "province.phone.texts:texts",
    "serve": "province.web.serve:serve",
    "address": "province.publish.commands:set_address",
    "helpline": "province.publish.commands:set_helpline",
    "outcome": "province.matching.outcome_command:outcome",
    "chain": "province.funds.chain:chain",
    "match": "province.matching.match_command:match",
    "names": "province.matching.names_command:names",
    "triage": "province.matching.triage_command:triage",
    "scorecard": "province.matching.triage_command:scorecard",
    "statistics": "province.matching.triage_command:statistics",
    "project": "province.projects.commands:project",
    "risks": "province.projects.commands:risks",
    "ocds": "province.projects.ocds_command:ocds",
    "powers": "province.affairs.commands:powers",
}
_ON_EMPTY: Final = {"restore"}  # brings its own tables
_USAGE: Final = 64
_REFUSED: Final = 2


def main(argv: list[str]) -> int:
    """Run one command with the database ready; return the exit status."""
    if not argv or argv[0] not in COMMANDS:
        sys.stderr.write(f"usage: python -m province {{{','.join(COMMANDS)}}} ...\n")
        return 0 if argv[:1] in (["-h"], ["--help"]) else _USAGE
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    module, _, function = COMMANDS[argv[0]].partition(":")
    from province.database import DatabaseBehind, prepare  # noqa: PLC0415 - settings must be named first
    from province.dsn import DatabaseUnknown  # noqa: PLC0415

    try:
        prepare(tables=argv[0] not in _ON_EMPTY)
    except (DatabaseBehind, DatabaseUnknown) as error:
        sys.stderr.write(f"{error}\n")
        return _REFUSED
    command: Callable[[list[str]], int] = getattr(importlib.import_module(module), function)
    return command(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
