"""The application that answers. It logs no address, no path and no body. `worker` loads it."""

import json
import logging
import os
import sys
import traceback
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")


def _silence() -> None:
    """Stop Django from writing the paths of failed requests: a courier's path is a report."""
    log = logging.getLogger("django")
    log.handlers = [logging.NullHandler()]
    log.propagate = False


def _failed(**_signal: object) -> None:
    """Say where a request failed, as a line of JSON, and nothing of what it carried."""
    kind, _, trace = sys.exc_info()
    place = traceback.extract_tb(trace)[-1] if trace else None
    told = {
        "event": "request failed",
        "error": "?" if kind is None else kind.__name__,
        "file": "?" if place is None else os.path.basename(place.filename),  # noqa: PTH119 - a name
        "line": 0 if place is None else place.lineno,
    }
    sys.stderr.write(f"{json.dumps(told)}\n")


def load() -> WSGIHandler:
    """Return the application, ready to answer for the province's own address."""
    django.setup()
    from province.home import home  # noqa: PLC0415 - settings first
    from province.publish.address import chosen  # noqa: PLC0415 - apps first

    address = chosen(home())
    if address:
        at = urlsplit(address)
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, at.hostname]
        settings.CSRF_TRUSTED_ORIGINS = [f"{at.scheme}://{at.netloc}"]
    _silence()
    got_request_exception.connect(_failed, dispatch_uid="province.web")
    return WSGIHandler()
