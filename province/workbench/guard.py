"""What every answer of the workbench carries, and where it answers at all. A middleware."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from province.workbench.static_files import SCRIPTS

PREFIX: Final = "/office/"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
# Scripts by their hash alone. WebAssembly is what stretches the passphrase; nothing is evaluated.
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        f"script-src {' '.join(repr(file.integrity) for file in SCRIPTS)} 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Return the middleware; all other addresses pass untouched."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return get_response(request)
        secure = request.is_secure()
        if not secure and split_domain_port(request.get_host())[0] not in _LOOPBACK:
            words = "请用 https:// 开头的地址。"
            return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return answer
