"""What can be wrong with a device. Raised here only; screens and technicians read the key.

    DeviceError(KnownError)
    ├── ReaderError            what is wrong with the card reader; `kind` is for the technician
    │   ├── ReaderGone         unplugged, or the port cannot be opened
    │   ├── ReaderSilent       it does not answer
    │   ├── ReaderNoisy        its answers are damaged, again and again
    │   └── ReaderFaulty       it says itself that it cannot work
    ├── CardLost               the card was taken away, or two lie there, before it was read
    ├── CardUnreadable         (kiosk.devices.card) what was read is no ID card
    └── PrinterError
        ├── PrinterGone        unplugged, or there is none
        ├── PrinterStuck       it takes no more data
        ├── PrinterFaulty      it says itself that it cannot work: cutter, head
        ├── PaperOut
        └── CoverOpen

No message holds anything of a card or of what is printed.
"""

from kiosk.errors import KnownError


class DeviceError(KnownError):
    """Something plugged into the terminal does not do its work."""

    key = "device"
    kind = "faulty"  # for the technician


class ReaderError(DeviceError):
    """The card reader cannot be used now."""


class ReaderGone(ReaderError):
    """There is no reader any more, or its port cannot be opened."""

    kind = "gone"


class ReaderSilent(ReaderError):
    """It did not answer in time."""

    kind = "silent"


class ReaderNoisy(ReaderError):
    """Its answers do not fit their checksum."""

    kind = "noisy"


class ReaderFaulty(ReaderError):
    """It answered that it cannot work.

    Args:
        status: the last status byte of its answer.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"the reader answers {status:02x}")
        self.kind = {0x60: "self_test", 0x66: "not_licensed"}.get(status, f"status_{status:02x}")


class CardLost(DeviceError):
    """The card could not be read to its end."""

    key = "card_unreadable"
    kind = "card_lost"


class PrinterError(DeviceError):
    """The slip was not printed, or not wholly."""

    key = "printer_gone"


class PrinterGone(PrinterError):
    """There is no printer any more."""

    kind = "gone"


class PrinterStuck(PrinterError):
    """It took no data for too long."""

    kind = "stuck"


class PrinterFaulty(PrinterError):
    """It reports a fault of its cutter, its head or its mechanics."""


class PaperOut(PrinterError):
    """The roll is at its end."""

    key = "paper_out"
    kind = "paper_out"


class CoverOpen(PrinterError):
    """Somebody left the cover open."""

    key = "cover_open"
    kind = "cover_open"
