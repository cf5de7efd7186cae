"""Enquiries end, nothing vanishes, and first contact is measured from them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import ENQUIRY_MOVES, EnquiryState
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.config.inspection import Grade, inspect_site
from naervaer.web.records.audit.models import SensitiveRead
from naervaer.web.records.datasets.rows import Ground, first_contact_rows
from naervaer.web.records.enquiries.models import Enquiry
from naervaer.web.records.enquiries.selectors import (
    contacts_measured,
    contacts_published,
    enquiries_left,
    enquiries_waiting,
    first_contact,
    period,
)
from naervaer.web.records.enquiries.services import (
    enquiries_expire,
    enquiry_move,
    enquiry_take,
)
from naervaer.web.records.enquiries.showcase import showcase_fill
from naervaer.web.records.presence.models import ResourceGroup
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("points")]
COUNTER = Actor("a", "A", (Grant(Role.CASE_OFFICER, Place("Nordland")),))
ELSEWHERE = Actor("b", "B", (Grant(Role.CASE_OFFICER, Place("Oslo")),))
TODAY = date(2026, 11, 22)


def taken(**other: Any) -> Enquiry:
    given = {
        "office": "steigen",
        "theme": EnquiryTheme.REPORT,
        "channel": EnquiryChannel.PHONE,
        "language": EnquiryLanguage.NORWEGIAN,
        "actor": COUNTER,
    }
    return enquiry_take(**{**given, **other})


def asked_for(to: EnquiryState) -> dict[str, Any]:
    from naervaer.web.records.areas.models import District  # noqa: PLC0415

    nordland = District.objects.get(name="Nordland")
    owner, _ = ResourceGroup.objects.get_or_create(district=nordland, name="Førstelinjen")
    return {
        EnquiryState.CALL_BACK: {
            "owner": owner,
            "call_by": timezone.now() + timedelta(days=2),
        },
        EnquiryState.REFUSED: {"reason": RefusalReason.NO_IDENTITY},
        EnquiryState.GUIDED_ON: {"authority": OtherAuthority.TAX},
    }.get(to, {})


def moved(enquiry: Enquiry, *states: EnquiryState) -> Enquiry:
    for to in states:
        enquiry_move(enquiry=enquiry, to=to, actor=COUNTER, **asked_for(to))
    return enquiry


PATHS = {
    EnquiryState.OPEN: (),
    EnquiryState.ANSWERED: (EnquiryState.ANSWERED,),
    EnquiryState.PASSED_ON: (EnquiryState.PASSED_ON,),
    EnquiryState.PASSING_WORKED: (EnquiryState.PASSED_ON, EnquiryState.PASSING_WORKED),
    EnquiryState.PASSING_FAILED: (EnquiryState.PASSED_ON, EnquiryState.PASSING_FAILED),
    EnquiryState.CALL_BACK: (EnquiryState.CALL_BACK,),
    EnquiryState.CALLED_BACK: (EnquiryState.CALL_BACK, EnquiryState.CALLED_BACK),
    EnquiryState.REFUSED: (EnquiryState.REFUSED,),
    EnquiryState.GUIDED_ON: (EnquiryState.GUIDED_ON,),
}


@pytest.mark.parametrize("before", EnquiryState)
@pytest.mark.parametrize("after", EnquiryState)
def test_only_the_moves_of_the_table_are_made(
    before: EnquiryState, after: EnquiryState
) -> None:
    enquiry = moved(taken(), *PATHS[before])
    if after in ENQUIRY_MOVES[before]:
        assert moved(enquiry, after).state == after.value
    else:
        with pytest.raises(RuleBrokenError, match="kan ikke bli"):
            moved(enquiry, after)


def test_the_first_outcome_stays_when_a_failed_transfer_is_called_back() -> None:
    enquiry = moved(
        taken(),
        *PATHS[EnquiryState.PASSING_FAILED],
        EnquiryState.CALL_BACK,
        EnquiryState.CALLED_BACK,
    )
    assert (enquiry.state, enquiry.first_outcome) == ("called_back", "passing_failed")


def test_of_two_who_end_it_one_is_told() -> None:
    enquiry = taken()
    same = Enquiry.objects.get(pk=enquiry.pk)
    moved(enquiry, EnquiryState.ANSWERED)
    with pytest.raises(RuleBrokenError, match="Noen andre"):
        moved(same, EnquiryState.REFUSED)


@pytest.mark.parametrize("call_by", [None, timedelta(hours=-1), timedelta(days=15)])
def test_a_call_back_needs_a_deadline(call_by: timedelta | None) -> None:
    given = asked_for(EnquiryState.CALL_BACK)
    given["call_by"] = call_by and timezone.now() + call_by
    with pytest.raises(UnusableInputError, match="Fristen"):
        enquiry_move(enquiry=taken(), to=EnquiryState.CALL_BACK, actor=COUNTER, **given)


def test_a_call_back_needs_somebody_in_the_district() -> None:
    given = asked_for(EnquiryState.CALL_BACK)
    from naervaer.web.records.areas.models import District  # noqa: PLC0415

    oslo = District.objects.get(name="Oslo")
    given["owner"] = ResourceGroup.objects.create(district=oslo, name="Andre")
    with pytest.raises(UnusableInputError, match="Velg hvem"):
        enquiry_move(enquiry=taken(), to=EnquiryState.CALL_BACK, actor=COUNTER, **given)


@pytest.mark.parametrize(
    ("to", "words"), [(EnquiryState.REFUSED, "hvorfor"), (EnquiryState.GUIDED_ON, "etat")]
)
def test_an_end_that_asks_for_more_gets_it(to: EnquiryState, words: str) -> None:
    with pytest.raises(UnusableInputError, match=words):
        enquiry_move(enquiry=taken(), to=to, actor=COUNTER)


def test_nobody_takes_or_ends_enquiries_elsewhere() -> None:
    with pytest.raises(RuleBrokenError, match="skranken"):
        taken(actor=ELSEWHERE)
    with pytest.raises(RuleBrokenError, match="skranken"):
        enquiry_move(enquiry=taken(), to=EnquiryState.ANSWERED, actor=ELSEWHERE)
    assert enquiries_waiting(ELSEWHERE) == []


def test_an_unknown_office_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="finnes ikke"):
        taken(office="ingensteds")


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "call_back", "first_outcome": "call_back"},
        {"state": "answered", "first_outcome": "answered"},
        {
            "state": "refused",
            "first_outcome": "refused",
            "ended_at": datetime(2026, 1, 1, tzinfo=UTC),
        },
        {"state": "gone"},
        {"ended_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"hour": 24},
    ],
)
def test_the_database_refuses_an_enquiry_that_just_stops(columns: dict[str, Any]) -> None:
    enquiry = taken()
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(**columns)


def test_an_overdue_call_back_is_listed_until_it_is_made() -> None:
    enquiry = moved(taken(), EnquiryState.CALL_BACK)
    later = timezone.now() + timedelta(days=3)
    assert enquiries_left(now=later) == (1, 0)
    assert enquiries_waiting(COUNTER) == [enquiry]
    assert enquiries_expire(before=later + timedelta(days=4000)) == 0
    moved(enquiry, EnquiryState.CALLED_BACK)
    assert enquiries_waiting(COUNTER) == []
    assert enquiries_left(now=later) == (0, 0)


def test_the_nightly_check_names_what_waits() -> None:
    enquiry = moved(taken(), EnquiryState.CALL_BACK)
    Enquiry.objects.filter(pk=enquiry.pk).update(call_by=timezone.now() - timedelta(days=1))
    taken(now=timezone.now() - timedelta(days=2))
    said = [one.said for one in inspect_site() if one.subject == "enquiries"]
    assert said == [
        "1 call-backs are overdue; see the counter's list.",
        "1 enquiries from before today have not ended.",
    ]
    assert Grade.NOTE in {one.grade for one in inspect_site() if one.subject == "enquiries"}


def test_the_hour_is_all_that_is_kept_of_the_time() -> None:
    enquiry = taken(now=datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
    assert (enquiry.day, enquiry.hour) == (date(2026, 3, 29), 3)


# --- measured ----------------------------------------------------------------------------


@pytest.fixture
def showcase(points: None) -> None:
    showcase_fill(district="Nordland", today=TODAY)


@pytest.mark.usefixtures("showcase")
def test_the_showcase_is_filled_once() -> None:
    count = Enquiry.objects.count()
    assert count > 500
    assert showcase_fill(district="Nordland", today=TODAY) == 0


@pytest.mark.usefixtures("showcase")
def test_the_share_is_that_of_the_records() -> None:
    since, until = period(TODAY)
    assert (since, until) == (date(2025, 10, 1), date(2026, 9, 30))
    actor = Actor("c", "C", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
    found = first_contact(actor, "Nordland", today=TODAY)
    rows = Enquiry.objects.filter(day__gte=since, day__lte=until).exclude(
        first_outcome__in=["guided_on", ""]
    )
    assert found.total.contacts == rows.count() > 100
    assert found.total.answered == rows.filter(first_outcome="answered").count()
    assert first_contact(ELSEWHERE, "Nordland", today=TODAY).total.contacts == 0


@pytest.mark.usefixtures("showcase")
def test_open_figures_and_the_promise_say_the_same() -> None:
    published = next(one for one in contacts_published(today=TODAY) if one.share.key == "")
    [measured] = contacts_measured(today=TODAY)
    assert published.share.interval is not None
    assert measured.value == published.share.interval.share
    assert (measured.promise, measured.kind.value) == ("B-69", "synthetic")
    rows = list(first_contact_rows(Ground(None, TODAY)))  # type: ignore[arg-type]
    assert rows[0]["channel"] == "all"
    assert rows[0]["share"] == round(measured.value, 4)


def test_the_ledger_keeps_the_share_beside_the_promise() -> None:
    showcase_fill(district="Nordland", today=timezone.localdate())
    ledger_update(actor=SYSTEM)
    kept = StoredMeasurement.objects.get(measure="first_contact_share")
    assert (kept.promise, kept.rule, kept.scope) == ("B-69", "", "Nordland")


# --- in the browser's place --------------------------------------------------------------


def test_an_enquiry_is_taken_in_one_post(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.CASE_OFFICER)
    answer = client.post(
        "/skranke/henvendelser/",
        {
            "kontor": "steigen",
            "kanal": "phone",
            "sprak": "se",
            "tema": "own_case",
            "til": "answered",
        },
    )
    assert answer.status_code == 302
    assert Enquiry.objects.values_list("state", "language").get() == ("answered", "se")


def test_a_call_back_asks_for_owner_and_deadline_before_it_is_one(
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(Role.CASE_OFFICER)
    owner = asked_for(EnquiryState.CALL_BACK)["owner"]
    given = {"kontor": "steigen", "kanal": "phone", "sprak": "no", "tema": "safety"}
    answer = client.post("/skranke/henvendelser/", {**given, "til": "call_back"})
    enquiry = Enquiry.objects.get()
    assert enquiry.state == "open"
    address = answer["Location"]
    assert client.post(address, {"til": "call_back", "eier": owner.pk}).status_code == 422
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    client.post(address, {"til": "call_back", "eier": owner.pk, "frist": day})
    enquiry.refresh_from_db()
    assert enquiry.state == "call_back"
    assert "Førstelinjen" in client.get("/skranke/henvendelser/").content.decode()


@pytest.mark.parametrize("broken", ["kontor", "kanal", "sprak", "tema", "til"])
def test_an_unknown_word_in_the_form_takes_nothing(
    signed_in: Callable[..., Client], broken: str
) -> None:
    given = {
        "kontor": "steigen",
        "kanal": "phone",
        "sprak": "no",
        "tema": "safety",
        "til": "answered",
    }
    client = signed_in(Role.CASE_OFFICER)
    answer = client.post("/skranke/henvendelser/", {**given, broken: "<script>"})
    assert answer.status_code == 422
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize("to", ["", "gone", "called_back", "open"])
def test_a_move_that_cannot_be_made_changes_nothing(
    signed_in: Callable[..., Client], to: str
) -> None:
    enquiry = taken()
    client = signed_in(Role.CASE_OFFICER)
    client.post(f"/skranke/henvendelser/{enquiry.pk}/", {"til": to})
    enquiry.refresh_from_db()
    assert enquiry.state == "open"


def test_seeing_the_counter_leaves_a_line_in_the_read_log(
    signed_in: Callable[..., Client],
) -> None:
    signed_in(Role.CASE_OFFICER).get("/skranke/henvendelser/")
    assert SensitiveRead.objects.values_list("act", flat=True).get() == "serve_counter"


@pytest.mark.usefixtures("showcase")
def test_the_page_shows_share_uncertainty_and_csv(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.DISTRICT_ANALYST)
    page = client.get("/skranke/forste-kontakt/").content.decode()
    assert "95 prosents usikkerhet" in page
    text = client.get("/skranke/forste-kontakt.csv").content.decode()
    assert "distrikt;fra;til;inndeling" in text
    assert ";channel;phone;" in text
