"""Keys are replaced one by one, and terminals go along, each by the rules of TUF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from province.publish import trust
from tests.unit.province.publish.conftest import NEAR, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Disk(FetcherInterface):
    def __init__(self, feed: Path) -> None:
        self._feed = feed

    def _fetch(self, url: str) -> Iterator[bytes]:
        from tuf.api.exceptions import DownloadHTTPError

        path = self._feed / url.removeprefix("feed:")
        if not path.exists():
            raise DownloadHTTPError("none", 404)
        yield path.read_bytes()


def _reads(desk: Desk, terminal: Path) -> bytes:
    """What a terminal with its own memory reads as the village's index."""
    for room in ("metadata", "targets"):
        (terminal / room).mkdir(parents=True, exist_ok=True)
    root = (desk.keyring.signed / "1.root.json").read_bytes()
    updater = Updater(
        str(terminal / "metadata"), "feed:metadata/", str(terminal / "targets"),
        "feed:targets/", _Disk(desk.feed), bootstrap=root,
    )  # fmt: skip
    updater._trusted_set.reference_time = datetime(2018, 11, 21, tzinfo=UTC)
    updater.refresh()
    info = updater.get_targetinfo(f"{NEAR[:6]}/{NEAR}.json")
    assert info is not None
    return Path(updater.download_target(info)).read_bytes()


@pytest.mark.parametrize("name", ["root", "targets", "online", "439900", "offices-1"])
def test_a_renewed_key_is_followed_by_old_terminals_and_new_ones(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    desk.publishes()
    before = _reads(desk, tmp_path / "old")
    desk.keyring.renew(name)
    trust.sign_top(desk.keyring, datetime(2018, 11, 20, tzinfo=UTC))
    desk.publishes()
    assert _reads(desk, tmp_path / "old") == before
    assert _reads(desk, tmp_path / "new") == before
    assert not desk.publishes().signed
