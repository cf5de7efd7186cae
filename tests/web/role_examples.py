"""Example arguments for every route that takes some, filled in by each portal.

The tests that walk the site ask here how to reach a route. A route without arguments needs no
example unless it is bound to a place; a route with arguments and no example fails a test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import council_examples as council
import counter_examples as counter
from bookable import booking_examples
from made_records import (
    a_contact_request,
    a_fact,
    a_followed_request,
    a_notice_to_tell,
    a_point,
    an_enquiry,
    openid_offered,
    setup_token,
    somebody,
    somebodys_role,
    staffing_row,
    the_district,
)
from voice_records import a_disclosure, a_need, a_round

from naervaer.domain.authority import Act, Place

Arguments = dict[str, Any]
STEIGEN = Place("Nordland", "1848")
OSLO = Place("Oslo", "0301")
"""The own place and the foreign place of the role matrix."""


@dataclass(frozen=True)
class Example:
    """How one route is asked for.

    `arguments` makes what stands in the address (and the records it needs) for a place;
    `query` what stands behind the question mark; `data` what is posted. `place_bound` says
    that the route shows or changes one place, so that others' places must be refused, and
    `narrowed_by` the acts of which one decides it where that is not the route's own: a page
    that is open to everybody may still show a record of one district to those alone who may
    see it, and a form of a room is for those alone who write there.
    `at` is the place the record itself belongs to, where that is wider than the municipality.
    """

    arguments: Callable[[Place], Arguments] = field(default=lambda _place: {})
    query: Callable[[Place], Arguments] = field(default=lambda _place: {})
    data: Callable[[Place], Arguments] = field(default=lambda _place: {})
    method: str = "GET"
    place_bound: bool = False
    narrowed_by: tuple[Act, ...] = ()
    may_be_missing: bool = False
    at: Callable[[Place], Place] = field(default=lambda place: place)


def municipality(place: Place) -> Arguments:
    return {"number": place.municipality}


def district(place: Place) -> Arguments:
    from naervaer.web.records.areas.slugs import slug_of  # noqa: PLC0415 - Django is up

    return {"slug": slug_of(place.district or "")}


def district_run(place: Place) -> Arguments:
    """Make an unpublished study run of the place's district, with one file."""
    from django.conf import settings  # noqa: PLC0415 - Django is up

    from naervaer.web.records.areas.models import District  # noqa: PLC0415
    from naervaer.web.records.studies.models import StudyRun  # noqa: PLC0415

    folder = settings.HOME / "a-run"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text("<!doctype html><title>En rapport</title>")
    made = StudyRun.objects.create(
        study="access",
        title="En kjøring",
        state="done",
        folder=str(folder),
        district=District.objects.get(name=place.district),
    )
    return {"run_id": made.pk}


def of_district(place: Place) -> Place:
    return Place(place.district)


def of_a_run(**more: Any) -> Example:
    return Example(
        lambda place: {**district_run(place), **more},
        narrowed_by=(Act.SEE_STUDIES,),
        at=of_district,
    )


def book_row(place: Place) -> Arguments:
    """Write a row in the book of the place's municipality."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from naervaer.web.records.presence.models import PresenceRow, ResourceGroup  # noqa: PLC0415

    group = ResourceGroup.objects.create(district=the_district(place), name="Et lag")
    begins = datetime(2026, 3, 3, 9, tzinfo=UTC)
    row = PresenceRow.objects.create(
        municipality_id=place.municipality,
        mode="boat",
        service="patrol",
        state="delivered",
        begins=begins,
        ends=begins.replace(hour=10),
        day=begins.date(),
        minutes=60,
        group=group,
        kind="official",
    )
    return {"row_id": row.pk}


def book_file(place: Place) -> Arguments:
    """Take in a file for the place's district."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415
    from naervaer.domain.figures import Kind  # noqa: PLC0415
    from naervaer.web.records.presence.imports import import_upload  # noqa: PLC0415

    text = "kommune;måte;tjeneste;fra;til;tilstand;gruppe\n1;2;3;4;5;6;7"
    taken = import_upload(
        district=the_district(place),
        file_name="en.csv",
        content=text.encode(),
        kind=Kind.OFFICIAL,
        actor=SYSTEM,
    )
    return {"file_id": taken.pk}


