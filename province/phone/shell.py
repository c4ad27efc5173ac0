"""The phone's pages themselves, the same for everybody: what a telephone may keep to open offline.

`web.urls` names them. What goes on in them (records, answers, words) is `views`' and `mine`'s, and
is kept nowhere: the worker holds a list of what it may keep, and this module makes that list.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from province.home import home
from province.publish.keyring import Keyring
from province.registry import divisions
from province.workbench.static_files import FILES

_PAGES: Final = Path(__file__).parent / "pages"
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/manifest+json",
    ".png": "image/png",
}
# WebAssembly is what stretches the receipt's code; nothing is evaluated.
GUARD: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "connect-src 'self'; img-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
STATIC: Final = {
    "phone": "phone.html", "r": "record.html", "say": "say.html",
    "r.js": "record.js", "r.css": "page.css", "phone.json": "phone.json",
    "icon-192.png": "icon-192.png", "icon-512.png": "icon-512.png",
}  # fmt: skip
"""Addresses of the files that never differ."""
_ICONS: Final = frozenset({"icon-192.png", "icon-512.png"})  # the telephone's own business


@require_safe
def page(_request: HttpRequest, name: str) -> HttpResponse:
    """Return one of the static files."""
    path = _PAGES / name
    return HttpResponse(path.read_bytes(), content_type=_TYPES[path.suffix], headers=GUARD)


@require_safe
def script(_request: HttpRequest) -> HttpResponse:
    """Return what seals and opens on the telephone; scripts/bundle makes it."""
    file = FILES["phone.js"]
    return HttpResponse(file.data, content_type=file.content_type, headers=GUARD)


@require_safe
def asking(_request: HttpRequest) -> HttpResponse:
    """Return the page that reads answers, with the counties that there are."""
    return HttpResponse(_asking(), headers=GUARD)


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Return the service worker with the list of what it keeps; another content, another worker."""
    kept = shell()
    version = hashlib.sha256(b"".join(kept.values())).hexdigest()[:16]
    told = f"const VERSION = {_json(version)};\nconst SHELL = {_json(list(kept))};\n"
    data = told.encode() + (_PAGES / "worker.js").read_bytes()
    headers = {**GUARD, "Cache-Control": "no-cache"}
    return HttpResponse(data, content_type=_TYPES[".js"], headers=headers)


def shell() -> dict[str, bytes]:
    """Return what a telephone may keep: address -> content. Nobody's page, record or answer."""
    files = {
        f"/{at}": (_PAGES / name).read_bytes() for at, name in STATIC.items() if at not in _ICONS
    }
    return {**files, "/answers": _asking(), "/phone.js": FILES["phone.js"].data}


def _asking() -> bytes:
    counties = Keyring(home() / "keys").counties()
    names = divisions.names(counties)
    shown = {"counties": [(code, names.get(code, code)) for code in counties]}
    return render_to_string("phone/answers.html", shown).encode()


def _json(told: object) -> str:
    return msgspec.json.encode(told).decode()
