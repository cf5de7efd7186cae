"""Two finished runs held against each other."""

from dataclasses import dataclass
from pathlib import Path

from naervaer.domain.errors import MissingDataError
from naervaer.web.records.studies.models import StudyRun

_MEASURES = ("minutes_mean", "minutes_p95", "share_within_45", "people_beyond_60")


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One service in the country or a district, with (A, B, difference) of each measure."""

    service: str
    where: str
    values: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class ComparedRuns:
    """What is different in B.

    Attributes
    ----------
    measures
        Names of the measures, in the order of each row's values.
    settings
        (name, value in A, value in B) of settings that differ.
    rows
        Country first, then districts, by service.

    """

    measures: tuple[str, ...]
    settings: tuple[tuple[str, str, str], ...]
    rows: tuple[ComparedRow, ...]


def runs_compare(a: StudyRun, b: StudyRun) -> ComparedRuns:
    """Return what is different in B.

    Raises
    ------
    MissingDataError
        When a run has no result.
    UnusableInputError
        When the two are no access studies of the same country.

    """
    # The site carries pandas only where two runs are compared.
    from naervaer.studies.compare import (  # noqa: PLC0415 - as said
        compare_studies,
        comparison_as_dict,
        read_study,
    )

    for run in (a, b):
        if not run.folder:
            msg = f"run {run.pk} has no result, expected a finished run."
            raise MissingDataError(msg)
    compared = comparison_as_dict(
        compare_studies(read_study(Path(a.folder)), read_study(Path(b.folder)))
    )
    return ComparedRuns(
        measures=_MEASURES,
        settings=tuple((one["name"], one["a"], one["b"]) for one in compared["settings"]),
        rows=tuple(
            ComparedRow(
                service=row["service"],
                where=row["group_name"],
                values=tuple(
                    (row[f"{name}_a"], row[f"{name}_b"], row[f"{name}_difference"])
                    for name in _MEASURES
                ),
            )
            for row in compared["differences"]
        ),
    )
