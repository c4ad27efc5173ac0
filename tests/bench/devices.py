"""The devices' process beside simulated devices: what waiting costs, how soon a card is told."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.row import Row, under
from tests.simulators.card_reader import resident
from tests.simulators.devices import Devices
from tests.simulators.watcher import Watcher

_WATCHED_S = 20.0
_CARDS = 10
_LIFTED_S = 1.0
_CARD = resident("110101194901010018", "张三")


def waiting(folder: Path) -> Row:
    """Processor time while reader and printer are asked how they are, in parts of one core."""

    def cost(devices: Devices) -> float:
        before = _seconds(devices)
        time.sleep(_WATCHED_S)
        return (_seconds(devices) - before) / _WATCHED_S * 100

    return under("devices_cpu", _with_devices(folder, cost), "%", 1)


def memory(folder: Path) -> Row:
    """Memory of the three processes: for the printer, for the card, and the one that stands by.

    Proportional: what they share of Python's own program counts once.
    """

    def held(devices: Devices) -> float:
        return sum(_kilobytes(process) for process in _processes(devices)) / 1024

    return under("devices_memory", _with_devices(folder, held), "MB", 40)


def noticed(folder: Path) -> Row:
    """The longest of ten times from a card laid down to the screen being told."""

    def longest(devices: Devices) -> float:
        took = []
        watcher = Watcher(devices)
        watcher.until(reader="ready")
        for number in range(_CARDS):
            devices.reader.lift()
            time.sleep(_LIFTED_S + number * 0.03)  # at another moment of the round each time
            laid = time.monotonic()
            devices.reader.place(_CARD)
            watcher.card()
            took.append(time.monotonic() - laid)
        watcher.close()
        return max(took) * 1000

    return under("card_noticed", _with_devices(folder, longest), "ms", 500)


def _with_devices(folder: Path, measure: Callable[[Devices], float]) -> float:
    with Devices(folder) as devices:
        devices.card_port.plug_in()
        devices.paper.plug_in()
        watcher = Watcher(devices)
        watcher.until(reader="ready", printer="ready")
        watcher.close()
        return measure(devices)


def _processes(devices: Devices) -> list[int]:
    listed = Path(f"/proc/{devices.process.pid}/task").glob("*/children")
    children = [int(child) for each in listed for child in each.read_text().split()]
    return [devices.process.pid, *children]


def _kilobytes(process: int) -> int:
    rolled = Path(f"/proc/{process}/smaps_rollup").read_text()
    (line,) = (line for line in rolled.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1])


def _seconds(devices: Devices) -> float:
    stats = [Path(f"/proc/{process}/stat").read_text() for process in _processes(devices)]
    fields = [stat.rpartition(")")[2].split() for stat in stats]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")
