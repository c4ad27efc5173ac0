"""What every page for everyone has in common. A view without it is found by a test.

No cookie is set or read, nobody's coming is noted, and no page has a script.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_A_WHILE: Final = "public, max-age=300"
View = Callable[..., HttpResponse]


class NotPublic(Exception):
    """There is no such thing, or it was never published: the same to whoever asks."""


def open_page(view: View) -> View:
    """Answer everybody alike: GET and HEAD, an ETag of what is sent, the strict policy."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *place: Any, **names: Any) -> HttpResponse:
        try:
            response = view(request, *place, **names)
        except NotPublic:
            words = render_to_string("open/not-found.html")
            response = HttpResponse(words, status=404)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if response.status_code != 200:  # noqa: PLR2004 - errors are for this moment
            return response
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers.setdefault("Cache-Control", _A_WHILE)
        response.headers["ETag"] = etag
        if request.headers.get("If-None-Match") == etag:
            kept = {name: response.headers[name] for name in ("ETag", "Cache-Control", *_HEADERS)}
            return HttpResponse(status=304, headers=kept)
        return response

    answer.for_everyone = True  # type: ignore[attr-defined] # what the tests read
    return answer
