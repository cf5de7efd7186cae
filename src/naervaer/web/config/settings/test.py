"""For the tests: fast hashing, files in a folder that is thrown away."""

import os
import tempfile
from pathlib import Path

# A test must never touch a real site's folder, whatever the shell has set.
os.environ["NAERVAER_HOME"] = os.environ.get("NAERVAER_TEST_HOME") or tempfile.mkdtemp()
os.environ.setdefault("NAERVAER_SECRET_KEY", "for tests only")

from naervaer.web.config.settings.base import *  # noqa: F403 - settings build on settings
from naervaer.web.config.settings.base import DATABASES

DEMO = True
ADDRESS_SERVICE = ""
OPENID = list[dict[str, str]]()
ALLOWED_HOSTS = ["*"]
TRUSTED_PROXIES = ()
SITE_CONTACT = ""
HOME = Path(os.environ["NAERVAER_HOME"])
MEDIA_ROOT = HOME / "files"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# A file, not memory, so that workers in processes of their own see the same records.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(os.environ["NAERVAER_HOME"]) / "test.sqlite3")
    }
