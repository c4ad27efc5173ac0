"""A stick as the only carrier: the same rules, and nothing but what is named is touched."""

import os
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import IO

import pytest

import main
from kiosk.cache import outbox
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.stick import wire
from kiosk.sync.daemon import Daemon
from kiosk.sync.errors import ServerRefused, StickRefused
from kiosk.sync.status import Status, read
from kiosk.sync.stick import Stick
from protocol import carried, envelope
from protocol.carried import CARRIER_FILE, TECHNICIAN_FILE
from protocol.enrolment import Invitation
from protocol.envelope import CELL_BYTES
from tests.simulators import fat_stick
from tests.simulators.province import COUNTY, VILLAGE, Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site, serving

CHINA = timezone(timedelta(hours=8))
FEED = "http://x/feed/"


@pytest.fixture
def folder(tmp_path: Path, province: Province) -> Path:
    """A stick that the province wrote, without a feed."""
    made = tmp_path / "stick"
    made.mkdir()
    (made / CARRIER_FILE).write_bytes(province.carrier(late()))
    return made


def late() -> date:
    return datetime.now(CHINA).date() + timedelta(days=9)


def copied(site: Site, folder: Path) -> None:
    """Put the province's feed onto a stick."""
    for name, data in site.files.items():
        path = folder / "mingjing" / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def visit(home: Home, folder: Path) -> Status:
    with Daemon(home) as daemon:
        return daemon.carried(folder)


def left(folder: Path) -> list[bytes]:
    """Return the cells of each file on a stick, joined."""
    cells = folder.joinpath(*carried.CELLS_FOLDER, COUNTY)
    return [path.read_bytes() for path in sorted(cells.iterdir())]


def test_a_stick_brings_what_the_network_would(
    home: Home, site: Site, province: Province, folder: Path, reader: Reader
) -> None:
    name, size = province.picture(b"an original" * 9000)
    province.delta(block("attachments", {"id": "a", "sha256": name, "bytes": size}))
    province.publish()
    copied(site, folder)
    site.status = 500
    found = visit(home, folder)
    assert (found.problem, found.media_missing) == (None, 0)
    assert reader.vouchers(VILLAGE, LedgerFilter(), 0, 1).total == 20
    assert not site.asked
    assert not site.headers


def test_cells_are_copied_never_moved_and_leave_when_the_feed_says_so(
    home: Home, site: Site, province: Province, folder: Path
) -> None:
    public = province.intake.public_key().public_bytes_raw()
    copied(site, folder)
    outbox.make(home)
    first, second = envelope.cell((), public), envelope.cell((), public)
    outbox.leave(home, first)
    visit(home, folder)
    visit(home, folder)
    for data in left(folder):
        assert len(data) == carried.CELLS * CELL_BYTES
        assert first in {data[at : at + CELL_BYTES] for at in range(0, len(data), CELL_BYTES)}
    assert _waiting(home) == 1
    outbox.leave(home, second)
    province.received = {carried.digest(first), b"some noise"[:8]}
    province.publish()
    copied(site, folder)
    visit(home, folder)
    assert _waiting(home) == 1
    assert any(second in data for data in left(folder))
    with Daemon(home) as daemon:
        daemon.once(rounds=0)  # by the network nobody asks for the list
    assert not [path for path, _ in site.asked if "received" in path]


def test_a_stick_looks_the_same_whatever_waits(
    home: Home, site: Site, province: Province, folder: Path
) -> None:
    copied(site, folder)
    outbox.make(home)
    public = province.intake.public_key().public_bytes_raw()
    sizes = set()
    for visits in (0, 1, 64):
        for _ in range(visits):
            try:
                outbox.leave(home, envelope.cell((), public))
            except outbox.OutboxFull:
                break
        visit(home, folder)
        sizes |= {len(data) for data in left(folder)}
    assert sizes == {carried.CELLS * CELL_BYTES}


