"""Filters and tags of the templates for everyone: money, bars, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html

from protocol.money import format_yuan
from province.public.static_files import FILES

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()
_WAN = 10_000 * 100  # fen
_YI = 10_000 * _WAN


@register.filter
def yuan(fen: int | None) -> str:
    """Return a sum to the fen: 1,020.00 元; nothing where it is not known."""
    return "" if fen is None else f"{format_yuan(fen)} 元"


@register.filter
def about(fen: int) -> str:
    """Return a sum as people say it: 1,020 元, 3.2 万元, 1.5 亿元."""
    if abs(fen) >= _YI:
        return f"{fen / _YI:,.2f} 亿元"
    if abs(fen) >= 10 * _WAN:
        return f"{fen / _WAN:,.1f} 万元"
    return f"{format_yuan(fen).removesuffix('.00')} 元"


@register.simple_tag
def bar(value: int, largest: int) -> SafeString:
    """Return a bar as long as `value` is of `largest`; the number beside it says the same."""
    width = max(0.0, min(100.0, 100 * value / largest)) if largest > 0 else 0.0
    return format_html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="10" class="ground"/><rect width="{}" height="10"/></svg>',
        f"{width:.1f}",
    )


@register.simple_tag
def static(name: str) -> str:
    """Return the address of a static file; another content, another address."""
    return f"{reverse('open:static', args=[name])}?{FILES[name].version}"
