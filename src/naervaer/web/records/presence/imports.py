"""A file's way into the book: uploaded, looked at, corrected, confirmed, undone.

The file is kept as it was given, with its checksum and the corrections made to it, so that
what an import brought into the book can be seen even after it is undone. Nothing reaches the
book before the file has no errors left and somebody has confirmed it.
"""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.web.records.areas.selectors import municipalities_all
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.bulk import lines_remove, lines_write
from naervaer.web.records.presence.checking import Checked, Ground, expect_reason, rows_check
from naervaer.web.records.presence.models import PresenceImport, PresenceRow, ResourceGroup
from naervaer.web.records.presence.reading import (
    COLUMNS,
    Cells,
    file_rows,
    rows_pack,
    rows_unpack,
)

MOST_PROBLEMS_SHOWN = 200
BOOK_KINDS = (Kind.OFFICIAL, Kind.ESTIMATED, Kind.SYNTHETIC)
"""The kinds a file may be said to be."""


@transaction.atomic
def import_upload(
    *, district: Any, file_name: str, content: bytes, kind: Kind, actor: Actor
) -> PresenceImport:
    """Take a file in and look at it; nothing reaches the book yet.

    Raises
    ------
    UnusableInputError
        When the file as a whole cannot be read, or its kind is none the book takes.

    """
    if kind not in BOOK_KINDS:
        names = ", ".join(one.label for one in BOOK_KINDS)
        msg = _("Filen er merket «%(kind)s»; ventet %(names)s.") % {
            "kind": kind.label,
            "names": names,
        }
        raise UnusableInputError(msg)
    batch = PresenceImport(
        district=district,
        file_name=file_name[:200],
        checksum=hashlib.sha256(content).hexdigest(),
        content=content,
        kind=kind.value,
        uploaded_by=actor.account or "",
    )
    rows = file_rows(file_name, content)
    batch.cells = rows_pack(rows)
    batch.save()
    _look(batch, rows, _ground(batch))
    change_record(
        actor=actor, act="import.upload", thing=batch, why=file_name, after=_seen(batch)
    )
    return batch


@transaction.atomic
def import_correct(
    *, batch: PresenceImport, corrections: dict[int, Cells], actor: Actor
) -> PresenceImport:
    """Correct cells of the file by row number and column, and look at it again.

    Raises
    ------
    UnusableInputError
        When the file is no longer waiting, or a column does not exist.

    """
    batch = _waiting(batch)
    for row, cells in corrections.items():
        unknown = [column for column in cells if column not in COLUMNS]
        if unknown:
            msg = _("Kolonnen «%(column)s» finnes ikke; ventet %(names)s.") % {
                "column": unknown[0],
                "names": ", ".join(COLUMNS),
            }
            raise UnusableInputError(msg)
        kept = batch.corrections.setdefault(str(row), {})
        kept.update({column: text.strip() for column, text in cells.items()})
    _look(batch, rows_unpack(bytes(batch.cells)), _ground(batch))
    change_record(
        actor=actor,
        act="import.correct",
        thing=batch,
        why="retting av celler",
        after={str(row): dict(cells) for row, cells in corrections.items()},
    )
    return batch


@transaction.atomic
def import_confirm(*, batch: PresenceImport, actor: Actor) -> PresenceImport:
    """Write the file's rows in the book, all of them or none.

    Raises
    ------
    UnusableInputError
        When the file is no longer waiting, or rows have errors.

    """
    batch = _waiting(batch)
    ground = _ground(batch)
    checked = _look(batch, rows_unpack(bytes(batch.cells)), ground)
    if checked.problems:
        msg = _("%(count)s rader har feil; rett dem før filen føres inn.") % {
            "count": checked.rows_wrong
        }
        raise UnusableInputError(msg)
    batch.rows_added = lines_write(checked.lines, batch=batch, source=ground.source_columns)
    batch.state = PresenceImport.State.CONFIRMED
    batch.confirmed_at = timezone.now()
    batch.save()
    change_record(
        actor=actor, act="import.confirm", thing=batch, why=batch.file_name, after=_seen(batch)
    )
    return batch


@transaction.atomic
def import_undo(*, batch: PresenceImport, actor: Actor, why: str) -> PresenceImport:
    """Take everything a file brought out of the book again; the file is kept.

    Raises
    ------
    UnusableInputError
        When the file is not in the book, or no reason is given.

    """
    expect_reason(why)
    batch = PresenceImport.objects.select_for_update().get(pk=batch.pk)
    if batch.state != PresenceImport.State.CONFIRMED:
        msg = _("%(file)s er ikke ført inn; bare det som står i boka, kan angres.") % {
            "file": batch.file_name
        }
        raise UnusableInputError(msg)
    if PresenceRow.objects.filter(planned__batch=batch).exists():
        msg = _("Rader fra filen er alt bekreftet som levert; ta tilbake bekreftelsene først.")
        raise UnusableInputError(msg)
    lines_remove(batch=batch)
    before = _seen(batch)
    batch.state = PresenceImport.State.UNDONE
    batch.undone_at = timezone.now()
    batch.save()
    change_record(
        actor=actor,
        act="import.undo",
        thing=batch,
        why=why,
        before=before,
        after=_seen(batch),
    )
    return batch


@transaction.atomic
def import_discard(*, batch: PresenceImport, actor: Actor) -> PresenceImport:
    """Put a waiting file aside."""
    batch = _waiting(batch)
    batch.state = PresenceImport.State.DISCARDED
    batch.save(update_fields=["state"])
    change_record(actor=actor, act="import.discard", thing=batch, why=batch.file_name)
    return batch


def _look(batch: PresenceImport, rows: list[tuple[int, Cells]], ground: Ground) -> Checked:
    """Check the rows with their corrections and keep what was found on the batch."""
    for number, cells in rows:
        cells.update(batch.corrections.get(str(number), {}))
    checked = rows_check(rows, ground=ground)
    shown = checked.problems[:MOST_PROBLEMS_SHOWN]
    wrong = {problem.row for problem in shown}
    batch.problems = [problem.as_record() for problem in shown]
    batch.wrong_rows = {str(number): cells for number, cells in rows if number in wrong}
    batch.rows_read = len(rows)
    batch.rows_known = checked.known
    batch.rows_wrong = checked.rows_wrong
    batch.save()
    return checked


def _ground(batch: PresenceImport) -> Ground:
    groups = ResourceGroup.objects.filter(district=batch.district)
    inside = municipalities_all().filter(district=batch.district)
    return Ground(
        municipalities=dict(inside.values_list("number", "name")),
        groups={one.name.lower(): one for one in groups},
        source=Source(
            title=f"{batch.district} politidistrikt",
            reference=f"{batch.file_name}, sha256 {batch.checksum[:12]}",
            date=timezone.localdate(),
            kind=Kind(batch.kind),
        ),
        now=timezone.now(),
    )


def _waiting(batch: PresenceImport) -> PresenceImport:
    found = PresenceImport.objects.select_for_update().get(pk=batch.pk)
    if found.state != PresenceImport.State.PREVIEWED:
        msg = _("%(file)s venter ikke lenger på å føres inn.") % {"file": found.file_name}
        raise UnusableInputError(msg)
    return found


def _seen(batch: PresenceImport) -> dict[str, Any]:
    return {
        "file": batch.file_name,
        "checksum": batch.checksum,
        "state": batch.state,
        "rows_read": batch.rows_read,
        "rows_added": batch.rows_added,
        "rows_known": batch.rows_known,
        "rows_wrong": batch.rows_wrong,
    }
