"""The real supervisor and its visits: what one visitor did, the next one cannot find."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from kiosk.cache import outbox
from kiosk.config import Home
from tests.journeys.test_speaking_up import forms
from tests.robots.supervised import Remote, Supervised, memory
from tests.simulators.card_reader import resident
from tests.simulators.devices import Devices
from tests.simulators.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.simulators.demo import Demo

PATIENCE_S = 60.0
HANDOVER_S = 1.0
CARD = cases.OLD_WOMAN
TYPED = cases.RETURNED
PHRASE = "这笔钱我没收到。"
NAME = "欧阳春生"
TELEPHONE = "13900000017"
COPIED = "剪贴板上的一句话"
SAMPLES = 4096  # bytes of sound that nobody else would play
FRESH = {"large": False, "language": "zh", "volume": 3, "screens": 1, "person": False}


@pytest.fixture
def terminal(demo: Demo, tmp_path: Path) -> Home:
    """A terminal of its own: its ring is looked at slot by slot."""
    home = Home(tmp_path / "terminal")
    shutil.copytree(demo.home.root, home.root)
    return home


@pytest.fixture
def stage(terminal: Home, tmp_path: Path) -> Iterator[Supervised]:
    running = Supervised(terminal, tmp_path)
    yield running
    running.close()


def until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.01)


def gone(visit: Remote) -> None:
    until(lambda: not Path(f"/proc/{visit.pid}").exists(), "the visit's process stays")


def slots(home: Home) -> list[bytes]:
    """Return the ring's slots as they lie on the disk."""
    ring = home.outbox.read_bytes()
    size = outbox.SLOT_BYTES
    return [ring[at : at + size] for at in range(size, size * (outbox.SLOTS + 1), size)]


def readable(pid: int) -> bytes:
    if os.geteuid() != 0:
        pytest.skip("only root may look into a process that forbids it")
    return memory(pid)


def children(pid: int) -> list[int]:
    """Return what a process started, by whichever thread."""
    listed = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for each in listed for child in each.split()]


