"""One machine's life, from the first time it is switched on: what a technician, a villager, a
tinkerer and the province do to it, one after the other. Without KVM.

    life.py OUT [CHAPTER ...] [--again] [--cuts N] [--seed N]
        OUT/disk: installer/image/build's, with --also 9.0.0; OUT/hall: hall.py prepare's
        OUT/broken: a system 9.9.9 that does not start

Prints what was shown, after how many seconds; leaves pictures in OUT/pictures. Chapters need the
ones before them, but each says for itself whether it went well; no_screen and hangs need none, and
are lived through only where they are named. Whenever the plug is pulled, what
was not flushed is lost by chance (writes.py). Run with the project's own Python.
"""

import argparse
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("MINGJING_PATIENCE", "90")

from hall import INSIDE, PORT, offer, take
from hang import hang
from living import LIMIT_S, Life, NotShown, number_of, shown
from machine import STARTED, Machine
from ports import ask, told
from PySide6.QtGui import QImage

from assets.demo import cases
from kiosk import asking, config
from kiosk.networks import Told, Wish
from kiosk.sync.daemon import Daemon
from kiosk.ui.idle import READING_S
from tests.frozen.twin import pixels, unlike
from tests.image.panel import SAME, Panel
from tests.robots.money import MyMoney
from tests.robots.setting_up import service
from tests.robots.terminal import Visitor
from tests.simulators import fat_stick

BROKEN: Final = "9.9.9"
TRIES: Final = 3
LEASED: Final = frozenset({"UDP 68", "UDP 546"})  # where the answers of DHCP come in
OLDER: Final = 0.1  # share of the pixels
ALONE_S: Final = READING_S + 120  # the next visit is shown by a machine without KVM
SYNC: Final = ("Starting kiosk-sync.service", "Finished test-synced.service")
FETCH: Final = ("Starting kiosk-update.service", "到齐了")
WRITE: Final = ("开始写新系统", "写好了")
PART_S: Final = {SYNC: 12, FETCH: 60, WRITE: 60}  # of the machine's processor, for a cut
AT_IT: Final = {SYNC: "kiosk-sync", FETCH: "kiosk-update", WRITE: "kiosk-system"}
CHORDS: Final = """
    ctrl-alt-delete ctrl-alt-f1 ctrl-alt-f2 ctrl-alt-f3 alt-f2 alt-left alt-right alt-f4 alt-tab
    alt-esc ctrl-alt-backspace alt-sysrq-b alt-sysrq-e alt-sysrq-r ctrl-c ctrl-z ctrl-alt-t
    meta_l meta_l-r f11 esc
"""


def first_start(life: Life) -> None:
    """Not set up; the keys learnt, Secure Boot on, /var sealed."""
    life.starts()
    shown("Secure boot enabled" in life.on.said(), "Secure Boot is not on")
    shown(life.data().endswith("tpm"), life.data())
    time.sleep(5)
    life.keep("not-set-up")


def no_way_in(life: Life) -> None:
    """No key and no line brings a shell, no port answers, no socket listens."""
    machine = life.on
    with life.twin() as twin:  # at home, both
        starts, screens = (machine.said().count(mark) for mark in ("Linux version", STARTED))
        for keys in CHORDS.split():
            machine.chord(*keys.split("-"))
            time.sleep(0.3)
        machine.type_at_line("\x03\x04\r\n\r\nroot\r\nroot\r\necho mingjing-$((6 * 7))\r\n")
        time.sleep(10)
        said = machine.said()
        shown(not re.search(r"mingjing-42|login:|[#$] $", said), "the line answers")
        shown(said.count("Linux version") == starts, "it was started anew")
        shown(said.count(STARTED) == screens, "the screen was begun anew")
        twin.compare()
        life.keep("after-keys")
    life.say(f"{len(CHORDS.split())} chords and the serial line: no shell, the same screen")
    machine.link("net", up=False)  # else QEMU's network takes up what is not for it
    answers = ask(life.on.out, LIMIT_S)
    machine.link("net", up=True)
    life.say(
        f"TCP: {len(answers.open)} ports open, {answers.refused} refused, {answers.silent} silent"
    )
    shown(not answers.open and answers.refused, f"open: {answers.open[:9]}")
    shown("local_address" in machine.said(), "does not tell of its sockets")
    taking = told(machine.said())
    life.say(f"sockets that others reach, by its kernel: {', '.join(sorted(taking)) or 'none'}")
    shown(taking <= LEASED, "takes what anybody sends")


def foreign_stick(life: Life) -> None:
    """A USB disk of another name is let go."""
    life.on.plug_stick(stick(life.out / "films.img", "FILMS"))
    life.hears("let go of a USB disk that is not ours", 180)
    life.say("a USB disk of another name was let go")


