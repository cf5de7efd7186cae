"""Records the role matrix is tried on: accounts, set-up links, enquiries and messages."""

from typing import Any

from naervaer.domain.authority import Place

Arguments = dict[str, Any]


def somebody() -> Arguments:
    """Make an account."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415 - Django is up
    from naervaer.web.records.accounts.services import account_create  # noqa: PLC0415

    account_create(username="noen", name="Noen Andre", password=None, actor=SYSTEM)
    return {"username": "noen"}


def somebodys_role() -> Arguments:
    """Make an account with a role."""
    from naervaer.domain.authority import SYSTEM, Role  # noqa: PLC0415 - Django is up
    from naervaer.web.records.accounts.selectors import account_by_key  # noqa: PLC0415
    from naervaer.web.records.accounts.services import role_give  # noqa: PLC0415

    made = somebody()
    user = account_by_key(made["username"])
    assert user is not None
    grant = role_give(user=user, role=Role.PUBLISHER, place=Place(), actor=SYSTEM, why="prøve")
    return {**made, "grant_id": grant.pk}


def setup_token() -> str:
    """Make an account with a set-up link."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415 - Django is up
    from naervaer.web.records.accounts.selectors import account_by_key  # noqa: PLC0415
    from naervaer.web.records.accounts.setup_links import setup_link_make  # noqa: PLC0415

    user = account_by_key(somebody()["username"])
    assert user is not None
    return setup_link_make(user=user, actor=SYSTEM, why="prøve")


def openid_offered(who: str = "") -> Arguments:
    """Trust an issuer that does not answer: the page says so, and everybody may ask for it."""
    from django.conf import settings  # noqa: PLC0415 - Django is up

    nowhere = {"address": "http://127.0.0.1:9", "client_id": "prøve"}
    kept = {"private_key_file": "finnes-ikke.jwk", "acr": "substantial"}
    settings.OPENID = [{"who": one, **nowhere, **kept} for one in ("ansatt", "innbygger")]
    return {"who": who} if who else {}


def an_enquiry(place: Place) -> Arguments:
    """Take an enquiry at a service point in the place."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.enquiries.models import Enquiry  # noqa: PLC0415

    enquiry = Enquiry.objects.create(
        office_id=a_point(place)["point_id"],
        municipality_id=place.municipality,
        theme="report",
        channel="phone",
        language="no",
        day=date(2026, 1, 1),
        hour=10,
        state="open",
        kind="official",
    )
    return {"enquiry_id": enquiry.pk}


def a_contact_request(place: Place) -> Arguments:
    """Write to the contact of the place."""
    return {"request_id": _asked(place).pk}


def a_followed_request(place: Place) -> Arguments:
    """Write to the contact of the place, and keep the signed link."""
    from naervaer.web.records.contact_requests.links import link_for  # noqa: PLC0415

    return {"link": link_for(_asked(place).code)}


def _asked(place: Place) -> Any:
    from naervaer.domain.enquiries.requests import RequestTheme  # noqa: PLC0415
    from naervaer.web.records.areas.models import Municipality  # noqa: PLC0415
    from naervaer.web.records.bookings.contact import Contact  # noqa: PLC0415
    from naervaer.web.records.contact_requests.services import request_ask  # noqa: PLC0415

    return request_ask(
        municipality=Municipality.objects.get(pk=place.municipality),
        theme=RequestTheme.SAFETY,
        message="Hvem kan vi snakke med?",
        contact=Contact(),
        is_confirmed=False,
    )


def a_notice_to_tell(place: Place) -> Arguments:
    """Leave a message of the place to be told by phone."""
    from naervaer.domain.notices import NoticeKind  # noqa: PLC0415
    from naervaer.web.records.notices.models import Notice  # noqa: PLC0415
    from naervaer.web.records.notices.recipients import Recipient  # noqa: PLC0415
    from naervaer.web.records.notices.services import notice_queue  # noqa: PLC0415

    notice = notice_queue(
        to=Recipient.by_phone("90000000"),
        kind=NoticeKind.REMINDER,
        subject="Emne",
        text="Tekst",
        about="x",
        language="nb",
        municipality=place.municipality,
    )
    Notice.objects.filter(pk=notice.pk).update(state="to_be_told")
    return {"notice_id": notice.pk}


def the_district(place: Place) -> Any:
    from naervaer.web.records.areas.models import District  # noqa: PLC0415 - Django is up

    return District.objects.get(name=place.district)


def a_point(place: Place) -> Arguments:
    """Make a service point in the place."""
    from naervaer.web.records.points.models import Point  # noqa: PLC0415

    Point.objects.create(
        id="et-sted",
        name="Et sted",
        sort="service_point",
        place="Her",
        district=the_district(place),
        municipality_id=place.municipality,
    )
    return {"point_id": "et-sted"}


def a_fact(place: Place) -> Arguments:
    """Make a service point with one fact in the place."""
    from naervaer.web.records.points.models import PointFact  # noqa: PLC0415

    point = a_point(place)["point_id"]
    fact = PointFact.objects.create(key="x", point_id=point, state="open", kind="official")
    return {"fact_id": fact.pk}


def staffing_row(place: Place) -> Arguments:
    """Write staffing for the place's district."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.staffing.models import Staffing  # noqa: PLC0415

    row = Staffing.objects.create(
        key="x",
        district=the_district(place),
        as_of=date(2026, 1, 1),
        function="all",
        funding="unknown",
        fte=1,
        kind="official",
    )
    return {"row_id": row.pk}
