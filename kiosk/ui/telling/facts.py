"""A heading and what it says: the lines of a record's page. Used by the screens' view models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a page: what it says, and of what."""

    heading: str
    text: str
    part: float = 0.0  # of the largest sum beside it, where sums are compared


def facts(*lines: tuple[str, str]) -> list[Fact]:
    """Return the lines that say something."""
    return [Fact(heading, text) for heading, text in lines if text]
