"""A whole system is fetched, written, tried, kept or gone back from."""

import pytest

from kiosk import running
from kiosk.sync.errors import SyncError
from kiosk.system import slots
from kiosk.system.loader import Counting
from kiosk.system.slots import Shown, settle, write
from kiosk.update.errors import NotVouched, SlotBroken
from protocol import release, system
from tests.simulators.web import Site
from tests.unit.kiosk.system.conftest import NEW, NEWER, OLD, Hall

WELL = Shown(drawn=True, synced=True, long=True)
BLACK = Shown(drawn=False, synced=False, long=True)


def test_a_system_is_written_to_the_other_slot_and_tried(hall: Hall) -> None:
    made = hall.offers(NEW)
    assert hall.fetches() == NEW
    begun: list[str] = []
    assert write(hall.ground, begun.append) == NEW
    assert hall.images() == {OLD: None, NEW: 3}
    assert hall.slot.root.read_bytes().startswith((made / "root.img").read_bytes())
    assert hall.reads(NEW) == (made / "boot.efi").read_bytes()
    assert write(hall.ground, begun.append) is None  # it waits to be started
    assert begun == [NEW]
    assert hall.boots() == NEW
    assert hall.images() == {OLD: None, NEW: 2}


def test_frames_and_a_look_at_the_feed_make_it_good(hall: Hall) -> None:
    hall.offers(NEW)
    hall.fetches()
    write(hall.ground)
    hall.boots()
    assert settle(hall.ground, Shown(drawn=True, synced=False, long=True)) == "wait"
    assert settle(hall.ground, WELL) == "good"
    assert hall.images() == {OLD: None, NEW: None}
    assert hall.boots() == NEW
    assert settle(hall.ground, BLACK) == "none"  # one that proved itself is not doubted again
    assert hall.fetches() == ""
    assert not list((hall.terminal.home.program / "system").glob("*"))  # its pieces are gone


def test_after_three_boots_in_vain_the_one_before_runs_and_it_is_never_taken_again(
    hall: Hall,
) -> None:
    hall.offers(NEW)
    hall.fetches()
    write(hall.ground)
    assert [hall.boots() for _ in range(4)] == [NEW, NEW, NEW, OLD]
    assert settle(hall.ground, WELL) == "none"
    assert hall.images() == {OLD: None}
    assert running.rejected(hall.terminal.home) == (NEW,)
    assert hall.fetches() == ""
    assert write(hall.ground) is None
    hall.offers(NEWER)
    assert hall.fetches() == NEWER
    assert write(hall.ground) == NEWER


def test_a_screen_that_stays_black_lets_the_loader_count(hall: Hall) -> None:
    hall.offers(NEW)
    hall.fetches()
    write(hall.ground)
    hall.boots()
    assert settle(hall.ground, Shown(drawn=False, synced=False, long=False)) == "wait"
    assert settle(hall.ground, BLACK) == "again"


def test_a_cut_line_costs_nothing_that_came(hall: Hall, site: Site) -> None:
    hall.offers(NEW)
    pieces = [path for path in site.files if path.startswith("/feed/software/")]
    lost = site.files.pop(pieces[1])
    with pytest.raises(SyncError):
        hall.fetches()
    assert write(hall.ground) is None  # half of it is nothing
    site.files[pieces[1]] = lost
    site.asked.clear()
    assert hall.fetches() == NEW
    asked = [path for path, _ in site.asked if path in pieces]
    assert pieces[0] not in asked
    assert write(hall.ground) == NEW


@pytest.mark.parametrize("step", ["remove", "root", "hashes", "boot"])
def test_power_cut_while_it_is_written_leaves_the_one_that_runs(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    hall.offers(NEW)
    hall.fetches()

    class Cut(Exception):
        """The power went."""

    def cut(*_: object) -> None:
        raise Cut

    written: list[object] = []

    def unpacked(*given: object) -> None:
        written.append(given)
        if len(written) > {"remove": 0, "root": 1, "hashes": 2, "boot": 3}[step]:
            raise Cut
        unpack(*given)  # type: ignore[arg-type]

    unpack = slots._unpack
    monkeypatch.setattr(slots, "_unpack", unpacked)
    if step == "boot":
        monkeypatch.setattr(Counting, "add", cut)
    with pytest.raises(Cut):
        write(hall.ground)
    assert hall.images() == {OLD: None}
    assert hall.boots() == OLD
    monkeypatch.undo()
    assert write(hall.ground) == NEW
    assert hall.boots() == NEW


def test_a_piece_that_rotted_is_fetched_anew(hall: Hall) -> None:
    hall.offers(NEW)
    hall.fetches()
    piece = max((hall.terminal.home.program / "system" / NEW).glob("*"), key=lambda p: p.name)
    piece = next(p for p in piece.parent.iterdir() if p.is_file())
    piece.write_bytes(b"x" * piece.stat().st_size)
    with pytest.raises(SlotBroken):
        write(hall.ground)
    assert hall.images() == {OLD: None}
    assert hall.fetches() == NEW
    assert write(hall.ground) == NEW


def test_what_does_not_read_back_by_its_root_hash_is_never_started(hall: Hall) -> None:
    folder = hall.offers(NEW)
    (folder / "root-hash").write_text("0" * 64)
    hall.province.offers_system(NEW, folder)
    hall.fetches()
    with pytest.raises(SlotBroken):
        write(hall.ground)
    assert hall.images() == {OLD: None}


def test_what_nobody_signed_is_not_written(hall: Hall) -> None:
    hall.offers(NEW)
    hall.fetches()
    manifest = hall.terminal.home.program / "system" / NEW / "proof" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"v":1', b'"v": 1'))
    with pytest.raises(NotVouched):
        write(hall.ground)
    assert hall.images() == {OLD: None}


def test_nothing_older_and_nothing_for_others_is_taken(hall: Hall) -> None:
    hall.offers("0.9.0")
    assert hall.fetches() == ""
    hall.offers(NEW, percent=0)
    assert hall.fetches() == ""
    hall.offers(NEWER)
    hall.running = ""
    assert hall.fetches() == ""  # not a machine of our image


def test_a_manifest_that_would_not_fit_a_slot_is_refused() -> None:
    piece = system.Piece("0" * 64, 10)  # type: ignore[arg-type]
    for root in ((), (piece,) * 1000, (system.Piece("x", 10),)):  # type: ignore[arg-type]
        found = system.System(1, NEW, "0" * 64, root, (piece,), (piece,))  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"part|hash"):
            system.read(release.write(found), NEW)  # type: ignore[arg-type]
