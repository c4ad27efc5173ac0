"""The names of addresses, for tests that ask each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLResolver
from django.urls.resolvers import RegexPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.urls import URLPattern


def names(patterns: Sequence[URLPattern | URLResolver]) -> set[str]:
    """Return the names of all addresses, those that are included, too."""
    known = URLResolver(RegexPattern(r""), list(patterns)).reverse_dict
    return {name for name in known if isinstance(name, str)}
