"""Made-up contact posts for a showcase district; every row is marked synthetic.

Municipalities of a station district share posts; one has four of them and one is below half a
post, each with a reason, so that departures show.
"""

from datetime import date
from decimal import Decimal

from django.db import transaction

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind, Source
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.contacts.models import ContactPost
from naervaer.web.records.contacts.services import PostTerms, post_open

MADE_UP = Source("Demonstrasjon", "syntetiske politikontakter", None, Kind.SYNTHETIC)
SINCE = date(2025, 1, 1)
_MOST, _FOUR = 3, 4
_HALF, _WHOLE, _SMALL = Decimal("0.5"), Decimal(1), Decimal("0.4")
_REASONS = {
    "four": "Oppdiktet: små kommuner med kort vei mellom.",
    "small": "Oppdiktet: deles med forebygging på samme sted.",
}
_HOURS_OF_WHOLE = Decimal(9)


@transaction.atomic
def showcase_fill(*, district: str) -> int:
    """Open the made-up posts; return how many. Done once."""
    found = district_by_name(district)
    if found is None or ContactPost.objects.filter(district=found).exists():
        return 0
    units: dict[str, list[str]] = {}
    inside = municipalities_all().filter(district=found).order_by("number")
    for one in inside.prefetch_related("station_districts"):
        unit = min((station.name for station in one.station_districts.all()), default=str(one))
        units.setdefault(unit.removesuffix(" politistasjonsdistrikt"), []).append(one.number)
    made = 0
    for unit, numbers in units.items():
        for group in _shared(numbers):
            made += 1
            _open(found, f"Politikontakt {made}, {unit}", group, made)
    return made


def _shared(numbers: list[str]) -> list[list[str]]:
    """Return a station district's municipalities three by three, or four where four is all."""
    if len(numbers) == _FOUR:
        return [numbers]
    return [numbers[at : at + _MOST] for at in range(0, len(numbers), _MOST)]


def _open(district: object, name: str, group: list[str], made: int) -> None:
    share = _WHOLE if len(group) >= _MOST else _HALF
    reason = _REASONS["four"] if len(group) > _MOST else ""
    if made == 1:
        share, reason = _SMALL, _REASONS["small"]
    terms = PostTerms(
        name=name,
        share=share,
        municipalities=tuple(group),
        protected_hours=_HOURS_OF_WHOLE * share,
        reason=reason,
    )
    post_open(district=district, terms=terms, since=SINCE, source=MADE_UP, actor=SYSTEM)
