"""How soon requests to the police contact are answered: for pages, open figures and ledger.

The period is that of first contact (`enquiries.selectors.published_period`): the latest
half-year that may be shown. Everybody is shown the same table of a district, so that no page
gives away what another withholds.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from naervaer.domain.enquiries.replies import ReplyShare, RequestTimes, reply_shares
from naervaer.domain.enquiries.requests import RequestState
from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.domain.wording import norwegian_number, norwegian_share
from naervaer.web.records.contact_requests.models import ContactRequest
from naervaer.web.records.enquiries.selectors import published_period

_PROMISE = "B-40"


@dataclass(frozen=True, slots=True)
class DistrictReplies:
    """Replies of a district and its municipalities, as far as they may be shown.

    Attributes
    ----------
    district, kind
        Where, and how far it can be trusted; kinds are never mixed.
    total
        The district.
    places
        Its municipalities; the key of each share is the number.
    names
        Name by number.

    """

    district: str
    kind: Kind
    total: ReplyShare
    places: tuple[ReplyShare, ...]
    names: dict[str, str]


def replies_published(*, today: date, district: str | None = None) -> list[DistrictReplies]:
    """Return the replies of the latest half-year that may be shown, by district and kind."""
    since, until = published_period(today)
    rows = ContactRequest.objects.filter(due_on__gte=since, due_on__lte=until)
    if district is not None:
        rows = rows.filter(municipality__district__name=district)
    tables: dict[tuple[str, str], list[RequestTimes]] = defaultdict(list)
    names: dict[str, str] = {}
    asked = ("municipality__district__name", "kind", "municipality", "municipality__name")
    for place, kind, number, name, *times in rows.order_by(*asked[:3], "pk").values_list(
        *asked, "received_on", "due_on", "state", "ended_on"
    ):
        received, due, state, ended = times
        names[number] = name
        tables[place, kind].append(
            RequestTimes(number, received, due, RequestState(state), ended)
        )
    return [_district(place, kind, own, names) for (place, kind), own in tables.items()]


def _district(
    district: str, kind: str, own: list[RequestTimes], names: dict[str, str]
) -> DistrictReplies:
    total, places = reply_shares(own, fewest=SMALL_COUNTS.fewest)
    return DistrictReplies(district, Kind(kind), total, places, names)


@dataclass(frozen=True, slots=True)
class PlaceReplies:
    """The replies in one municipality, beside those of its district.

    Attributes
    ----------
    own
        The municipality's; None where it had no request.
    total, kind
        The district's, and how far both can be trusted.

    """

    own: ReplyShare | None
    total: ReplyShare
    kind: Kind


def replies_of(number: str, *, district: str, today: date) -> list[PlaceReplies]:
    """Return the replies of a municipality, one for each kind of figures its district has."""
    return [
        PlaceReplies(
            next((one for one in found.places if one.share.key == number), None),
            found.total,
            found.kind,
        )
        for found in replies_published(today=today, district=district)
    ]


def replies_measured(today: date | None = None) -> tuple[Measurement, ...]:
    """Return what the replies say beside the promise B-40, by district."""
    day = today or timezone.localdate()
    _since, until = published_period(day)
    found = replies_published(today=day)
    return tuple(one for district in found for one in _measured(district, until))


def _measured(found: DistrictReplies, until: date) -> list[Measurement]:
    interval, asked = found.total.share.interval, found.total.share.contacts
    if interval is None or asked is None:
        return []
    low, high = norwegian_share(interval.low), norwegian_share(interval.high)
    many = norwegian_number(asked)
    about = f"Henvendelsene til politikontaktene i {found.district}"
    in_time = (
        f"{about}: {norwegian_share(interval.share)} av {many} fikk svar innen "
        f"{ORDER_AN_OFFICER.reply_days} dager, det siste halvåret som kan vises; "
        f"95 prosents usikkerhet {low} til {high}."
    )
    said = [_beside(found, until, "contact_replies_in_time_share", interval.share, in_time)]
    if found.total.median_days is not None:
        usual = (
            f"{about}: halvparten av {many} fikk svar så fort, "
            "det siste halvåret som kan vises."
        )
        days = found.total.median_days
        said.append(_beside(found, until, "contact_reply_median_days", days, usual))
    return said


def _beside(
    found: DistrictReplies, until: date, measure: str, value: float, evidence: str
) -> Measurement:
    return Measurement(
        promise=_PROMISE,
        rule="",
        measure=measure,
        value=value,
        unit="dager" if measure.endswith("_days") else "andel",
        as_of=until,
        kind=found.kind,
        evidence=evidence,
        scope=found.district,
    )
