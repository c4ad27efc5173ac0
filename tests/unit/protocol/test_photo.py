"""A photo is sealed twice, and opens only for whom it is."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from protocol.envelope import NotOurs, TooLong
from protocol.photo import PHOTO_BYTES, Parcel, open_parcel, open_photo, seal_photo

OFFICE, INTAKE, OTHER = (X25519PrivateKey.generate() for _ in range(3))
PARCEL = Parcel(number=1, tag=b"t" * 16, office="439900-jw", sealed=b"")


def private(key: X25519PrivateKey) -> bytes:
    return key.private_bytes_raw()


def sealed(jpeg: bytes, number: int = 1) -> bytes:
    parcel = Parcel(number=number, tag=PARCEL.tag, office=PARCEL.office, sealed=b"")
    return seal_photo(
        jpeg, parcel, OFFICE.public_key().public_bytes_raw(), INTAKE.public_key().public_bytes_raw()
    )


@given(st.binary(max_size=2000))
def test_what_was_sealed_opens_for_the_office_alone(jpeg: bytes) -> None:
    data = sealed(jpeg)
    assert len(data) == PHOTO_BYTES
    parcel = open_parcel(data, [private(OTHER), private(INTAKE)])
    assert (parcel.number, parcel.tag, parcel.office) == (1, PARCEL.tag, PARCEL.office)
    assert open_photo(parcel.sealed, PARCEL.office, private(OFFICE)) == jpeg
    with pytest.raises(NotOurs):
        open_photo(parcel.sealed, "4399-jw", private(OFFICE))
    with pytest.raises(NotOurs):
        open_photo(parcel.sealed, PARCEL.office, private(OTHER))


def test_what_is_no_photo_is_refused() -> None:
    data = sealed(b"jpeg")
    for wrong in (
        b"",
        data[:-1],
        b"\x02" + data[1:],
        data[:-1] + bytes((data[-1] ^ 1,)),
        sealed(b"", 3),
    ):
        with pytest.raises(NotOurs):
            open_parcel(wrong, [private(INTAKE)])
    with pytest.raises(TooLong):
        sealed(b"j" * PHOTO_BYTES)
