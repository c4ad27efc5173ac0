"""A terminal against a province that is really signed, over real sockets."""

import hashlib
import resource
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.cache import media
from kiosk.cache.errors import PictureNotHere
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.sync.daemon import Daemon
from kiosk.sync.status import Status, read
from protocol import enrolment, index
from protocol.pack import Block, Pack
from tests.simulators.damage import spoil_all
from tests.simulators.pictures import held
from tests.simulators.province import COUNTY, OTHER, VILLAGE, Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site, serving
from tests.unit.kiosk.sync.conftest import Poll


def _vouchers(reader: Reader) -> int:
    return reader.vouchers(VILLAGE, LedgerFilter(), 0, 1).total


def _key(status: Status) -> str:
    return status.problem.key if status.problem else ""


def test_the_first_poll_fills_the_mirror(poll: Poll, reader: Reader, home: Home) -> None:
    status = poll()
    assert status.problem is None
    assert status.last_contact
    (village,) = reader.villages()
    assert (village.name, village.town, village.applied_seq) == ("三塘村", "清水镇", 1)
    assert _vouchers(reader) == 20
    assert reader.phone_page() == "https://example.cn/r"
    assert reader.offices() is not None
    assert reader.vouchers(VILLAGE, LedgerFilter(), 0, 1).rows[0].group == "公益工程"
    assert read(home) == status
    assert not list((home.feed / "packs").iterdir())


def test_a_poll_without_news_is_two_requests_and_under_a_kilobyte(
    poll: Poll, site: Site, reader: Reader
) -> None:
    poll()
    before = reader.data_version()
    site.asked.clear()
    assert poll().problem is None
    assert [path for path, _ in site.asked] == [
        "/feed/metadata/2.root.json",
        "/feed/metadata/timestamp.json",
    ]
    assert sum(size for _, size in site.asked) <= 1024
    assert _vouchers(reader) == 20
    assert before == 1


def test_a_delta_adds_replaces_and_removes(
    poll: Poll, province: Province, reader: Reader, site: Site
) -> None:
    poll()
    province.delta(
        block("vouchers", voucher(30), voucher(0, summary="改过")),
        Block("vouchers", delete=("v000000000000001",)),
    )
    province.replies = {"ab" * 16: b"sealed"}
    province.publish()
    site.asked.clear()
    assert poll().problem is None
    assert _vouchers(reader) == 20
    changed = reader.voucher("v000000000000000")
    assert changed is not None
    assert changed.row.summary == "改过"
    assert reader.voucher("v000000000000001") is None
    assert reader.reply(COUNTY, "ab" * 16) == b"sealed"
    assert sum("/packs/" in path for path, _ in site.asked) == 1


