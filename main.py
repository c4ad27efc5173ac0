"""The one door of the terminal's program: picks a role and leaves the rest to it.

    main.py [ui] | sync [--once | --daemon] | setup | pin | status [--json] | devices | demo
    main.py network | update | system | start ROLE ...

Each role imports only its own room, so that one broken room keeps no other from starting.
"""

import sys
from collections.abc import Callable, Sequence

_USAGE = (
    "main.py [ui] | sync [--once|--daemon] | setup --province URL --code CODE"
    " | pin | status | devices | network | update | system | start ROLE | demo"
)


def _ui(argv: Sequence[str]) -> int:
    from kiosk.ui import app

    return app.main(argv)


def _breakdown(argv: Sequence[str]) -> int:
    from kiosk.ui import breakdown

    return breakdown.main(argv)


def _sync(argv: Sequence[str]) -> int:
    from kiosk.sync import command

    return command.sync(argv)


def _status(argv: Sequence[str]) -> int:
    from kiosk.sync import command

    return command.report(argv)


def _setup(argv: Sequence[str]) -> int:
    from kiosk.setup import command

    return command.run(argv)


def _network(argv: Sequence[str]) -> int:
    from kiosk.network import command

    return command.run(argv)


def _devices(argv: Sequence[str]) -> int:
    from kiosk.devices import command

    return command.run(argv)


def _card(argv: Sequence[str]) -> int:
    from kiosk.devices.card import process

    return process.main(argv)


def _update(argv: Sequence[str]) -> int:
    from kiosk.update import command

    return command.run(argv)


def _system(argv: Sequence[str]) -> int:
    from kiosk.system import command

    return command.run(argv)


def _start(argv: Sequence[str]) -> int:
    from kiosk.update import launch

    return launch.run(argv, main)


def _pin(argv: Sequence[str]) -> int:
    from kiosk.setup import technician

    return technician.run(argv)


def _demo(argv: Sequence[str]) -> int:
    from assets.demo import show

    return show.main(argv)


def _voice(argv: Sequence[str]) -> int:
    from kiosk.devices.voice import process

    return process.main(argv)


def _handwriting(argv: Sequence[str]) -> int:
    from kiosk.devices.handwriting import process

    return process.main(argv)


def _stick(argv: Sequence[str]) -> int:
    from kiosk.stick import process

    return process.main(argv)


def _stretch(argv: Sequence[str]) -> int:
    from kiosk import stretch

    return stretch.main(argv)


_ROLES: dict[str, Callable[[Sequence[str]], int]] = {
    "ui": _ui,
    "breakdown": _breakdown,
    "sync": _sync,
    "setup": _setup,
    "pin": _pin,
    "status": _status,
    "network": _network,
    "devices": _devices,
    "card": _card,
    "update": _update,
    "system": _system,
    "start": _start,
    "demo": _demo,
    "handwriting": _handwriting,
    "voice": _voice,
    "stick": _stick,
    "stretch": _stretch,
}


def main(argv: Sequence[str]) -> int:
    """Run the role that the first word names; without one, the ui. Returns the exit status."""
    if not argv or argv[0].startswith("-"):
        return _ui(argv)
    role = _ROLES.get(argv[0])
    if role is None:
        sys.stderr.write(f"{_USAGE}\n")
        return 2
    return role(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
