"""Analysts put a scenario together, by map or by form, and the study is asked to run it."""

from collections.abc import Callable

import pytest
from django.test import Client

from naervaer.domain.authority import Role
from naervaer.studies.scenario import parse_scenario
from naervaer.web.portals.country.scenario_forms import ROWS, ScenarioForms
from naervaer.web.records.studies.models import StudyRun

PLACE = "/landet/kart/scenario/"
CHOICES = {
    "places": [("Nordland", "Nordland")],
    "doors": [("steigen", "Steigen"), ("pass-bodo", "Bodø")],
    "areas": [("1848", "Steigen"), ("1811", "Bindal")],
}


def filled(**given: str) -> dict[str, str]:
    """Return what a browser sends: untouched rows as they stand, and what is given."""
    sent = {"name": "Prøve", "place": "Nordland"}
    for key in ROWS:
        sent |= {f"{key}-TOTAL_FORMS": "1", f"{key}-INITIAL_FORMS": "0"}
    sent |= {"apne-0-kind": "point", "apne-0-season": "ordinary"}
    return sent | given


def scenario_of(**given: str) -> dict[str, object]:
    from django.http import QueryDict  # noqa: PLC0415 - used here only

    data = QueryDict(mutable=True)
    for name, value in filled(**given).items():
        data.setlist(name.replace("__", "-"), value.split("|"))
    editor = ScenarioForms(data, **CHOICES)
    assert editor.is_valid(), [part.errors for part in (editor.about, *editor.sets.values())]
    return editor.scenario()


def test_an_untouched_form_is_the_country_as_it_stands() -> None:
    assert scenario_of() == {"name": "Prøve"}


@pytest.mark.parametrize(
    ("given", "key", "change"),
    [
        (
            {"apne__0__name": "Nord", "apne__0__municipality": "1848"},
            "open",
            [{"name": "Nord", "kind": "point", "municipality": "1848", "season": "ordinary"}],
        ),
        ({"steng__0__at": "steigen"}, "close", [{"at": "steigen"}]),
        (
            {"flytt__0__at": "steigen", "flytt__0__municipality": "1811"},
            "move",
            [{"at": "steigen", "municipality": "1811"}],
        ),
        (
            {
                "timer__0__at": "steigen",
                "timer__0__days": "monday|saturday",
                "timer__0__opens": "10:00",
                "timer__0__closes": "14:00",
            },
            "hours",
            {
                "change": [
                    {
                        "at": "steigen",
                        "open": {"monday": "10:00-14:00", "saturday": "10:00-14:00"},
                    }
                ]
            },
        ),
        (
            {"vei__0__road": "Fv 17", "vei__0__municipality": "1811"},
            "roads",
            {"close": [{"road": "Fv 17", "municipality": "1811"}]},
        ),
        ({"no_ferries": "on"}, "roads", {"no_ferries": True}),
        ({"season": "winter"}, "time", {"season": "winter"}),
    ],
)
def test_each_change_is_what_the_study_understands(
    given: dict[str, str], key: str, change: object
) -> None:
    content = scenario_of(**given)
    assert content[key] == change
    assert parse_scenario(content).name == "Prøve"


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"apne-0-name": "Nord"}, "apne-0-municipality"),
        ({"vei-0-road": "Storgata"}, "vei-0-road"),
        (
            {
                "timer-0-at": "steigen",
                "timer-0-days": "monday",
                "timer-0-opens": "14:00",
                "timer-0-closes": "9:00",
            },
            "timer-0-closes",
        ),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(
    given: dict[str, str], wrong: str, signed_in: Callable[..., Client]
) -> None:
    answer = signed_in(Role.DISTRICT_ANALYST).post(PLACE, filled(**given))
    assert answer.status_code == 422
    assert f'id="id_{wrong}_error"' in answer.content.decode()
    assert StudyRun.objects.count() == 0


def test_one_more_row_loses_nothing_that_was_written(signed_in: Callable[..., Client]) -> None:
    sent = filled(mer="steng", description="Hvorfor ikke?")
    page = signed_in(Role.DISTRICT_ANALYST).post(PLACE, sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'name="steng-1-at"' in text
    assert "Hvorfor ikke?" in text
    assert StudyRun.objects.count() == 0


def test_an_analyst_asks_for_the_run_in_the_own_district(
    signed_in: Callable[..., Client],
) -> None:
    answer = signed_in(Role.DISTRICT_ANALYST).post(PLACE, filled(no_ferries="on"))
    run = StudyRun.objects.get()
    assert answer.status_code == 302
    assert run.settings["scenario"] == {"name": "Prøve", "roads": {"no_ferries": True}}
    assert run.district is not None
    assert run.district.name == "Nordland"


def test_another_district_cannot_be_chosen(signed_in: Callable[..., Client]) -> None:
    answer = signed_in(Role.DISTRICT_ANALYST).post(PLACE, filled(place="Finnmark"))
    assert answer.status_code == 422
    assert StudyRun.objects.count() == 0


def test_somebody_who_may_not_run_studies_is_refused(signed_in: Callable[..., Client]) -> None:
    assert signed_in(Role.COUNCIL_MEMBER).get(PLACE).status_code == 403
    assert Client().get(PLACE).status_code == 302
