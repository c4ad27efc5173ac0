"""Django's settings. Nothing is read or made on disk until the first use."""

from __future__ import annotations

from typing import Any

from django.utils.functional import SimpleLazyObject

from province.home import location
from province.secret import secret_key

DEBUG = False
# Lazy: a test or a type checker that only loads the settings leaves no key behind.
SECRET_KEY = SimpleLazyObject(secret_key)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "province.batches",
    "province.registry",
    "province.funds",
    "province.ledger",
    "province.projects",
    "province.affairs",
    "province.matching",
    "province.publish",
    "province.reports",
    "province.fleet",
    "province.carrier",
]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "province.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {},
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": location() / "db" / "province.sqlite3",
        # Kept open: closing the last connection of a WAL database costs as much as a commit.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # FULL: what the import said is stored must outlive a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
            # A writer that starts by reading would else fail instead of waiting.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Django's own logging prints request paths; ours says nothing that could name a visitor.
LOGGING_CONFIG = None
