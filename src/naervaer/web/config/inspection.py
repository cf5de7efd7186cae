"""Looking whether everything is in place and the history is whole, as an operator would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import WARNING, run_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from naervaer.web.config.backup import BACKUPS
from naervaer.web.config.routes import routes
from naervaer.web.interface.words import catalogue_files
from naervaer.web.records.accounts.acts import act_of
from naervaer.web.records.audit.checkpoints import checkpoints_read, public_key
from naervaer.web.records.audit.verification import history_breaks
from naervaer.web.records.contact_requests.selectors import requests_left
from naervaer.web.records.enquiries.selectors import enquiries_left
from naervaer.web.records.notices.selectors import notices_left

OLDEST_BACKUP = timedelta(days=7)
LONGEST_UNSENT = timedelta(days=3)
_LONG_KEY = 40


class Grade(StrEnum):
    """How a finding is to be taken."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    subject
        What was looked at.
    grade
        How it is to be taken.
    said
        What was found, and what to do about it.

    """

    subject: str
    grade: Grade
    said: str


def inspect_site() -> Iterator[Finding]:
    """Look at everything, one subject after the other."""
    for subject, look in _SUBJECTS.items():
        wrong = list(look())
        if wrong:
            yield from (Finding(subject, grade, said) for grade, said in wrong)
        else:
            yield Finding(subject, Grade.GOOD, _GOOD[subject]())


_Found = Iterator[tuple[Grade, str]]


def _words() -> _Found:
    """Find catalogues that are not compiled."""
    for source in catalogue_files():
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            yield Grade.WRONG, f"{source.parent.parent.name} of {source} is not compiled."


def _database() -> _Found:
    """Find migrations that are not applied."""
    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Grade.WRONG, f"Migration {migration} is not applied; run naervaer site fill."


def _static() -> _Found:
    """Find static files that are not collected."""
    missing = [
        name
        for finder in get_finders()
        for name, _ in finder.list(ignore_patterns=None)
        if not (Path(settings.STATIC_ROOT) / name).is_file()
    ]
    if missing:
        said = f"{len(missing)} files are not collected, {missing[0]} first"
        yield Grade.WRONG, f"{said}; run naervaer site fill."


def _settings() -> _Found:
    """Find settings that are unsafe for a site others reach."""
    is_open = bool(set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "testserver"})
    if len(settings.SECRET_KEY) < _LONG_KEY:
        yield Grade.WRONG, f"The secret key has under {_LONG_KEY} characters."
    if is_open and not getattr(settings, "SECURE_SSL_REDIRECT", False):
        yield Grade.WRONG, "The site answers to other names than this machine without https."
    if is_open and settings.DEMO:
        yield Grade.NOTE, "The demonstration is on: anybody can sign in with the demo accounts."
    for found in run_checks(include_deployment_checks=is_open):
        if found.level >= WARNING and not found.is_silenced():
            yield Grade.WRONG, f"{found.id}: {found.msg}"


def _acts() -> _Found:
    """Find addresses whose view declares no act."""
    for name, (_, found) in routes().items():
        if act_of(found.callback) is None:
            yield Grade.WRONG, f"{name} declares no act and answers nobody."


def _history() -> _Found:
    """Find breaks in the history."""
    for found in history_breaks():
        where = f"change {found.number}: " if found.number else ""
        yield Grade.WRONG, f"{where}{found.what}"


def _backups() -> _Found:
    """Find out how old the newest backup is."""
    made = [file.stat().st_mtime for file in (Path(settings.HOME) / BACKUPS).glob("*.zip")]
    grade = Grade.NOTE if settings.DEMO else Grade.WRONG
    if not made:
        yield grade, f"No backup in {settings.HOME}/{BACKUPS}; run naervaer site backup."
        return
    age = timedelta(seconds=timezone.now().timestamp() - max(made))
    if age > OLDEST_BACKUP:
        yield grade, f"The newest backup is {age.days} days old; run naervaer site backup."


def _messages() -> _Found:
    """Find messages that nobody has sent or told."""
    left = notices_left(since=timezone.now() - LONGEST_UNSENT)
    if left:
        said = f"{left} messages have waited over {LONGEST_UNSENT.days} days"
        yield Grade.NOTE, f"{said}; look at the worker, the mail server and the counters."


def _enquiries() -> _Found:
    """Find people whom the police have left waiting for an answer."""
    overdue, waiting = enquiries_left(now=timezone.now())
    if overdue:
        yield Grade.NOTE, f"{overdue} call-backs are overdue; see the counter's list."
    if waiting:
        yield Grade.NOTE, f"{waiting} enquiries from before today have not ended."
    late = requests_left(today=timezone.localdate())
    if late:
        yield Grade.NOTE, f"{late} requests to police contacts are past their day."


_SUBJECTS: dict[str, Callable[[], _Found]] = {
    "words": _words,
    "database": _database,
    "static files": _static,
    "settings": _settings,
    "acts": _acts,
    "history": _history,
    "backups": _backups,
    "messages": _messages,
    "enquiries": _enquiries,
}
_GOOD: dict[str, Callable[[], str]] = {
    "words": lambda: f"{len(catalogue_files())} catalogues are compiled.",
    "database": lambda: f"Every migration is applied ({connection.vendor}).",
    "static files": lambda: "Every file is collected.",
    "settings": lambda: "Nothing unsafe.",
    "acts": lambda: f"Each of {len(routes())} addresses declares its act.",
    "history": lambda: (
        f"Whole; {len(checkpoints_read())} checkpoints agree, public key {public_key()}."
    ),
    "enquiries": lambda: "None is left waiting.",
    "messages": lambda: "None has waited long.",
    "backups": lambda: f"The newest is under {OLDEST_BACKUP.days} days old.",
}
