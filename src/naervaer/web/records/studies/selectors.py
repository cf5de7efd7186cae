"""Reading study runs and their figures."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db.models import Q, QuerySet

from naervaer.domain.authority import COUNTRY, Act, Actor, Place
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.studies.adoption import CALLS_PREFIX, OF_A_DISTRICT
from naervaer.web.records.studies.models import StudyFigure, StudyRun

MEASUREMENTS_FILE = "measurements.json"
PUBLIC_FOLDER = "public"
HEADLINES_FILE = "findings.json"


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding in one language: its key, the number that carries it, the whole sentence."""

    key: str
    number: str
    sentence: str


def published_run(study: str) -> StudyRun | None:
    """Return the newest published run of a study, or None."""
    return (
        StudyRun.objects.filter(study=study, is_published=True, state=StudyRun.State.DONE)
        .order_by("-published_at", "-pk")
        .first()
    )


def run_seen_by(actor: Actor, run_id: int) -> StudyRun | None:
    """Return one run if the actor may see it, or None."""
    return runs_seen_by(actor).filter(pk=run_id).select_related("district").first()


def runs_seen_by(actor: Actor) -> QuerySet[StudyRun]:
    """Return the runs an actor may see: the published ones and those of the own districts.

    Whoever sees a single municipality sees what is published: a run is of a whole district.
    """
    seen = Q(is_published=True)
    places = actor.reach(Act.SEE_STUDIES)
    if COUNTRY in places:
        return StudyRun.objects.all()
    names = [place.district for place in places if place.municipality is None]
    return StudyRun.objects.filter(seen | Q(district__name__in=names))


def scenario_runs_seen_by(actor: Actor) -> QuerySet[StudyRun]:
    """Return the finished access runs beside the published one that the actor may see.

    The newest comes first.
    """
    done = runs_seen_by(actor).filter(study="access", state=StudyRun.State.DONE)
    base = published_run("access")
    return (done.exclude(pk=base.pk) if base else done).order_by("-pk")


def figures_of(run: StudyRun, *, measure: str) -> dict[str, float | None]:
    """Return one measure of a run by municipality number."""
    rows = StudyFigure.objects.filter(run=run, measure=measure, area_kind="municipality")
    return dict(rows.values_list("area", "value"))


def figures_for(run: StudyRun, *, municipality: str) -> dict[str, float | None]:
    """Return every measure of a run for one municipality."""
    rows = StudyFigure.objects.filter(run=run, area=municipality, area_kind="municipality")
    return dict(rows.values_list("measure", "value"))


@dataclass(frozen=True, slots=True)
class ExpectedCalls:
    """Calls expected in one municipality over a period.

    Attributes
    ----------
    run
        The study.
    first_day, last_day
        The period.
    kind
        How the figures came about.
    figures
        `mean` and quantiles such as `q100`, in calls; None where withheld.

    """

    run: StudyRun
    first_day: date
    last_day: date
    kind: Kind
    figures: dict[str, float | None]


def calls_expected(actor: Actor, *, municipality: str, today: date) -> ExpectedCalls | None:
    """Return what is expected of a municipality, by a study that the actor may see.

    A period that is not over goes before one that is, then the newest study.
    """
    named = CALLS_PREFIX + "mean"
    seen = runs_seen_by(actor).filter(study__in=OF_A_DISTRICT, state=StudyRun.State.DONE)
    runs = seen.filter(
        pk__in=StudyFigure.objects.filter(
            measure=named, area_kind="municipality", area=municipality
        ).values("run")
    )
    periods = [(run, *_period_of(run)) for run in runs]
    if not periods:
        return None
    run, first, last = max(periods, key=lambda one: (one[2] >= today, one[0].ended_at))
    rows = StudyFigure.objects.filter(
        run=run, area=municipality, area_kind="municipality", measure__startswith=CALLS_PREFIX
    )
    told = [(row.measure.removeprefix(CALLS_PREFIX), row.value, row.kind) for row in rows]
    kind = least_firm(Kind(one) for _, _, one in told)
    return ExpectedCalls(run, first, last, kind, {name: value for name, value, _ in told})


def _period_of(run: StudyRun) -> tuple[date, date]:
    """Return the first and last day that a study of a district is about."""
    chosen = (run.manifest or {}).get("settings") or run.settings
    first = date.fromisoformat(chosen["first_day"])
    return first, first + timedelta(weeks=int(chosen["weeks"])) - timedelta(days=1)


def published_runs() -> QuerySet[StudyRun]:
    """Return the published runs that are done, the newest first."""
    return StudyRun.objects.filter(is_published=True, state=StudyRun.State.DONE)


def measurements_published() -> list[tuple[StudyRun, Measurement]]:
    """Return what the newest published run of each study measured of the promises.

    The numbers are read from `measurements.json` in the run's folder; a run without the file
    measured nothing.

    Raises
    ------
    UnusableInputError
        When a file is there and does not hold measurements.

    """
    newest: dict[str, StudyRun] = {}
    for run in published_runs():
        newest.setdefault(run.study, run)
    return [(run, one) for run in newest.values() for one in _measured(run)]


def headlines_of(run: StudyRun, *, language: str) -> list[Headline]:
    """Return a run's headline findings in a language, or bokmål where it lacks words.

    A run from before headlines were kept, or of a study without any, has none.
    """
    file = Path(run.folder) / HEADLINES_FILE
    if not run.folder or not file.is_file():
        return []
    records = json.loads(file.read_text(encoding="utf-8"))
    return [
        Headline(
            key=record["key"],
            number=record["number"].get(language) or record["number"]["nb"],
            sentence=record["sentence"].get(language) or record["sentence"]["nb"],
        )
        for record in records
    ]


def _measured(run: StudyRun) -> list[Measurement]:
    file = Path(run.folder) / MEASUREMENTS_FILE
    if not run.folder or not file.is_file():
        return []
    try:
        records = json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        msg = f"{file} is not JSON: {error}"
        raise UnusableInputError(msg) from error
    if not isinstance(records, list):
        msg = f"{file} holds a {type(records).__name__}, expected a list of measurements."
        raise UnusableInputError(msg)
    return [Measurement.from_record(record) for record in records]


def result_files(run: StudyRun, actor: Actor) -> list[str]:
    """Return the names of a run's files that the actor may see, within their folder, sorted."""
    root = _root(run, actor)
    if root is None or not root.is_dir():
        return []
    found = (file for file in root.rglob("*") if file.is_file())
    return sorted(file.relative_to(root).as_posix() for file in found)


def result_file(run: StudyRun, name: str, actor: Actor) -> Path | None:
    """Return one of a run's files if the actor may see it; nothing outside its folder."""
    root = _root(run, actor)
    return root / name if root is not None and name in result_files(run, actor) else None


def _root(run: StudyRun, actor: Actor) -> Path | None:
    """Return the folder the actor may see.

    A study with rosters and gaps keeps what may be shared in a folder of its own; the rest is
    for those who see the studies of the run's district.
    """
    if not run.folder:
        return None
    folder = Path(run.folder)
    shared = folder / PUBLIC_FOLDER
    place = Place(run.district.name) if run.district else COUNTRY
    if not shared.is_dir() or actor.may(Act.SEE_STUDIES, place):
        return folder
    return shared
