"""A site for others is reached over https only, and its cookies go nowhere else."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json
from naervaer.web.config.start import start_django
start_django("production")
from django.test import Client
from django.conf import settings
plain, safe = Client().get("/om/"), Client().get("/om/", secure=True)
print(json.dumps({
    "plain": [plain.status_code, plain.headers.get("Location")],
    "safe": [safe.status_code, safe.headers.get("Strict-Transport-Security")],
    "cookies": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "names": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME],
    "demo": settings.DEMO,
    "debug": settings.DEBUG,
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    home = tmp_path_factory.mktemp("production")
    settings = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    settings |= {
        "NAERVAER_HOME": str(home),
        "NAERVAER_HTTPS": "1",
        "NAERVAER_HOSTS": "testserver",
    }
    for name in ("NAERVAER_DEMO", "DATABASE_URL"):
        settings.pop(name, None)
    prepare = [sys.executable, "-m", "naervaer", "site", "fill", "--studies", str(home)]
    subprocess.run(
        prepare,
        check=True,
        capture_output=True,
        env={**settings, "DJANGO_SETTINGS_MODULE": "naervaer.web.config.settings.production"},
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, env=settings
    )
    read: dict[str, object] = json.loads(done.stdout)
    return read


@pytest.mark.slow
def test_plain_http_is_sent_to_https_and_https_is_remembered(told: dict[str, object]) -> None:
    assert told["plain"] == [301, "https://testserver/om/"]
    assert told["safe"] == [200, "max-age=31536000; includeSubDomains"]


@pytest.mark.slow
def test_cookies_travel_over_https_only(told: dict[str, object]) -> None:
    assert told["cookies"] == [True, True]


@pytest.mark.slow
def test_cookies_are_tied_to_the_host_by_their_names(told: dict[str, object]) -> None:
    assert told["names"] == ["__Host-sessionid", "__Host-csrftoken"]


@pytest.mark.slow
def test_a_site_for_others_shows_no_showcase_and_no_traces_of_errors(
    told: dict[str, object],
) -> None:
    assert told["demo"] is False
    assert told["debug"] is False
