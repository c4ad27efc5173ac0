"""Django's settings. Nothing is read or made on disk until the first use."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.functional import SimpleLazyObject

from province.dsn import database
from province.secret import secret_key

DEBUG = False
# Lazy: a test or a type checker that only loads the settings leaves no key behind.
SECRET_KEY = SimpleLazyObject(secret_key)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "province.batches",
    "province.registry",
    "province.funds",
    "province.ledger",
    "province.projects",
    "province.affairs",
    "province.matching",
    "province.privacy",
    "province.publish",
    "province.reports",
    "province.fleet",
    "province.carrier",
    "province.software",
    "province.officers",
    "province.trace",
    "province.public",
    "province.phone",
    "province.workbench",
    "django.contrib.admin.apps.SimpleAdminConfig",  # after the workbench, whose templates go first
]
# All but the workbench's pages pass through untouched: sessions are read only where they are used.
MIDDLEWARE = [
    "province.workbench.guard.guard",
    "province.nul.NoNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
ROOT_URLCONF = "province.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# The workbench. Cookies go to its pages alone; `guard` makes them Secure wherever the line is.
LOGIN_URL = "/office/login/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/office/"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "office", "office-csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 30 * 60  # seconds without a click
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
STATIC_URL = "/office/settings/static/"  # of Django's admin alone
SESSION_SAVE_EVERY_REQUEST = False  # `doors` prolongs it, on the workbench's pages alone
CSRF_FAILURE_VIEW = "province.workbench.views.entering.not_from_here"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the web server before us sets it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
OTP_TOTP_ISSUER = "明镜"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "province.workbench.views.entering.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who came when is nobody's business; failures are kept
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

# Django's own logging prints request paths; ours says nothing that could name a visitor.
LOGGING_CONFIG = None