def set_up(life: Life) -> None:
    """A technician's stick, the fingerprint, the first data, done: all by touch."""
    shutil.rmtree(life.home.root, ignore_errors=True)
    sticks = {}
    for who, address in (("machine", INSIDE), ("twin", f"http://127.0.0.1:{PORT}/")):
        folder = life.out / f"invitation-{who}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        life.hall.province("address", address)
        life.hall.province("enrol-code", cases.VILLAGE, "--file", str(folder))
        sticks[who] = stick(life.out / f"{who}.img", "KIOSK-SETUP", folder)
    life.hall.province("address", INSIDE)
    life.on.plug_stick(sticks["machine"])
    asked = life.out / "asked"
    asked.unlink(missing_ok=True)
    joined = life.out / "joined"
    os.environ |= {config.SETUP_SOCKET: str(asked), config.NETWORK_SOCKET: str(joined)}
    with (
        service(life.home, asked, sticks["twin"]),
        networks(joined),
        life.twin() as twin,
    ):
        twin.expect("U 盘上有开通文件")
        twin.compare()
        life.keep("set-up-stick")
        twin.tap("join_by_stick")
        life.keep("set-up-fingerprint")
        Visitor.tap(twin, "fingerprint_same")
        life.say("set up by stick; the first data are on their way")
        with Daemon(life.home) as daemon:
            daemon.once(rounds=0)
        twin.until(lambda: twin.sees("数据到齐了"))
        life.hears(SYNC[1])
        life.say("the first data are there")
        try:
            twin.compare()
            amiss = ""
        except AssertionError as error:  # the chapters that come need it set up all the same
            amiss = str(error)
        life.keep("set-up-done")
        Visitor.tap(twin, "done")
    for socket in (config.SETUP_SOCKET, config.NETWORK_SOCKET):
        del os.environ[socket]
    shown(not amiss, f"the page of the first data is another than its twin's: {amiss}")


def look_up(life: Life) -> None:
    """A villager's own money, by touch."""
    with life.twin() as twin:
        life.keep("home")
        MyMoney(twin).look_up(cases.OLD_WOMAN.id_number)
        twin.expect("1,020 元")
        twin.compare()
        life.keep("money")
    life.say("a villager's money was looked up by touch: 1,020 元")


def left_alone(life: Life) -> None:
    """What a visitor left is gone from the picture by itself, with nobody near."""
    began, home = time.monotonic(), pixels(QImage(str(life.pictures / "home.png")))
    while unlike(Panel(life.on).pixels(), home) > SAME:
        shown(time.monotonic() < began + ALONE_S, "what a visitor left stays in sight")
        time.sleep(1)
    life.keep("left-alone")
    life.say(f"gone {time.monotonic() - began:.0f} s after the last touch; home, untouched")


def bios(life: Life) -> None:
    """The same disk, started by a BIOS: a machine of its own."""
    machine = Machine(life.out / "disk/mingjing.raw", life.out / "bios", "bios")
    try:
        shown(machine.hears(STARTED, LIMIT_S), "no first frame")
        shown("data on the disk: bios" in machine.said(), "does not say that it is a BIOS")
        life.say(f"first frame by BIOS, {machine.processor_s():.0f} s of processor")
        time.sleep(5)
        shutil.copyfile(machine.picture("bios"), life.pictures / "bios.png")
    finally:
        machine.pull()


def no_screen(life: Life) -> None:
    """No screen comes up, for a while: the panel says whom to call, then all is well again."""
    machine = Machine(life.out / "disk/mingjing.raw", life.out / "no-screen", "bios", mouse=True)
    try:
        shown(machine.hears("Started kiosk-breakdown.service", LIMIT_S), "nobody says anything")
        end = time.monotonic() + LIMIT_S
        while unlike(Panel(machine).pixels(), life.notice) > SAME:
            shown(time.monotonic() < end, "the panel does not say so")
            time.sleep(1)
        shutil.copyfile(machine.picture("broken"), life.pictures / "no-screen.png")
        shown(STARTED not in machine.said(), "there was a screen")
        tries = machine.said().count("no visit comes to the screen")
        life.say(f"no screen, {tries} tries: the panel says whom to call")
        machine.unplug_mouse()
        shown(machine.hears(STARTED, LIMIT_S), "no first frame")
        over = "kiosk-breakdown.service: Deactivated"
        shown(machine.hears(over, LIMIT_S), "it is still said")
        life.say("then there is one, and the notice is over")
    finally:
        machine.pull()


