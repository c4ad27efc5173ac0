"""What may be wrong with matching. Commands print them; nothing here holds a person's number.

MatchError(Exception)
├── RuleRefused    a rule's file cannot be taken: file, line, reason
├── NoSuchRule     no rule has that id
└── EngineMissing  an engine's library, or Java, is not on this machine
"""

from __future__ import annotations


class MatchError(Exception):
    """Matching cannot go on; the message is a plain sentence."""


class RuleRefused(MatchError):
    """A rule's file is wrong. `line` counts from 1 within that file."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file} 第 {line} 行：{reason}")
        self.file, self.line, self.reason = file, line, reason


class NoSuchRule(MatchError):
    """No rule has that id."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"没有规则 {rule}")


class EngineMissing(MatchError):
    """An engine cannot run here; the message says what is missing."""