def test_several_deltas_come_in_order_and_a_new_base_replaces_everything(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    for number in (40, 41, 42):
        province.delta(block("vouchers", voucher(number)))
    province.publish()
    poll()
    assert (_vouchers(reader), reader.villages()[0].applied_seq) == (23, 4)
    province.base(5, block("vouchers", voucher(1)))
    province.publish()
    poll()
    assert (_vouchers(reader), reader.villages()[0].applied_seq) == (1, 5)


def test_a_cut_line_is_resumed_until_the_pack_is_whole(
    poll: Poll, province: Province, site: Site, reader: Reader
) -> None:
    poll()
    noise = [hashlib.sha256(bytes((n % 256, n // 256))).hexdigest() for n in range(4000)]
    province.delta(block("vouchers", *(voucher(n, summary=word) for n, word in enumerate(noise))))
    province.publish()
    site.asked.clear()
    site.cut_after = 40_000
    assert poll().problem is None
    assert _vouchers(reader) == 4000
    sent = [size for path, size in site.asked if "/packs/" in path]
    assert len(sent) > 3
    whole = max(len(data) for path, data in site.files.items() if "/packs/" in path)
    assert sum(sent) < whole + 4096 * len(sent)


def test_pictures_arrive_thumbnails_first_and_resume(
    poll: Poll, province: Province, site: Site, home: Home, reader: Reader
) -> None:
    old, old_size = province.picture(b"an old original" * 20_000)
    new, new_size = province.picture(b"a new original" * 20_000)
    thumb, thumb_size = province.picture(b"a thumbnail")
    rows = [
        {
            "id": name, "owner": f"v{owner:015d}", "sha256": name, "bytes": size,
            "thumb_sha256": thumb, "thumb_bytes": thumb_size,
        }
        for owner, name, size in ((0, old, old_size), (19, new, new_size))
    ]  # fmt: skip
    province.delta(block("attachments", *rows))
    province.publish()
    poll()
    site.asked.clear()
    for name in (old, new, thumb):
        (home.media / name).unlink()
    site.cut_after = 100_000
    status = poll()
    assert status.problem is None
    assert status.media_missing == 0
    asked = [path.rpartition("/")[2] for path, _ in site.asked if "/media/" in path]
    assert asked == [thumb, *[new] * 3, *[old] * 4]
    key = province.keys[VILLAGE]
    assert media.picture(home, key, new) == b"a new original" * 20_000
    detail = reader.voucher("v000000000000019")
    assert detail is not None
    assert (detail.pictures[0].here, detail.pictures[0].thumb_here) == (True, True)


def test_a_server_without_ranges_sends_everything_again(
    poll: Poll, province: Province, site: Site, home: Home
) -> None:
    name, size = province.picture(b"picture" * 10_000)
    province.delta(block("attachments", {"id": "a", "owner": "x", "sha256": name, "bytes": size}))
    province.publish()
    part = media.part_path(home, name)
    part.parent.mkdir()
    part.write_bytes(site.files[f"/feed/media/{name}"][:30_000])
    site.ranges = False
    assert poll().media_missing == 0
    assert media.picture(home, province.keys[VILLAGE], name) == b"picture" * 10_000


def test_what_is_no_longer_named_is_deleted_and_the_budget_drops_old_originals(
    poll: Poll, province: Province, home: Home
) -> None:
    (home.root / "settings.json").write_bytes(b'{"media_budget_mb": 1}')
    big = [province.picture(bytes((n,)) * 600_000) for n in (1, 2)]
    rows = [
        {"id": name, "owner": f"v{n:015d}", "sha256": name, "bytes": size}
        for n, (name, size) in enumerate(big)
    ]
    province.delta(block("attachments", *rows))
    province.publish()
    assert poll().media_missing == 0
    assert set(held(home)) == {big[1][0]}
    province.delta(Block("attachments", delete=(big[1][0],)))
    province.publish()
    poll()
    assert set(held(home)) == {big[0][0]}
    with pytest.raises(PictureNotHere):
        media.picture(home, province.keys[VILLAGE], big[1][0])


def test_a_missing_picture_holds_up_nothing(
    poll: Poll, province: Province, site: Site, reader: Reader
) -> None:
    name, size = province.picture(b"lost")
    del site.files[f"/feed/media/{name}"]
    province.delta(block("attachments", {"id": "a", "owner": "x", "sha256": name, "bytes": size}))
    province.publish()
    status = poll()
    assert (status.problem, status.media_missing) == (None, 1)
    assert reader.villages()[0].applied_seq == 2


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/packs/", "feed_broken"),
        (f"{VILLAGE}.json", "feed_broken"),
        ("timestamp.json", "feed_refused"),
        ("snapshot.json", "feed_refused"),
        ("439900.json", "feed_refused"),
    ],
)
def test_a_flipped_bit_is_refused_and_the_mirror_stays(
    poll: Poll, province: Province, reader: Reader, path: str, key: str
) -> None:
    poll()
    province.delta(block("vouchers", voucher(50)))
    province.publish()
    site = province.site
    site.flip = path
    assert _key(poll()) == key
    assert _vouchers(reader) == 20
    site.flip = ""
    assert _key(poll()) == ""
    assert _vouchers(reader) == 21


def test_errors_of_the_server_and_of_the_network_are_named(
    poll: Poll, site: Site, reader: Reader, province: Province
) -> None:
    contact = poll().last_contact
    province.delta(block("vouchers", voucher(50)))
    province.publish()
    site.status = 500
    assert _key(poll()) == "server_refused"
    site.status, site.page = 0, "<html>请登录</html>".encode()
    assert _key(poll()) == "intercepted"
    site.page, site.redirect = b"", "http://127.0.0.2/login"
    assert _key(poll()) == "intercepted"
    site.redirect = ""
    kept = dict(site.files)
    site.files.clear()
    empty = poll()
    assert _key(empty) == "feed_empty"
    assert empty.last_contact == contact
    site.files.update(kept)
    assert _vouchers(reader) == 20
    assert _key(poll()) == ""


def test_nobody_answers(poll: Poll, reader: Reader, site: Site, home: Home) -> None:
    poll()
    with serving(Site()) as gone:
        address = gone.address
    told = enrolment.read(home.enrolment.read_bytes())
    moved = enrolment.Enrolment(
        **{name: getattr(told, name) for name in told.__struct_fields__ if name != "province"},
        province=address,
    )
    home.enrolment.write_bytes(enrolment.write(moved))
    assert _key(poll()) == "offline"
    assert _vouchers(reader) == 20
    assert site.address != address


def test_an_older_feed_is_refused(
    poll: Poll, province: Province, site: Site, reader: Reader, home: Home
) -> None:
    old = province.state()
    province.delta(block("vouchers", voucher(60)))
    province.publish()
    poll()
    site.files.clear()
    site.files.update(old)
    assert _key(poll()) == "feed_refused"
    # Whoever holds the disk can make TUF forget; the mirror does not.
    for kept in sorted((home.feed / "metadata").rglob("*.json")):
        kept.unlink()
    assert _key(poll()) == "feed_old"
    assert _vouchers(reader) == 21


def test_another_provinces_feed_is_refused(
    poll: Poll, site: Site, reader: Reader, tmp_path: Path
) -> None:
    poll()
    site.files.clear()
    stranger = Province(site)
    stranger.base(9, facts(name="假村"))
    stranger.publish()
    stranger.publish()
    assert _key(poll()) == "wrong_root"
    assert _vouchers(reader) == 20
    assert tmp_path.exists()


def test_a_root_that_is_none(poll: Poll, home: Home, province: Province) -> None:
    told = province.enrolment()
    broken = enrolment.Enrolment(
        **{name: getattr(told, name) for name in told.__struct_fields__ if name != "tuf_root"},
        tuf_root=b"{}",
    )
    home.enrolment.write_bytes(enrolment.write(broken))
    assert _key(poll()) == "wrong_root"


def test_expired_metadata_never_blank_a_screen(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province.expires = datetime.now(UTC) - timedelta(days=1)
    province.publish()
    assert _key(poll()) == "feed_expired"
    assert _vouchers(reader) == 20


def test_a_village_without_data_does_not_hold_up_the_others(
    poll: Poll, province: Province, home: Home, reader: Reader
) -> None:
    home.enrolment.write_bytes(enrolment.write(province.enrolment(OTHER, VILLAGE)))
    assert _key(poll()) == "feed_empty"
    assert [(v.name, v.applied_seq) for v in reader.villages()] == [("石桥村", 0), ("三塘村", 1)]
    province.base(1, facts(town="石桥乡"), village=OTHER)
    province.publish()
    assert _key(poll()) == ""
    assert [v.town for v in reader.villages()] == ["石桥乡", "清水镇"]


def test_a_village_that_is_enrolled_no_more_leaves_the_mirror(
    poll: Poll, province: Province, home: Home, reader: Reader
) -> None:
    poll()
    province.base(1, facts(town="石桥乡"), village=OTHER)
    province.publish()
    home.enrolment.write_bytes(enrolment.write(province.enrolment(OTHER)))
    poll()
    assert [v.code for v in reader.villages()] == [OTHER]
    assert _vouchers(reader) == 0


def test_a_delta_that_does_not_follow_is_refused(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province.delta(block("vouchers", voucher(70)), since=7)
    province.publish()
    assert _key(poll()) == "feed_broken"
    assert reader.villages()[0].applied_seq == 1


def test_a_damaged_mirror_is_rebuilt(poll: Poll, home: Home, reader: Reader) -> None:
    poll()
    reader.close()
    spoil_all(home.mirror)
    assert _key(poll()) == ""
    assert _vouchers(reader) == 20
    assert not home.mirror.is_symlink()  # it showed nothing: nothing had to be kept on the screen


def test_a_mirror_that_breaks_while_sync_runs_is_rebuilt(
    home: Home, province: Province, reader: Reader
) -> None:
    with Daemon(home) as daemon:
        daemon.once(0)
        daemon._mirror._mirror.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        spoil_all(home.mirror)
        daemon._mirror._mirror.execute("PRAGMA shrink_memory")
        province.delta(block("vouchers", voucher(80)))
        province.publish()
        assert daemon.once(0).problem is None
    assert _vouchers(reader) == 21


def test_a_full_disk_leaves_the_mirror_as_it_was(
    home: Home, province: Province, reader: Reader
) -> None:
    with Daemon(home) as daemon:
        daemon.once(0)
        mirror = daemon._mirror._mirror
        (pages,) = mirror.execute("PRAGMA page_count").fetchone()
        mirror.execute(f"PRAGMA max_page_count = {pages + 1}")
        province.delta(block("vouchers", *(voucher(n) for n in range(100, 2000))))
        province.publish()
        assert _key(daemon.once(0)) == "disk_full"
        assert _vouchers(reader) == 20
        mirror.execute("PRAGMA max_page_count = 1000000")
        assert _key(daemon.once(0)) == ""
    assert _vouchers(reader) == 1920


def test_no_room_for_the_feed(home: Home, province: Province, reader: Reader) -> None:
    with Daemon(home) as daemon:
        daemon.once(0)
        name, size = province.picture(bytes(3_000_000))
        province.delta(block("attachments", {"id": "a", "sha256": name, "bytes": size}))
        province.publish()
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, hard))
        try:
            status = daemon.once(0)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert _key(status) == "disk_full"
        assert status.media_missing == 1
        assert daemon.once(0).media_missing == 0
    assert reader.villages()[0].applied_seq == 2


def test_a_pack_for_another_key_or_of_another_place(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province.keys[VILLAGE] = b"x" * 32
    province.delta(block("vouchers", voucher(70)))
    province.publish()
    assert _key(poll()) == "feed_broken"
    province.keys[VILLAGE] = b"v" * 32
    chain = province._chains[VILLAGE]
    chain.deltas[-1] = province._file(
        Pack(1, OTHER, 2, 1, "", (block("vouchers", voucher(70)),)), province.keys[VILLAGE]
    )
    province.publish()
    assert _key(poll()) == "feed_broken"
    assert _vouchers(reader) == 20


def test_shared_files_without_sense_are_refused(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province.catalogue = index.Catalogue(9, (), (), {}, "https://elsewhere.example/")
    province.publish()
    assert _key(poll()) == "feed_broken"
    assert reader.phone_page() == "https://example.cn/r"


def test_whom_to_call_stands_in_the_status(poll: Poll, province: Province) -> None:
    assert not poll().helpline
    lines = {VILLAGE[:6]: "0999-5550100"}
    province.catalogue = index.Catalogue(1, (), (), {}, "https://example.cn/r", lines)
    province.publish()
    assert poll().helpline == "0999-5550100"
    assert poll().helpline == "0999-5550100"


def test_a_pack_whose_last_block_is_none_changes_nothing(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    broken = Block("nowhere", columns=("id",), data=(["1"],))
    province.delta(block("vouchers", voucher(80)), broken)
    province.publish()
    assert _key(poll()) == "feed_broken"
    assert _vouchers(reader) == 20
    assert reader.villages()[0].applied_seq == 1