def hangs(life: Life) -> None:
    """A machine hangs, whatever the cause: its own watchdog starts it anew."""
    machine = Machine(life.out / "disk/mingjing.raw", life.out / "hangs", "bios")
    try:
        shown(machine.hears("Watchdog running with a hardware timeout", LIMIT_S), "no watchdog")
        shown(machine.hears(STARTED, LIMIT_S), "no first frame")
        began, processors = time.monotonic(), hang(machine.debugger)
        starts = machine.said().count("Linux version")
        while machine.said().count("Linux version") == starts:
            shown(time.monotonic() < began + LIMIT_S, "it hangs for ever")
            time.sleep(1)
        life.say(
            f"{processors} processors hung: started anew {time.monotonic() - began:.0f} s later"
        )
    finally:
        machine.pull()


def taken_in(life: Life) -> None:
    """The province takes in and signs what it will offer; nobody is told of it yet."""
    for system in life.systems:
        take(life.hall, number_of(system), system)
    take(life.hall, BROKEN, life.out / "broken")
    life.say("the systems are taken in")


def cut_off(life: Life) -> None:
    """The plug pulled in sync, while a new system is fetched, and written: it comes back."""
    at_rest = "at rest"
    last, cuts, back = at_rest, Counter({at_rest: 1}), Counter[str]()
    life.pull()
    # What was fetched is kept over any cut: once all of it is there, only writing is left.
    for place, part in enumerate([SYNC, FETCH] * life.cuts + [WRITE] * life.cuts):
        if part is SYNC:
            life.publish()
        elif not next_system(life):
            life.say("no system is left to come")
            continue
        back[last] += comes_back(life)
        life.hears(part[0])
        number = place // 2 if part is not WRITE else place - 2 * life.cuts
        amid = during(life, part, (number + life.dice.random()) / life.cuts)
        last = AT_IT[part] if amid else at_rest
        cuts[last] += 1
        life.say(f"cut {sum(cuts.values()) - 1}, {last}: {life.pull()}")
    back[last] += comes_back(life)
    life.say("came back with its data: " + ", ".join(
        f"{back[what]} of {count} cuts {what}" for what, count in cuts.items()))  # fmt: skip
    shown(back == cuts, "not each time")


def during(life: Life, part: tuple[str, str], share: float) -> bool:
    """Wait for this share of a part, and until somebody is at it; False: it was done before."""
    done, unit = life.on.said().count(part[1]), AT_IT[part]
    at, end = life.on.processor_s() + PART_S[part] * share, time.monotonic() + LIMIT_S
    while (said := life.on.said()).count(part[1]) == done:
        begun, ended = said.rfind(f"Starting {unit}"), said.rfind(f"{unit}.service: Consumed")
        if life.on.processor_s() >= at and begun > ended:
            return True
        shown(time.monotonic() < end, "nobody is at it")
        time.sleep(0.05)
    return False


def comes_back(life: Life) -> bool:
    """Whether it is there again, and what it kept, too; if not, it is started once more."""
    was = life.root
    try:
        life.starts()
        shown(life.data().endswith("tpm"), life.data())
        life.hears(SYNC[0])  # it would not begin without an enrolment
        if was != life.root:
            life.hears("用得好，留下了")  # three cuts before that are three failed starts
    except NotShown as error:
        kept = life.out / f"not-back-{time.strftime('%H%M%S')}.log"
        life.say(f"DID NOT COME BACK: {error}; what it said is in {kept.name}")
        kept.write_text(life.on.said(), encoding="utf-8")
        life.pull()
        life.starts()
        return False
    return True


def next_system(life: Life) -> bool:
    """Have the province offer a system that the machine does not run; False: there is none left."""
    roots = [(system / "root-hash").read_text().strip() for system in life.systems]
    if life.root in roots:
        life.systems = life.systems[roots.index(life.root) + 1 :]
    if not life.systems:
        return False
    number = number_of(life.systems[0])
    if number not in life.offered:
        offer(life.hall, number, life.systems[0])
        life.offered.add(number)
        life.say(f"{number} is offered")
    return True


def update(life: Life) -> None:
    """A whole system comes, is written, is started at the next boot, and kept."""
    shown(next_system(life), "no system is left to come")
    system = life.systems[0]
    number = number_of(system)
    life.hears(f"新系统 {number} 写好了")
    life.say(f"{number} was fetched and written to the other slot")
    life.say(f"plug pulled: {life.pull()}")
    life.starts()
    shown(life.root == (system / "root-hash").read_text().strip(), "another system was started")
    life.hears(f"新系统 {number} 用得好，留下了")
    life.say(f"{number} runs, and was kept")


