"""The council's picture shows the calls expected, with interval, kind, period and study."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.web.interface.interval_charts import interval_chart
from naervaer.web.records.studies.adoption import study_adopt
from naervaer.web.records.studies.kinds import kind_of
from naervaer.web.records.studies.models import StudyFigure, StudyRun

PICTURE = "/politirad/1848-steigen/rom/bilde/"
HEAD = "municipality,name,mean,q025,q100,q900,q975,withheld,kind"
ROW = "1848,Steigen,30.4,14,20,41,50,no,synthetic"


def adopted(
    folder: Path,
    *,
    first_day: date,
    rows: tuple[str, ...] = (ROW,),
    head: str = HEAD,
    study: str = "demand",
    is_published: bool = True,
) -> StudyRun:
    """Take in a study of Nordland with these rows."""
    place = folder / "public" if study == "duty" else folder
    place.mkdir(parents=True)
    text = "\n".join([head, *rows]) + "\n"
    (place / "demand_by_municipality.csv").write_text(text, encoding="utf-8")
    settings = {"district": "Nordland", "first_day": first_day.isoformat(), "weeks": 6}
    told = {"study": study, "settings": settings}
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return study_adopt(
        folder=folder, study=study, title="Prøve", actor=SYSTEM, is_published=is_published
    )


def shown_to(client: Client) -> str:
    answer = client.get(PICTURE)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


@pytest.mark.parametrize("study", ["demand", "duty"])
def test_the_picture_shows_the_expected_calls_with_interval_and_study(
    signed_in: Callable[..., Client], tmp_path: Path, monday: date, study: str
) -> None:
    reader = signed_in(Role.COUNCIL_MEMBER)
    run = adopted(tmp_path / "study", first_day=monday, study=study)
    answer = reader.get(PICTURE).content.decode()
    assert f'href="/analyse/{run.pk}/"' in answer
    shown = shown_to(reader)
    assert "80 prosent sikkert mellom 20–41" in shown
    assert "95 prosent sikkert mellom 14–50" in shown
    assert "syntetisk" in shown
    assert "ikke observert" in shown
    assert 'class="chart-inner"' in answer
    assert "Perioden er over" not in shown


def test_a_district_without_a_study_says_so_and_how_to_run_one(
    signed_in: Callable[..., Client],
) -> None:
    shown = shown_to(signed_in(Role.COUNCIL_MEMBER))
    assert "Ingen studie har sagt hva som ventes i Nordland politidistrikt." in shown
    assert "naervaer study run demand --district" in shown
    analyst = signed_in(Role.DISTRICT_ANALYST).get(PICTURE).content.decode()
    assert 'href="/analyse/ny/"' in analyst


def test_a_withheld_sum_is_not_shown(
    signed_in: Callable[..., Client], tmp_path: Path, monday: date
) -> None:
    adopted(tmp_path / "study", first_day=monday, rows=("1848,Steigen,,,,,,yes,own",))
    shown = shown_to(signed_in(Role.COUNCIL_MEMBER))
    assert "så lite at det ikke vises" in shown
    assert "anslag" in shown


def test_a_study_that_is_not_published_is_for_the_district_alone(
    signed_in: Callable[..., Client], tmp_path: Path, monday: date
) -> None:
    adopted(tmp_path / "study", first_day=monday, is_published=False)
    assert "Ingen studie har sagt" in shown_to(signed_in(Role.COUNCIL_MEMBER))
    assert "20–41" in shown_to(signed_in(Role.DISTRICT_ANALYST))
    elsewhere = signed_in(Role.DISTRICT_ANALYST, Place("Oslo"))
    assert elsewhere.get(PICTURE).status_code == 403


def test_a_period_that_is_not_over_goes_before_a_newer_study(
    signed_in: Callable[..., Client], tmp_path: Path, monday: date
) -> None:
    adopted(tmp_path / "ahead", first_day=monday)
    late = "1848,Steigen,99,60,70,120,150,no,synthetic"
    adopted(tmp_path / "over", first_day=monday - timedelta(weeks=30), rows=(late,))
    assert "20–41" in shown_to(signed_in(Role.COUNCIL_MEMBER))
    StudyRun.objects.filter(folder__endswith="ahead").delete()
    shown = shown_to(signed_in(Role.POLICE_CONTACT))
    assert "70–120" in shown
    assert "Perioden er over" in shown


def test_figures_are_kept_with_their_kind(areas: None, tmp_path: Path, monday: date) -> None:
    run = adopted(tmp_path / "study", first_day=monday)
    assert run.district is not None
    assert run.district.name == "Nordland"
    found = StudyFigure.objects.get(run=run, measure="calls_q900")
    assert (found.value, found.unit, found.kind) == (41.0, "oppdrag", "synthetic")


def test_a_table_without_its_columns_is_refused(
    areas: None, tmp_path: Path, monday: date
) -> None:
    with pytest.raises(MissingDataError, match="lacks kind, mean"):
        adopted(
            tmp_path / "study",
            first_day=monday,
            head="municipality,name",
            rows=("1848,Steigen",),
        )
    assert not StudyRun.objects.exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"first_day": "i morgen"}, "expected a day such as"),
        ({"first_day": "2026-12-08"}, "expected a Monday"),
        ({"weeks": 0}, "expected 1 to 26"),
        ({"sone": 3}, "setting 'sone' is unknown"),
    ],
)
def test_a_study_nobody_can_run_is_refused(settings: dict[str, object], said: str) -> None:
    with pytest.raises(UnusableInputError, match=said):
        kind_of("demand").check(settings)


def test_the_chosen_monday_is_kept_in_the_record() -> None:
    checked = kind_of("demand").check({"district": "Troms", "first_day": "2026-12-07"})
    assert (checked["first_day"], checked["district"]) == ("2026-12-07", "Troms")


@pytest.mark.parametrize("scale", [0.01, 1.0, 37.0, 4000.0])
def test_the_drawing_holds_its_figures_in_order(scale: float) -> None:
    names = {"mean": 30.4, "q025": 14.0, "q100": 20.0, "q900": 41.0, "q975": 50.0}
    chart = interval_chart(
        name="a",
        title="b",
        description="c",
        unit="d",
        figures={name: value * scale for name, value in names.items()},
    )
    places = [chart.outer[0], chart.inner[0], chart.at, chart.inner[1], chart.outer[1]]
    assert places == sorted(places)
    assert chart.left <= places[0]
    assert places[-1] <= chart.right
    assert 2 <= len(chart.across) <= 6
