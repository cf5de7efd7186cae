"""What the site's tests share: a filled database, actors for every role, a browser."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.test import Client
from shipped import STEIGEN, place_for, shipped_baseline
from site_process import Site, start_site
from sites import KEPT

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.registers.baseline import Baseline


@pytest.fixture(scope="session", autouse=True)
def _compiled_words() -> None:
    from naervaer.web.interface.words import compile_catalogues  # noqa: PLC0415

    compile_catalogues()


@pytest.fixture(scope="session", autouse=True)
def _emptied_between_tests() -> Iterator[None]:
    """Let the test runner empty guarded tables, which the triggers forbid everybody else."""
    from django.db.backends.base.operations import BaseDatabaseOperations  # noqa: PLC0415

    from naervaer.web.records.agreements import fixed  # noqa: PLC0415
    from naervaer.web.records.audit.guards import (  # noqa: PLC0415
        GUARDED,
        install_sql,
        remove_sql,
    )

    emptied = BaseDatabaseOperations.execute_sql_flush

    def without_guards(operations: Any, statements: list[str]) -> None:
        vendor = operations.connection.vendor
        taken = [line for table in GUARDED for line in remove_sql(vendor, table)]
        given = [
            line for name, days in GUARDED.items() for line in install_sql(vendor, name, days)
        ]
        taken += fixed.remove_sql(vendor)
        given += fixed.install_sql(vendor)
        emptied(operations, [*taken, *statements, *given])

    BaseDatabaseOperations.execute_sql_flush = without_guards
    yield
    BaseDatabaseOperations.execute_sql_flush = emptied


@pytest.fixture(scope="session", autouse=True)
def _kept_sites() -> Iterator[None]:
    """Drop at the end what was made once for all tests with sites of their own."""
    yield
    KEPT.close()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Let no test meet a page that was made from the records of another."""
    from naervaer.web.records.audit.kept_answers import SHELF  # noqa: PLC0415

    SHELF.empty()


@pytest.fixture
def areas(db: None) -> None:
    """Fill the areas of the shipped baseline."""
    from naervaer.web.records.areas.services import areas_fill  # noqa: PLC0415

    areas_fill(baseline=shipped_baseline())


@pytest.fixture
def points(areas: None) -> None:
    """Fill the points of the shipped baseline."""
    from naervaer.web.records.points.filling import points_fill  # noqa: PLC0415

    points_fill(baseline=shipped_baseline())


@pytest.fixture(scope="session")
def baseline() -> Baseline:
    """Return the shipped baseline."""
    return shipped_baseline()


@pytest.fixture
def signed_in(areas: None) -> Callable[..., Client]:
    """Return a maker of clients signed in with a role at a place."""
    from naervaer.web.records.accounts.services import account_create, role_give  # noqa: PLC0415

    def made(role: Role, place: Place = STEIGEN) -> Client:
        user = account_create(
            username=f"{role}-{place.municipality}", name="Prøve", password=None, actor=SYSTEM
        )
        role_give(user=user, role=role, place=place_for(role, place), actor=SYSTEM, why="test")
        client = Client()
        client.force_login(user)
        return client

    return made


@pytest.fixture(scope="session")
def _reach_once(django_db_setup: None, django_db_blocker: Any) -> None:
    """Fill places and minutes once; tests run in transactions on top of them."""
    with django_db_blocker.unblock():
        _reach_fill()


@pytest.fixture
def reach(db: None, _reach_once: None) -> None:
    """Fill places and minutes, again where a test with a live server has emptied the tables."""
    from naervaer.web.records.reach.selectors import is_filled  # noqa: PLC0415

    if not is_filled():
        _reach_fill()


@cache
def _minutes() -> Any:
    from naervaer.web.records.reach import services  # noqa: PLC0415

    return services.zone_minutes(shipped_baseline())


def _reach_fill() -> None:
    from naervaer.web.records.reach import services  # noqa: PLC0415

    computed, known = services.zone_minutes, _minutes()
    services.zone_minutes = lambda _: known
    try:
        services.reach_fill(baseline=shipped_baseline())
    finally:
        services.zone_minutes = computed


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a whole site in a process of its own, filled as on a fresh machine."""
    started = start_site(tmp_path_factory.mktemp("site"))
    yield started
    started.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all that visits the running site, so that it is filled once."""
    for item in items:
        if {"site", "visits", "described"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("site"))
