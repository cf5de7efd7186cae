"""What holds for every site, wherever it runs."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from naervaer.web.config.environment import Environment
from naervaer.web.config.secret import secret_key
from naervaer.web.interface.languages import offered

ENVIRONMENT = Environment.read()
HOME = ENVIRONMENT.folder
ADDRESS_SERVICE = ENVIRONMENT.address_service
WEB = Path(__file__).resolve().parents[2]

SECRET_KEY = secret_key(ENVIRONMENT)
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.host_names
TRUSTED_PROXIES = ENVIRONMENT.trusted_networks
SITE_CONTACT = ENVIRONMENT.contact.strip()
ROOT_URLCONF = "naervaer.web.config.urls"
WSGI_APPLICATION = "naervaer.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

RECORDS = [
    "areas",
    "accounts",
    "audit",
    "studies",
    "reach",
    "facilities",
    "datasets",
    "points",
    "staffing",
    "presence",
    "promises",
    "notices",
    "councils",
    "agreements",
    "contacts",
    "rosters",
    "disclosures",
    "voice",
    "bookings",
    "enquiries",
    "contact_requests",
]
PORTALS = [
    "analysis",
    "entrance",
    "account",
    "administration",
    "country",
    "district",
    "municipality",
    "inhabitant",
    "figures",
    "council",
    "contact",
    "duty",
    "sharing",
    "voice",
    "booking",
    "counter",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "naervaer.web.interface",
    "django.forms",
    *(f"naervaer.web.records.{name}" for name in RECORDS),
    *(f"naervaer.web.portals.{name}" for name in PORTALS),
]
MIDDLEWARE = [
    "naervaer.web.config.plain_http.PlainHttpMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "naervaer.web.records.accounts.middleware.ActorMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "naervaer.web.interface.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "naervaer.web.interface.templatetags.components",
            ],
        },
    }
]
FORM_RENDERER = "naervaer.web.interface.forms.SiteRenderer"

# --- the database: PostgreSQL where an address is given, otherwise one file -------------

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{(HOME / 'naervaer.sqlite3').resolve()}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }

# --- work that takes longer than a page ---------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- messages to people: by mail where a server is given, otherwise told by staff ---------

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ENVIRONMENT.smtp_host
EMAIL_PORT = ENVIRONMENT.mail_port
EMAIL_USE_TLS = ENVIRONMENT.mail_security == "starttls"
EMAIL_USE_SSL = ENVIRONMENT.mail_security == "tls"
EMAIL_HOST_USER = ENVIRONMENT.smtp_user
EMAIL_HOST_PASSWORD = ENVIRONMENT.smtp_password
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# --- words: bokmål is written in the code, the others stand in catalogues ---------------

LANGUAGE_CODE = "nb"
LANGUAGES = offered([("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")])
FORMAT_MODULE_PATH = ["naervaer.web.interface.formats"]
LANGUAGE_COOKIE_NAME = "sprak"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# --- files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- safety ------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:", "blob:"],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF, "blob:"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = (
    30 * 60
)  # idle; `records.accounts.sessions` ends every session after 8 hours
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "naervaer.web.records.accounts.place_words.PlaceWordsValidator"},
]
LOGIN_URL = "entrance:sign_in"
OPENID = [
    {
        "who": "ansatt",
        "address": ENVIRONMENT.oidc_issuer,
        "client_id": ENVIRONMENT.oidc_client_id,
        "private_key_file": ENVIRONMENT.oidc_private_key,
        "acr": ENVIRONMENT.oidc_acr,
    },
    {
        "who": "innbygger",
        "address": ENVIRONMENT.oidc_resident_issuer,
        "client_id": ENVIRONMENT.oidc_resident_client_id,
        "private_key_file": ENVIRONMENT.oidc_resident_private_key
        or ENVIRONMENT.oidc_private_key,
        "acr": ENVIRONMENT.oidc_resident_acr,
    },
]
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

__all__ = [name for name in dir() if name.isupper()]
