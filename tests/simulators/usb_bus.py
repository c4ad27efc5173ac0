"""A USB with one card reader on it, below pyusb: its own code finds, opens and reads the device."""

from __future__ import annotations

import errno
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import usb.backend
import usb.core

from tests.simulators.card_reader import Commands, Reader

if TYPE_CHECKING:
    from array import array

_IN, _OUT = 0x81, 0x02
_PACKET = 64


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """The bus. `plugged` is whether the reader is there; `locked` refuses to open it."""

    def __init__(self, reader: Reader, vendor: int = 0x0400, product: int = 0xC35A) -> None:
        super().__init__()
        self.reader = reader
        self.plugged = True
        self.locked = False
        self.packet = _PACKET
        self.claimed = False
        self._ids = (vendor, product)
        self._commands = Commands()
        self._waiting: list[bytes] = []
        self._came = threading.Condition()

    def enumerate_devices(self) -> list[object]:
        return ["reader"] if self.plugged else []

    def get_device_descriptor(self, _dev: object) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=self._ids[0], idProduct=self._ids[1],
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=5, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, _dev: object, config: int) -> SimpleNamespace:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0x80, bMaxPower=50, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(
        self, _dev: object, intf: int, alt: int, _config: int
    ) -> SimpleNamespace:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2,
            bInterfaceClass=0xFF, bInterfaceSubClass=0, bInterfaceProtocol=0, iInterface=0,
            extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, _dev: object, ep: int, *_: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_IN, _OUT)[ep], bmAttributes=2,
            wMaxPacketSize=_PACKET, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, _dev: object) -> str:
        if self.locked:
            raise usb.core.USBError("no right", errno=errno.EACCES)
        return "handle"

    def close_device(self, _handle: object) -> None: ...

    def is_kernel_driver_active(self, _handle: object, _intf: int) -> bool:
        return False

    def get_configuration(self, _handle: object) -> int:
        return 1

    def set_configuration(self, _handle: object, _value: int) -> None: ...

    def claim_interface(self, _handle: object, _intf: int) -> None:
        self.claimed = True

    def release_interface(self, _handle: object, _intf: int) -> None:
        self.claimed = False

    def bulk_write(self, _h: object, ep: int, _i: int, data: array[int], _timeout: int) -> int:
        self._here()
        assert ep == _OUT
        for command in self._commands.feed(data.tobytes()):
            answer = self.reader.answer(command)
            with self._came:
                self._waiting += [
                    answer[start : start + self.packet]
                    for start in range(0, len(answer), self.packet)
                ]
                self._came.notify_all()
        return len(data)

    def bulk_read(self, _h: object, ep: int, _i: int, buff: array[int], timeout: int) -> int:
        assert ep == _IN
        with self._came:
            self._came.wait_for(lambda: self._waiting or not self.plugged, timeout / 1000)
            self._here()
            if not self._waiting:
                raise usb.core.USBTimeoutError("time is over", errno=errno.ETIMEDOUT)
            packet = self._waiting.pop(0)
        if len(packet) > len(buff):
            raise usb.core.USBError("overflow", errno=errno.EOVERFLOW)
        for at, byte in enumerate(packet):
            buff[at] = byte
        return len(packet)

    def unplug(self) -> None:
        with self._came:
            self.plugged = False
            self._came.notify_all()

    def _here(self, *_: Any) -> None:
        if not self.plugged:
            raise usb.core.USBError("no such device", errno=errno.ENODEV)
