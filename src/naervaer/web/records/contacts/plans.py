"""An assignment study becomes the plan of a district: compared, adopted, undone.

Read from a finished siting study's `contact_groups.csv`: which municipalities share contacts,
how many, and how large each post is.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import MissingDataError, RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.contacts import breaches
from naervaer.web.records.areas.selectors import municipalities_numbered
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.contacts.models import ContactPlan, ContactPost
from naervaer.web.records.contacts.selectors import posts_in_force
from naervaer.web.records.contacts.services import PostTerms, post_end, post_open
from naervaer.web.records.presence.checking import expect_reason
from naervaer.web.records.studies.selectors import runs_seen_by

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import Municipality
    from naervaer.web.records.studies.models import StudyRun

GROUPS_FILE = "contact_groups.csv"
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MunicipalityChange:
    """What a plan changes for one municipality.

    Attributes
    ----------
    name
        The municipality's.
    before, after
        Names of the posts that serve it.
    share_before, share_after
        Parts of a post per municipality served, summed over its posts.

    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    share_before: float
    share_after: float

    @property
    def difference(self) -> float:
        """How much of a post it gains; negative where it loses."""
        return round(self.share_after - self.share_before, 2)


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A study's assignment beside the plan in force.

    Attributes
    ----------
    terms
        The posts the study gives.
    changes
        Every municipality of the district, by name.
    departures
        Names of the posts that depart from a main rule without a reason, with the rules'
        words.
    is_same
        Whether the plan in force is this one already.

    """

    terms: tuple[PostTerms, ...]
    changes: tuple[MunicipalityChange, ...]
    departures: tuple[tuple[str, tuple[str, ...]], ...]
    is_same: bool


def study_terms(run: "StudyRun", district: Any) -> tuple[PostTerms, ...]:
    """Return the posts a study gives a district.

    Raises
    ------
    MissingDataError
        When the study left no assignment for the district.

    """
    file = Path(run.folder) / GROUPS_FILE
    if not run.folder or not file.is_file():
        msg = _("Studien har ingen fordeling av politikontakter.")
        raise MissingDataError(msg)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["district"] == district.name]
    if not rows:
        msg = _("Studien har ingen fordeling av politikontakter for %(district)s.")
        raise MissingDataError(msg % {"district": district})
    return tuple(_terms(rows))


def plan_preview(run: "StudyRun", district: Any, *, on: date) -> PlanPreview:
    """Return a study's assignment beside the plan in force.

    Raises
    ------
    MissingDataError
        When the study left no assignment for the district.

    """
    terms = study_terms(run, district)
    now = [_as_terms(post) for post in posts_in_force(on).filter(district=district)]
    names = {one.number: one.name for one in _inside((*terms, *now))}
    changes = [_change(number, name, now, terms) for number, name in names.items()]
    return PlanPreview(
        terms=terms,
        changes=tuple(sorted(changes, key=lambda one: one.name)),
        departures=tuple(
            (one.name, found)
            for one in terms
            if not one.reason and (found := breaches(one.assignment))
        ),
        is_same={_shape(one) for one in terms} == {_shape(one) for one in now},
    )


@transaction.atomic
def plan_adopt(
    *, run: "StudyRun", district: Any, since: date, reason: str, actor: Actor
) -> ContactPlan:
    """Let a study's assignment be the district's plan from a day on.

    The posts in force end the day before. Every post keeps which study it came from.

    Raises
    ------
    MissingDataError
        When the study left no assignment for the district.
    RuleBrokenError
        When a post departs from a main rule and neither the study nor the actor says why.
    UnusableInputError
        When the plan is in force already, or a post in force began that day or later.

    """
    preview = plan_preview(run, district, on=since)
    if preview.is_same:
        msg = _("Fordelingen gjelder alt.")
        raise UnusableInputError(msg)
    if preview.departures and not reason.strip():
        said = " ".join(f"{name}: {' '.join(words)}" for name, words in preview.departures)
        msg = _("%(breaches)s Oppgi grunnen til unntaket.") % {"breaches": said}
        raise RuleBrokenError(msg)
    plan = ContactPlan.objects.create(
        district=district, run=run, since=since, adopted_by=actor.account or ""
    )
    why = _("studie %(run)s") % {"run": run.pk}
    for post in posts_in_force(since).filter(district=district, until=None):
        post_end(post=post, until=since - timedelta(days=1), actor=actor, why=why, plan=plan)
    source = Source(run.title, why, timezone.localdate(), Kind.COMPUTED)
    without = {name for name, _said in preview.departures}
    for terms in preview.terms:
        own = _with_reason(terms, reason.strip()) if terms.name in without else terms
        post_open(
            district=district, terms=own, since=since, source=source, actor=actor, plan=plan
        )
    change_record(
        actor=actor,
        act="contact.plan",
        thing=plan,
        why=reason or why,
        after={"run": run.pk, "since": since.isoformat(), "posts": len(preview.terms)},
    )
    return plan


@transaction.atomic
def plan_undo(*, plan: ContactPlan, actor: Actor, why: str) -> ContactPlan:
    """Take a plan back: its posts are taken out, and those it ended stand again.

    Raises
    ------
    UnusableInputError
        When no reason is given, it is undone already, or a post of it has been changed.

    """
    expect_reason(why)
    plan = ContactPlan.objects.select_for_update().get(pk=plan.pk)
    posts = ContactPost.objects.filter(plan=plan)
    if plan.undone_at is not None or posts.exclude(until=None).exists():
        msg = _("Planen er endret siden; endre stillingene hver for seg.")
        raise UnusableInputError(msg)
    taken = sorted(posts.values_list("name", flat=True))
    posts.delete()
    ContactPost.objects.filter(ended_by=plan).update(until=None, ended_by=None)
    plan.undone_at = timezone.now()
    plan.save(update_fields=["undone_at"])
    change_record(
        actor=actor, act="contact.plan_undo", thing=plan, why=why, before={"posts": taken}
    )
    return plan


def _terms(rows: list[dict[str, str]]) -> Iterable[PostTerms]:
    number = 0
    for row in rows:
        numbers = tuple(part.strip() for part in row["municipality_numbers"].split(";"))
        share = Decimal(row["share_of_post"]).quantize(_HUNDREDTH)
        for _post in range(int(row["contacts"])):
            number += 1
            yield PostTerms(
                name=f"Politikontakt {number}, {_unit(row['seat'])}",
                share=min(share, Decimal(1)),
                municipalities=numbers,
                reason=row.get("stated_exception") or "",
            )


def _unit(seat: str) -> str:
    """Return the short name of the seat's station district."""
    (municipality,) = municipalities_numbered([seat])
    stations = sorted(one.name for one in municipality.station_districts.all())
    unit = stations[0] if stations else municipality.name
    return unit.removesuffix(" politistasjonsdistrikt")


