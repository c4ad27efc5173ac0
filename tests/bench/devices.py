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
        before = _seconds(devices.process.pid)
        time.sleep(_WATCHED_S)
        return (_seconds(devices.process.pid) - before) / _WATCHED_S * 100

    return under("devices_cpu", _with_devices(folder, cost), "%", 1)


def memory(folder: Path) -> Row:
    """Resident memory of the process that holds reader and printer."""

    def held(devices: Devices) -> float:
        status = Path(f"/proc/{devices.process.pid}/status").read_text()
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    return under("devices_memory", _with_devices(folder, held), "MB", 30)


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

    return under("card_noticed", _with_devices(folder, longest), "ms", 1000)


def _with_devices(folder: Path, measure: Callable[[Devices], float]) -> float:
    with Devices(folder) as devices:
        devices.card_port.plug_in()
        devices.paper.plug_in()
        watcher = Watcher(devices)
        watcher.until(reader="ready", printer="ready")
        watcher.close()
        return measure(devices)


def _seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
