"""The history shows when somebody has edited it behind the site's back."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sites import KINDS, ended, new_site

from naervaer.domain.authority import SYSTEM
from naervaer.web.records.accounts.services import account_create
from naervaer.web.records.audit.guards import GUARDED, remove_sql
from naervaer.web.records.audit.models import Change, Refusal
from naervaer.web.records.audit.seals import seal_of
from naervaer.web.records.audit.services import change_record, refusal_record
from naervaer.web.records.audit.verification import history_breaks

pytestmark = pytest.mark.django_db
LENGTH = 6


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


@pytest.fixture
def history(django_capture_on_commit_callbacks: Any) -> None:
    """Write a history of some changes, with its checkpoints."""
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(LENGTH):
            account_create(username=f"u{number}", name="En To", password=None, actor=SYSTEM)


def behind_the_back(*statements: str) -> None:
    """Do what the owner of the database can: drop the triggers, then edit."""
    with connection.cursor() as cursor:
        for table in GUARDED:
            for statement in remove_sql(connection.vendor, table):
                cursor.execute(statement)
        for statement in statements:
            cursor.execute(statement)


def content_breaks() -> list[str]:
    """Return the breaks besides the missing triggers."""
    return [one.what for one in history_breaks() if "in force" not in one.what]


def test_an_untouched_history_has_no_breaks(history: None) -> None:
    assert history_breaks() == []
    assert Change.objects.count() == LENGTH


#: SQLite knows no TRUNCATE: there a table is emptied by DELETE.
EMPTYING = [] if connection.vendor == "sqlite" else ["TRUNCATE audit_change"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_change SET why = 'noe annet'",
        "DELETE FROM audit_change",
        "DELETE FROM audit_change WHERE number = 6",
        "UPDATE audit_refusal SET account = ''",
        "DELETE FROM audit_refusal",
        *EMPTYING,
    ],
)
def test_the_database_refuses_edits(statement: str, history: None) -> None:
    refusal_record(actor=SYSTEM, act="see_staffing", address="/distrikt/")
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Change.objects.count() == LENGTH
    assert Refusal.objects.count() == 1


def test_the_orm_is_refused_as_well(history: None) -> None:
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Change.objects.filter(number=2).update(why="noe annet")


def test_old_refusals_may_be_deleted_and_young_ones_not() -> None:
    with connection.cursor() as cursor:
        for days in (366, 364):
            when = (
                f"datetime('now', '-{days} days')"
                if connection.vendor == "sqlite"
                else f"now() - interval '{days} days'"
            )
            cursor.execute(
                "INSERT INTO audit_refusal (at, account, act, address) "
                f"VALUES ({when}, 'a', 'b', '/{days}')"
            )
    Refusal.objects.filter(address="/366").delete()
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Refusal.objects.filter(address="/364").delete()


def test_a_dropped_trigger_is_found(history: None) -> None:
    behind_the_back()
    missing = [one.what for one in history_breaks()]
    assert missing[0] == "audit_change_no_update is not in force."
    assert len(missing) == len(GUARDED) * (2 if connection.vendor == "sqlite" else 3)


@pytest.mark.parametrize("number", range(1, LENGTH + 1))
@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE audit_change SET why = 'x' WHERE number = {n}",
        "UPDATE audit_change SET account = 'noen' WHERE number = {n}",
        "UPDATE audit_change SET name = '' WHERE number = {n}",
        "UPDATE audit_change SET act = 'role.take' WHERE number = {n}",
        "UPDATE audit_change SET thing = 'accounts.user:999' WHERE number = {n}",
        "UPDATE audit_change SET after = '{{}}' WHERE number = {n}",
        "UPDATE audit_change SET at = '2020-01-01 00:00:00' WHERE number = {n}",
        "UPDATE audit_change SET number = 99 WHERE number = {n}",
        "DELETE FROM audit_change WHERE number = {n}",
        "DELETE FROM audit_change WHERE number >= {n}",
    ],
)
def test_every_edit_of_every_row_is_found(edit: str, number: int, history: None) -> None:
    behind_the_back(edit.format(n=number))
    assert content_breaks() != []


def test_two_changes_that_swap_places_are_found(history: None) -> None:
    behind_the_back(
        "UPDATE audit_change SET number = 99 WHERE number = 2",
        "UPDATE audit_change SET number = 2 WHERE number = 3",
        "UPDATE audit_change SET number = 3 WHERE number = 99",
    )
    assert content_breaks() != []


def test_cutting_the_end_off_is_found_though_the_head_is_set_back_too(history: None) -> None:
    fourth = Change.objects.get(number=4).seal
    behind_the_back(
        "DELETE FROM audit_change WHERE number > 4",
        f"UPDATE audit_historyhead SET number = 4, seal = '{fourth}'",
    )
    assert content_breaks() == ["The history ends at 4, a checkpoint has seen 6."]


def test_a_history_written_anew_from_a_row_on_is_found_by_its_checkpoints(
    history: None,
) -> None:
    behind_the_back()
    seal = Change.objects.get(number=3).seal
    for change in Change.objects.filter(number__gt=3).order_by("number"):
        change.why, change.previous_seal = "pyntet", seal
        change.seal = seal = seal_of(change)
        change.save()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_historyhead SET seal = '{seal}'")
    assert content_breaks() == ["It differs from its checkpoint."] * 3


def test_a_forged_checkpoint_is_found(history: None, home: Path) -> None:
    file = home / "history.checkpoints"
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["number"] for line in lines] == list(range(1, LENGTH + 1))
    lines[-1]["number"] = 5
    file.write_text("".join(json.dumps(line) + "\n" for line in lines) + "not a line\n")
    assert content_breaks() == ["2 checkpoints are not signed by this site."]


def test_a_change_that_is_undone_leaves_neither_row_nor_checkpoint(
    history: None, django_capture_on_commit_callbacks: Any, home: Path
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        account_create(username="angrer", name="En To", password=None, actor=SYSTEM)
        transaction.set_rollback(True)
    assert history_breaks() == []
    assert len((home / "history.checkpoints").read_text().splitlines()) == LENGTH


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False, width=64)
    | st.text(st.characters(codec="utf-8", exclude_characters="\x00")),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00")), below, max_size=3
        )
    ),
    max_leaves=6,
)


@hypothesis_settings(max_examples=40, deadline=None)
@given(after=st.dictionaries(st.just("value"), JSON))
def test_a_seal_fits_whatever_the_database_makes_of_the_content(
    after: dict[str, Any],
) -> None:
    with transaction.atomic():
        account = account_create(username="h", name="En To", password=None, actor=SYSTEM)
        written = change_record(actor=SYSTEM, act="x", thing=account, why="", after=after)
        read = Change.objects.get(pk=written.pk)
        assert seal_of(read) == written.seal
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_changes_made_at_once_become_one_chain(kind: str, tmp_path: Path) -> None:
    code = (
        "from naervaer.domain.authority import SYSTEM\n"
        "from naervaer.web.records.accounts.services import account_create\n"
        "for number in range(20):\n"
        "    account_create(username=f'u{}-{{number}}', name='A B', password=None,"
        " actor=SYSTEM)\n"
    )
    with new_site(kind, tmp_path) as site:
        site.migrate()
        writers = [site.begin(code.format(writer)) for writer in range(4)]
        for writer in writers:
            ended(writer)
        found = site.python(
            "from naervaer.web.records.audit.verification import history_breaks\n"
            "from naervaer.web.records.audit.models import Change\n"
            "print(Change.objects.count(), history_breaks())"
        )
        assert found == "80 []"
    assert len((tmp_path / "history.checkpoints").read_text().splitlines()) == 80