def everything(pid: int) -> bytes:
    """Return what a process has in memory, and how and with what it was started."""
    started = [Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    return b"\0".join([readable(pid), *started])


def holds(where: bytes, secret: str) -> bool:
    return any(form in where for form in forms(secret))


def read(visit: Remote) -> None:
    visit.do("tap", "open_ledger")
    visit.do("leave")


def report(visit: Remote) -> None:
    visit.do("tap", "open_speak")
    visit.do("write", "反映问题", PHRASE)
    visit.do("copy_code")
    visit.do("leave", "leave_receipt")


def write_and_go_away(visit: Remote) -> None:
    visit.do("tap", "open_speak")
    visit.do("tap", "start_writing")
    visit.do("tap", "tap_phrase")
    visit.do("run_out")


def report_and_go_away(visit: Remote) -> None:
    visit.do("tap", "open_speak")
    visit.do("write", "反映问题", PHRASE)
    visit.do("run_out")


def go_away(visit: Remote) -> None:
    visit.do("tap", "change_type")
    visit.do("run_out")


def crash(visit: Remote) -> None:
    visit.do("tap", "open_speak")
    visit.do("tap", "start_writing")
    visit.kill()


def crash_after_a_report(visit: Remote) -> None:
    visit.do("tap", "open_speak")
    visit.do("write", "反映问题", PHRASE)
    visit.kill()


KINDS = (
    read,
    report,
    write_and_go_away,
    report_and_go_away,
    go_away,
    crash,
    crash_after_a_report,
)


def test_every_kind_of_visit_rewrites_exactly_one_slot(stage: Supervised, terminal: Home) -> None:
    outbox.make(terminal)
    visit = stage.visit()
    for kind in KINDS:
        before = slots(terminal)
        kind(visit)
        following = stage.visit()
        gone(visit)
        changed = sum(now != then for now, then in zip(slots(terminal), before, strict=True))
        assert changed == 1, kind.__name__
        visit = following


@pytest.mark.alone
def test_nobody_waits_long_for_the_next_visit(stage: Supervised) -> None:
    visit = stage.visit()
    waited = []
    for _ in range(3):
        visit.do("tap", "open_ledger")
        until(lambda: len(stage.visits()) == 2, "no process waits")
        left = visit.do("leave")
        following = stage.visit()
        waited.append(following.shown - left)
        gone(visit)
        visit = following
    assert min(waited) <= HANDOVER_S, waited


def test_while_nobody_is_there_one_process_is_enough(stage: Supervised) -> None:
    stage.visit()
    assert len(stage.visits()) == 1


def test_the_next_visitor_finds_nothing(stage: Supervised, terminal: Home) -> None:
    visit = stage.visit()
    visit.do("lay_card", CARD.id_number, CARD.name)
    visit.do("expect", f"{CARD.name} 的补贴")
    assert holds(readable(visit.pid), CARD.name), "the search finds nothing where something is"
    visit.do("tap", "go_back")
    visit.do("look_up", TYPED.id_number)
    visit.do("tap", "go_back")
    visit.do("tap", "change_type")
    visit.do("tap", "open_speak")
    visit.do("tap", "start_writing")
    assert visit.do("pinyin", "nihao") == "你好"
    visit.do("tap", "go_back")
    code = visit.do("write", "反映问题", PHRASE, name=NAME, telephone=TELEPHONE)
    visit.do("copy", COPIED)
    secrets = (CARD.id_number, CARD.name, TYPED.id_number, NAME, TELEPHONE, COPIED, code)
    until(lambda: bool(children(visit.pid)), "nobody stands by to stretch a number")
    standing = children(visit.pid)
    for pid in standing:
        assert not [secret for secret in secrets if holds(everything(pid), secret)]
    held = readable(visit.pid)
    assert holds(held, code), "the search finds nothing where something is"
    assert holds(held, COPIED)

    visit.do("copy_code")
    visit.do("leave", "leave_receipt")
    following = stage.visit()
    gone(visit)
    for pid in standing:
        until(lambda pid=pid: not alive(pid), "who stood by outlives the visit")
    assert following.do("state") == FRESH
    assert following.do("pasted") == ""
    for pid in (following.pid, stage.process.pid):
        held = readable(pid)
        assert not [secret for secret in secrets if holds(held, secret)]
    following.do("tap", "open_ledger")
    until(lambda: len(stage.visits()) == 2, "no process waits")
    for pid in [*stage.children(), *children(following.pid)]:
        held = everything(pid)
        assert not [secret for secret in secrets if holds(held, secret)]

    files = [
        path
        for root in (stage.temporary, terminal.root)
        for path in root.rglob("*")
        if path.is_file()
    ]
    assert len(files) > 100
    for path in [*files, stage.said]:
        held = path.read_bytes()
        assert not [secret for secret in secrets if holds(held, secret)], path.name
    learnt = {path for path in stage.temporary.glob("visit-*") if any(path.rglob("*.dat"))}
    assert len(learnt) <= 1, "the input method's words are still there"


def test_a_card_pulled_away_and_a_page_read_aloud_leave_nothing(
    terminal: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card goes while it is read, comes again, goes for good; nobody says good-bye."""
    if not (shutil.which("espeak-ng") and shutil.which("aplay")):
        pytest.skip("no espeak-ng or aplay here")
    speaker = Loudspeaker(tmp_path)
    for folder in ("devices", "stage"):
        (tmp_path / folder).mkdir()
    secrets = (CARD.id_number, CARD.name)
    with Devices(tmp_path / "devices") as devices:
        for name, value in (devices.environment | speaker.plugged_in()).items():
            monkeypatch.setenv(name, value)
        devices.card_port.plug_in()
        stage = Supervised(terminal, tmp_path / "stage")
        try:
            visit = stage.visit()
            visit.do("expect", "把身份证放到读卡处，直接查")
            devices.reader.pulled_at = "read"
            devices.reader.place(resident(*secrets))
            visit.do("expect", "没有读出来。请把身份证拿起来，只放一张，放平。")
            devices.reader.place(resident(*secrets))
            visit.do("expect", f"{CARD.name} 的补贴")
            devices.reader.lift()
            visit.do("tap", "read_page")
            until(lambda: bool(spoken(speaker)), "nothing is heard")
            heard = spoken(speaker)
            (speaking,) = talking(visit.pid)
            assert holds(readable(visit.pid), CARD.name)
            visit.do("run_out")
            following = stage.visit()
            gone(visit)
            until(lambda: not alive(speaking), "it goes on talking")
            following.do("expect", "查我的补贴")
            assert following.do("state") == FRESH
            assert not talking(following.pid)
            keeping = devices.process.pid  # who lives on across the visits
            for pid in (following.pid, stage.process.pid, keeping, *children(keeping)):
                held = readable(pid)
                assert heard not in held
                assert not [secret for secret in secrets if holds(held, secret)]
            for root in (stage.temporary, terminal.root):
                for path in root.rglob("*"):
                    if path.is_file():
                        held = path.read_bytes()
                        assert heard not in held, path.name
                        assert not [secret for secret in secrets if holds(held, secret)], path.name
        finally:
            stage.close()


def spoken(speaker: Loudspeaker) -> bytes:
    """Return a piece of what was heard that is no silence, or nothing."""
    heard = speaker.heard()
    pieces = [heard[at : at + SAMPLES] for at in range(0, len(heard) - SAMPLES, SAMPLES)]
    return next((piece for piece in pieces if piece.count(0) < SAMPLES // 2), b"")


def talking(pid: int) -> list[int]:
    """Return the voice's processes of a visit."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [
        int(child)
        for child in listed.split()
        if b"kiosk.devices.voice.process" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def test_the_input_method_has_learnt_nothing(stage: Supervised) -> None:
    visit = stage.visit()
    places = {path.name for path in stage.temporary.glob("visit-*")}
    visit.do("tap", "open_speak")
    visit.do("tap", "start_writing")
    visit.do("pinyin", "nihao")
    visit.do("leave")
    stage.visit()
    gone(visit)
    until(
        lambda: not places & {path.name for path in stage.temporary.glob("visit-*")},
        "the place where it learns is still there",
    )


def test_no_visit_can_be_dumped_or_swapped(stage: Supervised) -> None:
    visit = stage.visit()
    visit.do("tap", "open_ledger")
    until(lambda: len(stage.visits()) == 2, "no process waits")
    until(lambda: bool(children(visit.pid)), "nobody stands by to stretch a number")
    for pid in [*stage.visits(), *children(visit.pid)]:
        limits = Path(f"/proc/{pid}/limits").read_text()
        core = next(row for row in limits.splitlines() if row.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
        status = Path(f"/proc/{pid}/status").read_text()
        swapped = next(row for row in status.splitlines() if row.startswith("VmSwap"))
        assert swapped.split()[1] == "0"


def test_the_supervisors_end_is_the_visits_end(stage: Supervised) -> None:
    visit = stage.visit()
    visit.do("tap", "open_ledger")
    until(lambda: len(stage.visits()) == 2, "no process waits")
    until(lambda: bool(children(visit.pid)), "nobody stands by to stretch a number")
    processes = [*stage.visits(), *children(visit.pid)]
    stage.process.kill()
    stage.process.wait()
    for pid in processes:
        until(lambda pid=pid: not alive(pid), "a visit outlives its supervisor")


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
