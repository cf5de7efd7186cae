"""Recording changes, reads and refusals."""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.web.records.audit.checkpoints import checkpoint_write
from naervaer.web.records.audit.models import Change, HistoryHead, Refusal, SensitiveRead
from naervaer.web.records.audit.seals import FIRST_SEAL, seal_of


@transaction.atomic
def change_record(
    *,
    actor: Actor,
    act: str,
    thing: models.Model,
    why: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Change:
    """Append a change to the history, in the transaction of the change itself.

    Every row carries a seal over its content and the seal before it, so that an edit behind
    the site's back breaks the chain (see `history_breaks`). The head's row is locked until
    the transaction ends: two changes at once become one after the other, on any database.
    """
    head = _locked_head()
    change = Change(
        number=head.number + 1,
        at=timezone.now(),
        account=actor.account or "",
        name=actor.name,
        act=act,
        thing=f"{thing._meta.label_lower}:{thing.pk}",  # noqa: SLF001 - Django's own door
        before=before,
        after=after,
        why=why,
        previous_seal=head.seal,
    )
    change.seal = seal_of(change)
    change.save(force_insert=True)
    head.number, head.seal = change.number, change.seal
    head.save(update_fields=["number", "seal"])
    noted = partial(
        checkpoint_write, number=change.number, seal=change.seal, at=change.at.isoformat()
    )
    transaction.on_commit(noted, robust=True)
    return change


def refusal_record(*, actor: Actor, act: str, address: str) -> None:
    """Remember that somebody was refused."""
    Refusal.objects.create(account=actor.account or "", act=act, address=address[:400])


def read_record(*, actor: Actor, act: str, thing: str) -> None:
    """Remember that somebody read something sensitive."""
    SensitiveRead.objects.create(account=actor.account or "", act=act, thing=thing[:200])


def _locked_head() -> HistoryHead:
    """Return the head, locked; the first change of a site makes it."""
    head = HistoryHead.objects.select_for_update().first()
    if head is None:
        empty = {"number": 0, "seal": FIRST_SEAL}
        head, _ = HistoryHead.objects.select_for_update().get_or_create(pk=1, defaults=empty)
    return head


def site_act_record(*, actor: Actor, act: str, why: str, after: dict[str, Any]) -> Change:
    """Append something done to the whole site: a restore, a deletion of what was due."""
    return change_record(
        actor=actor, act=act, thing=_locked_head_now(), why=why, before=None, after=after
    )


@transaction.atomic
def _locked_head_now() -> HistoryHead:
    """Return the head as the thing a site-wide act is about."""
    return _locked_head()
