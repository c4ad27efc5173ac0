"""The devices' process itself, over its socket, with simulated devices at its ports."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.devices import wire
from kiosk.devices.printer.escpos import Raster
from tests.simulators.card_reader import resident
from tests.simulators.devices import ROOT, Devices
from tests.simulators.watcher import Watcher
from tests.unit.kiosk.devices.watching import until

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "110101194901010018"
PICTURE = Raster(384, bytes(48 * 100))


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[Devices]:
    with Devices(tmp_path) as process:
        yield process


def state(devices: Devices) -> dict[str, object]:
    return devices.said(wire.line({"state": True}))


def test_what_comes_and_goes_is_told(devices: Devices) -> None:
    watcher = Watcher(devices)
    assert watcher.next() == {"reader": "absent", "printer": "absent"}
    devices.paper.plug_in()
    watcher.until(printer="ready")
    devices.card_port.plug_in()
    watcher.until(reader="ready")
    devices.reader.place(resident(NUMBER, "张三"))
    assert watcher.card() == [NUMBER, "张三", "resident"]
    devices.card_port.unplug()
    watcher.until(reader="absent")
    watcher.close()


def test_a_card_left_lying_is_not_told_to_the_next_visit(devices: Devices) -> None:
    devices.reader.finds_again = True
    devices.card_port.plug_in()
    first = Watcher(devices)
    first.until(reader="ready")
    devices.reader.place(resident(NUMBER, "张三"))
    assert first.card() == [NUMBER, "张三", "resident"]
    first.close()
    second = Watcher(devices)
    second.until(reader="ready")
    asked = len(devices.reader.asked)
    until(lambda: len(devices.reader.asked) > asked + 3)
    devices.reader.lift()
    asked = len(devices.reader.asked)
    until(lambda: len(devices.reader.asked) > asked + 3)
    other = "110101194901010026"
    devices.reader.place(resident(other, "李四"))
    assert second.card() == [other, "李四", "resident"]
    second.close()


def test_only_the_newest_visit_is_told(devices: Devices) -> None:
    first = Watcher(devices)
    first.next()  # it is there before the other one comes
    second = Watcher(devices)
    assert first.next() == {}  # its line has ended
    second.next()
    first.close()
    second.close()


def test_a_slip_is_printed_and_what_is_wrong_is_said(devices: Devices) -> None:
    devices.paper.plug_in()
    assert devices.said(wire.to_print(PICTURE)) == {"printed": "ok"}
    assert len(devices.paper.printed) == 1
    devices.paper.paper_rows = 0
    assert devices.said(wire.to_print(PICTURE)) == {"printed": "paper_out"}
    devices.paper.unplug()
    assert devices.said(wire.to_print(PICTURE)) == {"printed": "printer_gone"}


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"{\n",
        b"[]\n",
        b'{"print": 5}\n',
        b'{"print": {"width": 100, "rows": "AAAA"}}\n',
        b'{"print": {"width": 384, "rows": "no base64!"}}\n',
        b'{"print": {"width": 384, "rows": "AAAA"}}\n',
        b'{"fetch": "everything"}\n',
    ],
)
def test_what_makes_no_sense_ends_the_line_and_nothing_else(devices: Devices, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
        end.settimeout(60)
        end.connect(str(devices.socket))
        end.sendall(line)
        assert end.recv(100) == b""
    assert state(devices) == {"reader": "absent", "printer": "absent"}


def test_who_may_not_enter_the_folder_may_not_ask(devices: Devices) -> None:
    assert devices.socket.stat().st_mode & 0o007 == 0


def test_the_technician_reads_the_state_from_whoever_holds_the_devices(devices: Devices) -> None:
    devices.paper.low = True
    devices.paper.plug_in()
    until(lambda: state(devices)["printer"] == "ready paper_low")
    environment = os.environ | devices.environment
    done = subprocess.run(
        [sys.executable, "main.py", "devices"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "reader   absent\nprinter  ready paper_low\n")


def test_without_such_a_process_the_technician_reads_the_ports(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    devices.reader.status = 0x66
    with devices.card_port:
        done = subprocess.run(
            [sys.executable, "main.py", "devices"],
            cwd=ROOT,
            env=os.environ | {"MINGJING_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "reader   error not_licensed\nprinter  absent\n")


def test_nothing_of_a_card_is_written_anywhere(tmp_path: Path) -> None:
    with Devices(tmp_path) as devices:
        devices.card_port.plug_in()
        watcher = Watcher(devices)
        watcher.until(reader="ready")
        devices.reader.place(resident(NUMBER, "张三"))
        assert watcher.card() == [NUMBER, "张三", "resident"]
        watcher.close()
    written = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert NUMBER.encode() not in written


def watching(devices: Devices) -> list[int]:
    """Return the processes for cards: the one that watches, and the one that stands by."""
    listed = Path(f"/proc/{devices.process.pid}/task").glob("*/children")
    return sorted(int(child) for each in listed for child in each.read_text().split())


def test_who_read_a_card_is_gone_and_another_watches(devices: Devices) -> None:
    devices.card_port.plug_in()
    watcher = Watcher(devices)
    watcher.until(reader="ready")
    until(lambda: len(watching(devices)) == 2)
    first, second = watching(devices)
    devices.reader.place(resident(NUMBER, "张三"))
    assert watcher.card() == [NUMBER, "张三", "resident"]
    until(lambda: not Path(f"/proc/{first}").exists())
    until(lambda: len(watching(devices)) == 2)
    assert second in watching(devices)
    devices.reader.lift()
    asked = len(devices.reader.asked)
    until(lambda: len(devices.reader.asked) > asked + 3)
    devices.reader.place(resident(NUMBER, "张三"))
    assert watcher.card() == [NUMBER, "张三", "resident"]
    watcher.close()


def test_without_a_reader_one_process_is_enough(devices: Devices) -> None:
    watcher = Watcher(devices)
    assert watcher.next() == {"reader": "absent", "printer": "absent"}
    until(lambda: len(watching(devices)) == 1)
    watcher.close()


def test_who_watches_for_cards_ends_with_the_devices_process_however_it_ends(
    tmp_path: Path,
) -> None:
    devices = Devices(tmp_path)
    devices.card_port.plug_in()
    devices.__enter__()
    try:
        until(lambda: len(watching(devices)) == 2)
        cards = watching(devices)
    finally:
        devices.process.kill()
        devices.process.communicate()
        devices.card_port.unplug()
    until(lambda: not any(runs(each) for each in cards))


def runs(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
