"""The application that answers. It logs no address, no path and no body. `worker` loads it."""

import logging
import os
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception

from province import failure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")


def _silence() -> None:
    """Stop Django from writing the paths of failed requests: a courier's path is a report."""
    log = logging.getLogger("django")
    log.handlers = [logging.NullHandler()]
    log.propagate = False


def _failed(**_signal: object) -> None:
    failure.tell("request failed")


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