def test_only_what_the_signed_names_lead_to_is_opened(
    home: Home, site: Site, province: Province, folder: Path, asked: list[str]
) -> None:
    copied(site, folder)
    feed = folder / "mingjing" / "feed"
    for bait in ("packs/bait", "metadata/bait.json", "targets/bait", "autorun.inf"):
        (feed / bait).write_bytes(b"bait")
    (folder / "autorun.inf").write_bytes(b"bait")
    assert visit(home, folder).problem is None
    assert "bait" not in " ".join(asked)
    assert not [name for name in asked if "autorun" in name]
    assert any(name.endswith(f"{VILLAGE}.json") for name in asked)
    signed = {name.removeprefix("/feed/") for name in site.files}
    probed = {"metadata/2.root.json"}  # the next root, which there is not
    beside = {TECHNICIAN_FILE, CARRIER_FILE}
    assert {name for name in asked if not name.startswith(COUNTY)} <= signed | probed | beside
    assert province.root


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that the reading process is asked for: it opens no other."""
    names: list[str] = []
    usual = wire.ask

    def noted(pipe: IO[bytes], what: wire.Asked) -> None:
        names.append(what.path)
        usual(pipe, what)

    monkeypatch.setattr(wire, "ask", noted)
    return names


@pytest.mark.parametrize("place", ["metadata/timestamp.json", "metadata", "", "targets"])
def test_links_and_pipes_are_not_followed(
    home: Home, site: Site, folder: Path, tmp_path: Path, place: str
) -> None:
    copied(site, folder)
    path = folder / "mingjing" / "feed" / place
    moved = tmp_path / "elsewhere"
    path.rename(moved)
    path.symlink_to(moved)
    found = visit(home, folder)
    assert found.problem is not None
    assert found.problem.key == "stick_refused"
    assert "U 盘" in found.problem.sentence


def test_a_pipe_or_a_folder_in_a_files_place_holds_nobody(folder: Path) -> None:
    metadata = folder / "mingjing" / "feed" / "metadata"
    metadata.mkdir(parents=True)
    os.mkfifo(metadata / "pipe.json")
    (metadata / "folder.json").mkdir()
    with Stick(folder, FEED, lambda: None) as stick:
        for name in ("pipe.json", "folder.json"):
            with pytest.raises(StickRefused), stick.get(f"{FEED}metadata/{name}"):
                pass


@pytest.mark.parametrize(
    "name",
    [
        "metadata/../../secret", "metadata/.hidden", "/etc/passwd", "other/x", "metadata",
        "targets/a/b/c", "metadata/" + "x" * 200, "metadata/a b", "",
    ],
)  # fmt: skip
def test_names_that_no_feed_has(folder: Path, name: str) -> None:
    with (
        Stick(folder, FEED, lambda: None) as stick,
        pytest.raises(StickRefused),
        stick.get(f"{FEED}{name}"),
    ):
        pass


def test_what_is_not_there_is_not_there(home: Home, folder: Path, tmp_path: Path) -> None:
    with (
        Stick(folder, FEED, lambda: None) as stick,
        pytest.raises(ServerRefused),
        stick.get(f"{FEED}metadata/timestamp.json"),
    ):
        pass
    found = visit(home, folder)
    assert found.problem is not None
    assert found.problem.key == "feed_empty"
    with pytest.raises(StickRefused):
        visit(home, tmp_path / "none")


def test_it_is_read_from_where_it_was_left(folder: Path) -> None:
    pack = folder / "mingjing" / "feed" / "packs" / "p"
    pack.parent.mkdir(parents=True)
    pack.write_bytes(b"0123456789")
    with (
        Stick(folder, FEED, lambda: None) as stick,
        stick.get(f"{FEED}packs/p", start=4) as download,
    ):
        assert (download.start, b"".join(download.chunks)) == (4, b"456789")


def test_a_stick_on_which_nothing_can_be_left(folder: Path) -> None:
    (folder / "mingjing" / "cells").mkdir(parents=True)
    (folder / "mingjing" / "cells" / "111111").symlink_to(folder)
    with Stick(folder, FEED, lambda: None) as stick:
        with pytest.raises(StickRefused):
            stick.leave("111111", [b"cell"])
        stick.leave(COUNTY, [b"cell"])
    assert left(folder) == [b"cell"]


def test_a_reading_process_that_is_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Stick(folder, FEED, lambda: None) as stick:
        stick._process.kill()
        stick._process.wait()
        for _ in range(2):  # whether the pipe is found closed or its answer empty
            with pytest.raises(StickRefused), stick.get(f"{FEED}packs/p"):
                pass
    monkeypatch.setattr("kiosk.sync.stick.command", lambda: ["/nonexistent/reader"])
    with pytest.raises(StickRefused), Stick(folder, FEED, lambda: None):
        pass


@pytest.mark.usefixtures("province")
def test_a_kernel_that_cannot_shut_the_reader_in_is_told(
    home: Home, site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(site, folder)
    assert visit(home, folder).guard is None
    old_kernel = (
        "import sys\n"
        "from kiosk.stick import process, sandbox\n"
        "sandbox._landlock = lambda *_: False\n"
        "sys.exit(process.main(sys.argv[1:]))"
    )
    monkeypatch.setattr("kiosk.sync.stick.command", lambda: [sys.executable, "-c", old_kernel])
    found = visit(home, folder)
    assert found.problem is None
    assert found.guard is not None
    assert found.guard.key == "stick_unguarded"
    assert read(home) == found


def test_a_tampered_stick_is_refused_like_a_tampered_server(
    home: Home, site: Site, province: Province, folder: Path, reader: Reader
) -> None:
    copied(site, folder)
    assert visit(home, folder).problem is None
    old = dict(site.files)
    province.delta(block("vouchers", voucher(50)))
    province.publish()
    copied(site, folder)
    for path in (folder / "mingjing" / "feed" / "packs").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    found = visit(home, folder)
    assert found.problem is not None
    assert found.problem.key == "feed_broken"
    copied(site, folder)
    visit(home, folder)
    site.files = old
    copied(site, folder)  # an older feed over the newer one
    found = visit(home, folder)
    assert found.problem is not None
    assert found.problem.key == "feed_refused"
    assert reader.vouchers(VILLAGE, LedgerFilter(), 0, 1).total == 21


def test_a_list_that_is_none_frees_nothing(
    home: Home, site: Site, province: Province, folder: Path
) -> None:
    public = province.intake.public_key().public_bytes_raw()
    cell = envelope.cell((), public)
    outbox.leave(home, cell)
    province.received = {carried.digest(cell)[:5]}
    province.publish()
    copied(site, folder)
    found = visit(home, folder)
    assert found.problem is not None
    assert found.problem.key == "feed_broken"
    assert _waiting(home) == 1
    whole = carried.write(COUNTY, {b"12345678"})
    assert carried.read(whole, COUNTY) == {b"12345678"}
    for data, county in ((whole, "000000"), (b"[]", COUNTY)):
        with pytest.raises(carried.CarriedBroken):
            carried.read(data, county)


@pytest.mark.usefixtures("province")
def test_the_technicians_command(
    home: Home,
    site: Site,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MINGJING_HOME", str(home.root))
    assert main.main(["sync", "--from", str(folder)]) == 1
    assert "还没有发布本村的数据" in capsys.readouterr().out
    copied(site, folder)
    assert main.main(["sync", "--from", str(folder)]) == 0
    assert "第 1 号" in capsys.readouterr().out
    assert main.main(["sync", "--from", str(folder / "none")]) == 1
    assert "U 盘不能用" in capsys.readouterr().err


@pytest.mark.parametrize("harm", ["none", "elsewhere", "old", "cut", "pass"])
def test_of_a_stick_that_the_province_did_not_write_nothing_is_taken_and_nothing_left(
    home: Home, site: Site, province: Province, folder: Path, harm: str
) -> None:
    copied(site, folder)
    yesterday = datetime.now(CHINA).date() - timedelta(days=1)
    with serving(Site()) as other:
        harmed = {
            "none": (b"", "pass_missing"),
            "elsewhere": (Province(other).carrier(late()), "pass_refused"),
            "old": (province.carrier(yesterday), "pass_expired"),
            "cut": (province.carrier(late())[:80], "pass_refused"),
            "pass": (province.technician(late()), "pass_refused"),
        }
    data, why = harmed[harm]
    (folder / CARRIER_FILE).write_bytes(data)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert refusal(home, folder) == why
    assert not read(home).villages
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    (folder / CARRIER_FILE).write_bytes(province.carrier(late()))
    found = visit(home, folder)
    assert (found.technician, found.villages[0].applied_seq) == (None, 1)


def test_an_old_pass_beside_the_feed_is_told_and_the_feed_taken(
    home: Home, site: Site, province: Province, folder: Path
) -> None:
    copied(site, folder)
    yesterday = datetime.now(CHINA).date() - timedelta(days=1)
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(yesterday))
    assert refusal(home, folder) == "pass_expired"
    assert read(home).villages[0].applied_seq == 1


def test_a_hall_without_a_line_learns_of_a_replaced_key_by_the_stick(
    home: Home, site: Site, province: Province, folder: Path
) -> None:
    copied(site, folder)
    old = province.carrier(late())
    visit(home, folder)
    province.rotate("online")
    province.publish()
    copied(site, folder)
    (folder / CARRIER_FILE).write_bytes(province.carrier(late()))
    assert visit(home, folder).technician is None
    (folder / CARRIER_FILE).write_bytes(old)
    assert refusal(home, folder) == "pass_refused"


def test_a_technicians_stick_is_believed_until_its_last_day(
    home: Home, province: Province, folder: Path
) -> None:
    today = datetime.now(CHINA).date()
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(today))
    found = visit(home, folder)
    assert found.technician is not None
    assert (found.technician.problem, found.problem) == (None, None)
    assert read(home) == found
    again = visit(home, folder).technician
    assert again is not None
    assert again.at != found.technician.at
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(today - timedelta(days=1)))
    assert refusal(home, folder) == "pass_expired"


def test_another_countys_and_another_provinces_pass_open_nothing(
    home: Home, province: Province, folder: Path
) -> None:
    late = datetime.now(CHINA).date() + timedelta(days=9)
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(late, "439901"))
    assert refusal(home, folder) == "pass_foreign"
    with serving(Site()) as elsewhere:
        (folder / TECHNICIAN_FILE).write_bytes(Province(elsewhere).technician(late))
    assert refusal(home, folder) == "pass_refused"


@pytest.mark.parametrize("spoilt", [b"{}", b"\0" * 300_000])
def test_a_file_that_is_no_pass(
    home: Home, province: Province, folder: Path, spoilt: bytes
) -> None:
    assert province.root
    (folder / TECHNICIAN_FILE).write_bytes(spoilt)
    assert refusal(home, folder) == "pass_refused"


def test_an_invitation_is_no_pass(home: Home, province: Province, folder: Path) -> None:
    invited = Invitation(1, province.site.address, "CODE", province.root, ())
    (folder / TECHNICIAN_FILE).write_bytes(province.signed(invited))
    assert refusal(home, folder) == "pass_refused"


def test_a_key_that_was_replaced_opens_nothing_any_more(
    home: Home, province: Province, folder: Path
) -> None:
    late = datetime.now(CHINA).date() + timedelta(days=9)
    old = province.technician(late)
    province.rotate("online")
    province.publish()
    with Daemon(home) as daemon:
        daemon.once(rounds=0)
    (folder / TECHNICIAN_FILE).write_bytes(old)
    assert refusal(home, folder) == "pass_refused"
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(late))
    found = visit(home, folder).technician
    assert found is not None
    assert found.problem is None


def test_a_look_at_the_feed_forgets_no_technician(
    home: Home, province: Province, folder: Path
) -> None:
    today = datetime.now(CHINA).date()
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(today))
    found = visit(home, folder)
    with Daemon(home) as daemon:
        assert daemon.once(rounds=0).technician == found.technician


def test_a_stick_may_bring_the_feed_and_a_pass(
    home: Home, site: Site, province: Province, folder: Path, tmp_path: Path
) -> None:
    copied(site, folder)
    (folder / TECHNICIAN_FILE).write_bytes(province.technician(datetime.now(CHINA).date()))
    image = fat_stick.make(tmp_path / "stick.img")
    fat_stick.put(image, folder)
    found = visit(home, image)
    assert found.problem is None
    assert found.villages[0].applied_seq == 1
    assert found.technician is not None
    assert found.technician.problem is None


def refusal(home: Home, folder: Path) -> str:
    """Return why a stick's pass opens nothing, once a visit of the stick has judged it."""
    judged = visit(home, folder).technician
    assert judged is not None
    assert judged.problem is not None
    return judged.problem.key


def _waiting(home: Home) -> int:
    with outbox._locked(home) as ring:
        return sum(slot.pending for slot in outbox._slots(ring))
