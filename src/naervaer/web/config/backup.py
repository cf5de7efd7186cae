"""A backup: one file with every record, the study folders and the checkpoints.

The records are written as lines of JSON by model, so that a backup made on SQLite is restored
on PostgreSQL and the other way round. Keys stay out unless they are asked for: without the
site's key the sealed secrets (one-time codes, identities) cannot be read again.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from naervaer.web.config.secret import SECRET_FILE
from naervaer.web.records.audit.checkpoints import CHECKPOINTS, KEY_FILE

FORMAT = 1
BACKUPS = "backups"
MANIFEST = "manifest.json"
KEYS = (SECRET_FILE, KEY_FILE)
_LEFT_OUT = {"contenttypes", "auth", "sessions"}


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds.

    Attributes
    ----------
    rows
        How many rows by model.
    folders
        How many study folders.
    history
        Number of the last change.

    """

    rows: dict[str, int]
    folders: int
    history: int


class ExactEncoder(DjangoJSONEncoder):
    """Moments keep their microseconds, which Django's own encoder cuts off and seals need."""

    def default(self, o: Any) -> Any:
        """Return a value as JSON has it."""
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


def backup_write(file: Path, *, with_keys: bool, told: Callable[[str], None]) -> BackupReport:
    """Write a backup; a half-written file never bears the name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as packed:
        sums: dict[str, str] = {}
        with _snapshot():
            rows = {
                label: _model_write(packed, label, model, sums)
                for label, model in stored_models().items()
            }
            head = apps.get_model("audit", "HistoryHead").objects.first()
            folders = study_folders()
        told(f"{sum(rows.values())} rows")
        for number, folder in enumerate(folders):
            _folder_write(packed, f"studies/{number}", Path(folder), sums)
        told(f"{len(folders)} study folders")
        for name in (CHECKPOINTS, *(KEYS if with_keys else ())):
            kept = Path(settings.HOME) / name
            if kept.is_file():
                _bytes_write(packed, f"home/{name}", kept.read_bytes(), sums)
        history = head.number if head else 0
        manifest = {
            "format": FORMAT,
            "made_at": timezone.now().isoformat(),
            "migrations": applied_migrations(),
            "rows": rows,
            "folders": folders,
            "history": history,
            "sha256": sums,
        }
        packed.writestr(MANIFEST, json.dumps(manifest, indent=1))
    partial.chmod(0o600)
    partial.replace(file)
    return BackupReport(rows, len(folders), history)


def usual_file() -> Path:
    """Return where a backup goes when nobody says where: in the home folder."""
    return Path(settings.HOME) / BACKUPS / f"naervaer-{timezone.now():%Y%m%dT%H%M%S}.zip"


def stored_models() -> dict[str, type[models.Model]]:
    """Return every model whose rows are kept, by label."""
    return {
        model._meta.label_lower: model  # noqa: SLF001 - Django's own door
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in _LEFT_OUT  # noqa: SLF001 - as above
        and model._meta.managed  # noqa: SLF001 - as above
        and not model._meta.proxy  # noqa: SLF001 - as above
    }


def study_folders() -> list[str]:
    """Return the folders that study runs point to and that are there."""
    named = apps.get_model("studies", "StudyRun").objects.exclude(folder="")
    folders = named.values_list("folder", flat=True).distinct()
    return [folder for folder in sorted(folders) if Path(folder).is_dir()]


def applied_migrations() -> list[str]:
    """Return the migrations the database has had, sorted."""
    done = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in done)


def _snapshot() -> Any:
    """Return a transaction in which every table is read as of one moment."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        return _RepeatableRead()
    return transaction.atomic()


class _RepeatableRead(transaction.Atomic):
    """A transaction that sees one moment, on PostgreSQL."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=True)

    def __enter__(self) -> None:
        """Begin, and fix the moment."""
        super().__enter__()
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _model_write(
    packed: zipfile.ZipFile, label: str, model: type[models.Model], sums: dict[str, str]
) -> int:
    """Write a model's rows as lines; return how many."""
    written, summed = 0, hashlib.sha256()
    name = f"records/{label}.jsonl"
    with packed.open(name, "w", force_zip64=True) as opened:
        for line in _lines(model):
            opened.write(line)
            summed.update(line)
            written += 1
    sums[name] = summed.hexdigest()
    return written


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    """Return a model's rows, each as one line of JSON."""
    rows = model._base_manager.order_by("pk").iterator(chunk_size=2000)  # noqa: SLF001 - all rows
    for row in rows:
        yield serializers.serialize("jsonl", [row], cls=ExactEncoder).encode()


def _folder_write(
    packed: zipfile.ZipFile, name: str, folder: Path, sums: dict[str, str]
) -> None:
    """Write the files of a folder."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            inside = f"{name}/{file.relative_to(folder).as_posix()}"
            _bytes_write(packed, inside, file.read_bytes(), sums)


def _bytes_write(
    packed: zipfile.ZipFile, name: str, content: bytes, sums: dict[str, str]
) -> None:
    """Write one file and remember its checksum."""
    packed.writestr(name, content)
    sums[name] = hashlib.sha256(content).hexdigest()
