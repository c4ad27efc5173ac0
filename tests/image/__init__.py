"""The disk that installer/image/build made: booted in QEMU and driven by its touch panel."""
