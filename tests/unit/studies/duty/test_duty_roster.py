"""The roster of the duty study: lawful, labelled, without names where it matters."""

import json
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from invented_duty import SETTINGS, invented_duty

from naervaer.cli.roster import roster as roster_command
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.measurement import Measurement
from naervaer.registers.rosters.staff_file import read_cover, read_leave, read_staff
from naervaer.studies.duty.competences import COMPETENCES
from naervaer.studies.duty.cover import own_cover
from naervaer.studies.duty.export import dictionary_of, internal_tables, public_tables
from naervaer.studies.duty.measurements import measurements
from naervaer.studies.duty.presence import announced, by_day, presence_table
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.roster import RosterAims, group_problem, shift_types, shifts_with
from naervaer.studies.duty.roster_tables import checked_table
from naervaer.studies.duty.settings import DutySettings, OwnFiles
from naervaer.studies.duty.staff import own_staff
from naervaer.studies.report.duty_page import duty_page, public_page
from naervaer.studies.report.words import Words


@pytest.fixture(scope="module")
def result() -> DutyResult:
    return invented_duty()


def test_the_roster_breaks_no_rule_when_read_back_by_the_checker(
    result: DutyResult, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    checked_table(result).to_csv(file, index=False)
    found = CliRunner().invoke(roster_command, ["check", str(file), "--json"])
    assert found.exit_code == 0, found.output
    assert result.rosters.main.breaches == 0


def test_nobody_works_during_leave_and_contacts_have_their_hours(result: DutyResult) -> None:
    for item in result.rosters.main.groups:
        assert not (item.problem.leave & (item.roster.shifts >= 0)).any()
        given = (item.roster.shifts == len(item.problem.shifts) - 1).sum(axis=1)
        assert (given == item.problem.contact_duties.sum(axis=1)).all()


def test_meetings_are_on_weekdays_that_are_no_holidays(result: DutyResult) -> None:
    days = {one.begins.date() for one in announced(result.presence)}
    assert all(day.weekday() < 5 for day in days)
    assert "2026-05-14" not in {day.isoformat() for day in days}  # Ascension


def test_presence_is_planned_and_names_groups_never_persons(result: DutyResult) -> None:
    staff = set(result.rosters.staff.names)
    assert {one.mode for one in result.presence} == {
        DeliveryMode.MUNICIPAL_PATROL,
        DeliveryMode.POLICE_CONTACT,
    }
    for one in result.presence:
        assert one.state == "planned"
        assert not any(name in one.resource_group for name in staff)


def test_the_presence_table_has_what_a_site_adopts_in_a_fixed_order(result: DutyResult) -> None:
    table = presence_table(result.presence, kind="synthetic")
    assert list(table.columns) == [
        "municipality",
        "mode",
        "service",
        "begins",
        "ends",
        "state",
        "resource_group",
        "kind",
    ]


def test_no_two_presence_rows_are_one_in_the_book(result: DutyResult) -> None:
    table = presence_table(result.presence, kind="synthetic")
    key = ["municipality", "mode", "service", "begins", "state", "resource_group"]
    assert not table.duplicated(key).any()


def test_no_presence_row_is_longer_than_the_book_takes(result: DutyResult) -> None:
    assert max(one.duration for one in result.presence) <= timedelta(days=1)


def test_the_autumn_day_of_25_hours_becomes_two_rows() -> None:
    settings = DutySettings(first_day=date(2026, 10, 19))
    rows = by_day(settings, 5 * 24, 7 * 24)
    hours = [(b.astimezone(UTC) - a.astimezone(UTC)).total_seconds() / 3600 for a, b in rows]
    assert hours == [24, 13, 12]


def test_patrol_presence_is_the_rostered_units_hour_for_hour(result: DutyResult) -> None:
    hours = sum(
        one.duration.total_seconds() / 3600
        for one in result.presence
        if one.mode is DeliveryMode.MUNICIPAL_PATROL
    )
    assert hours == pytest.approx(result.rosters.covered.plan.unit_hours)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_page_names_a_person(result: DutyResult, language: str) -> None:
    pages = duty_page(result, Words(language), inputs=[]) + public_page(result, Words(language))
    assert not [name for name in result.rosters.staff.names if name in pages]


def test_the_public_page_tells_neither_roster_nor_need_nor_gap(result: DutyResult) -> None:
    text = public_page(result, Words("nb"))
    for word in (
        "t-roster",
        "t-need",
        "t-groups",
        "chart-week",
        "persontimer uten",
        "reserve ",
    ):
        assert word not in text
    assert "Syntetiske oppdrag" in text


def test_public_tables_hold_no_patrol_and_no_person(result: DutyResult) -> None:
    text = json.dumps(
        {
            name: table.astype(str).to_dict("list")
            for name, table in public_tables(result).items()
        }
    )
    assert "patrulje" not in text
    assert "syntetisk-" not in text


def test_every_column_of_every_file_is_in_the_dictionary(result: DutyResult) -> None:
    for tables in (internal_tables(result), public_tables(result)):
        listed = dictionary_of(tables)
        assert len(listed) == sum(table.shape[1] for table in tables.values())


def test_a_column_nobody_has_explained_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="'colour'"):
        dictionary_of({"x": pd.DataFrame({"colour": [1]})})


