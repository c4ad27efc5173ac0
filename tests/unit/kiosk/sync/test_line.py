"""A line that is shared, slow, or behind a proxy."""

import time
import tracemalloc
from datetime import datetime

import pytest

from kiosk.config import Home, SettingsBroken
from kiosk.sync import quiet
from kiosk.sync.daemon import Daemon
from kiosk.sync.http import HttpTransport
from protocol import enrolment
from tests.simulators.province import Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site
from tests.unit.kiosk.sync.conftest import Poll


@pytest.mark.parametrize(
    ("setting", "held"),
    [
        ("", ()),
        ("08:00-18:00", range(8, 18)),
        ("22:00-06:00", (22, 23, *range(6))),
    ],
)
def test_hours_hold(setting: str, held: tuple[int, ...]) -> None:
    hours = quiet.hours(setting)
    found = [n for n in range(24) if hours.hold(datetime(2026, 2, 1, n))]  # noqa: DTZ001 - local
    assert found == sorted(held)


@pytest.mark.parametrize("setting", ["8:00-18:00", "24:00-01:00", "08:00", "always"])
def test_hours_that_are_none(home: Home, setting: str) -> None:
    (home.root / "settings.json").write_text(f'{{"quiet": "{setting}"}}')
    with pytest.raises(SettingsBroken):
        Daemon(home)


@pytest.mark.usefixtures("known")
def test_in_quiet_hours_the_feed_waits_and_nothing_else(
    home: Home, site: Site, province: Province
) -> None:
    (home.root / "settings.json").write_text('{"quiet": "00:00-23:59"}')
    with Daemon(home) as daemon:
        daemon._quiet = quiet.Hours(0, 24 * 60)
        daemon._look()  # shows nothing yet: waits for nothing
        assert daemon._mirror.villages()[0].applied_seq == 1
        province.delta(block("vouchers", voucher(60)))
        province.publish()
        site.asked.clear()
        daemon._tell(daemon._look())
        daemon._deliver()
        assert [path for path, _ in site.doors] == ["/heartbeat", "/cells"]
        assert not [path for path, _ in site.asked if path.startswith("/feed")]
        daemon._quiet = quiet.Hours(0, 0)
        daemon._look()
        assert daemon._mirror.villages()[0].applied_seq == 2


@pytest.mark.usefixtures("known")
def test_everything_goes_by_the_proxy(home: Home, site: Site, province: Province) -> None:
    told = province.enrolment()
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    elsewhere = enrolment.Enrolment(**fields | {"province": "http://province.invalid/"})
    home.enrolment.write_bytes(enrolment.write(elsewhere))
    (home.root / "settings.json").write_text(f'{{"proxy": "{site.address}"}}')
    with Daemon(home) as daemon:
        found = daemon.once(rounds=2)
    assert found.problem is None
    assert site.proxied == len(site.asked)
    assert [path for path, _ in site.doors] == ["/cells", "/cells", "/heartbeat"]
    assert len({port for path, port in site.doors if path == "/cells"}) == 2


def test_a_capped_download_pauses_as_long_as_it_is_ahead(site: Site) -> None:
    site.files["/x"] = bytes(64 * 1024)
    paused: list[float] = []
    with HttpTransport(rate_kb_s=1024, pause=paused.append) as transport:
        began = time.monotonic()
        with transport.get(f"{site.address}x") as download:
            assert sum(map(len, download.chunks)) == 64 * 1024
    assert len(paused) == 16
    assert max(paused) <= 64 / 1024
    assert time.monotonic() - began < 10


@pytest.mark.usefixtures("province")
def test_metadata_may_come_in_gzip(poll: Poll, site: Site) -> None:
    site.zipped = "json"
    assert poll().problem is None
    sent = {path: size for path, size in site.asked if path.endswith("timestamp.json")}
    assert sum(sent.values()) < len(site.files["/feed/metadata/timestamp.json"])


@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "/packs/"])
@pytest.mark.usefixtures("province")
def test_a_small_file_that_grows_without_end_is_let_go(poll: Poll, site: Site, name: str) -> None:
    site.zipped = name
    for path in site.files:
        if name in path:
            site.files[path] = bytes(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        found = poll()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.problem is not None
    assert found.problem.key in {"feed_refused", "feed_broken"}
    # The simulator's own: the file and its gzip; ours may hold a few chunks on top.
    assert peak < 32 * 1024 * 1024


def test_a_pack_in_gzip_that_is_cut_goes_on_without_it(
    poll: Poll, province: Province, site: Site
) -> None:
    poll()
    province.delta(*(block("vouchers", voucher(n, summary=f"{n * 7919}")) for n in range(3000)))
    province.publish()
    site.zipped, site.cut_after = "/packs/", 20_000
    assert poll().problem is None
