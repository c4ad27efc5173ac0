import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.errors import CoverOpen, PaperOut, PrinterFaulty
from kiosk.devices.printer import escpos


@given(st.sampled_from(sorted(escpos.DOTS.values())), st.integers(1, 400))
def test_the_bands_are_the_picture(width: int, height: int) -> None:
    across = width // 8
    rows = bytes(at % 251 for at in range(across * height))
    whole = b""
    for band in escpos.bands(escpos.Raster(width, rows)):
        assert band[:4] == b"\x1dv0\0"
        assert int.from_bytes(band[4:6], "little") == across
        high = int.from_bytes(band[6:8], "little")
        assert 0 < high <= escpos.BAND
        assert len(band) == 8 + across * high
        whole += band[8:]
    assert whole == rows


@pytest.mark.parametrize(
    ("what", "byte", "kind"),
    [
        (escpos.OFFLINE_CAUSE, 0b0001_0110, CoverOpen),
        (escpos.OFFLINE_CAUSE, 0b0011_0010, PaperOut),
        (escpos.PAPER, 0b0111_0010, PaperOut),
        (escpos.FAULT, 0b0001_1010, PrinterFaulty),
        (escpos.FAULT, 0b0011_0010, PrinterFaulty),
        (escpos.OFFLINE_CAUSE, 0b0001_0010, type(None)),
        (escpos.FAULT, 0b0001_0010, type(None)),
        (escpos.PAPER, 0b0001_1110, type(None)),
    ],
)
def test_what_a_printer_complains_of(what: int, byte: int, kind: type) -> None:
    assert escpos.is_answer(byte)
    assert isinstance(escpos.trouble(what, byte), kind)


def test_the_two_kinds_of_answer_are_told_apart() -> None:
    assert not any(escpos.is_answer(byte) and escpos.is_done(byte) for byte in range(256))
    assert escpos.paper_low(0b0001_1110)
    assert not escpos.paper_low(0b0001_0010)