def broken_update(life: Life) -> None:
    """A system that does not start is tried three times, and never taken again."""
    offer(life.hall, BROKEN, life.out / "broken")
    life.hears(f"新系统 {BROKEN} 写好了")
    life.say(f"{BROKEN} was written; it does not start")
    life.say(f"plug pulled: {life.pull()}")
    life.starts()
    said = life.on.said()
    bad = (life.out / "broken/root-hash").read_text().strip()
    tries = len(re.findall(rf"Command line: .*mingjing.root={bad}", said))
    shown(tries == TRIES, f"{tries} tries")
    life.say(f"{tries} tries, then the one before")
    life.hears("Finished kiosk-system")
    looks = life.on.said().count("Finished kiosk-update")
    end = time.monotonic() + LIMIT_S
    while life.on.said().count("Finished kiosk-update") == looks:
        shown(time.monotonic() < end, "does not look for systems any more")
        time.sleep(1)
    shown(f"新系统 {BROKEN} 写好了" not in life.on.said(), "it took it again")
    life.say(f"{BROKEN} is offered still, and is not taken again")
    life.keep("after-roll-back")


def a_year_later(life: Life) -> None:
    """A year without a network: what it has is shown still."""
    life.say(f"plug pulled: {life.pull()}")
    life.clock = f"{datetime.now(UTC) + timedelta(days=365):%Y-%m-%dT%H:%M:%S}"
    life.on.link("cable", up=False)
    life.starts()
    # The dates differ, and what it says of its age.
    with life.twin(OLDER) as twin:
        MyMoney(twin).look_up(cases.OLD_WOMAN.id_number)
        twin.expect("1,020 元")
        twin.compare()
        life.keep("a-year-later")
    life.clock = ""


@contextmanager
def networks(path: Path) -> Iterator[None]:
    """Tell the twin of networks what the machine's own service tells: a cable, and nothing else."""
    path.unlink(missing_ok=True)
    process = multiprocessing.get_context("spawn").Process(target=_cable, args=(path,), daemon=True)
    process.start()
    while not path.exists():
        shown(process.is_alive(), "nobody tells the twin of networks")
        time.sleep(0.05)
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _cable(path: Path) -> None:
    asking.serve(path, Wish, lambda _: Told(cable="up"))


def stick(image: Path, label: str, folder: Path | None = None) -> Path:
    """Make a stick of this name with a folder's files on it."""
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(64 << 20)
    subprocess.run(["mkfs.fat", "-n", label, str(image)], check=True, capture_output=True,
                   env=os.environ | {"PATH": f"{os.environ['PATH']}:/usr/sbin"})  # fmt: skip
    if folder is not None:
        fat_stick.put(image, folder)
    return image


CHAPTERS: Final[tuple[Callable[[Life], None], ...]] = (
    first_start, foreign_stick, set_up, no_way_in, look_up, left_alone, bios, taken_in, cut_off,
    update, broken_update, a_year_later,
)  # fmt: skip
ASKED_FOR: Final = (no_screen, hangs)  # on machines of their own
# While one chapter only waits, these are lived through beside it: they do nothing to the machine.
BESIDE: Final = {left_alone: (bios, taken_in), no_screen: (hangs,)}


def _shows(life: Life, chapter: Callable[[Life], None]) -> bool:
    life.say(f"-- {chapter.__name__}: {chapter.__doc__}")
    try:
        chapter(life)
    except (NotShown, AssertionError, OSError, RuntimeError) as error:
        life.say(f"NOT SHOWN: {error}")
        if life.machine is not None and life.machine.process.poll() is None:
            life.keep(f"not-shown-{chapter.__name__}")
        return False
    return True


def _lives(life: Life, chapters: Sequence[Callable[[Life], None]]) -> bool:
    beside = {
        one: [other for other in BESIDE.get(one, ()) if other in chapters] for one in chapters
    }
    went = []
    with ThreadPoolExecutor() as pool:
        for chapter in chapters:
            if not any(chapter in others for others in beside.values()):
                others = [pool.submit(_shows, life, other) for other in beside[chapter]]
                went += [_shows(life, chapter), *(other.result() for other in others)]
    return all(went)


def main() -> int:
    """Let it live; print each chapter; exit status 1 where one went badly."""
    parser = argparse.ArgumentParser(prog="life.py", description=__doc__)
    parser.add_argument("out", type=Path)
    names = {chapter.__name__: chapter for chapter in (*CHAPTERS, *ASKED_FOR)}
    parser.add_argument("chapters", nargs="*", choices=[*names, []])
    parser.add_argument("--again", action="store_true", help="the machine that OUT holds")
    parser.add_argument("--cuts", type=int, default=1, help="in sync, in fetching, in writing")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    life = Life(wanted.out.resolve(), wanted.cuts, wanted.seed)
    if not wanted.again:
        shutil.rmtree(life.out / "machine", ignore_errors=True)
        for other in ("bios", "no-screen", "hangs"):
            shutil.rmtree(life.out / other, ignore_errors=True)
    with life.hall.serving(PORT):
        try:
            if wanted.again:
                life.starts()
            well = _lives(life, [names[name] for name in wanted.chapters] or CHAPTERS)
        finally:
            life.pull()
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