def test_synthetic_numbers_are_told_as_synthetic_in_the_ledgers_words(
    result: DutyResult,
) -> None:
    found = measurements(result)
    assert [one.promise for one in found] == ["B-24", "B-28", "B-29", "B-29", "B-64", "A-11"]
    assert {one.kind for one in found if one.promise != "B-64"} == {Kind.SYNTHETIC}
    assert [Measurement.from_record(one.as_record()) for one in found] == list(found)


def test_shifts_with_a_competence_count_only_when_it_is_there_throughout() -> None:
    hours = np.zeros(48)
    hours[7:15] = 1
    hours[15:22] = 1
    assert shifts_with(hours, block_hours=8).tolist() == [True, False, False, False, False]


STAFF = """person,station_district,position,competences,contact
A,Eikvik,1.0,drone,yes
B,Eikvik,0.8,,no
C,Bergdal,,drone boat,
"""


def own(folder: Path, **texts: str) -> OwnFiles:
    paths = {}
    for name, text in texts.items():
        paths[name] = folder / f"{name}.csv"
        paths[name].write_text(text, encoding="utf-8")
    return OwnFiles(**paths)


def test_own_staff_and_leave_replace_the_synthetic_people(
    result: DutyResult, tmp_path: Path
) -> None:
    files = own(tmp_path, staff=STAFF, leave="person,first,last\nB,2026-05-05,2026-05-06\n")
    staff = own_staff(result.ground, replace(SETTINGS, files=files))
    assert staff.kind == "own"
    assert staff.group.tolist() == [0, 0, 1]
    assert staff.position.tolist() == [1.0, 0.8, 1.0]
    assert staff.has_drone.tolist() == [True, False, True]
    assert staff.has[:, COMPETENCES.index("boat")].tolist() == [False, False, True]
    assert staff.leave.sum(axis=1).tolist() == [0, 2, 0]
    problem = group_problem(staff, result.plan, SETTINGS, 0, name="Eikvik", aims=RosterAims())
    assert problem.contact_duties.tolist() == [[1, 1], [0, 0]]
    assert problem.most_minutes[1] < problem.most_minutes[0]


def test_own_cover_is_the_same_every_week(result: DutyResult, tmp_path: Path) -> None:
    files = own(
        tmp_path, cover="station_district,weekday,hour,units\nEikvik,4,22,3\nBergdal,0,8,1\n"
    )
    plan = own_cover(result.ground, result.need, replace(SETTINGS, files=files))
    assert plan.units[24 * 4 + 22, 0] == plan.units[24 * 11 + 22, 0] == 3
    assert plan.unit_hours == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "person,station_district,position,competences\nA,E,1,\n",
            "lacks the column 'contact'",
        ),
        (STAFF + "A,Eikvik,1,,no\n", "'A' twice"),
        (STAFF + "D,Eikvik,1.5,,no\n", "position '1.5'"),
        (STAFF + "D,Eikvik,1,,perhaps\n", "contact 'perhaps'"),
        ("person,station_district,position,competences,contact\n", "no rows"),
    ],
)
def test_a_staff_file_that_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    files = own(tmp_path, staff=text)
    assert files.staff is not None
    with pytest.raises(UnusableInputError, match=said):
        read_staff(files.staff)


def test_somebody_of_nowhere_is_told(result: DutyResult, tmp_path: Path) -> None:
    files = own(tmp_path, staff=STAFF.replace("Bergdal", "Elsewhere"))
    with pytest.raises(UnusableInputError, match="'Elsewhere', expected one of Eikvik"):
        own_staff(result.ground, replace(SETTINGS, files=files))


def test_leave_and_cover_that_cannot_be_are_told(tmp_path: Path) -> None:
    files = own(
        tmp_path,
        leave="person,first,last\nA,2026-05-05,2026-05-01\n",
        cover="station_district,weekday,hour,units\nEikvik,7,0,1\n",
    )
    assert files.leave is not None
    assert files.cover is not None
    with pytest.raises(UnusableInputError, match="in that order"):
        read_leave(files.leave, people=["A"])
    with pytest.raises(UnusableInputError, match="weekday 0 to 6"):
        read_cover(files.cover, station_districts=["Eikvik"])


def test_shifts_join_without_a_gap() -> None:
    shifts = [one for one in shift_types(SETTINGS) if one.covers]
    ends = [(one.start_minute + one.minutes) % 1440 for one in shifts]
    assert ends == [one.start_minute for one in [*shifts[1:], shifts[0]]]