def a_wish(place: Place) -> Arguments:
    """File a wish from the place."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.promises.models import Wish  # noqa: PLC0415

    wish = Wish.objects.create(
        municipality_id=place.municipality,
        title="Et ønske",
        text="Noe.",
        filed_on=date(2026, 1, 1),
        kind="official",
    )
    return {"wish_id": wish.pk}


def posted(arguments: Callable[[Place], Arguments], **more: Any) -> Example:
    return Example(arguments, method="POST", place_bound=True, **more)


def an_open_series(**more: Any) -> Callable[[Place], Arguments]:
    """Return a maker of a published series that says something of the place."""

    def made(place: Place) -> Arguments:
        from naervaer.domain.authority import SYSTEM  # noqa: PLC0415
        from naervaer.web.records.datasets.catalogue import SERIES  # noqa: PLC0415
        from naervaer.web.records.datasets.services import series_publish  # noqa: PLC0415

        series = next(one for one in SERIES if one.slug == "tilstedevaerelse")
        row = {
            **dict.fromkeys(column.key for column in series.columns),
            "area_kind": "municipality",
            "municipality": place.municipality,
            "district": place.district,
            "month": "2026-01",
            "mode": "boat",
            "hours": 9.0,
            "times": 9,
            "withheld": False,
            "source": "prøve",
            "kind": "official",
        }
        series_publish(series=series, rows=[row], actor=SYSTEM)
        return {"slug": series.slug, **more}

    return made


FIGURES_EXAMPLES = {
    "figures:series": Example(an_open_series()),
    "figures:file": Example(an_open_series(number=1, form="csv")),
    "figures:newest": Example(an_open_series(form="json")),
    "figures:graph": Example(lambda _place: {"form": "ttl"}),
    **{
        f"figures_api:{name}": Example(an_open_series())
        for name in ("get_series", "list_rows", "list_versions")
    },
}


def a_duty_run(place: Place) -> Arguments:
    """Make a finished duty study of the place's district."""
    from naervaer.web.records.studies.models import StudyRun  # noqa: PLC0415 - Django is up

    made = district_run(place)
    StudyRun.objects.filter(pk=made["run_id"]).update(study="duty")
    return made


def a_roster(place: Place) -> Arguments:
    """Read a roster for the place's district."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415
    from naervaer.domain.figures import Kind  # noqa: PLC0415
    from naervaer.web.records.rosters.adoption import adoption_begin  # noqa: PLC0415

    text = "kommune;måte;tjeneste;fra;til;tilstand;gruppe\n1;2;3;4;5;6;7"
    begun = adoption_begin(
        district=the_district(place),
        name="en.csv",
        content=text.encode(),
        kind=Kind.OFFICIAL,
        actor=SYSTEM,
    )
    return {"adoption_id": begun.pk}


def planned_row(place: Place) -> Arguments:
    """Write an announced row of yesterday for the place's municipality."""
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from naervaer.web.records.presence.models import PresenceRow  # noqa: PLC0415

    made = book_row(place)
    begins = timezone.now() - timedelta(days=1)
    PresenceRow.objects.filter(pk=made["row_id"]).update(
        mode="police_contact",
        service="contact_meeting",
        state="planned",
        begins=begins,
        ends=begins + timedelta(hours=1),
        day=begins.date(),
        source_title="prøve",
        source_reference="prøve",
    )
    return made


def an_outcome(place: Place) -> Arguments:
    """Say that a planned row was not held."""
    from naervaer.web.records.rosters.models import PlanOutcome  # noqa: PLC0415

    row = planned_row(place)["row_id"]
    made = PlanOutcome.objects.create(row_id=row, outcome="not_held", reason="weather")
    return {"outcome_id": made.pk}


SIGNERS = (Act.SIGN_FOR_POLICE, Act.SIGN_FOR_MUNICIPALITY)
WRITERS = (*SIGNERS, Act.WRITE_COUNCIL)


def in_room(arguments: Callable[[Place], Arguments], **more: Any) -> Example:
    return Example(arguments, place_bound=True, **more)


