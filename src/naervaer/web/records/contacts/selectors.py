"""Reading contact posts: everybody's own contact, and what those who follow up may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from naervaer.domain.authority import COUNTRY, Act, Actor
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState
from naervaer.domain.promises.from_contacts import BookContact
from naervaer.domain.rules.contacts import ContactAssignment
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.contacts.models import ContactPlan, ContactPost
from naervaer.web.records.presence.models import PresenceRow

WEEKS_MEASURED = 8
_DAYS_A_WEEK = 7


def posts_in_force(on: date) -> QuerySet[ContactPost]:
    """Return every post in force on a day."""
    in_force = Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))
    posts = ContactPost.objects.filter(in_force).select_related("district", "plan")
    return posts.prefetch_related("municipalities")


def contacts_of(municipality: str, *, on: date) -> list[ContactPost]:
    """Return the posts that serve a municipality, for everybody."""
    return list(posts_in_force(on).filter(municipalities=municipality).distinct())


def posts_seen_by(actor: Actor, *, on: date, act: Act = Act.SEE_CONTACTS) -> list[ContactPost]:
    """Return the posts in force that serve any municipality within the actor's reach."""
    own = municipalities_within(actor.reach(act)).values("pk")
    return list(posts_in_force(on).filter(municipalities__in=own).distinct())


def history_seen_by(actor: Actor, *, on: date) -> QuerySet[ContactPost]:
    """Return the posts that have ended, the last first."""
    own = municipalities_within(actor.reach(Act.SEE_CONTACTS)).values("pk")
    ended = ContactPost.objects.filter(municipalities__in=own, until__lt=on).distinct()
    return ended.prefetch_related("municipalities").order_by("-until", "name", "pk")


def post_by_id(actor: Actor, key: int) -> ContactPost | None:
    """Return one post in a district where the actor assigns contacts, or None."""
    posts = ContactPost.objects.select_related("district").prefetch_related("municipalities")
    return posts.filter(_districts(actor), pk=key).first()


def plans_seen_by(actor: Actor) -> QuerySet[ContactPlan]:
    """Return the plans adopted in the actor's districts, newest first."""
    return ContactPlan.objects.filter(_districts(actor)).select_related("district", "run")


def plan_by_id(actor: Actor, key: int) -> ContactPlan | None:
    """Return one plan where the actor assigns contacts, or None."""
    return plans_seen_by(actor).filter(pk=key).first()


def assignment_of(post: ContactPost) -> ContactAssignment:
    """Return a post as the rules know it."""
    numbers = tuple(one.number for one in post.municipalities.all())
    return ContactAssignment(post.name, numbers, float(post.share), post.reason)


def book_contacts(*, on: date) -> list[tuple[date, BookContact]]:
    """Return the posts in force as the promises ask for them, each with its first day."""
    return [
        (post.since, BookContact(post.district.name, assignment_of(post), Kind(post.kind)))
        for post in posts_in_force(on)
    ]


@dataclass(frozen=True, slots=True)
class ContactHours:
    """Hours of the contact's role in the weeks just past.

    Attributes
    ----------
    protected
        Hours set aside, or None where nobody has said how many a week.
    planned, delivered
        What the presence book holds for the post's municipalities.
    is_shared
        Whether another post serves some of them too; then the hours are theirs together.
    kind
        What the book's rows are said to be.

    """

    protected: float | None
    planned: float
    delivered: float
    is_shared: bool
    kind: Kind


def hours_of(posts: Iterable[ContactPost], *, today: date) -> dict[int, ContactHours]:
    """Return protected, planned and delivered hours of each post in the weeks just past."""
    posts = list(posts)
    since = today - timedelta(days=WEEKS_MEASURED * _DAYS_A_WEEK)
    sums: dict[tuple[str, str], int] = {}
    kinds: dict[str, Kind] = {}
    rows = PresenceRow.objects.filter(
        mode=DeliveryMode.POLICE_CONTACT.value, day__gte=since, day__lt=today, withdrawn=False
    )
    for number, state, kind, minutes in (
        rows.order_by()
        .values_list("municipality", "state", "kind")
        .annotate(total=Sum("minutes"))
    ):
        sums[number, state] = sums.get((number, state), 0) + minutes
        kinds[number] = Kind(kind)
    served = {post.pk: [one.number for one in post.municipalities.all()] for post in posts}
    serving: dict[str, int] = {}
    for numbers in served.values():
        for number in numbers:
            serving[number] = serving.get(number, 0) + 1
    return {
        post.pk: ContactHours(
            protected=_protected(post.protected_hours),
            planned=_hours(sums, served[post.pk], PresenceState.PLANNED),
            delivered=_hours(sums, served[post.pk], PresenceState.DELIVERED),
            is_shared=any(serving[number] > 1 for number in served[post.pk]),
            kind=next((kinds[one] for one in served[post.pk] if one in kinds), Kind.COMPUTED),
        )
        for post in posts
    }


def _protected(hours: Decimal | None) -> float | None:
    return None if hours is None else float(hours) * WEEKS_MEASURED


def _hours(sums: dict[tuple[str, str], int], numbers: list[str], state: PresenceState) -> float:
    return sum(sums.get((number, state.value), 0) for number in numbers) / 60


def _districts(actor: Actor) -> Q:
    places = actor.reach(Act.WRITE_CONTACTS)
    if COUNTRY in places:
        return Q()
    return Q(district__name__in=[one.district for one in places if one.district])
