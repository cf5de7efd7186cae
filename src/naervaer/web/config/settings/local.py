"""One machine: http, and the showcase unless NAERVAER_DEMO is 0."""

from naervaer.web.config.settings.base import *  # noqa: F403 - settings build on settings
from naervaer.web.config.settings.base import ENVIRONMENT

DEMO = ENVIRONMENT.is_demo
