"""What a technician is told of a device: absent, ready, or what is wrong with it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Name = Literal["absent", "ready", "error"]


@dataclass(frozen=True, slots=True)
class State:
    """One device's state. `kind` says what is wrong (`silent`, `paper_out`) or to be minded."""

    name: Name
    kind: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.kind}".strip()

    @classmethod
    def of(cls, text: object) -> State:
        """Return the state that `str` wrote; anything else counts as absent."""
        name, _, kind = str(text).partition(" ")
        return next((cls(each, kind) for each in get_args(Name) if each == name), ABSENT)


ABSENT: Final = State("absent")
READY: Final = State("ready")
