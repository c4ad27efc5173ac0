"""A damaged mirror is fetched anew while the screen goes on with what it can still read."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cache import beside
from kiosk.cache.errors import MirrorFromTheFuture, MirrorMissing
from kiosk.cache.front import front
from kiosk.cache.opening import READ_FROM, SAID, SCHEMA
from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.sync.daemon import Daemon
from kiosk.sync.status import Status
from protocol import enrolment
from protocol.pack import Pack
from tests.simulators.damage import spoil_all, spoil_index
from tests.simulators.pictures import held
from tests.simulators.province import OTHER, VILLAGE, Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site
from tests.unit.kiosk.sync.conftest import Poll


def _vouchers(reader: Reader) -> int:
    return reader.vouchers(VILLAGE, LedgerFilter(), 0, 1).total


def _key(status: Status) -> str:
    return "" if status.problem is None else status.problem.key


def _files(home: Home) -> set[str]:
    """Databases of the folder; random names are all called `beside`."""
    names = {path.name for path in home.mirror.parent.iterdir() if path.suffix == ".db"}
    return {"beside" if name.startswith("mirror-") else name for name in names}


@pytest.fixture
def damaged(home: Home, poll: Poll, province: Province) -> Home:
    """A mirror at sequence 1 that shows its 20 vouchers; the feed is at 2 with 21."""
    poll()
    spoil_index(home.mirror)
    province.delta(block("vouchers", voucher(80)))
    province.publish()
    return home


def test_the_screen_sees_the_old_rows_until_the_new_are_whole(
    damaged: Home, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _vouchers(reader) == 20
    before, seen = reader.data_version(), []
    apply = Writer.apply

    def watched(writer: Writer, pack: Pack, beat: Callable[[], None]) -> None:
        apply(writer, pack, beat)
        seen.append((_vouchers(reader), reader.data_version() == before, writer.applied(VILLAGE)))

    monkeypatch.setattr(Writer, "apply", watched)
    with Daemon(damaged) as daemon:
        assert seen == []
        found = daemon.once(0)
        assert seen == [(20, True, 1), (20, True, 2)]
        assert (found.problem, found.rebuild) == (None, None)
        assert _vouchers(reader) == 21
        assert reader.data_version() > before
    assert damaged.mirror.is_symlink()
    assert _files(damaged) == {"mirror.db", "beside"}


def test_what_began_goes_on_after_a_cut(
    damaged: Home, poll: Poll, reader: Reader, site: Site
) -> None:
    packs = {path: data for path, data in site.files.items() if "/packs/" in path}
    poll()  # by the way it is mended, and stands at 2
    spoil_index(damaged.mirror.resolve())
    gone = min(packs, key=lambda path: len(packs[path]))  # the delta is the smaller one
    del site.files[gone]
    found = poll()
    assert _key(found) == "server_refused"
    assert found.rebuild is not None
    assert found.rebuild.key == "mirror_beside"
    assert [row.applied_seq for row in found.villages] == [2]
    assert _vouchers(reader) == 21
    site.files[gone] = packs[gone]
    site.asked.clear()
    assert _key(poll()) == ""
    assert [path for path, _ in site.asked if "/packs/" in path] == [gone]
    assert _vouchers(reader) == 21
    assert _files(damaged) == {"mirror.db", "beside"}


def test_pictures_stay_while_a_new_mirror_names_too_few(
    home: Home, poll: Poll, province: Province, site: Site
) -> None:
    name, size = province.picture(b"an invoice")
    province.delta(block("attachments", {"id": "a", "sha256": name, "bytes": size}))
    province.publish()
    poll()
    packs = {path: data for path, data in site.files.items() if "/packs/" in path}
    newest = min(packs, key=lambda path: len(packs[path]))
    del site.files[newest]
    for spoil in (spoil_index, spoil_all):  # beside the old one, and in its place
        spoil(home.mirror.resolve())
        assert _key(poll()) == "server_refused"
        assert set(held(home)) == {name}
    site.files[newest] = packs[newest]
    site.asked.clear()
    assert _key(poll()) == ""
    assert not [path for path, _ in site.asked if "/media/" in path]


def test_a_half_built_one_that_is_damaged_too_is_begun_again(
    damaged: Home, poll: Poll, reader: Reader, site: Site
) -> None:
    page, site.page = site.page, b"<html>"
    poll()
    built = beside.begun(damaged)
    assert built is not None
    spoil_all(built)
    site.page = page
    assert _key(poll()) == ""
    assert _vouchers(reader) == 21
    assert not built.exists()


def test_an_older_feed_does_not_come_in_by_a_rebuild(
    home: Home, poll: Poll, province: Province, site: Site, reader: Reader
) -> None:
    old = province.state()
    province.delta(block("vouchers", voucher(80)))
    province.publish()
    poll()
    spoil_index(home.mirror)
    site.files = old
    shutil.rmtree(home.feed)
    found = poll()
    assert _key(found) == "feed_old"
    assert found.rebuild is not None
    assert _vouchers(reader) == 21


def test_a_disk_too_small_for_two_is_rebuilt_in_place_and_says_so(
    damaged: Home, poll: Poll, reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_SPARE", 2**60)
    site.page = b"<html>"
    found = poll()
    assert found.rebuild is not None
    assert found.rebuild.key == "mirror_damaged"
    assert [row.issued for row in found.villages] == [""]
    assert [row.issued for row in reader.villages()] == [""]
    assert _files(damaged) == {"mirror.db"}
    site.page = b""
    found = poll()
    assert (found.problem, found.rebuild) == (None, None)
    assert _vouchers(reader) == 21


def test_a_disk_that_fills_while_two_are_there_gives_up_the_old_one(
    damaged: Home, reader: Reader, province: Province
) -> None:
    province.delta(block("vouchers", *(voucher(n) for n in range(100, 2000))))
    province.publish()
    with Daemon(damaged) as daemon:
        mirror = daemon._mirror._mirror
        (pages,) = mirror.execute("PRAGMA page_count").fetchone()
        mirror.execute(f"PRAGMA max_page_count = {pages + 12}")
        found = daemon.once(0)
        assert _key(found) == "disk_full"
        assert found.rebuild is None  # what is shown is whole, only old
        assert _vouchers(reader) in {20, 21}
        mirror.execute("PRAGMA max_page_count = 1000000")
        assert _key(daemon.once(0)) == ""
    assert _vouchers(reader) == 1921


def test_of_a_township_one_village_that_is_not_there_yet_holds_up_no_other(
    home: Home, province: Province, reader: Reader
) -> None:
    home.enrolment.write_bytes(enrolment.write(province.enrolment(VILLAGE, OTHER)))
    with Daemon(home) as daemon:
        assert _key(daemon.once(0)) == "feed_empty"
    spoil_index(home.mirror)
    with Daemon(home) as daemon:
        found = daemon.once(0)
    assert _key(found) == "feed_empty"
    assert found.rebuild is None
    assert _vouchers(reader) == 20
    assert home.mirror.is_symlink()


def test_a_mirror_of_a_newer_program_cannot_be_shown_and_goes(
    home: Home, poll: Poll, reader: Reader
) -> None:
    poll()
    with Writer(home) as writer:
        for name in SAID:
            writer._mirror.execute(f"PRAGMA {name} = 99")
    reader.close()
    with pytest.raises(MirrorFromTheFuture):
        _vouchers(reader)
    assert _key(poll()) == ""
    assert _vouchers(reader) == 20
    assert _files(home) == {"mirror.db"}


def test_what_the_next_program_left_is_shown_until_there_is_one_of_our_own(
    home: Home, poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    with Writer(home) as writer:
        for statement in (
            f"PRAGMA user_version = {SCHEMA + 1}",
            f"PRAGMA application_id = {READ_FROM + 1}",
            "ALTER TABLE vouchers ADD COLUMN something TEXT NOT NULL DEFAULT ''",
            "CREATE TABLE somewhat (village TEXT, id TEXT)",
        ):
            writer._mirror.execute(statement)
    reader.close()
    assert front(home) is not None
    assert _vouchers(reader) == 20
    province.delta(block("vouchers", voucher(80)))
    province.publish()
    with Daemon(home) as daemon:
        assert _vouchers(reader) == 20
        assert daemon.once(0).problem is None
    assert _vouchers(reader) == 21
    assert _files(home) == {"mirror.db", "beside"}
    with Writer(home) as writer:
        assert not writer.rebuilt


def test_one_village_anew_is_one_step_for_the_screen(
    home: Home, province: Province, reader: Reader
) -> None:
    """A gap: the feed's base is above what is here. It goes in beside what the screen reads."""
    seen: list[int] = []
    with Daemon(home) as daemon:
        daemon.once(0)
        many = [block("vouchers", *(voucher(n) for n in range(k, k + 40))) for k in (100, 200)]
        province.base(9, facts(town="清水镇"), *many)
        province.publish()
        beat = daemon._beat

        def look() -> None:
            beat()
            seen.append(_vouchers(reader))

        daemon._beat = look  # called between two blocks
        assert _key(daemon.once(0)) == ""
    assert set(seen) == {20}
    assert len(seen) >= 3
    assert _vouchers(reader) == 80


