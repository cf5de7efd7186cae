"""Reminding both sides of the steps of the council's year, once for each step."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from naervaer.domain.authority import Role
from naervaer.domain.councils import CycleStep, Reminder, reminders
from naervaer.domain.notices import NoticeKind
from naervaer.web.records.accounts.selectors import accounts_in
from naervaer.web.records.agreements.evaluation import is_evaluated
from naervaer.web.records.councils.models import Council
from naervaer.web.records.councils.selectors import councils_public, steps_done, year_months
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.services import notice_queue

_PARTIES = (Role.MUNICIPAL_COORDINATOR, Role.POLICE_CONTACT)
_LANGUAGE = "nb"


def steps_behind(council: Council, year: int) -> frozenset[CycleStep]:
    """Return the steps of a year that the records show as done, the evaluation among them."""
    done = steps_done(council, year)
    if is_evaluated(council.municipality_id, year - 1):
        done |= {CycleStep.EVALUATION}
    return done


def council_reminders_queue(*, today: date) -> int:
    """Put a message in line for each step that is due; return how many steps are.

    The coordinator and the police contact of the municipality get it, once for each step of
    the year however often this is called. Steps from before the council was registered are
    left alone.
    """
    told = 0
    for council in councils_public().prefetch_related("steps"):
        due = reminders(year_months(council), steps_behind(council, today.year), today)
        for reminder in due:
            if reminder.by >= council.registered_on:
                _queue(council, reminder)
                told += 1
    return told


def _queue(council: Council, reminder: Reminder) -> None:
    step, number = reminder.step, council.municipality_id
    with override(_LANGUAGE):
        words = {
            "step": _(step.label),
            "where": council.municipality.name,
            "day": f"{reminder.by:%d.%m.%Y}",
        }
        subject = _("Årshjulet i %(where)s: %(step)s") % words
        text = (
            _(
                "Politirådet i %(where)s har ikke merket «%(step)s» som gjort. Fristen er "
                "%(day)s. Merk trinnet i rådets rom når det er gjort."
            )
            % words
        )
    for account in accounts_in(number, _PARTIES):
        notice_queue(
            to=Recipient.of_account(account),
            kind=NoticeKind.REMINDER,
            subject=subject,
            text=text,
            about=f"councils.council:{council.pk}",
            language=_LANGUAGE,
            once_key=f"council-{council.pk}-{reminder.by.year}-{step.value}-{account.pk}",
            municipality=number,
        )
