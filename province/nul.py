"""Texts with a NUL in them are refused: PostgreSQL keeps none, nobody types one. A middleware."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse


class NoNul:
    """Answers 400 where a NUL stands in an address, or came as far as the database in a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse an address with a NUL, or answer."""
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _refused()
        return self._get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Refuse what the database refused for its NUL; all else is a fault of ours."""
        if isinstance(error, DataError | ValueError) and "NUL" in str(error):
            return _refused()
        return None


def _refused() -> HttpResponse:
    words = "里面有不能用的字符，请重新填。"
    return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
