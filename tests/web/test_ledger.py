"""Statuses follow from what is measured; changes are kept; wishes meet their results."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnknownNameError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.presence.services import (
    OSLO,
    group_register,
    presence_of,
    presence_record,
)
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StatusChange, StoredMeasurement, WishAnswer
from naervaer.web.records.promises.selectors import (
    assessment_of,
    assessments,
    measurements_of,
    status_changes,
    status_history,
    wish_result,
    wishes_from,
)
from naervaer.web.records.promises.wishes import wish_answer, wish_file, wish_withdraw
from naervaer.web.records.staffing.services import staffing_record
from naervaer.web.records.studies.adoption import study_adopt

COUNTED = Source("Politidirektoratet", "bemanningsoversikt", None, Kind.OFFICIAL)
MAYOR = Actor("k", "K", (Grant(Role.MUNICIPAL_COORDINATOR, Place("Nordland", "1848")),))
POLICE = Actor("p", "P", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))


def staffed(fte: float, day: date) -> None:
    for point, district in (
        *(("engerdal", "Innlandet"), ("hvaler", "Øst"), ("meraker", "Trøndelag")),
        *(("mortensrud", "Oslo"), ("salangen", "Troms"), ("torp", "Sør-Øst")),
        *(("sigdal", "Sør-Øst"), ("steigen", "Nordland"), ("geiranger", "Møre og Romsdal")),
    ):
        staffing_record(
            district=district,
            point=point,
            as_of=day,
            fte=Decimal(str(fte)),
            source=COUNTED,
            actor=SYSTEM,
            why="prøve",
        )


def test_published_sources_alone_give_the_statuses_of_the_ledger(points: None) -> None:
    first = ledger_update(actor=SYSTEM)
    assert len(first) == len(PROMISES)
    derived = {one.promise.id: one.status for one in assessments()}
    known = {one.id: evaluate(one, KNOWN_MEASUREMENTS).status for one in PROMISES}
    assert derived == known
    assert status_changes() == []


def test_nothing_is_written_when_nothing_new_is_said(points: None) -> None:
    ledger_update(actor=SYSTEM)
    counted = StoredMeasurement.objects.count()
    assert ledger_update(actor=SYSTEM) == []
    assert StoredMeasurement.objects.count() == counted


def test_staffing_in_the_book_moves_the_promise_and_the_change_is_kept(points: None) -> None:
    ledger_update(actor=SYSTEM)
    staffed(4.5, date(2024, 6, 1))
    (change,) = ledger_update(actor=SYSTEM)
    assert (change.promise, change.before, change.after) == (
        "B-15",
        "not_measurable",
        "not_fulfilled",
    )
    staffed(5, date(2025, 1, 1))
    (change,) = ledger_update(actor=SYSTEM)
    assert (change.before, change.after) == ("not_fulfilled", "fulfilled")
    assert change.measurements[0]["value"] == 9
    assert [one.after for one in status_history("B-15")] == [
        *("fulfilled", "not_fulfilled", "not_measurable"),
    ]
    over_time = [(one.value, one.superseded_at is None) for one in measurements_of("B-15")]
    assert over_time == [(0, False), (9, True)]


def test_a_published_study_measures_and_a_newer_run_takes_over(
    points: None, tmp_path: Path
) -> None:
    def study(name: str, value: float) -> None:
        folder = tmp_path / name
        folder.mkdir()
        one = Measurement.of(
            promise="B-17",
            rule="TS-NABO",
            value=value,
            as_of=date(2026, 1, 1),
            kind=Kind.COMPUTED,
            evidence="studien",
        )
        (folder / "manifest.json").write_text("{}", "utf-8")
        (folder / "measurements.json").write_text(json.dumps([one.as_record()]), "utf-8")
        study_adopt(folder=folder, study="access", title=name, actor=SYSTEM, is_published=True)

    study("første", 12)
    ledger_update(actor=SYSTEM)
    first = assessment_of("B-17")
    study("andre", 20)
    ledger_update(actor=SYSTEM)
    second = assessment_of("B-17")
    assert first is not None
    assert second is not None
    assert first.status is not second.status
    assert [one.run.title for one in measurements_of("B-17") if one.run] == ["første", "andre"]


def test_a_study_file_that_cannot_be_read_is_refused(points: None, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    (tmp_path / "measurements.json").write_text("{}", "utf-8")
    study_adopt(folder=tmp_path, study="x", title="x", actor=SYSTEM, is_published=True)
    with pytest.raises(UnusableInputError, match="expected a list"):
        ledger_update(actor=SYSTEM)


def test_the_history_of_a_status_holds_changes_alone(points: None) -> None:
    ledger_update(actor=SYSTEM)
    row = StatusChange.objects.first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusChange.objects.filter(pk=row.pk).update(before=row.after)


def test_a_wish_is_filed_answered_and_meets_its_result(areas: None) -> None:
    wish = wish_file(
        municipality="1848",
        title="Patrulje i Leinesfjord",
        text="Vi ønsker faste dager.",
        promise="B-11",
        mode=DeliveryMode.MUNICIPAL_PATROL,
        actor=MAYOR,
    )
    wish_answer(
        wish=wish,
        verdict=WishAnswer.Verdict.YES,
        text="Enig.",
        measure="To dager i uken",
        mode=DeliveryMode.MUNICIPAL_PATROL,
        begins_on=date(2026, 3, 1),
        actor=POLICE,
    )
    group = group_register(
        district=district_by_name("Nordland"), name="Salten", actor=SYSTEM, why="prøve"
    )
    for month, times in ((2, 5), (3, 8), (4, 8)):
        for day in range(times):
            begins = datetime(2026, month, 1 + day, 9, tzinfo=OSLO)
            presence = presence_of(
                municipality="1848",
                mode=DeliveryMode.MUNICIPAL_PATROL,
                service=Service.PATROL,
                begins=begins,
                ends=begins + timedelta(hours=3),
                state=PresenceState.DELIVERED,
                group="Salten",
            )
            presence_record(
                presence=presence, group=group, source=COUNTED, actor=SYSTEM, why="prøve"
            )
    (filed,) = wishes_from("1848")
    result = wish_result(filed, today=date(2026, 6, 10))
    assert result is not None
    assert (result.before, result.since) == (15, 24)
    soon = wish_result(filed, today=date(2026, 4, 30))
    assert soon is not None
    assert (soon.before, soon.since) == (15, None)


def test_a_wish_is_filed_for_ones_own_municipality_alone(areas: None) -> None:
    with pytest.raises(RuleBrokenError):
        wish_file(municipality="1804", title="x", text="y", actor=MAYOR)
    wish = wish_file(municipality="1848", title="x", text="y", actor=MAYOR)
    with pytest.raises(RuleBrokenError):
        wish_answer(wish=wish, verdict=WishAnswer.Verdict.NO, text="Nei.", actor=MAYOR)
    with pytest.raises(RuleBrokenError):
        wish_withdraw(wish=wish, actor=POLICE, why="x")


def test_wishes_and_answers_must_say_something(areas: None) -> None:
    with pytest.raises(UnusableInputError, match="tittel er tomt"):
        wish_file(municipality="1848", title=" ", text="y", actor=MAYOR)
    with pytest.raises(UnknownNameError):
        wish_file(municipality="1848", title="x", text="y", promise="B-99", actor=MAYOR)
    wish = wish_file(municipality="1848", title="x", text="y", actor=MAYOR)
    with pytest.raises(UnusableInputError, match="tiltaket mangler"):
        wish_answer(wish=wish, verdict=WishAnswer.Verdict.YES, text="Ja.", actor=POLICE)
    wish_withdraw(wish=wish, actor=MAYOR, why="løst")
    with pytest.raises(UnusableInputError, match="er trukket"):
        wish_answer(wish=wish, verdict=WishAnswer.Verdict.NO, text="Nei.", actor=POLICE)


def test_made_up_staffing_changes_no_status(points: None) -> None:
    ledger_update(actor=SYSTEM)
    staffing_record(
        district="Nordland",
        point="steigen",
        as_of=date(2024, 6, 1),
        fte=Decimal(5),
        source=Source("Demonstrasjon", "syntetisk", None, Kind.SYNTHETIC),
        actor=SYSTEM,
        why="prøve",
    )
    assert ledger_update(actor=SYSTEM) == []
    found = assessment_of("B-15")
    assert found is not None
    assert found.status is Status.NOT_MEASURABLE
