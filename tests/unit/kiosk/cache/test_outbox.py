import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.cache.errors import OutboxFull, OutboxUnusable
from kiosk.config import Home
from protocol.envelope import CELL_BYTES

ROOT = Path(__file__).parents[4]


def _cell(number: int) -> bytes:
    return number.to_bytes(4, "big") * (CELL_BYTES // 4)


def _all_due(home: Home, rounds: int = 6 + 64) -> list[bytes]:
    found = []
    for _ in range(rounds):
        due = outbox.next_cell(home)
        if due is not None:
            found.append(due.cell)
            outbox.delivered(home, due)
    return found


def test_the_ring_is_whole_from_the_beginning_and_never_changes_size(home: Home) -> None:
    outbox.make(home)
    assert home.outbox.stat().st_size == outbox.RING_BYTES
    content = home.outbox.read_bytes()
    outbox.make(home)
    assert home.outbox.read_bytes() == content
    assert content.count(b"\x01\x01") >= outbox.SLOTS  # cells that look like cells
    outbox.leave(home, _cell(1))
    assert home.outbox.stat().st_size == outbox.RING_BYTES
    assert [path.name for path in home.outbox.parent.iterdir()] == ["ring"]


def test_every_cell_leaves_once_the_oldest_first_among_those_due(home: Home) -> None:
    for number in range(20):
        outbox.leave(home, _cell(number))
    for _ in range(6):  # by then all are due, however long each was to wait
        outbox.next_cell(home)
    due = outbox.next_cell(home)
    assert due is not None
    assert due.cell == _cell(0)
    assert _all_due(home) == [_cell(number) for number in range(20)]
    assert outbox.next_cell(home) is None


def test_waits_are_random_and_at_most_five_rounds(tmp_path: Path) -> None:
    waits = set()
    for number in range(40):
        home = Home(tmp_path / str(number))
        outbox.leave(home, _cell(number))
        waits.add(next(n for n in range(7) if outbox.next_cell(home) is not None))
    assert waits <= set(range(6))
    assert len(waits) > 3


def test_a_full_ring_says_so_and_keeps_what_it_has(home: Home) -> None:
    for number in range(outbox.SLOTS):
        outbox.leave(home, _cell(number))
    content = home.outbox.read_bytes()
    with pytest.raises(OutboxFull):
        outbox.leave(home, _cell(99))
    assert home.outbox.read_bytes() == content
    assert len(_all_due(home)) == outbox.SLOTS
    outbox.leave(home, _cell(99))


def test_only_the_acknowledged_cell_is_freed(home: Home) -> None:
    outbox.leave(home, _cell(1))
    for _ in range(6):
        due = outbox.next_cell(home)
    assert due is not None
    outbox.delivered(home, due)
    while outbox.next_cell(home) is None:  # until the same slot is taken again
        outbox.leave(home, _cell(2))
    outbox.delivered(home, due)  # a late acknowledgement of what is gone
    assert outbox.next_cell(home) is not None


def test_a_torn_slot_is_free_and_a_torn_round_lets_everything_out(home: Home) -> None:
    outbox.leave(home, _cell(1))
    with home.outbox.open("r+b") as ring:
        for number in range(outbox.SLOTS):
            ring.seek(outbox.SLOT_BYTES * (number + 1) + 4000 - 64)
            ring.write(os.urandom(8))
    assert _all_due(home) == []
    for number in range(outbox.SLOTS):
        outbox.leave(home, _cell(number))
    with home.outbox.open("r+b") as ring:
        ring.write(b"torn")
    assert len(_all_due(home, rounds=64)) == 64


def test_power_lost_between_any_two_writes_loses_no_acknowledged_report(home: Home) -> None:
    """A head lies in one sector: each prefix of the writes' sectors is a state to survive."""
    outbox.leave(home, _cell(7))
    before = home.outbox.read_bytes()
    outbox.leave(home, _cell(8))
    after = home.outbox.read_bytes()
    sectors = [n for n in range(0, len(after), 512) if before[n : n + 512] != after[n : n + 512]]
    assert len(sectors) == 1 + -(-CELL_BYTES // 512)
    for torn in range(len(sectors) + 1):
        for order in (sectors, sectors[::-1]):
            state = bytearray(before)
            for place in order[:torn]:
                state[place : place + 512] = after[place : place + 512]
            home.outbox.write_bytes(state)
            kept = sorted(_all_due(home, 12))
            assert kept == ([_cell(7), _cell(8)] if torn == len(sectors) else [_cell(7)])


def test_a_shortened_ring_is_made_whole_again(home: Home) -> None:
    outbox.leave(home, _cell(1))
    os.truncate(home.outbox, outbox.SLOT_BYTES)
    outbox.leave(home, _cell(2))
    assert home.outbox.stat().st_size == outbox.RING_BYTES
    assert _all_due(home) == [_cell(2)]


def test_a_disk_that_refuses(home: Home) -> None:
    home.root.parent.mkdir(exist_ok=True)
    home.root.write_bytes(b"a file in the way")
    for call in (
        lambda: outbox.make(home),
        lambda: outbox.leave(home, _cell(1)),
        lambda: outbox.next_cell(home),
        lambda: outbox.overflow(home),
        lambda: outbox.delivered(home, outbox.Due(0, 1, b"")),
    ):
        with pytest.raises(OutboxUnusable):
            call()


def test_only_whole_cells_are_taken(home: Home) -> None:
    with pytest.raises(ValueError, match="length"):
        outbox.leave(home, b"short")


def test_overflow_empties_to_half(home: Home) -> None:
    for number in range(40):
        outbox.leave(home, _cell(number))
    for _ in range(6):
        outbox.next_cell(home)
    gone = 0
    while due := outbox.overflow(home):
        outbox.delivered(home, due)
        gone += 1
    assert gone == 8


def _visits(root: Path, first: int) -> None:
    for number in range(first, first + 15):
        outbox.leave(Home(root), _cell(number))


def test_two_processes_at_once_lose_nothing(home: Home) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_visits, args=(home.root, first)) for first in (0, 100)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    wanted = {_cell(n) for first in (0, 100) for n in range(first, first + 15)}
    assert set(_all_due(home)) == wanted


def test_a_report_and_a_dummy_take_the_same_calls(home: Home) -> None:
    """The same system calls on files, with the same sizes and places but for the slot."""
    outbox.make(home)
    program = (
        "import sys; from kiosk.cache import outbox; from kiosk.config import Home;"
        "from pathlib import Path; from protocol.envelope import CELL_BYTES;"
        "outbox.leave(Home(Path(sys.argv[1])), sys.argv[2].encode() * CELL_BYTES);"
        "assert 'sqlalchemy' not in sys.modules"
    )
    for letter in "xy":
        subprocess.run([sys.executable, "-c", program, home.root, letter], cwd=ROOT, check=True)
    assert len(_all_due(home)) == 2
