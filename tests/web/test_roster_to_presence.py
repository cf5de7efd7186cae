"""The way from roster to presence, page by page: adopted, seen, moved, confirmed, counted."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from announced_rosters import GROUP, OSLO, adopted, announced_row, file_of, line, make_past
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Role
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.audit.models import Change
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.services import group_register

STEIGEN_PAGE = "/kommune/1848-steigen/"


@pytest.fixture
def nordland(areas: None) -> Any:
    district = district_by_name("Nordland")
    group_register(district=district, name=GROUP, actor=SYSTEM, why="prøve")
    return district


def said(client: Client, address: str) -> str:
    text = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def upload(planner: Client, content: bytes) -> str:
    """Give a roster and return the address of its page."""
    given = SimpleUploadedFile("plan.csv", content)
    data = {"district": "Nordland", "kind": "synthetic", "file": given}
    return planner.post(reverse("duty:rosters"), data).headers["Location"]


def test_planner_adopts_public_sees_planner_moves_and_two_clicks_confirm(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    # Given a planner with a roster of one contact meeting and one patrol
    planner, anybody = signed_in(Role.DUTY_PLANNER), Client()
    patrol = line(1, mode="kommunepatrulje", service="patrulje")
    page = upload(planner, file_of(line(), patrol))
    # When it is announced
    assert "Holdes tilbake 1" in said(planner, page)
    planner.post(f"{page}kunngjor/")
    # Then everybody sees the contact's hours, and no patrol
    public = said(anybody, STEIGEN_PAGE)
    assert "12.00–15.00: politikontakt" in public
    assert "kommunepatrulje" not in public
    # When the planner moves it a day for illness
    row = announced_row()
    later = row.begins.astimezone(OSLO) + timedelta(days=1)
    moved = {
        "begins": f"{later:%Y-%m-%dT%H:%M}",
        "ends": f"{later + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "reason": "sickness",
    }
    assert planner.post(reverse("duty:change", args=[row.pk]), moved).status_code == 302
    # Then the public page says so, and not why
    public = said(anybody, STEIGEN_PAGE)
    assert "12.00–14.00: politikontakt (flyttet fra" in public
    assert "sykdom" not in public
    assert "sykdom" in said(planner, reverse("duty:change", args=[row.pk]))
    # When the day has passed, the contact confirms it with two clicks
    make_past(announced_row())
    contact = signed_in(Role.POLICE_CONTACT)
    shown = contact.get(reverse("duty:confirm_all")).content.decode()
    keys = re.findall(r'name="row" value="(\d+)"', shown)
    assert keys == [str(row.pk)]
    contact.post(reverse("duty:confirm_all"), {"row": keys})
    # Then the book and the deviations say the same hours
    delivered = PresenceRow.objects.get(state="delivered")
    assert (delivered.planned_id, delivered.minutes) == (row.pk, 120)
    deviations = said(planner, reverse("duty:deviations"))
    assert "Levert 2 timer" in deviations
    table = planner.get(reverse("duty:deviations_csv")).content.decode()
    assert ";2.00;2.00;0.00;0.00;0.00;1;synthetic" in table


def test_the_deviations_of_one_municipality_stand_by_month_and_of_many_by_place(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    adopted(nordland, line())
    make_past(announced_row())
    planner = signed_in(Role.DUTY_PLANNER)
    address = reverse("duty:deviations")
    many, one = said(planner, address), said(planner, f"{address}?kommune=1848")
    assert "per kommune i perioden" in many
    assert "per kommune, måned og måte" in one.split("Vis")[-1]


def test_a_called_off_time_stands_on_the_public_page_as_such(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    adopted(nordland, line())
    row = announced_row()
    planner = signed_in(Role.DUTY_PLANNER)
    planner.post(reverse("duty:cancel", args=[row.pk]), {"avlys-reason": "sickness"})
    assert "politikontakt (avlyst)" in said(Client(), STEIGEN_PAGE)
    planner.post(reverse("duty:restore", args=[row.pk]), {"avlys-reason": "staffing"})
    assert "avlyst" not in said(Client(), STEIGEN_PAGE)


def test_what_was_not_held_is_counted_so(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    adopted(nordland, line())
    row = make_past(announced_row())
    planner = signed_in(Role.DUTY_PLANNER)
    planner.post(reverse("duty:not_held", args=[row.pk]), {"ikke-reason": "weather"})
    table = planner.get(reverse("duty:deviations_csv")).content.decode()
    assert ";3.00;0.00;0.00;3.00;0.00;1;official" in table
    assert "ikke holdt (vær eller føre)" in said(planner, reverse("duty:to_confirm"))


def test_other_times_are_confirmed_with_a_reason_and_taken_back(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    adopted(nordland, line())
    row = make_past(announced_row())
    planner = signed_in(Role.DUTY_PLANNER)
    begins = timezone.localtime(row.begins)
    held = {
        "begins": f"{begins:%Y-%m-%dT%H:%M}",
        "ends": f"{begins + timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "reason": "operation",
    }
    planner.post(reverse("duty:answer", args=[row.pk]), held)
    answer = PresenceRow.objects.get(state="delivered").planned.outcome
    planner.post(reverse("duty:take_back", args=[answer.pk]), {"why": "feil time"})
    assert not PresenceRow.objects.filter(state="delivered").exists()
    assert Change.objects.last().why == "feil time"


def test_an_answer_about_somebody_elses_row_writes_nothing(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    from shipped import Place  # noqa: PLC0415 - the foreign place of this test alone

    adopted(nordland, line())
    row = make_past(announced_row())
    contact = signed_in(Role.POLICE_CONTACT, Place("Nordland", "1804"))
    contact.post(reverse("duty:confirm_all"), {"row": [row.pk, "x", -1]})
    assert not PresenceRow.objects.filter(state="delivered").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("duty:cancel", {"avlys-reason": "new_plan"}),
        ("duty:cancel", {}),
        ("duty:restore", {"avlys-reason": "weather"}),
        ("duty:change", {"begins": "i morgen", "ends": "", "reason": "sickness"}),
    ],
)
def test_a_change_that_says_nothing_changes_nothing(
    nordland: Any, signed_in: Callable[..., Client], name: str, data: dict[str, str]
) -> None:
    adopted(nordland, line())
    row = announced_row()
    answer = signed_in(Role.DUTY_PLANNER).post(reverse(name, args=[row.pk]), data)
    assert answer.status_code in {302, 422}
    assert announced_row().begins == row.begins


def test_a_file_that_is_no_roster_is_said_to_be_none(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    given = SimpleUploadedFile("plan.csv", b"en;to\n1;2")
    data = {"district": "Nordland", "kind": "official", "file": given}
    answer = signed_in(Role.DUTY_PLANNER).post(reverse("duty:rosters"), data)
    assert answer.status_code == 422
    assert "mangler kolonnen" in answer.content.decode()


def test_a_roster_plan_is_given_its_meaning_on_the_page(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    from test_rosters import plan_file  # noqa: PLC0415 - one file, made there

    planner = signed_in(Role.DUTY_PLANNER)
    page = upload(planner, plan_file())
    assert "Nordmann" not in planner.get(page).content.decode()
    meaning = {
        "shift-0": "police_contact/contact_meeting",
        "municipality-0": "1848",
        "group-0": GROUP,
    }
    planner.post(f"{page}mening/", meaning)
    planner.post(f"{page}kunngjor/")
    assert announced_row().minutes == 240


def test_an_announced_plan_is_undone_on_its_page(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    planner = signed_in(Role.DUTY_PLANNER)
    page = upload(planner, file_of(line()))
    planner.post(f"{page}kunngjor/")
    planner.post(f"{page}angre/", {"why": "feil fil"})
    assert (
        "politikontakt"
        not in said(Client(), STEIGEN_PAGE).split("Hvor langt")[0].split("åpent")[-1]
    )
    assert "angret" in said(planner, page)


@pytest.mark.parametrize("day", ["2027-01-07", "ikke en dag"])
def test_a_plan_is_moved_by_whole_weeks(
    nordland: Any, signed_in: Callable[..., Client], day: str
) -> None:
    planner = signed_in(Role.DUTY_PLANNER)
    page = upload(planner, file_of(line()))
    assert planner.post(f"{page}uke/", {"begins_on": day}).status_code == 302
    assert planner.get(page).status_code == 200
