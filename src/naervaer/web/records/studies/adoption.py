"""A finished study folder becomes a run with figures by area that pages can show."""

import json
import re
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import MissingDataError
from naervaer.domain.figures import Kind
from naervaer.web.records.areas.selectors import districts_all
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.studies.models import StudyFigure, StudyRun

MANIFEST = "manifest.json"
DEMAND_FILE = "demand_by_municipality.csv"
OF_A_DISTRICT = ("demand", "duty")
"""Studies that are of one police district alone."""

CALLS_PREFIX = "calls_"
_UNITS = {"minutes": "minutter", "share": "andel", "people": "personer", "own": "ja/nei"}
_NOT_MEASURES = {"municipality", "name", "district"}


@transaction.atomic
def study_adopt(
    *, folder: Path, study: str, title: str, actor: Actor, is_published: bool = False
) -> StudyRun:
    """Take a finished study folder into the site, with its figures by municipality.

    Raises
    ------
    MissingDataError
        When the folder holds no finished study.

    """
    read = manifest_of(folder)
    now = timezone.now()
    run = StudyRun.objects.create(
        study=study,
        title=title,
        state=StudyRun.State.DONE,
        settings=read.get("settings") or {},
        manifest=read,
        folder=str(folder.resolve()),
        district=districts_all().filter(name=_district_of(read)).first(),
        is_published=is_published,
        published_at=now if is_published else None,
        asked_by=actor.account or "",
        begun_at=now,
        ended_at=now,
    )
    figures_load(run=run)
    change_record(actor=actor, act="study.adopt", thing=run, why=title)
    return run


def _district_of(manifest: dict[str, Any]) -> str | None:
    """Return the district of a study that is of one alone, as those with rosters are."""
    settings = manifest.get("settings") or {}
    return settings.get("district") if manifest.get("study") in OF_A_DISTRICT else None


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of a finished study.

    Raises
    ------
    MissingDataError
        When the folder holds none.

    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        msg = f"{folder} holds no {MANIFEST}, expected the folder of a finished study."
        raise MissingDataError(msg)
    read: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    return read


def figures_load(*, run: StudyRun) -> int:
    """Load a run's figures by municipality from its folder; return how many.

    They stand in `municipalities.csv`, and the calls expected in `demand_by_municipality.csv`,
    which a duty study keeps among what may be shared.
    """
    folder = Path(run.folder)
    rows = _rows_of_places(run, folder / "municipalities.csv")
    found = (folder / DEMAND_FILE, folder / "public" / DEMAND_FILE)
    rows += _rows_of_calls(run, next((file for file in found if file.is_file()), found[0]))
    StudyFigure.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def _records(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a table; none where there is no file."""
    import pandas as pd  # noqa: PLC0415 - the site carries it only where a study is taken in

    if not file.is_file():
        return []
    table = pd.read_csv(file, dtype={"municipality": str})
    records: list[dict[str, Any]] = (
        table.astype(object).where(table.notna(), None).to_dict("records")
    )
    return records


def _rows_of_places(run: StudyRun, file: Path) -> list[StudyFigure]:
    return [
        StudyFigure(
            run=run,
            area_kind="municipality",
            area=row["municipality"],
            measure=measure,
            value=None if value is None else float(value),
            unit=_unit(measure),
            kind=Kind.COMPUTED.value,
        )
        for row in _records(file)
        for measure, value in row.items()
        if measure not in _NOT_MEASURES
    ]


def _rows_of_calls(run: StudyRun, file: Path) -> list[StudyFigure]:
    """Return the calls expected; a figure the study withheld is there without a value.

    Raises
    ------
    MissingDataError
        When the file lacks what every such table has.

    """
    records = _records(file)
    needed = {"municipality", "mean", "kind"}
    if records and not needed <= records[0].keys():
        msg = f"{file} lacks {', '.join(sorted(needed - records[0].keys()))}."
        raise MissingDataError(msg)
    return [
        StudyFigure(
            run=run,
            area_kind="municipality",
            area=row["municipality"],
            measure=f"{CALLS_PREFIX}{name}",
            value=None if value is None else float(value),
            unit="oppdrag",
            kind=(Kind.SYNTHETIC if row["kind"] == "synthetic" else Kind.ESTIMATED).value,
        )
        for row in records
        for name, value in row.items()
        if name == "mean" or re.fullmatch(r"q\d{3}", name)
    ]


def _unit(measure: str) -> str:
    """Return the unit a measure's name tells."""
    return next((unit for word, unit in _UNITS.items() if word in measure), "")
