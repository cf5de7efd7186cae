"""Publishing series: a new version when the content has changed, and nothing otherwise."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from naervaer.domain.authority import Actor
from naervaer.domain.figures import Kind
from naervaer.registers.baseline import Baseline
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.datasets.catalogue import SERIES
from naervaer.web.records.datasets.formats import described, plain_rows, written
from naervaer.web.records.datasets.models import SeriesFile, SeriesRow, SeriesVersion
from naervaer.web.records.datasets.rows import MAKERS, Ground
from naervaer.web.records.datasets.series import Series
from naervaer.web.records.reach.selectors import municipality_positions

_ROWS_AT_A_TIME = 1_000


def figures_publish(*, baseline: Baseline, today: date, actor: Actor) -> list[SeriesVersion]:
    """Publish every series whose content has changed; return the new versions."""
    ground = Ground(baseline, today)
    made = []
    for series in SERIES:
        rows = list(MAKERS[series.slug](ground))
        version = series_publish(series=series, rows=rows, actor=actor)
        if version is not None:
            made.append(version)
    return made


@transaction.atomic
def series_publish(
    *, series: Series, rows: Sequence[dict[str, Any]], actor: Actor
) -> SeriesVersion | None:
    """Publish the rows as the next version, or return None where they are the last one's."""
    ordered = [{one.key: row[one.key] for one in series.columns} for row in rows]
    with translation.override("nb"):
        columns = [described(one) for one in series.columns]
    checksum = _checksum([columns, plain_rows(ordered)])
    versions = SeriesVersion.objects.filter(series=series.slug)
    last = versions.first()
    if last is not None and last.checksum == checksum:
        return None
    version = SeriesVersion.objects.create(
        series=series.slug,
        number=1 + (versions.aggregate(last=Max("number"))["last"] or 0),
        published_at=timezone.now(),
        published_by=actor.name,
        checksum=checksum,
        row_count=len(ordered),
        has_synthetic=any(row["kind"] == Kind.SYNTHETIC.value for row in ordered),
        columns=columns,
    )
    _store_rows(version, series, ordered)
    _store_files(version, series, ordered)
    change_record(
        actor=actor,
        act="figures.publish",
        thing=version,
        why=f"{series.slug} {version.number}",
        after={"rows": version.row_count, "checksum": checksum},
    )
    return version


def about_version(series: Series, version: SeriesVersion) -> dict[str, Any]:
    """Return what a file says of itself."""
    with translation.override("nb"):
        return {
            "series": series.slug,
            "title": str(series.title),
            "version": version.number,
            "published": version.published_at.date().isoformat(),
            "licence": series.licence,
            "attribution": list(series.sources),
            "method": str(series.method),
            "contains_synthetic": version.has_synthetic,
        }


def _store_rows(version: SeriesVersion, series: Series, rows: list[dict[str, Any]]) -> None:
    SeriesRow.objects.bulk_create(
        (
            SeriesRow(
                version=version,
                position=at,
                area=(values[series.area] or "") if series.area else "",
                values=values,
            )
            for at, values in enumerate(plain_rows(rows))
        ),
        batch_size=_ROWS_AT_A_TIME,
    )


def _store_files(version: SeriesVersion, series: Series, rows: list[dict[str, Any]]) -> None:
    with translation.override("nb"):
        files = written(
            series,
            rows,
            about=about_version(series, version),
            places=municipality_positions() if series.place == "municipality" else {},
        )
    SeriesFile.objects.bulk_create(
        SeriesFile(
            version=version,
            form=form,
            content=content,
            size=len(content),
            checksum=hashlib.sha256(content).hexdigest(),
        )
        for form, content in files.items()
    )


def _checksum(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
