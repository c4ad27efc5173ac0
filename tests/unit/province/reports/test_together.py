"""Commits shared by threads: nobody is told before it is safe, nobody suffers from another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from province.reports.together import NotCommitted, Together

MANY = 8


class Store:
    """Takes what is committed; the first commit waits until it is let go."""

    def __init__(self) -> None:
        self.commits: list[list[int]] = []
        self.started, self.go = Event(), Event()
        self.refused: dict[int, BaseException] = {}

    @property
    def kept(self) -> list[int]:
        return [one for each in self.commits for one in each]

    def commit(self, each: list[int]) -> None:
        first = not self.started.is_set()
        self.started.set()
        if first:
            self.go.wait()
        for one in each:
            if one in self.refused:
                raise self.refused[one]
        self.commits.append(each)


def _all_at_once(store: Store, together: Together[int]) -> list[BaseException | None]:
    """Add 0 alone, and 1 to MANY while 0 is being committed; return what each was told."""
    ready = Barrier(MANY + 1)

    def add(number: int) -> BaseException | None:
        if number:
            ready.wait()
        try:
            together.add(number)
        except BaseException as error:  # noqa: BLE001 - what is told is what is tested
            return error
        return None

    with ThreadPoolExecutor(MANY + 1) as threads:
        first = threads.submit(add, 0)
        store.started.wait()
        others = [threads.submit(add, number) for number in range(1, MANY + 1)]
        ready.wait()
        while len(together._waiting) < MANY:
            assert not others[0].done()
        assert not first.done()  # nothing is safe yet
        store.go.set()
        return [each.result() for each in (first, *others)]


def test_who_waits_together_is_committed_together() -> None:
    store = Store()
    told = _all_at_once(store, Together(store.commit))
    assert told == [None] * (MANY + 1)
    assert [len(each) for each in store.commits] == [1, MANY]
    assert sorted(store.kept) == list(range(MANY + 1))


def test_one_that_cannot_be_kept_harms_nobody() -> None:
    store = Store()
    store.refused[5] = error = ValueError("no room for it")
    told = _all_at_once(store, Together(store.commit))
    assert told == [error if number == 5 else None for number in range(MANY + 1)]
    assert sorted(store.kept) == [n for n in range(MANY + 1) if n != 5]


def test_nobody_is_told_it_is_safe_by_a_thread_that_ended() -> None:
    store = Store()
    store.refused[5] = KeyboardInterrupt()
    told = _all_at_once(store, Together(store.commit))
    assert told[0] is None
    assert store.commits == [[0]]
    kinds = sorted(type(each).__name__ for each in told[1:])
    assert kinds == ["KeyboardInterrupt", *[NotCommitted.__name__] * (MANY - 1)]


def test_a_single_failure_is_raised_once_tried() -> None:
    tries: list[object] = []

    def commit(each: object) -> None:
        tries.append(each)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Together(commit).add(1)
    assert tries == [[1]]
