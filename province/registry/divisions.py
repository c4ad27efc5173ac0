"""What places are called, by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from province.registry.models import Division

if TYPE_CHECKING:
    from collections.abc import Collection

_TOWNSHIP: Final = 9  # digits


def inside(column: str, code: str) -> Q:
    """Return what says that a column holds a place's code or one of a place in it.

    By bounds, for an index serves them: codes are digits, and ':' comes after '9'.
    """
    return Q(**{f"{column}__gte": code, f"{column}__lt": f"{code}:"})


def names(codes: Collection[str]) -> dict[str, str]:
    """Return the names of those places that the register has."""
    return dict(Division.objects.filter(code__in=codes).values_list("code", "name"))


def in_full(codes: Collection[str]) -> dict[str, str]:
    """Return `清水镇三塘村` for a village, for many bear one name; the code where none is known."""
    wanted = set(codes)
    known = names(wanted | {code[:_TOWNSHIP] for code in wanted})
    return {
        code: (known.get(code[:_TOWNSHIP], "") if len(code) > _TOWNSHIP else "")
        + known.get(code, code)
        for code in wanted
    }
