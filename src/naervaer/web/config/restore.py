"""Restoring a backup into an empty site, or in place of what is there, which is kept."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.config.backup import (
    BACKUPS,
    FORMAT,
    KEYS,
    MANIFEST,
    applied_migrations,
    backup_write,
    stored_models,
)
from naervaer.web.records.audit.checkpoints import CHECKPOINTS, checkpoints_read
from naervaer.web.records.audit.services import site_act_record
from naervaer.web.records.audit.verification import history_breaks

_BATCH = 500
_PART = 1 << 20
_MADE_BY_MIGRATIONS = {"audit.historyhead"}


def backup_restore(file: Path, *, replace: bool, told: Callable[[str], None]) -> Path | None:
    """Restore a backup; return the backup made of what it replaced, if anything.

    Raises
    ------
    UnusableInputError
        When the file is no backup, is damaged, or was made by another version of the site.
    RuleBrokenError
        When the site is not empty and is not to be replaced, or the history does not hold.

    """
    told("checking the file")
    Path(settings.HOME).mkdir(parents=True, exist_ok=True)
    manifest = _checked(file)
    kept = _make_room(replace=replace, told=told)
    told("records")
    with zipfile.ZipFile(file) as packed:
        _home_restore(packed)
        places = _folders_restore(packed, manifest["folders"])
        with transaction.atomic():
            _rows_restore(packed, manifest["rows"])
            _folders_point_to(places)
            connection.check_constraints()
        _sequences_reset()
    told("history")
    broken = history_breaks()
    if broken:
        msg = f"the restored history does not hold: {broken[0].what}"
        raise RuleBrokenError(msg)
    after = {"made_at": manifest["made_at"], "history": manifest["history"]}
    site_act_record(actor=SYSTEM, act="site.restore", why=file.name, after=after)
    return kept


def is_empty() -> bool:
    """Return whether the site has no records but what its migrations made."""
    return not any(
        model._base_manager.exists()  # noqa: SLF001 - all rows
        for label, model in stored_models().items()
        if label not in _MADE_BY_MIGRATIONS
    )


def _checked(file: Path) -> dict[str, Any]:
    """Return the manifest of a whole backup of this version of the site."""
    try:
        with zipfile.ZipFile(file) as packed:
            manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
            for name, wanted in manifest["sha256"].items():
                if _sum(packed, name) != wanted:
                    msg = f"{file} is damaged: {name} does not fit its checksum."
                    raise UnusableInputError(msg)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, UnusableInputError):
            raise
        msg = f"{file} is no backup of a site: {error}"
        raise UnusableInputError(msg) from None
    if manifest["format"] != FORMAT:
        msg = f"{file} has format {manifest['format']}, expected {FORMAT}."
        raise UnusableInputError(msg)
    call_command("migrate", verbosity=0, interactive=False)
    other = set(manifest["migrations"]) ^ set(applied_migrations())
    if other:
        msg = f"{file} was made by another version of the site: {', '.join(sorted(other)[:3])}."
        raise UnusableInputError(msg)
    return manifest


def _sum(packed: zipfile.ZipFile, name: str) -> str:
    """Return the checksum of one file in a backup."""
    summed = hashlib.sha256()
    with packed.open(name) as opened:
        while part := opened.read(_PART):
            summed.update(part)
    return summed.hexdigest()


def _make_room(*, replace: bool, told: Callable[[str], None]) -> Path | None:
    """Refuse a site that is not empty, or back it up and empty it where that is wanted."""
    if is_empty():
        _empty()
        return None
    if not replace:
        msg = "the site is not empty, expected an empty one or --replace."
        raise RuleBrokenError(msg)
    stamp = f"{timezone.now():%Y%m%dT%H%M%S}"
    kept = Path(settings.HOME) / BACKUPS / f"before-restore-{stamp}.zip"
    told(f"keeping what is there in {kept}")
    backup_write(kept, with_keys=True, told=told)
    _empty()
    return kept


def _empty() -> None:
    """Drop every table and make them anew, with their triggers."""
    quoted = connection.ops.quote_name
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {quoted(table)}{cascade}")
    call_command("migrate", verbosity=0, interactive=False)
    for label in _MADE_BY_MIGRATIONS:
        apps.get_model(label)._base_manager.all().delete()  # noqa: SLF001 - all rows


def _home_restore(packed: zipfile.ZipFile) -> None:
    """Put checkpoints and keys back; what stood there before keeps another name."""
    for name in (CHECKPOINTS, *KEYS):
        target = Path(settings.HOME) / name
        inside = f"home/{name}"
        found = inside in packed.namelist()
        if target.exists() and (found or name == CHECKPOINTS):
            target.replace(target.with_name(f"{name}.before-restore"))
        if found:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(packed.read(inside))
            target.chmod(0o600)
    if not all(one.is_genuine for one in checkpoints_read()):
        # Signed with the key of another machine: kept for whoever holds that key's public half.
        file = Path(settings.HOME) / CHECKPOINTS
        file.replace(file.with_name(f"{CHECKPOINTS}.from-backup"))


def _folders_restore(packed: zipfile.ZipFile, folders: list[str]) -> dict[str, str]:
    """Unpack the study folders; return where each of them lies now."""
    home = (Path(settings.HOME) / "restored-studies").resolve()
    places = {}
    for number, folder in enumerate(folders):
        target = home / f"{timezone.now():%Y%m%dT%H%M%S}-{number}"
        places[folder] = str(target)
        prefix = f"studies/{number}/"
        for name in packed.namelist():
            if name.startswith(prefix):
                goal = (target / name.removeprefix(prefix)).resolve()
                if not goal.is_relative_to(target):
                    msg = f"{name} leads outside the study's folder."
                    raise UnusableInputError(msg)
                goal.parent.mkdir(parents=True, exist_ok=True)
                goal.write_bytes(packed.read(name))
    return places


def _rows_restore(packed: zipfile.ZipFile, rows: dict[str, int]) -> None:
    """Write every row as it was."""
    for label, model in stored_models().items():
        written = 0
        with packed.open(f"records/{label}.jsonl") as opened:
            for batch in _batches(opened):
                _insert(model, batch)
                written += len(batch)
        if written != rows[label]:
            msg = f"{label} has {written} rows, expected {rows[label]}."
            raise UnusableInputError(msg)


def _batches(lines: Any) -> Iterator[list[models.Model]]:
    """Return the rows in portions."""
    batch: list[models.Model] = []
    for line in lines:
        batch += [one.object for one in serializers.deserialize("jsonl", line)]
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _insert(model: type[models.Model], batch: list[models.Model]) -> None:
    """Insert rows raw, so that no field thinks it is being made now."""
    fields = list(model._meta.local_concrete_fields)  # noqa: SLF001 - Django's own door
    most = connection.features.max_query_params or 30_000
    step = max(1, most // len(fields))
    for start in range(0, len(batch), step):
        part = batch[start : start + step]
        model._base_manager._insert(part, fields=fields, raw=True, using="default")  # type: ignore[attr-defined]  # noqa: SLF001 - as above


def _folders_point_to(places: dict[str, str]) -> None:
    """Let each run point to where its folder lies now."""
    runs = apps.get_model("studies", "StudyRun").objects
    for before, now in places.items():
        runs.filter(folder=before).update(folder=now)


def _sequences_reset() -> None:
    """Let new rows be numbered after the restored ones."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(stored_models().values()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
