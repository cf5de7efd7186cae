"""Reading published series; all of it is public."""

from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from naervaer.web.records.datasets.models import SeriesFile, SeriesRow, SeriesVersion


def latest_versions() -> dict[str, SeriesVersion]:
    """Return the newest version of each series that has one."""
    newest = SeriesVersion.objects.filter(series=OuterRef("series")).order_by("-number")
    rows = SeriesVersion.objects.filter(pk=Subquery(newest.values("pk")[:1]))
    return {row.series: row for row in rows.prefetch_related(None)}


def versions_of(series: str) -> QuerySet[SeriesVersion]:
    """Return every version of a series, newest first."""
    return SeriesVersion.objects.filter(series=series)


def version_of(series: str, number: int | None = None) -> SeriesVersion | None:
    """Return one version of a series, or its newest; None where there is none."""
    versions = versions_of(series)
    return (versions if number is None else versions.filter(number=number)).first()


def files_of(version: SeriesVersion) -> QuerySet[SeriesFile]:
    """Return the files of a version by form, without their content."""
    return SeriesFile.objects.filter(version=version).defer("content")


def file_of(version: SeriesVersion, form: str) -> SeriesFile | None:
    """Return one file with its content, or None."""
    return SeriesFile.objects.filter(version=version, form=form).first()


def rows_of(version: SeriesVersion, *, municipality: str = "") -> QuerySet[SeriesRow]:
    """Return the rows of a version in order, of one municipality or all."""
    rows = SeriesRow.objects.filter(version=version)
    return rows.filter(area=municipality) if municipality else rows


def last_published() -> datetime | None:
    """Return when anything was published last."""
    found: datetime | None = SeriesVersion.objects.aggregate(at=Max("published_at"))["at"]
    return found
