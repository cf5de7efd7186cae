"""Where and when somebody can get what they need, near where they are."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client, override_settings

from naervaer.domain.authority import SYSTEM, Role
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import PointState
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.registers.baseline import load_baseline
from naervaer.web.portals.inhabitant.answers import Answer, Asked, answer, replacement_for
from naervaer.web.portals.inhabitant.open_days import open_day_rows
from naervaer.web.portals.inhabitant.presenters import HoursRow, source_of_all
from naervaer.web.portals.inhabitant.wishes import BY_WORD
from naervaer.web.records.areas.models import District
from naervaer.web.records.audit.models import Change, Refusal
from naervaer.web.records.facilities.models import Facility
from naervaer.web.records.facilities.services import facility_tell
from naervaer.web.records.points.filling import points_fill
from naervaer.web.records.points.models import OpeningHours, Point
from naervaer.web.records.points.selectors import PointOnDay, facts_of, points_on
from naervaer.web.records.points.services import point_fact_add
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.reach.selectors import centre_of, places_matching
from naervaer.web.records.sourced import source_columns

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
SOURCE = Source("Prøve", "nr. 1", date(2026, 1, 1), Kind.SYNTHETIC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=OSLO)


@pytest.fixture
def door(areas: None, reach: None) -> None:
    points_fill(baseline=load_baseline())


def hours(point: str, weekday: int, opens: int, closes: int, service: str = "desk") -> None:
    OpeningHours.objects.create(
        key=f"{point}{weekday}{opens}{service}",
        point_id=point,
        service=service,
        weekday=weekday,
        opens=time(opens),
        closes=time(closes),
        since=date(2026, 1, 1),
        **source_columns(SOURCE),
    )


def announce(mode: DeliveryMode, service: Service, begins: datetime) -> None:
    nordland = District.objects.get(name="Nordland")
    group, _ = ResourceGroup.objects.get_or_create(district=nordland, name="Gruppe")
    PresenceRow.objects.create(
        municipality_id="1848",
        mode=mode.value,
        service=service.value,
        state=PresenceState.PLANNED.value,
        begins=begins,
        ends=begins + timedelta(hours=3),
        day=begins.date(),
        minutes=180,
        group=group,
        **source_columns(SOURCE),
    )


def ask(word: str, place: str, asked: Asked | None = None, now: datetime = TUESDAY) -> Answer:
    return answer(BY_WORD[word], places_matching(place)[0], asked or Asked(), now=now)


def test_the_nearest_door_comes_first_by_driving_minutes(door: None) -> None:
    found = ask("anmeldelse", "8283")
    assert found.nearest is not None
    assert found.nearest.known.point.pk == "steigen"
    minutes = [one.minutes for one in found.unknown if one.minutes is not None]
    assert minutes == sorted(minutes)


def test_hours_nobody_has_published_are_never_made_up(door: None) -> None:
    found = ask("anmeldelse", "8283")
    assert found.matching == ()
    assert all(one.opening is None and one.rows == () for one in found.unknown)


def test_published_hours_give_the_next_opening(door: None) -> None:
    found = ask("skranke", "Engerdal")
    (one,) = found.matching
    assert one.known.point.pk == "engerdal"
    assert one.opening is not None
    assert one.opening.begins == datetime(2026, 11, 25, 10, tzinfo=OSLO)


def test_a_source_that_says_all_the_hours_stands_once() -> None:
    one, other = (Source(title, "her", date(2026, 1, 1), Kind.OFFICIAL) for title in "AB")
    alike = (HoursRow("tirsdag", "10–14", one), HoursRow("torsdag", "10–14", one))
    assert source_of_all(alike) == one
    assert source_of_all((*alike, HoursRow("fredag", "10–14", other))) is None
    assert source_of_all(()) is None


@pytest.mark.parametrize(
    ("wanted", "weekday", "opens", "closes", "is_found"),
    [
        ("lordag", 6, 10, 13, True),
        ("lordag", 5, 10, 13, False),
        ("kveld", 4, 12, 18, True),
        ("kveld", 4, 12, 17, False),
        ("i-dag", 2, 10, 14, True),
        ("i-dag", 3, 10, 14, False),
        ("", 3, 10, 14, True),
    ],
)
def test_a_wish_for_a_time_is_held_against_published_hours(  # noqa: PLR0917 - a table
    wanted: str, weekday: int, opens: int, closes: int, is_found: bool, door: None
) -> None:
    hours("steigen", weekday, opens, closes)
    found = ask("anmeldelse", "8283", Asked(time=wanted))
    assert ("steigen" in {one.known.point.pk for one in found.matching}) is is_found
    assert ("steigen" in {one.known.point.pk for one in found.at_other_times}) is not is_found


def test_a_door_that_has_closed_today_is_not_open_today(door: None) -> None:
    hours("steigen", 2, 10, 14)
    late = TUESDAY.replace(hour=15)
    assert ask("anmeldelse", "8283", Asked(time="i-dag"), late).matching == ()


def test_what_opens_first_can_be_shown_first(door: None) -> None:
    hours("steigen", 5, 10, 14)
    hours("fauske", 3, 10, 14)
    by_minutes = ask("anmeldelse", "8283")
    by_opening = ask("anmeldelse", "8283", Asked(order="apning"))
    assert by_minutes.matching[0].known.point.pk == "steigen"
    assert by_opening.matching[0].known.point.pk == "fauske"


def test_a_summer_point_is_offered_in_its_season_only(door: None) -> None:
    winter = ask("skranke", "Hvaler")
    summer = ask("skranke", "Hvaler", now=datetime(2026, 7, 7, 9, tzinfo=OSLO))
    in_use = {"hvaler"} & {one.known.point.pk for one in winter.unknown}
    assert in_use == set()
    names = [one.known.point.pk for one in winter.out_of_season]
    offered = [one.known.point.pk for one in (*summer.unknown, *summer.matching)]
    assert "hvaler" in names
    assert offered[0] == "hvaler"


def test_the_services_own_hours_count_and_no_other_services(door: None) -> None:
    hours("steigen", 2, 10, 14, service="weapons")
    assert ask("anmeldelse", "8283").matching == ()
    assert [one.known.point.pk for one in ask("vapen", "8283").matching] == ["steigen"]


def test_step_free_is_asked_of_what_is_told_and_unknown_is_not_no(door: None) -> None:
    hours("steigen", 2, 10, 14)
    wanted = Asked(is_step_free=True)
    assert "steigen" in {
        one.known.point.pk for one in ask("anmeldelse", "8283", wanted).unknown
    }
    facility_tell(
        point=Point.objects.get(pk="steigen"),
        step_free="yes",
        languages=["se"],
        actor=SYSTEM,
        why="Befaring",
    )
    assert ask("anmeldelse", "8283", wanted).matching[0].known.point.pk == "steigen"
    assert ask("anmeldelse", "8283", Asked(language="se")).matching != ()
    assert ask("anmeldelse", "8283", Asked(language="en")).matching == ()


def test_a_closed_office_of_the_municipality_shows_its_replacement(door: None) -> None:
    gone = [
        one
        for one in points_on(TUESDAY.date(), sort="passport_office")
        if not one.is_in_use and "closed" in one.states
    ]
    assert len(gone) > 10
    for one in gone[:4]:
        where = centre_of(one.point.municipality_id)
        assert where is not None
        told = answer(BY_WORD["pass"], where, Asked(), now=TUESDAY)
        closed = {row.known.point.pk: row.replacement for row in told.closed}
        other = closed[one.point.pk]
        assert other is not None
        assert other.known.is_in_use


def test_the_replacement_is_the_nearest_by_car(door: None) -> None:
    point = Point.objects.get(pk="steigen")
    known = PointOnDay(point, tuple(facts_of(point)), TUESDAY.date())
    other = replacement_for(known, (Service.DESK,), now=TUESDAY)
    assert other is not None
    assert other.known.point.pk == "innhavet"


def test_what_is_announced_for_the_municipality_is_shown_and_patrols_never(
    door: None,
) -> None:
    for mode, service in (
        (DeliveryMode.PASSPORT_BUS, Service.PASSPORT_ID),
        (DeliveryMode.MUNICIPAL_PATROL, Service.PATROL),
    ):
        announce(mode, service, datetime(2026, 11, 28, 10, tzinfo=OSLO))
    found = ask("pass", "8283", Asked(time="lordag"))
    assert [row.mode for row in found.announced] == ["passport_bus"]
    assert ask("pass", "8283", Asked(time="kveld")).announced == ()
    every = [row for word in BY_WORD for row in ask(word, "8283").announced]
    assert "municipal_patrol" not in {row.mode for row in every}


def test_an_announced_open_day_fills_its_district(door: None) -> None:
    announce(DeliveryMode.OPEN_DAY, Service.DESK, datetime(2026, 12, 5, 11, tzinfo=OSLO))
    held = {row.district: len(row.days) for row in open_day_rows(TUESDAY.date())}
    assert held.pop("Nordland") == 1
    assert set(held.values()) == {0}


def test_every_page_says_how_to_ring(door: None, client: Client) -> None:
    for address in ("/finn/", "/finn/hjelp-meg/", "/finn/a-til-a/", "/finn/sted/steigen/"):
        page = client.get(address).content.decode()
        assert "tel:112" in page
        assert "tel:02800" in page


def test_the_page_answers_a_postal_code(door: None, client: Client) -> None:
    page = client.get("/finn/", {"hva": "anmeldelse", "hvor": "8283"}).content.decode()
    assert "Steigen" in page
    assert "min med bil" in page
    assert "Åpningstid er ikke publisert" in page


def test_told_only_where_the_page_asks_what(door: None, client: Client) -> None:
    page = client.get("/finn/", {"hvor": " 8283 <b>"}).content.decode()
    assert "Hva trenger du nær 8283 &lt;b&gt;?" in page
    assert "Feltet er påkrevet" not in page
    for word in BY_WORD:
        assert f'?hva={word}&amp;hvor=8283%20%3Cb%3E"' in page


def test_a_name_with_many_places_offers_the_others(door: None, client: Client) -> None:
    page = client.get("/finn/", {"hva": "pass", "hvor": "Vik"}).content.decode()
    assert "Mente du et annet sted?" in page


def test_a_place_nobody_knows_is_said_so(door: None, client: Client) -> None:
    page = client.get("/finn/", {"hva": "pass", "hvor": "xyzzy"}).content.decode()
    assert "Vi fant ikke stedet" in page


@override_settings(ADDRESS_SERVICE="http://127.0.0.1:9")
def test_a_silent_address_service_is_no_failure(door: None, client: Client) -> None:
    answer_ = client.get("/finn/", {"hva": "pass", "hvor": "Storgata 1, Bodø"})
    assert answer_.status_code == 200
    assert "Adressesøket svarer ikke nå" in answer_.content.decode()


def test_a_position_is_answered_and_kept_nowhere(door: None, client: Client) -> None:
    given = {"lengde": "15.02", "bredde": "67.72", "hva": "anmeldelse"}
    answered = client.post("/finn/her/", given)
    assert "Steigen" in answered.content.decode()
    assert "15.02" not in answered.content.decode()
    assert answered.cookies == {}
    assert "no-store" in answered.headers["Cache-Control"]
    assert client.get("/finn/her/").status_code == 405


@pytest.mark.parametrize("given", [{}, {"lengde": "nan", "bredde": "1", "hva": "pass"}])
def test_a_position_that_is_none_finds_nothing(
    given: dict[str, str], door: None, client: Client
) -> None:
    assert "Vi fant ikke stedet" in client.post("/finn/her/", given).content.decode()


def test_the_office_tells_of_its_own_points(
    door: None, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.DISTRICT_ANALYST)
    given = {"trinnfritt": "yes", "sprak": ["se", "en"], "hvorfor": "Befaring 3. mars"}
    assert client.post("/finn/sted/steigen/adkomst/", given).status_code == 302
    page = client.get("/finn/sted/steigen/").content.decode()
    assert "nordsamisk, engelsk" in page
    assert Change.objects.filter(act="facility.tell").count() == 1


def test_the_office_cannot_tell_of_another_districts_points(
    door: None, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.DISTRICT_ANALYST)
    given = {"trinnfritt": "yes", "hvorfor": "x"}
    assert client.post("/finn/sted/engerdal/adkomst/", given).status_code == 403
    assert Facility.objects.count() == 0
    assert Refusal.objects.count() == 1


def test_what_was_told_before_stays(door: None) -> None:
    point = Point.objects.get(pk="steigen")
    for answer_ in ("no", "yes"):
        facility_tell(point=point, step_free=answer_, languages=[], actor=SYSTEM, why="x")
    assert [one.step_free for one in Facility.objects.filter(point=point)] == ["no", "yes"]


@pytest.mark.parametrize(
    ("step_free", "languages", "why"),
    [("maybe", [], "x"), ("yes", ["xx"], "x"), ("yes", [], " ")],
)
def test_an_answer_that_is_none_is_refused(
    step_free: str, languages: list[str], why: str, door: None
) -> None:
    with pytest.raises(UnusableInputError):
        facility_tell(
            point=Point.objects.get(pk="steigen"),
            step_free=step_free,
            languages=languages,
            actor=SYSTEM,
            why=why,
        )


def test_open_days_are_listed_for_every_district_and_what_is_missing_shows(
    door: None, client: Client
) -> None:
    assert len(open_day_rows(TUESDAY.date())) == 12
    page = client.get("/finn/apen-dag/").content.decode()
    assert page.count("ingen åpen dag er kunngjort") == 12


def test_an_unknown_point_is_not_found(door: None, client: Client) -> None:
    assert client.get("/finn/sted/finnes-ikke/").status_code == 404


def test_a_point_closed_after_all_shows_where_to_go(door: None, client: Client) -> None:
    point = Point.objects.get(pk="steigen")
    point_fact_add(
        point=point,
        state=PointState.CLOSED,
        since=date(2026, 1, 1),
        source=SOURCE,
        actor=SYSTEM,
        why="prøve",
    )
    page = client.get("/finn/sted/steigen/").content.decode()
    assert "Gå i stedet til" in page
    assert "Innhavet" in page
