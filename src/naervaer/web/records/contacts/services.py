"""Writing contact posts: opened, changed, ended; rules departed from only with a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Source
from naervaer.domain.free_text import expect_no_persons
from naervaer.domain.rules.contacts import ContactAssignment, breaches, needs_reason
from naervaer.web.records.areas.selectors import municipalities_numbered
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.contacts.models import ContactPlan, ContactPost
from naervaer.web.records.sourced import source_columns

_NAME = re.compile(r"Politikontakt( \d+)?, \S.*")


@dataclass(frozen=True, slots=True)
class PostTerms:
    """What a contact's post is.

    Attributes
    ----------
    name
        A post, never a person: «Politikontakt 3, Salten».
    share
        Part of a full post.
    municipalities
        Four-digit numbers.
    protected_hours
        Hours a week kept free for the role, or None where nobody has said.
    substitute
        Name of the post that steps in, or empty.
    reason
        Why the main rules are departed from, or empty.

    """

    name: str
    share: Decimal
    municipalities: tuple[str, ...]
    protected_hours: Decimal | None = None
    substitute: str = ""
    reason: str = ""

    @property
    def assignment(self) -> ContactAssignment:
        """The post as the rules know it."""
        return ContactAssignment(self.name, self.municipalities, float(self.share), self.reason)


@transaction.atomic
def post_open(
    *,
    district: Any,
    terms: PostTerms,
    since: date,
    source: Source,
    actor: Actor,
    plan: ContactPlan | None = None,
) -> ContactPost:
    """Open a contact's post from a day on.

    Raises
    ------
    UnusableInputError
        When the name is a person's or taken, or a municipality lies elsewhere.
    RuleBrokenError
        When a main rule is departed from and no reason is given; in the rule's own words.

    """
    served = _served(district, terms)
    _expect_terms(district, terms)
    post = ContactPost.objects.create(
        district=district,
        name=terms.name,
        share=terms.share,
        protected_hours=terms.protected_hours,
        substitute=terms.substitute,
        reason=terms.reason.strip(),
        since=since,
        plan=plan,
        **source_columns(source),
    )
    post.municipalities.set(served)
    change_record(
        actor=actor,
        act="contact.open",
        thing=post,
        why=terms.reason or source.reference,
        after=_seen(post, terms.municipalities),
    )
    return post


@transaction.atomic
def post_change(
    *, post: ContactPost, terms: PostTerms, since: date, source: Source, actor: Actor
) -> ContactPost:
    """Give a post other terms from a day on; what it was until then stays.

    Raises
    ------
    UnusableInputError
        When the post has ended, or the day is not after the one it began.
    RuleBrokenError
        When a main rule is departed from and no reason is given.

    """
    post_end(post=post, until=since - timedelta(days=1), actor=actor, why=source.reference)
    return post_open(
        district=post.district, terms=terms, since=since, source=source, actor=actor
    )


@transaction.atomic
def post_end(
    *,
    post: ContactPost,
    until: date,
    actor: Actor,
    why: str,
    plan: ContactPlan | None = None,
) -> ContactPost:
    """End a post on a day, its last.

    Raises
    ------
    UnusableInputError
        When it has ended already, or would end before it began.

    """
    post = ContactPost.objects.select_for_update().get(pk=post.pk)
    if post.until is not None:
        msg = _("%(post)s er alt avsluttet.") % {"post": post}
        raise UnusableInputError(msg)
    if until < post.since:
        msg = _("Stillingen begynte %(day)s; den kan ikke slutte eller endres før dagen etter.")
        raise UnusableInputError(msg % {"day": post.since})
    post.until, post.ended_by = until, plan
    post.save(update_fields=["until", "ended_by"])
    change_record(
        actor=actor,
        act="contact.end",
        thing=post,
        why=why,
        after={"until": until.isoformat()},
    )
    return post


def _expect_terms(district: Any, terms: PostTerms) -> None:
    if not _NAME.fullmatch(terms.name):
        msg = _("Skriv en stilling, aldri et navn: «Politikontakt 3, Salten».")
        raise UnusableInputError(msg)
    expect_no_persons({_("Begrunnelse"): terms.reason}, is_confirmed=False)
    in_force = ContactPost.objects.filter(district=district, until=None)
    if in_force.filter(name=terms.name).exists():
        msg = _("%(post)s finnes alt.") % {"post": terms.name}
        raise UnusableInputError(msg)
    if terms.substitute == terms.name:
        msg = _("En stilling kan ikke være sin egen stedfortreder.")
        raise UnusableInputError(msg)
    if needs_reason(terms.assignment):
        said = " ".join(breaches(terms.assignment))
        msg = _("%(breaches)s Oppgi grunnen til unntaket.") % {"breaches": said}
        raise RuleBrokenError(msg)


def _served(district: Any, terms: PostTerms) -> Sequence[Any]:
    found = municipalities_numbered(list(terms.municipalities))
    outside = [one for one in found if one.district_id != district.pk]
    if not found or len(found) != len(set(terms.municipalities)) or outside:
        msg = _("Velg minst én kommune i politidistriktet.")
        raise UnusableInputError(msg)
    return found


def _seen(post: ContactPost, municipalities: Sequence[str]) -> dict[str, Any]:
    return {
        "name": post.name,
        "share": str(post.share),
        "municipalities": sorted(municipalities),
        "protected_hours": str(post.protected_hours or ""),
        "substitute": post.substitute,
        "reason": post.reason,
        "since": post.since.isoformat(),
    }


def percent_share(percent: int) -> Decimal:
    """Return a percentage of a post as a share."""
    return Decimal(percent) / 100
