"""A site for others: https only."""

from naervaer.web.config.settings.base import *  # noqa: F403 - settings build on settings
from naervaer.web.config.settings.base import ENVIRONMENT

DEMO = bool(ENVIRONMENT.demo) and ENVIRONMENT.is_demo
SECURE_SSL_REDIRECT = ENVIRONMENT.is_https
SESSION_COOKIE_SECURE = ENVIRONMENT.is_https
CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
if ENVIRONMENT.is_https:  # a browser takes these names from this host over https alone
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
