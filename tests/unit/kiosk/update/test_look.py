"""Taking a version, keeping it, going back from it."""

import shutil
from pathlib import Path

import pytest

from kiosk import slot
from kiosk.sync.errors import DiskFull, FeedBroken, NotEnrolled, Offline, SyncError, WrongRoot
from kiosk.update import folder, install, look
from kiosk.update.errors import AlreadyLooking, BadManifest, NotVouched, OtherRoot
from protocol import enrolment, release
from tests.simulators.province import Province
from tests.simulators.web import Site
from tests.unit.kiosk.update.conftest import FIRST, OLDEST, SECOND, Offer, Terminal, program


def test_a_version_is_taken_whole_and_chosen(terminal: Terminal, offer: Offer) -> None:
    made = offer(FIRST)
    assert terminal.looks().taken == FIRST
    assert slot.chosen(terminal.home, OLDEST) == FIRST
    here = terminal.home.program / "current"
    for path in made.rglob("*"):
        if path.is_file():
            copy = here / path.relative_to(made)
            assert copy.read_bytes() == path.read_bytes()
            assert copy.stat().st_mode == path.stat().st_mode
    assert terminal.looks().taken == ""  # nothing to do


def test_of_the_next_version_only_what_changed_goes_over_the_line(
    terminal: Terminal, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    terminal.looks()
    whole = terminal.fetched()
    terminal.proves_itself(monkeypatch)
    made = offer(SECOND)
    terminal.looks()
    changed = sum((made / name).stat().st_size for name in ("mingjing", "_internal/words"))
    assert terminal.fetched() == changed < whole


def test_the_systems_own_program_gives_what_it_has(
    terminal: Terminal, offer: Offer, tmp_path: Path
) -> None:
    made = offer(FIRST)
    own = program(tmp_path / "own", OLDEST)
    terminal.looks(here=(own,))
    changed = sum((made / name).stat().st_size for name in ("mingjing", "_internal/words"))
    assert terminal.fetched() == changed


def test_frames_and_a_look_at_the_feed_make_it_good(
    terminal: Terminal, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    terminal.looks()
    assert terminal.looks().verdict == "wait"
    terminal.proves_itself(monkeypatch)
    assert terminal.looks().verdict == "good"
    terminal.fails(7)  # a good version that fails is no reason to go back: it may be the data
    assert terminal.begins() == FIRST
    assert slot.rejected(terminal.home) == ()


def test_after_three_failed_starts_the_one_before_runs_and_it_is_never_fetched_again(
    terminal: Terminal, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    terminal.looks()
    terminal.proves_itself(monkeypatch)
    terminal.looks()
    offer(SECOND, works=False)
    terminal.looks()
    assert [terminal.begins() for _ in range(5)] == [SECOND, SECOND, SECOND, FIRST, FIRST]
    assert terminal.begins("sync") == FIRST  # the other roles go along
    assert slot.rejected(terminal.home) == (SECOND,)
    terminal.fetched()
    assert terminal.looks().verdict == "reject"
    assert terminal.looks().taken == ""
    assert terminal.fetched() == 0
    assert terminal.versions == {FIRST}
    assert slot.rejected(terminal.home) == (SECOND,)
    offer("0.3.1")
    assert terminal.looks().taken == "0.3.1"


def test_without_a_version_before_it_goes_back_to_the_systems_own(
    terminal: Terminal, offer: Offer
) -> None:
    offer(FIRST, works=False)
    terminal.looks()
    terminal.fails()
    assert terminal.begins() == slot.SYSTEM
    terminal.looks()
    assert terminal.current == slot.SYSTEM
    assert terminal.versions == set()


def test_a_start_that_came_up_in_time_is_no_failure(
    terminal: Terminal, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    terminal.looks()
    monkeypatch.setenv(slot.VARIABLE, FIRST)
    for _ in range(4):  # halls are switched off at night
        terminal.fails(2)
        slot.is_up(terminal.home, "ui")
    assert terminal.begins() == FIRST


@pytest.mark.parametrize("older", [OLDEST, "0.0.9", FIRST])
def test_no_older_version_is_taken(terminal: Terminal, offer: Offer, older: str) -> None:
    offer(SECOND)
    terminal.looks()
    offer(older)
    assert terminal.looks().taken == ""
    assert terminal.current == SECOND


def test_a_system_that_has_become_newer_runs_its_own(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    terminal.looks()
    assert slot.chosen(terminal.home, SECOND) == slot.SYSTEM


def test_only_whom_it_is_offered_to_takes_it(terminal: Terminal, offer: Offer) -> None:
    drawn = next(
        percent
        for percent in range(101)
        if release.Rollout(1, release.Number(FIRST), percent).is_for("ABCDEFGH")
    )
    offer(FIRST, drawn - 1)
    assert terminal.looks().taken == ""
    terminal.province.offers(FIRST, terminal.home.root.parent / "made" / FIRST, drawn)
    assert terminal.looks().taken == FIRST


def test_a_cut_line_is_gone_on_from(terminal: Terminal, site: Site, offer: Offer) -> None:
    made = offer(FIRST)
    whole = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    site.cut_after = 40_000
    assert terminal.looks().taken == FIRST
    assert whole <= terminal.fetched() < whole + 30_000


def test_a_cut_at_each_file_costs_that_file_alone(
    terminal: Terminal, site: Site, offer: Offer
) -> None:
    made = offer(FIRST)
    hashes = {folder.sha256(path): path for path in made.rglob("*") if path.is_file()}
    served = {name: site.files.pop(f"/feed/software/{name}") for name in hashes}
    sizes = []
    for name in sorted(served, key=lambda each: hashes[each].relative_to(made).as_posix()):
        with pytest.raises(SyncError):
            terminal.looks()
        assert terminal.current == slot.SYSTEM  # nothing half is ever chosen
        sizes.append(terminal.fetched())
        site.files[f"/feed/software/{name}"] = served[name]
    assert terminal.looks().taken == FIRST
    assert sum(sizes) + terminal.fetched() == sum(map(len, served.values()))


def test_what_the_power_left_half_written_is_fetched_again(
    terminal: Terminal, site: Site, offer: Offer
) -> None:
    offer(FIRST)
    library = site.files.pop(f"/feed/software/{_hash(terminal, '_internal/words')}")
    with pytest.raises(SyncError):
        terminal.looks()
    half = terminal.home.program / "versions" / f".{FIRST}.part"
    (half / "_internal" / "library.so").write_bytes(b"\0" * 130_000)  # as long, but empty
    (half / "left over").write_text("of something")
    site.files[f"/feed/software/{_hash(terminal, '_internal/words')}"] = library
    assert terminal.looks().taken == FIRST
    assert {path.name for path in (terminal.home.program / "current").iterdir()} == {
        "mingjing",
        "_internal",
    }


def test_a_version_that_rots_is_made_again(
    terminal: Terminal, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    terminal.looks()
    terminal.proves_itself(monkeypatch)
    terminal.looks()
    terminal.fetched()
    rotten = terminal.home.program / "current" / "_internal" / "library.so"
    size = rotten.stat().st_size
    rotten.write_bytes(b"?" * size)
    assert terminal.looks().taken == FIRST
    assert terminal.fetched() == size  # the rest was here
    assert rotten.read_bytes() != b"?" * size


def test_a_flipped_bit_on_the_line_is_refused(terminal: Terminal, site: Site, offer: Offer) -> None:
    offer(FIRST)
    site.flip = _hash(terminal, "mingjing")
    with pytest.raises(FeedBroken):
        terminal.looks()
    site.flip = ""
    assert terminal.looks().taken == FIRST


def test_a_full_disk_gives_the_room_back(
    terminal: Terminal, site: Site, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(FIRST)
    name = _hash(terminal, "_internal/words")
    kept = site.files.pop(f"/feed/software/{name}")
    with pytest.raises(SyncError):
        terminal.looks()
    assert terminal.versions == {f".{FIRST}.part"}
    site.files[f"/feed/software/{name}"] = kept
    with monkeypatch.context() as no_room:
        no_room.setattr(install, "RESERVE", 2**62)
        with pytest.raises(DiskFull):
            terminal.looks()
    assert terminal.versions == set()
    assert terminal.looks().taken == FIRST


def test_one_key_of_two_is_not_enough(terminal: Terminal, province: Province, offer: Offer) -> None:
    province.makers = ("software-1",)
    offer(FIRST)
    with pytest.raises(WrongRoot):
        terminal.looks()


def test_the_server_can_offer_but_not_make(terminal: Terminal, province: Province) -> None:
    province.rollout = release.Rollout(1, release.Number(FIRST), 100)
    province.publish()
    with pytest.raises(NotVouched):
        terminal.looks()


@pytest.mark.parametrize(
    "path", ["../outside", "/etc/passwd", "a/../../b", "mingjing/below", "", "."]
)
def test_a_signed_list_that_leads_elsewhere_is_refused(
    terminal: Terminal, province: Province, offer: Offer, path: str
) -> None:
    offer(FIRST)
    found = release.read(province.manifests[f"software/{FIRST}.json"], release.Number(FIRST))
    file = release.File(path, found.files[0].sha256, 1)
    bad = release.Release(1, found.number, (*found.files, file))
    province.manifests[f"software/{FIRST}.json"] = release.write(bad)
    province.publish()
    with pytest.raises(BadManifest):
        terminal.looks()


def test_code_comes_only_from_the_first_province(
    terminal: Terminal, site: Site, offer: Offer, tmp_path: Path
) -> None:
    offer(FIRST)
    terminal.looks()
    other = Province(site)
    other.offers(SECOND, program(tmp_path / "other", SECOND))
    terminal.home.enrolment.write_bytes(enrolment.write(other.enrolment()))
    with pytest.raises(OtherRoot):
        terminal.looks()
    assert terminal.current == FIRST


def test_a_terminal_that_nobody_enrolled_takes_nothing(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    terminal.home.enrolment.unlink()
    with pytest.raises(NotEnrolled):
        terminal.looks()


def test_without_a_line_it_says_so_and_runs_on(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    terminal.looks()
    text = terminal.home.enrolment.read_bytes().replace(
        terminal.site.address.encode(), b"http://127.0.0.1:9/"
    )
    terminal.home.enrolment.write_bytes(text)
    with pytest.raises(Offline):
        terminal.looks()
    assert terminal.begins() == FIRST


def test_one_look_at_a_time(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    with look._sole(terminal.home), pytest.raises(AlreadyLooking):
        terminal.looks()


def test_a_cut_between_the_folder_and_the_flip_costs_nothing(
    terminal: Terminal, offer: Offer
) -> None:
    offer(FIRST)
    terminal.looks()
    (terminal.home.program / "current").unlink()
    terminal.fetched()
    assert terminal.looks().taken == FIRST
    assert terminal.fetched() == 0


def test_a_lost_memory_of_signatures_takes_nobody_back(
    terminal: Terminal, site: Site, province: Province, offer: Offer
) -> None:
    offer(FIRST)
    before = province.state()
    offer(SECOND)
    terminal.looks()
    shutil.rmtree(terminal.home.program / "feed")
    site.files = before
    assert terminal.looks().taken == ""
    assert terminal.current == SECOND


def _hash(terminal: Terminal, name: str) -> str:
    manifest = terminal.province.manifests[f"software/{FIRST}.json"]
    found = release.read(manifest, release.Number(FIRST))
    return next(file.sha256 for file in found.files if file.path == name)
