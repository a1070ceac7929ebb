"""The one settings file. Every value an installation may change comes from the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from phoihop import environment

PACKAGE = Path(__file__).parent
DATA = environment.data_folder()
FILES = DATA / "files"
# Keys, last signed positions and the erase journal: never in the database, never in its backups.
KEYS = Path(os.environ.get("PHOIHOP_KEYS", DATA / "keys"))

DEBUG = environment.flag("PHOIHOP_DEBUG")
SECRET_KEY = os.environ.get("PHOIHOP_SECRET") or environment.own_secret(DATA)
ALLOWED_HOSTS = environment.words("PHOIHOP_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("PHOIHOP_ORIGINS")
ROOT_URLCONF = "phoihop.urls"
WSGI_APPLICATION = "phoihop.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "phoihop.ui",
    "phoihop.records",
    "phoihop.organisations",
    "phoihop.accounts",
    "phoihop.journal",
    "phoihop.documents",
    "phoihop.agreements",
    "phoihop.joint",
    "phoihop.tasks",
    "phoihop.plans",
    "phoihop.meetings",
    "phoihop.calendars",
    "phoihop.recommendations",
    "phoihop.reports",
    "phoihop.search",
    "phoihop.briefings",
    "phoihop.reviews",
    "phoihop.intake",
    "phoihop.notices",
    "phoihop.home",
    "phoihop.apps.PhoiHopConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "phoihop.ui.middleware.PrivateMiddleware",
    "csp.middleware.CSPMiddleware",
    "phoihop.ui.middleware.LanguageMiddleware",
    "phoihop.ui.middleware.PlainWordsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "phoihop.ui.middleware.SignedInMiddleware",
    "phoihop.accounts.middleware.ViewerMiddleware",
    "phoihop.accounts.middleware.OwnPasswordMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phoihop.ui.middleware.OpenedMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "phoihop.ui.jinja.environment"},
    },
]

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL", ""), DATA)}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["phoihop.accounts.backend.Backend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home:desk"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = os.environ.get("PHOIHOP_TIME_ZONE", "Asia/Ho_Chi_Minh")

# Mail is a convenience: without a server everything works the same, and nothing is sent.
globals().update(environment.mail(os.environ.get("PHOIHOP_MAIL", "")))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("PHOIHOP_MAIL_FROM", "")
# What letters say of a record beside who did what: its title, or nothing.
MAIL_TITLES = environment.flag("PHOIHOP_MAIL_TITLES", default=True)
# Where people reach these pages: the links in letters begin with it.
ADDRESS = os.environ.get("PHOIHOP_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

STATIC_URL = "static/"
# Served straight from the packages: nothing to collect, nothing to forget after an upgrade.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# An office machine is reached by http on 127.0.0.1; behind a TLS proxy set PHOIHOP_TLS=1.
TLS = environment.flag("PHOIHOP_TLS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "phoihop.ui.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Limits of what comes in from outside, in bytes.
UPLOAD_LIMIT = 50 * 1024 * 1024
# What one person may bring in an hour: an office's whole week goes through, a disk is not filled by one account.
UPLOADS_AN_HOUR = 500
UPLOAD_BYTES_AN_HOUR = 2 * 1024**3
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
# A plan of 500 tasks is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "phoihop.documents.uploads.Limited",  # refuses while it comes, not after 200 MB have arrived
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "phoihop.documents.uploads.ToDisk",
]

OTP_TOTP_ISSUER = "Phối Hợp"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
