"""Councils are reminded of their year, and the picture tells of residents' needs."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naervaer.domain.authority import Place, Role
from naervaer.domain.councils import CycleStep
from naervaer.web.config.worker import remind
from naervaer.web.records.agreements.reminding import council_reminders_queue
from naervaer.web.records.councils.models import Council
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.voice.models import Need

DAY = date(2026, 3, 10)
PICTURE = "/politirad/1848-steigen/rom/bilde/"


@pytest.fixture
def council(areas: None) -> Council:
    """Register a council whose one step is due in March, the others in December."""
    made = Council.objects.create(
        municipality_id="1848", registered_on=date(2026, 1, 1), kind="official"
    )
    for step in CycleStep:
        month = 3 if step is CycleStep.REPORT else 12
        made.steps.create(step=step.value, month=month)
    return made


def told() -> list[tuple[str, str]]:
    found = Notice.objects.order_by("account__username")
    return [(one.account.username if one.account else "", one.subject) for one in found]


def test_both_sides_are_told_of_a_step_that_is_due(
    signed_in: Callable[..., Client], council: Council
) -> None:
    for role in (Role.MUNICIPAL_COORDINATOR, Role.POLICE_CONTACT, Role.COUNCIL_MEMBER):
        signed_in(role)
    council_reminders_queue(today=DAY)
    subject = "Årshjulet i Steigen: melding til kommunestyret"
    assert told() == [
        ("municipal_coordinator-1848", subject),
        ("police_contact-1848", subject),
    ]


def test_a_step_is_told_of_once_however_often_it_is_looked_at(
    signed_in: Callable[..., Client], council: Council
) -> None:
    signed_in(Role.MUNICIPAL_COORDINATOR)
    for days in (0, 0, 1, 40):
        council_reminders_queue(today=DAY + timedelta(days=days))
    assert len(told()) == 1


def test_the_same_step_is_told_of_again_next_year(
    signed_in: Callable[..., Client], council: Council
) -> None:
    signed_in(Role.MUNICIPAL_COORDINATOR)
    for year in (2026, 2027):
        council_reminders_queue(today=DAY.replace(year=year))
    assert len(told()) == 2


def test_a_step_that_is_done_is_not_told_of(
    signed_in: Callable[..., Client], council: Council
) -> None:
    signed_in(Role.MUNICIPAL_COORDINATOR)
    council.steps_done.create(step="report", year=2026, done_on=DAY)
    council_reminders_queue(today=DAY)
    assert told() == []


def test_a_step_from_before_the_council_was_registered_is_left_alone(
    signed_in: Callable[..., Client], council: Council
) -> None:
    signed_in(Role.MUNICIPAL_COORDINATOR)
    Council.objects.update(registered_on=date(2026, 4, 1))
    assert council_reminders_queue(today=date(2026, 5, 1)) == 0


def test_another_municipality_is_not_told(
    signed_in: Callable[..., Client], council: Council
) -> None:
    signed_in(Role.MUNICIPAL_COORDINATOR, Place("Nordland", "1804"))
    council_reminders_queue(today=DAY)
    assert told() == []


def test_the_worker_outlives_a_reminder_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(**_given: Any) -> None:
        raise OSError

    where = "naervaer.web.records.agreements.reminding.council_reminders_queue"
    monkeypatch.setattr(where, broken)
    monkeypatch.setattr(logging.getLogger("naervaer"), "propagate", True)
    remind()
    assert "could not be reminded" in caplog.text


def reported(topic: str, times: int, kind: str = "official") -> None:
    Need.objects.bulk_create(
        Need(
            municipality_id="1848",
            topic=topic,
            text="Ingen ser den mørke veien.",
            reported_on=timezone.localdate(),
            kind=kind,
        )
        for _ in range(times)
    )


def picture(signed_in: Callable[..., Client]) -> str:
    shown = signed_in(Role.COUNCIL_MEMBER).get(PICTURE).content.decode()
    return " ".join(shown[shown.index('id="behov"') :].partition("</section>")[0].split())


def test_the_picture_counts_the_needs_residents_reported(
    signed_in: Callable[..., Client],
) -> None:
    reported("safety", 7)
    assert ">7" in picture(signed_in).replace(" ", "")


def test_few_needs_of_a_topic_are_not_counted_in_the_picture(
    signed_in: Callable[..., Client],
) -> None:
    reported("safety", 2)
    assert "vises ikke" in picture(signed_in)


def test_the_words_of_a_need_are_not_in_the_picture(signed_in: Callable[..., Client]) -> None:
    reported("safety", 7)
    assert "mørke veien" not in picture(signed_in)


def test_a_made_up_need_marks_the_picture(signed_in: Callable[..., Client]) -> None:
    reported("safety", 6)
    reported("safety", 1, kind="synthetic")
    assert "yntetisk" in picture(signed_in)


def test_without_needs_the_picture_says_so(signed_in: Callable[..., Client]) -> None:
    assert "Ingen behov er meldt" in picture(signed_in)


def test_the_municipality_page_tells_the_next_council_day_and_leads_there(
    council: Council,
) -> None:
    ahead = timezone.localdate() + timedelta(days=20)
    council.meetings.create(on=ahead, begins="12:00", place="her")
    shown = Client().get("/kommune/1848-steigen/").content.decode()
    assert ("Neste møte" in shown, 'href="/politirad/1848-steigen/"' in shown) == (True, True)
