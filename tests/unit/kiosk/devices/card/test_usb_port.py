from pathlib import Path

import pytest
from usb.backend import libusb1

from kiosk.devices.card import usb_port
from kiosk.devices.card.usb_port import UsbPort, UsbUnusable, plugged_in
from kiosk.devices.errors import ReaderGone
from tests.simulators.card_reader import Reader, framed
from tests.simulators.usb_bus import UsbBus


def device(root: Path, name: str, vendor: str, product: str) -> None:
    (root / name).mkdir()
    (root / name / "idVendor").write_text(f"{vendor}\n")
    (root / name / "idProduct").write_text(f"{product}\n")


def test_the_kernels_list_tells_whether_there_is_one(tmp_path: Path) -> None:
    assert not plugged_in(tmp_path)
    device(tmp_path, "1-1", "1d6b", "0002")
    device(tmp_path, "1-2", "0400", "0000")
    assert not plugged_in(tmp_path)
    device(tmp_path, "1-3", "0400", "c35a")
    assert plugged_in(tmp_path)


def test_another_device_is_left_alone() -> None:
    with pytest.raises(ReaderGone):
        UsbPort(UsbBus(Reader(), product=0x1234))


def test_without_libusb_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libusb1, "_lib", None)
    monkeypatch.setattr(usb_port, "_LIBUSB", "libnothing-1.0.so.0")
    with pytest.raises(UsbUnusable, match="libusb"):
        UsbPort()


def test_the_systems_libusb_is_found() -> None:
    assert usb_port.system_backend() is not None


def test_what_came_before_a_question_is_dropped() -> None:
    bus = UsbBus(Reader())
    port = UsbPort(bus)
    port.write(framed(b"\x20\x01"))
    port.drop()
    assert port.read(0.01) == b""
    port.close()
    assert not bus.claimed
