"""`naervaer site check` says what is wrong with a site, and nothing where nothing is."""

import json
from pathlib import Path
from typing import Any

import pytest
from sites import KINDS, Site, new_site

pytestmark = pytest.mark.slow


@pytest.fixture(params=KINDS)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with new_site(request.param, tmp_path) as made:
        made.python(
            "from naervaer.web.config.start import prepare_site; prepare_site(told=print)"
        )
        made.python(
            "from naervaer.domain.authority import SYSTEM\n"
            "from naervaer.web.records.accounts.services import account_create\n"
            "for name in 'abc':\n"
            "    account_create(username=name, name='A B', password=None, actor=SYSTEM)"
        )
        yield made


def wrong(site: Site) -> tuple[int, set[str]]:
    done = site.naervaer("check", "--json")
    found = json.loads(done.stdout)
    return done.returncode, {one["subject"] for one in found if one["grade"] == "wrong"}


def test_each_thing_that_goes_wrong_is_named(site: Site) -> None:
    assert wrong(site) == (0, set())
    next((site.home / "static").rglob("*.css")).unlink()
    on = "" if site.database_url.startswith("sqlite") else " ON audit_change"
    site.sql(
        f"DROP TRIGGER audit_change_no_delete{on}",
        "DELETE FROM audit_change WHERE number = 3",
        "UPDATE audit_historyhead SET number = 2",
        "DELETE FROM django_migrations WHERE app = 'sessions'",
    )
    assert wrong(site) == (1, {"static files", "history", "database"})


def test_retain_says_what_it_deleted(site: Site) -> None:
    done = site.naervaer("retain")
    assert done.returncode == 0
    assert "sensitive_reads: 0 deleted" in done.stdout
