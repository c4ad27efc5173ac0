"""A reader at the USB, 0400:C35A, two bulk endpoints, by pyusb. Opened by `search`."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any, Final

from kiosk.devices.errors import ReaderError, ReaderGone

VENDOR: Final = 0x0400
PRODUCT: Final = 0xC35A
_PACKET: Final = 64
_LIBUSB: Final = "libusb-1.0.so.0"  # libusb-1.0-0, as every Debian has it
_WRITE_MS: Final = 1000
_DROPPED: Final = 64  # packets: more than a card's longest answer
_SYSFS: Final = Path("/sys/bus/usb/devices")


class UsbUnusable(ReaderError):
    """The reader is plugged in, but cannot be opened: no libusb, no right, in use."""

    kind = "usb_unusable"


def plugged_in(devices: Path = _SYSFS) -> bool:
    """Whether the kernel lists such a reader; costs a few small reads and no libusb."""
    for each in devices.glob("*/idProduct"):
        try:
            product = int(each.read_text(), 16)
            vendor = int(each.with_name("idVendor").read_text(), 16)
        except (OSError, ValueError):
            continue  # unplugged while we looked
        if (vendor, product) == (VENDOR, PRODUCT):
            return True
    return False


def system_backend() -> Any:
    """Return pyusb's way by the system's libusb; None where there is none."""
    from usb.backend import libusb1  # noqa: PLC0415 - only where such a reader is plugged in

    # By its name: else pyusb asks ldconfig, or a compiler.
    return libusb1.get_backend(find_library=lambda _: _LIBUSB)


class UsbPort:
    """The reader's two endpoints, ours alone.

    Args:
        backend: pyusb's way to the bus; None: libusb.

    Raises:
        ReaderGone: there is none.
        UsbUnusable: there is one that cannot be opened.
    """

    def __init__(self, backend: Any = None) -> None:
        import usb.core  # noqa: PLC0415 - only where such a reader is plugged in
        import usb.util  # noqa: PLC0415

        self._usb = usb
        try:
            backend = backend or system_backend()
            if backend is None:
                raise UsbUnusable("libusb is missing")
            self._device = usb.core.find(idVendor=VENDOR, idProduct=PRODUCT, backend=backend)
            if self._device is None:
                raise ReaderGone
            self._open()
        except (usb.core.USBError, NotImplementedError, StopIteration) as error:
            raise UsbUnusable from error

    def _open(self) -> None:
        util = self._usb.util
        try:
            if self._device.is_kernel_driver_active(0):
                self._device.detach_kernel_driver(0)
        except NotImplementedError:
            pass  # a bus without kernel drivers
        try:
            configuration = self._device.get_active_configuration()
        except self._usb.core.USBError:
            self._device.set_configuration()
            configuration = self._device.get_active_configuration()
        interface = configuration[(0, 0)]
        util.claim_interface(self._device, interface)
        ends = {
            util.endpoint_direction(end.bEndpointAddress): end
            for end in interface
            if util.endpoint_type(end.bmAttributes) == util.ENDPOINT_TYPE_BULK
        }
        if len(ends) < 2:  # noqa: PLR2004 - one in, one out
            raise UsbUnusable("no bulk endpoints")
        self._in, self._out = ends[util.ENDPOINT_IN], ends[util.ENDPOINT_OUT]

    def write(self, data: bytes) -> None:
        """Send all of it."""
        try:
            self._out.write(data, _WRITE_MS)
        except self._usb.core.USBError as error:
            raise ReaderGone from error

    def read(self, patience_s: float) -> bytes:
        """Return one packet; nothing when the time is over."""
        try:
            # A packet at a time: a longer wish that times out loses what already came.
            return bytes(self._in.read(_PACKET, max(1, round(patience_s * 1000))))
        except self._usb.core.USBTimeoutError:
            return b""
        except self._usb.core.USBError as error:
            if error.errno == errno.ETIMEDOUT:
                return b""
            raise ReaderGone from error

    def drop(self) -> None:
        """Forget what came and was not read."""
        for _ in range(_DROPPED):
            if not self.read(0.001):
                return

    def close(self) -> None:
        """Let go of the device."""
        self._usb.util.dispose_resources(self._device)