def _with_reason(terms: PostTerms, reason: str) -> PostTerms:
    return PostTerms(terms.name, terms.share, terms.municipalities, reason=reason)


def _as_terms(post: ContactPost) -> PostTerms:
    numbers = tuple(one.number for one in post.municipalities.all())
    return PostTerms(post.name, post.share, numbers, reason=post.reason)


def _inside(terms: Iterable[PostTerms]) -> "list[Municipality]":
    return municipalities_numbered(sorted({no for one in terms for no in one.municipalities}))


def _shape(terms: PostTerms) -> tuple[str, Decimal, frozenset[str]]:
    return (terms.name, terms.share, frozenset(terms.municipalities))


def _change(
    number: str, name: str, now: Iterable[PostTerms], then: Iterable[PostTerms]
) -> MunicipalityChange:
    before = [one for one in now if number in one.municipalities]
    after = [one for one in then if number in one.municipalities]
    return MunicipalityChange(
        name=name,
        before=tuple(one.name for one in before),
        after=tuple(one.name for one in after),
        share_before=_part(before),
        share_after=_part(after),
    )


def _part(posts: list[PostTerms]) -> float:
    return sum(float(one.share) / len(one.municipalities) for one in posts)


def assignment_runs(actor: Actor) -> "list[StudyRun]":
    """Return the finished siting studies the actor may see that share out contacts."""
    done = runs_seen_by(actor).filter(study="siting", state="done").exclude(folder="")
    return [run for run in done.order_by("-pk") if (Path(run.folder) / GROUPS_FILE).is_file()]


def assignment_run_by_id(actor: Actor, key: int) -> "StudyRun | None":
    """Return one of them, or None."""
    return next((run for run in assignment_runs(actor) if run.pk == key), None)
