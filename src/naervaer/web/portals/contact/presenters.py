"""How contact posts read: for inhabitants, and for those who assign them."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.rules.contacts import breaches
from naervaer.web.interface.appointments import said_when
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number, percent
from naervaer.web.records.contacts.selectors import assignment_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from naervaer.web.records.contacts.models import ContactPlan, ContactPost
    from naervaer.web.records.contacts.plans import MunicipalityChange
    from naervaer.web.records.contacts.selectors import ContactHours
    from naervaer.web.records.presence.models import PresenceRow
    from naervaer.web.records.rosters.selectors import PublicChange

CSV_COLUMNS = (
    *("stilling", "andel", "kommuner", "fra", "til", "vernede_timer_uke"),
    *("planlagt_timer", "levert_timer", "grunn", "slag"),
)


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """A time and way in which everybody may meet the contact."""

    when: str
    mode: str
    change: str
    mark: Badge


def meeting_time(row: "PresenceRow", change: "PublicChange | None") -> MeetingTime:
    """Return an announced time as everybody sees it; never why it was changed."""
    begins, ends = localtime(row.begins), localtime(row.ends)
    words = ""
    if change is not None and change.is_cancelled:
        words = _("avlyst")
    elif change is not None and change.was is not None:
        words = _("flyttet fra %(was)s") % {"was": said_when(change.was)}
    return MeetingTime(
        when=f"{day(row.day, 'full')} {begins:%H.%M}–{ends:%H.%M}",
        mode=said(DeliveryMode(row.mode)),
        change=words,
        mark=Badge(Kind(row.kind)),
    )


@dataclass(frozen=True, slots=True)
class PublicPost:
    """A post as everybody sees it."""

    name: str
    shared: str
    mark: Badge


def public_post(post: "ContactPost", own: str) -> PublicPost:
    """Return a post and the other municipalities it serves."""
    others = sorted(one.name for one in post.municipalities.all() if one.number != own)
    shared = _("Deles med %(others)s.") % {"others": ", ".join(others)} if others else ""
    return PublicPost(post.name, shared, Badge.of(post.source))


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as those who follow it up see it."""

    key: int
    name: str
    share: str
    municipalities: str
    period: str
    protected: str
    planned: str
    delivered: str
    is_shared: bool
    breaches: tuple[str, ...]
    reason: str
    substitute: str
    mark: Badge
    hours_mark: Badge | None


def post_row(post: "ContactPost", hours: "ContactHours | None") -> PostRow:
    """Return a post with its hours and its departures from the rules."""
    return PostRow(
        key=post.pk,
        name=post.name,
        share=percent(float(post.share), 0),
        municipalities=", ".join(sorted(one.name for one in post.municipalities.all())),
        period=_period(post.since, post.until),
        protected=number(hours.protected, 1) if hours else "–",
        planned=number(hours.planned, 1) if hours else "–",
        delivered=number(hours.delivered, 1) if hours else "–",
        is_shared=bool(hours and hours.is_shared),
        breaches=breaches(assignment_of(post)),
        reason=post.reason,
        substitute=post.substitute,
        mark=Badge.of(post.source),
        hours_mark=Badge(hours.kind) if hours else None,
    )


def _period(since: date, until: date | None) -> str:
    first = day(since, "medium")
    return f"{first} – {day(until, 'medium')}" if until else _("fra %(day)s") % {"day": first}


def posts_csv_text(posts: "Sequence[ContactPost]", hours: "Mapping[int, ContactHours]") -> str:
    """Return posts with their hours as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for post in posts:
        numbers = " ".join(sorted(one.number for one in post.municipalities.all()))
        own = hours[post.pk]
        writer.writerow(
            (
                *(post.name, f"{post.share:.2f}", numbers, post.since, post.until or ""),
                *("" if post.protected_hours is None else post.protected_hours,),
                *(f"{own.planned:.2f}", f"{own.delivered:.2f}", post.reason, post.kind),
            )
        )
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a study would change for one municipality."""

    name: str
    before: str
    after: str
    difference: str
    order: float


def change_row(one: "MunicipalityChange") -> ChangeRow:
    """Return a municipality's change in words."""
    sign = "+" if one.difference > 0 else ""
    return ChangeRow(
        name=one.name,
        before=", ".join(one.before) or "–",
        after=", ".join(one.after) or "–",
        difference=f"{sign}{percent(one.difference, 0)}",
        order=one.difference,
    )


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan that was adopted."""

    key: int
    words: str
    is_undone: bool


def plan_row(plan: "ContactPlan") -> PlanRow:
    """Return a plan in words."""
    words = _("%(district)s fra %(since)s, fra studie %(run)s") % {
        "district": plan.district,
        "since": day(plan.since, "medium"),
        "run": plan.run_id,
    }
    return PlanRow(plan.pk, words, plan.undone_at is not None)