def test_a_reader_that_opens_in_the_very_moment_of_the_change(
    damaged: Home, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.cache import opening

    usual = opening._open_file

    def late(path: Path) -> sqlite3.Connection:
        monkeypatch.setattr(opening, "_open_file", usual)
        with Daemon(damaged) as daemon:  # all of a rebuild, after the name was looked up
            daemon.once(0)
        return usual(path)

    monkeypatch.setattr(opening, "_open_file", late)
    assert _vouchers(reader) == 21


def test_old_files_of_other_programs_go(home: Home, poll: Poll) -> None:
    poll()
    for name in ("broken.db", "broken.db-wal", "mirror-0123abcd.db", "mirror.db.part"):
        (home.mirror.parent / name).write_bytes(b"old")
    poll()
    assert _files(home) == {"mirror.db"}
    assert not (home.mirror.parent / "mirror.db.part").exists()


def test_a_link_that_leads_nowhere_is_an_empty_mirror(
    home: Home, poll: Poll, reader: Reader
) -> None:
    home.mirror.parent.mkdir(parents=True)
    home.mirror.symlink_to("mirror-0123abcd.db")
    with pytest.raises(MirrorMissing):
        reader.villages()
    assert _key(poll()) == ""
    assert _vouchers(reader) == 20


def test_nothing_is_deleted_where_nothing_can_be(
    damaged: Home, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(30, "read-only")

    with Daemon(damaged) as daemon, monkeypatch.context() as patched:
        patched.setattr(Path, "symlink_to", refused)
        found = daemon.once(0)
        assert _key(found) == "disk_refused"
        assert found.rebuild is not None
        assert _vouchers(reader) == 20
    with Daemon(damaged) as daemon:
        assert daemon.once(0).problem is None
    assert _vouchers(reader) == 21