COUNCIL_EXAMPLES = {
    "council:page": Example(council.registered),
    "council:calendar": Example(council.registered),
    **{
        f"council:{name}": in_room(council.registered)
        for name in (
            *("room", "member_new", "year", "picture", "meeting_new", "actions"),
            *("agreements", "evaluations"),
        )
    },
    "council:agreement_new": in_room(council.registered, narrowed_by=WRITERS),
    "council:register": posted(council.which),
    "council:member_end": posted(council.member),
    "council:step_mark": posted(lambda place: {**council.registered(place), "step": "report"}),
    **{
        f"council:{name}": in_room(council.meeting)
        for name in ("meeting", "item_new", "meeting_hold", "meeting_cancel", "decision_new")
    },
    "council:action_new": in_room(council.decision),
    **{
        f"council:{name}": in_room(council.action)
        for name in ("action", "action_move", "action_postpone")
    },
    **{
        f"council:{name}": in_room(council.agreement)
        for name in ("agreement", "deviations", "deviations_csv")
    },
    "council:obligation_new": in_room(council.agreement, narrowed_by=WRITERS),
    "council:agreement_end": in_room(council.agreement, narrowed_by=SIGNERS),
    "council:sign_police": posted(council.agreement),
    "council:sign_municipality": posted(council.agreement),
    "council:obligation_remove": posted(council.obligation, narrowed_by=WRITERS),
    "council:reason_new": in_room(
        lambda place: council.obligation(place, stretch="2026-01-01"), narrowed_by=WRITERS
    ),
    **{
        f"council:{name}": in_room(council.evaluation)
        for name in ("evaluation", "evaluation_sheet")
    },
    "council:assess": in_room(council.evaluation, narrowed_by=WRITERS),
    "council:evaluation_data": in_room(lambda place: council.evaluation(place, form="json")),
    "council:evaluation_submit": posted(council.evaluation, narrowed_by=WRITERS),
}
BOOK_EXAMPLES = {
    "country:promise": Example(lambda _place: {"promise_id": "B-18"}),
    "country:wish": Example(a_wish),
    "country:wish_answer": Example(a_wish, place_bound=True),
    "country:wish_withdraw": posted(a_wish),
    "district:remove": posted(book_row),
    "district:import": Example(book_file, place_bound=True, at=of_district),
    **{
        f"district:import_{act}": posted(book_file, at=of_district)
        for act in ("correct", "confirm", "undo", "discard")
    },
    "district:staffing_withdraw": posted(staffing_row, at=of_district),
    "district:point": Example(a_point),
    "district:fact_add": posted(a_point),
    "district:hours_set": posted(a_point),
    "district:fact_end": posted(a_fact),
    "district:fact_withdraw": posted(a_fact),
    "inhabitant:point": Example(lambda place: {"key": a_point(place)["point_id"]}),
    "inhabitant:facility": Example(
        lambda place: {"key": a_point(place)["point_id"]}, place_bound=True, at=of_district
    ),
}

VOICE_EXAMPLES = {
    "voice:round": Example(a_round),
    "voice:survey": Example(a_round),
    "voice:manage": Example(a_round, place_bound=True),
    "voice:paper": Example(a_round, place_bound=True),
    "voice:answer": Example(a_round, place_bound=True),
    "voice:close": posted(a_round),
    "voice:people": Example(municipality, place_bound=True),
    "voice:need_answer": Example(a_need, place_bound=True),
}
SHARING_EXAMPLES = {
    "sharing:step": Example(lambda _place: {"way": "politi/"}),
    "sharing:entry": Example(a_disclosure, place_bound=True),
}


COUNTER_EXAMPLES = {
    "counter:today": Example(query=counter.the_office, place_bound=True),
    "counter:call": Example(data=counter.the_office, method="POST", place_bound=True),
    "counter:take": Example(data=counter.the_office, method="POST", place_bound=True),
    "counter:end": posted(counter.a_ticket),
    "counter:booking": Example(counter.a_booking, place_bound=True),
    "counter:move": Example(counter.a_booking, place_bound=True),
    "counter:line": Example(counter.a_place_in_line, place_bound=True),
    "counter:line_change": posted(counter.a_place_in_line),
    "counter:enquiry": Example(an_enquiry, place_bound=True),
    "counter:told": posted(a_notice_to_tell),
    "counter:first_contact": Example(
        query=lambda place: {"distrikt": place.district}, place_bound=True, at=of_district
    ),
    "counter:first_contact_csv": Example(
        query=lambda place: {"distrikt": place.district}, place_bound=True, at=of_district
    ),
}


def contact_post(place: Place) -> Arguments:
    """Make a contact's post in the place."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.contacts.models import ContactPost  # noqa: PLC0415

    post = ContactPost.objects.create(
        district=the_district(place),
        name="Politikontakt 1, Her",
        share=1,
        since=date(2026, 1, 1),
        kind="official",
        source_title="prøve",
        source_reference="prøve",
    )
    post.municipalities.add(place.municipality)
    return {"post_id": post.pk}


def assignment_study(place: Place) -> Arguments:
    """Make a finished siting study with contacts for the place's district."""
    from django.conf import settings  # noqa: PLC0415 - Django is up

    from naervaer.web.records.studies.models import StudyRun  # noqa: PLC0415

    made = district_run(place)
    StudyRun.objects.filter(pk=made["run_id"]).update(study="siting", is_published=True)
    header = "district,seat,municipality_numbers,contacts,share_of_post,stated_exception"
    line = f"{place.district},{place.municipality},{place.municipality},1,1.0,"
    (settings.HOME / "a-run" / "contact_groups.csv").write_text(f"{header}\n{line}\n")
    return {**made, **district(place)}


