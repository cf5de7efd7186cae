"""The open series of the police councils tells that they meet, never what they say."""

from datetime import date
from typing import Any

import pytest

from naervaer.registers.baseline import load_baseline
from naervaer.web.records.agreements.models import Agreement, Evaluation
from naervaer.web.records.councils.models import Council
from naervaer.web.records.datasets.catalogue import BY_SLUG
from naervaer.web.records.datasets.rows import Ground, council_rows

TODAY = date(2026, 11, 30)


def a_council(number: str = "1848", **more: Any) -> Council:
    given = {"registered_on": date(2024, 1, 1), "kind": "official", **more}
    return Council.objects.create(municipality_id=number, **given)


def met(council: Council, on: date, state: str = "held", minutes: str = "Natteravnene") -> None:
    said = minutes if state == "held" else ""
    council.meetings.create(on=on, begins="12:00", place="her", state=state, minutes=said)


def agreed(number: str = "1848", ends: date = date(2027, 12, 31), **more: Any) -> None:
    given = {"state": "in_force", "in_force_on": date(2025, 1, 1), "kind": "official", **more}
    begins, version = date(2025, 1, 1), 1
    Agreement.objects.create(
        municipality_id=number, version=version, begins=begins, ends=ends, purpose="x", **given
    )


def evaluated(year: int, submitted_on: date | None, kind: str = "official") -> None:
    Evaluation.objects.create(
        municipality_id="1848",
        year=year,
        begun_by="police",
        begun_on=date(2026, 1, 1),
        submitted_on=submitted_on,
        facts={"presence": []} if submitted_on else None,
        kind=kind,
    )


def rows() -> list[dict[str, Any]]:
    return list(council_rows(Ground(load_baseline(), TODAY)))


def test_a_row_has_the_columns_of_the_series(areas: None) -> None:
    a_council()
    assert list(rows()[0]) == [one.key for one in BY_SLUG["politirad"].columns]


def test_a_municipality_without_a_registered_council_has_no_row(areas: None) -> None:
    assert rows() == []


def test_rows_stand_by_municipality_number(areas: None) -> None:
    for number in ("1848", "0301", "1804"):
        a_council(number)
    assert [one["municipality"] for one in rows()] == ["0301", "1804", "1848"]


def test_only_meetings_held_in_the_last_year_are_counted(areas: None) -> None:
    council = a_council()
    for on in (date(2026, 3, 1), date(2026, 9, 1), date(2025, 11, 30), date(2024, 1, 1)):
        met(council, on)
    met(council, date(2026, 12, 20), state="planned")
    (row,) = rows()
    assert (row["meetings_last_year"], row["last_meeting"]) == (2, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("on", "is_dormant"), [(date(2026, 10, 1), False), (date(2025, 6, 1), True)]
)
def test_a_council_without_a_meeting_in_twelve_months_is_dormant(
    areas: None, on: date, *, is_dormant: bool
) -> None:
    met(a_council(), on)
    assert rows()[0]["dormant"] is is_dormant


def test_a_council_that_never_met_is_dormant_without_a_last_meeting(areas: None) -> None:
    a_council()
    assert (rows()[0]["dormant"], rows()[0]["last_meeting"]) == (True, None)


@pytest.mark.parametrize(
    ("more", "is_in_force"),
    [
        ({}, True),
        ({"ends": date(2026, 11, 29)}, False),
        ({"state": "draft", "in_force_on": None}, False),
        ({"state": "ended", "ended_on": date(2026, 2, 2)}, False),
    ],
)
def test_an_agreement_counts_while_it_is_in_force(
    areas: None, more: dict[str, Any], *, is_in_force: bool
) -> None:
    a_council()
    agreed(**more)
    assert rows()[0]["agreement_in_force"] is is_in_force


@pytest.mark.parametrize(
    ("year", "submitted_on", "is_submitted"),
    [(2025, date(2026, 3, 1), True), (2025, None, False), (2024, date(2025, 3, 1), False)],
)
def test_an_evaluation_counts_when_last_years_is_submitted(
    areas: None, year: int, submitted_on: date | None, *, is_submitted: bool
) -> None:
    a_council()
    evaluated(year, submitted_on)
    told = rows()[0]
    assert (told["evaluation_year"], told["evaluation_submitted"]) == (2025, is_submitted)


@pytest.mark.parametrize("synthetic", ["council", "agreement", "evaluation"])
def test_a_row_that_rests_on_a_synthetic_record_is_marked(areas: None, synthetic: str) -> None:
    kinds = dict.fromkeys(("council", "agreement", "evaluation"), "official")
    kinds[synthetic] = "synthetic"
    a_council(kind=kinds["council"])
    agreed(kind=kinds["agreement"])
    evaluated(2025, date(2026, 3, 1), kind=kinds["evaluation"])
    assert rows()[0]["kind"] == "synthetic"


def test_what_a_council_writes_is_in_no_row(areas: None) -> None:
    met(a_council(), date(2026, 9, 1))
    assert "Natteravnene" not in str(rows())


def test_the_rows_take_as_many_questions_for_ten_councils_as_for_one(
    areas: None, django_assert_max_num_queries: Any
) -> None:
    from naervaer.web.records.areas.selectors import municipalities_all  # noqa: PLC0415

    for number in list(municipalities_all().values_list("pk", flat=True)[:10]):
        met(a_council(number), date(2026, 9, 1))
    with django_assert_max_num_queries(8):
        rows()
