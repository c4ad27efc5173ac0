"""Which version to take, and what becomes of the one on trial: decided from facts alone. Pure."""

from typing import Literal, NamedTuple

from kiosk.slot import SYSTEM, is_newer
from protocol.release import Number, Rollout


class Facts(NamedTuple):
    """How a terminal stands; `system` is the version of the system's own program."""

    current: str
    good: str
    rejected: tuple[str, ...]
    system: str
    terminal: str  # its name


def wanted(facts: Facts, offered: Rollout) -> Number | None:
    """Return the version to fetch; never an older one, never one that was gone back from."""
    number = Number(offered.number)
    here = facts.system if facts.current == SYSTEM else facts.current
    if not is_newer(number, here) or not is_newer(number, facts.system):
        return None
    if number in facts.rejected or not offered.is_for(facts.terminal):
        return None
    return number


class Trial(NamedTuple):
    """What the version on trial has shown."""

    failed: bool  # some role began three times and never came up
    drawn: bool  # the screen came up and stayed
    synced: bool  # and a look at the feed by it went well


def verdict(facts: Facts, trial: Trial) -> Literal["none", "wait", "good", "reject"]:
    """Return what becomes of the version on trial, if there is one."""
    if facts.current in {facts.good, SYSTEM}:
        return "none"
    if trial.failed or facts.current in facts.rejected:
        return "reject"
    return "good" if trial.drawn and trial.synced else "wait"
