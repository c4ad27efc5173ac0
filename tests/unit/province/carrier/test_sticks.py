from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from protocol import carried, envelope
from protocol.offices import Office
from province.carrier import carry_in as module
from province.carrier.carry_in import carry_in
from province.carrier.models import Carried
from province.carrier.received import forget, received
from province.publish.keyring import Keyring
from province.reports.models import Part, Report

if TYPE_CHECKING:
    from pathlib import Path

COUNTY = "439900"
DAY = date(2026, 2, 1)
INTAKE = X25519PrivateKey.from_private_bytes(b"i" * 32)
PUBLIC = INTAKE.public_key().public_bytes_raw()
PRIVATE = (INTAKE.private_bytes_raw(),)
OFFICE = Office("43990001", "示例县纪委", "county", COUNTY, PUBLIC, PUBLIC)

pytestmark = pytest.mark.django_db


def report() -> bytes:
    content = envelope.Content(bytes(32), f"{COUNTY}001001", "", "report", "水塘没有修")
    sealed = envelope.seal_report(content, envelope.Identity(), b"t" * 16, OFFICE, PUBLIC)
    return envelope.cell(sealed, PUBLIC)


def cells(*real: bytes) -> list[bytes]:
    return [*real, *(os.urandom(envelope.CELL_BYTES) for _ in range(carried.CELLS - len(real)))]


def leave(folder: Path, of: list[bytes], name: str = "00" * 8, county: str = COUNTY) -> Path:
    path = folder.joinpath(*carried.CELLS_FOLDER, county, f"{name}{carried.SUFFIX}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(of))
    return path


def bring(folder: Path) -> tuple[int, int]:
    brought = carry_in(folder, (COUNTY,), PRIVATE, DAY)
    return brought.files, brought.refused


def test_a_report_comes_by_stick_and_twice_is_once(tmp_path: Path) -> None:
    path = leave(tmp_path, cells(report()))
    before = path.read_bytes()
    assert bring(tmp_path) == (1, 0)
    assert bring(tmp_path) == (1, 0)
    assert (Report.objects.count(), Part.objects.count()) == (1, 1)
    assert Carried.objects.count() == carried.CELLS
    assert path.read_bytes() == before


def test_what_is_no_file_of_cells_is_not_read(tmp_path: Path) -> None:
    good = leave(tmp_path, cells())
    leave(tmp_path, cells()[:3], name="11" * 8)
    good.with_name(f"{'22' * 8}.cells").symlink_to(good)
    os.mkfifo(good.with_name(f"{'33' * 8}.cells"))
    good.with_name("autorun.inf").write_bytes(b"x")
    leave(tmp_path, cells(), county="999999")
    leave(tmp_path, cells(), county="elsewhere")
    (good.parent.parent / "439901").symlink_to(good.parent)
    assert bring(tmp_path) == (1, 3)
    assert set(Carried.objects.values_list("county", flat=True)) == {COUNTY}


def test_a_stick_without_cells_and_one_with_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bring(tmp_path) == (0, 0)
    for number in range(3):
        leave(tmp_path, cells(), name=f"{number}" * 16)
    monkeypatch.setattr(module, "_FILES_MOST", 2)
    assert bring(tmp_path) == (2, 1)
    with pytest.raises(OSError, match="none"):
        bring(tmp_path / "none")


def test_the_list_tells_nothing_but_that_sticks_came(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys")
    keyring.make((COUNTY,), "2026-01-01")
    assert received(COUNTY, keyring) is None
    sizes, lists = set(), []
    for real in ((), (report(),)):
        leave(tmp_path, cells(*real))
        bring(tmp_path)
        data = received(COUNTY, keyring)
        assert data is not None
        assert received(COUNTY, keyring) == data
        sizes.add(len(data))
        lists.append(carried.read(data, COUNTY))
    assert len(sizes) == 1
    assert {len(found) for found in lists} == {carried.STEP}
    # A new stick takes the place of noise: the rest stays as it was.
    assert len(lists[0] - lists[1]) == carried.CELLS
    forget(date(2028, 1, 1))
    assert received(COUNTY, keyring) is None