def contact_plan(place: Place) -> Arguments:
    """Make an adopted plan of contacts."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.contacts.models import ContactPlan  # noqa: PLC0415

    run = assignment_study(place)["run_id"]
    made = ContactPlan.objects.create(
        district=the_district(place), run_id=run, since=date(2026, 1, 1)
    )
    return {"plan_id": made.pk}


CONTACT_EXAMPLES = {
    "contact:page": Example(lambda _place: {"which": "1848-steigen"}),
    "contact:ask": Example(lambda _place: {"which": "1848-steigen"}),
    "contact:reply": Example(a_contact_request, place_bound=True),
    "contact:follow": Example(a_followed_request),
    "contact:withdraw": Example(a_followed_request, method="POST"),
    "contact:change_post": Example(contact_post, place_bound=True, at=of_district),
    "contact:end_post": posted(contact_post, at=of_district),
    "contact:compare": Example(assignment_study, place_bound=True, at=of_district),
    "contact:plan_undo": posted(contact_plan, at=of_district),
}

DUTY_EXAMPLES = {
    "duty:adopt_run": posted(a_duty_run, at=of_district),
    "duty:adoption": Example(a_roster, place_bound=True, at=of_district),
    **{
        f"duty:adoption_{act}": posted(a_roster, at=of_district)
        for act in ("week", "meaning", "confirm", "undo", "discard")
    },
    "duty:change": Example(planned_row, place_bound=True),
    "duty:cancel": posted(planned_row),
    "duty:restore": posted(planned_row),
    "duty:answer": Example(planned_row, place_bound=True),
    "duty:not_held": posted(planned_row),
    "duty:take_back": posted(an_outcome),
}


EXAMPLES: dict[str, Example] = {
    **booking_examples(Example),
    **BOOK_EXAMPLES,
    **DUTY_EXAMPLES,
    **CONTACT_EXAMPLES,
    **COUNCIL_EXAMPLES,
    **SHARING_EXAMPLES,
    **VOICE_EXAMPLES,
    **FIGURES_EXAMPLES,
    "municipality:page": Example(lambda place: {"which": f"{place.municipality}-her"}),
    "municipality:sheet": Example(lambda place: {"which": f"{place.municipality}-her"}),
    "inhabitant:choose_on": Example(lambda _place: {"way": "ja/"}),
    "country:map_shapes": Example(lambda _place: {"stamp": "0"}),
    **COUNTER_EXAMPLES,
    "analysis:run": of_a_run(),
    "analysis:report": of_a_run(),
    "analysis:file": of_a_run(name="index.html"),
    "analysis:cancel": Example(district_run, method="POST", place_bound=True, at=of_district),
    "analysis:publish": Example(
        district_run, method="POST", data=lambda _place: {"why": "klar"}
    ),
    "account:demo": Example(method="POST", data=lambda _place: {"role": "publisher"}),
    "account:setup": Example(lambda _place: {"token": setup_token()}),
    "account:openid_begin": Example(lambda _place: openid_offered("ansatt")),
    "account:openid_answer": Example(lambda _place: openid_offered("innbygger")),
    "account:openid_ended": Example(lambda _place: openid_offered("ansatt")),
    "account:drop_passkey": Example(lambda _place: {"passkey_id": 0}, method="POST"),
    "account:end_session": Example(lambda _place: {"number": 0}, method="POST"),
    "administration:account": Example(lambda _place: somebody()),
    "administration:give": Example(
        lambda _place: somebody(),
        method="POST",
        data=lambda _place: {"role": "publisher", "place": "", "why": "prøve"},
    ),
    "administration:take": Example(lambda _place: somebodys_role(), method="POST"),
    "administration:link": Example(lambda _place: somebody(), method="POST"),
    "administration:identity": Example(
        lambda _place: {**somebody(), **openid_offered()}, method="POST"
    ),
    "administration:close": Example(lambda _place: somebody(), method="POST"),
    "entrance:language": Example(lambda _place: {"code": "nn"}),
    "entrance:sign_out": Example(method="POST"),
}
