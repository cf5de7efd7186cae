"""From roster to presence: adopted, replaced, read, undone."""

import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from announced_rosters import (
    GROUP,
    OWN_HEAD,
    PLAN_HEAD,
    SICK,
    STUDY_HEAD,
    adopted,
    announced,
    announced_row,
    begun,
    file_of,
    line,
    make_past,
    monday,
)
from openpyxl import Workbook

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import PlannedTime
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.audit.models import Change
from naervaer.web.records.presence.models import PresenceMonth, PresenceRow, ResourceGroup
from naervaer.web.records.presence.months import months_unlike_the_book
from naervaer.web.records.presence.services import OSLO, group_register
from naervaer.web.records.rosters.adoption import (
    adoption_begin,
    adoption_confirm,
    adoption_discard,
    adoption_from_run,
    adoption_map,
    adoption_move,
    adoption_undo,
)
from naervaer.web.records.rosters.changes import plan_cancel, plan_move
from naervaer.web.records.rosters.models import RosterAdoption
from naervaer.web.records.rosters.outcomes import (
    outcomes_as_planned,
)
from naervaer.web.records.rosters.preview import adoption_preview
from naervaer.web.records.rosters.reading import roster_read


@pytest.fixture
def nordland(areas: None) -> Any:
    district = district_by_name("Nordland")
    group_register(district=district, name=GROUP, actor=SYSTEM, why="prøve")
    return district


@pytest.fixture
def planner() -> Actor:
    grant = Grant(Role.DUTY_PLANNER, Place("Nordland"))
    return Actor("planlegger", "Planlegger", (grant,))


# --- adopting ----------------------------------------------------------------------------


def test_nothing_is_announced_before_somebody_confirms(nordland: Any) -> None:
    preview = adoption_preview(begun(nordland, line(), line(7)))
    assert (len(preview.new), preview.is_ready, announced()) == (2, True, [])


def test_a_confirmed_roster_is_announced_with_its_source(nordland: Any) -> None:
    adoption = adopted(nordland, line(), line(7))
    rows = announced()
    assert [row.minutes for row in rows] == [180, 180]
    assert adoption.checksum[:12] in rows[0].source_reference
    assert rows[0].note == ""
    assert months_unlike_the_book() == []


def test_patrols_and_days_that_are_past_are_held_back(nordland: Any) -> None:
    patrol = line(1, group="Et lag ingen kjenner", mode="kommunepatrulje", service="patrulje")
    past = line(-14)
    preview = adoption_preview(begun(nordland, line(), patrol, past))
    assert (len(preview.new), preview.past, sum(preview.held_back.values())) == (1, 1, 1)
    assert preview.problems == []


def test_adopting_the_same_again_changes_nothing(nordland: Any) -> None:
    adopted(nordland, line(), line(7))
    keys = [row.pk for row in announced()]
    again = adopted(nordland, line(), line(7))
    assert [row.pk for row in announced()] == keys
    assert (again.rows_new, again.rows_kept, again.rows_withdrawn) == (0, 2, 0)


def test_a_new_roster_replaces_its_period_and_leaves_the_rest(nordland: Any) -> None:
    adopted(nordland, line(), line(1), line(21))
    second = adopted(nordland, line(), line(2, hours=4))
    assert (second.rows_new, second.rows_kept, second.rows_withdrawn) == (1, 1, 1)
    days = [(row.begins.astimezone(OSLO) - monday()).days for row in announced()]
    assert days == [0, 2, 21]
    total = PresenceMonth.objects.filter(state="planned")
    assert sum(one.minutes for one in total) == 180 + 240 + 180


def test_a_row_with_another_end_is_changed_and_keeps_its_key(nordland: Any) -> None:
    adopted(nordland, line(hours=3))
    key = announced()[0].pk
    adopted(nordland, line(hours=2))
    assert [(row.pk, row.minutes) for row in announced()] == [(key, 120)]


def test_what_is_changed_by_hand_stays_when_the_roster_comes_again(nordland: Any) -> None:
    adopted(nordland, line(), line(1), line(2))
    first, second, third = announced()
    plan_cancel(row=first, reason=SICK, actor=SYSTEM)
    later = PlannedTime(second.begins + timedelta(hours=1), second.ends + timedelta(hours=1))
    plan_move(row=second, time=later, reason=SICK, actor=SYSTEM)
    again = adopted(nordland, line(), line(1), line(2))
    assert (again.rows_new, again.rows_kept) == (0, 3)
    assert [row.pk for row in announced()] == [second.pk, third.pk]
    assert announced()[0].begins == later.begins


def test_undoing_takes_the_plan_out_and_puts_the_earlier_back(nordland: Any) -> None:
    adopted(nordland, line(), line(1))
    before = [(row.pk, row.begins, row.ends) for row in announced()]
    second = adopted(nordland, line(hours=1), line(2))
    adoption_undo(adoption=second, actor=SYSTEM, why="feil fil")
    assert [(row.pk, row.begins, row.ends) for row in announced()] == before
    assert months_unlike_the_book() == []
    assert Change.objects.last().why == "feil fil"


def test_a_plan_that_was_undone_can_be_adopted_again(nordland: Any) -> None:
    adoption_undo(adoption=adopted(nordland, line()), actor=SYSTEM, why="for tidlig")
    assert announced() == []
    adopted(nordland, line())
    assert len(announced()) == 1


def test_undoing_needs_a_reason_and_an_announced_plan(nordland: Any) -> None:
    waiting = begun(nordland, line())
    with pytest.raises(UnusableInputError, match="kunngjort"):
        adoption_undo(adoption=waiting, actor=SYSTEM, why="feil")
    with pytest.raises(UnusableInputError, match="begrunnelse"):
        adoption_undo(adoption=waiting, actor=SYSTEM, why=" ")


def test_a_plan_whose_hours_are_confirmed_is_not_undone(nordland: Any) -> None:
    adoption = adopted(nordland, line())
    row = make_past(announced_row())
    outcomes_as_planned(rows=[row], actor=SYSTEM)
    with pytest.raises(UnusableInputError, match="bekreftet som levert"):
        adoption_undo(adoption=adoption, actor=SYSTEM, why="feil")


def test_a_discarded_roster_cannot_be_confirmed(nordland: Any) -> None:
    adoption = adoption_discard(adoption=begun(nordland, line()), actor=SYSTEM)
    with pytest.raises(UnusableInputError, match="venter ikke"):
        adoption_confirm(adoption=adoption, actor=SYSTEM)


@pytest.mark.parametrize(
    "wrong",
    [
        line().replace("1848", "0301"),
        line(group="Ola Nordmann"),
        line(state="levert", day=-14),
        line(hours=25),
        line().replace("politikontakt;", "robåt;"),
    ],
    ids=["foreign municipality", "a person", "delivered", "more than a day", "no such way"],
)
def test_a_wrong_row_stops_the_whole_roster(nordland: Any, wrong: str) -> None:
    adoption = begun(nordland, line(), wrong)
    assert len(adoption_preview(adoption).problems) == 1
    with pytest.raises(UnusableInputError, match="feil"):
        adoption_confirm(adoption=adoption, actor=SYSTEM)
    assert announced() == []


def test_a_roster_with_nothing_to_announce_is_not_confirmed(nordland: Any) -> None:
    adoption = begun(nordland, line(mode="båt", service="patrulje"))
    with pytest.raises(UnusableInputError, match="ingenting"):
        adoption_confirm(adoption=adoption, actor=SYSTEM)


@pytest.mark.parametrize(
    "content",
    [b"", b"en;to\n1;2", b"\x00\x01", file_of()],
    ids=["empty", "odd", "bytes", "head"],
)
def test_a_file_that_is_no_roster_is_refused(nordland: Any, content: bytes) -> None:
    with pytest.raises(UnusableInputError):
        adoption_begin(
            district=nordland, name="x.csv", content=content, kind=Kind.OFFICIAL, actor=SYSTEM
        )


# --- the three shapes --------------------------------------------------------------------


def study_file(days: int = 0) -> bytes:
    begins = datetime(2026, 5, 4, 12, tzinfo=OSLO) + timedelta(days=days)
    ends = begins + timedelta(hours=3)
    group = "politikontakt, Salten"
    contact = f"1848,police_contact,contact_meeting,{begins.isoformat()},{ends.isoformat()}"
    patrol = f"1848,municipal_patrol,patrol,{begins.isoformat()},{ends.isoformat()}"
    lines = (
        STUDY_HEAD,
        f'{contact},planned,"{group}",synthetic',
        f'{patrol},planned,"patrulje, Fauske",synthetic',
    )
    return "\n".join(lines).encode()


def study_run(folder: Path, district: Any) -> Any:
    from naervaer.web.records.studies.models import StudyRun  # noqa: PLC0415 - Django is up

    (folder / "internal").mkdir()
    (folder / "internal" / "presence.csv").write_bytes(study_file())
    return StudyRun.objects.create(
        study="duty", title="Tjenesteplan", state="done", folder=str(folder), district=district
    )


def test_a_duty_study_announces_contact_hours_and_no_patrol(
    nordland: Any, tmp_path: Path
) -> None:
    adoption = adoption_from_run(run=study_run(tmp_path, nordland), actor=SYSTEM)
    adoption_confirm(adoption=adoption, actor=SYSTEM)
    row = PresenceRow.objects.get()
    assert (row.mode, row.kind, str(row.group)) == (
        "police_contact",
        "synthetic",
        "politikontakt, Salten",
    )
    assert f"studie {adoption.run_id}" in row.source_reference
    assert not ResourceGroup.objects.filter(name__contains="patrulje").exists()


def test_a_past_study_turns_again_by_whole_weeks_and_the_wall_clock(
    nordland: Any, tmp_path: Path
) -> None:
    adoption = adoption_from_run(run=study_run(tmp_path, nordland), actor=SYSTEM)
    adoption = adoption_move(
        adoption=adoption, begins_on=monday(30).date() + timedelta(days=3), actor=SYSTEM
    )
    (row,) = adoption_preview(adoption).new
    begins = row.begins.astimezone(OSLO)
    assert (begins.date(), begins.hour, row.minutes) == (monday(30).date(), 12, 180)


def test_a_study_without_presence_is_refused(nordland: Any, tmp_path: Path) -> None:
    run = study_run(tmp_path, nordland)
    (tmp_path / "internal" / "presence.csv").unlink()
    with pytest.raises(MissingDataError):
        adoption_from_run(run=run, actor=SYSTEM)


def plan_file() -> bytes:
    begins = monday()
    ends = begins + timedelta(hours=4)
    times = f"{begins.isoformat()},{ends.isoformat()},30,ordinary"
    people = ("Kari Nordmann", "Ola Nordmann")
    contact = [f"{person},{times},K,Sor" for person in people]
    return "\n".join((PLAN_HEAD, *contact, f"Per Hansen,{times},N,Sor")).encode()


def test_a_roster_plan_loses_its_persons_while_it_is_read() -> None:
    read = roster_read("vaktplan.csv", plan_file())
    assert "Nordmann" not in str(read.rows)
    assert [cells["vakt"] for _at, cells in read.rows] == ["K", "N"]


def plan_adoption(district: Any, **shifts: str) -> RosterAdoption:
    adoption = adoption_begin(
        district=district,
        name="vaktplan.csv",
        content=plan_file(),
        kind=Kind.OFFICIAL,
        actor=SYSTEM,
    )
    stations = {"Sor": {"municipality": "1848", "group": GROUP}}
    return adoption_map(adoption=adoption, shifts=shifts, stations=stations, actor=SYSTEM)


def test_a_roster_plan_announces_the_shifts_that_are_given_a_meaning(nordland: Any) -> None:
    adoption = plan_adoption(nordland, K="police_contact/contact_meeting", N="")
    adoption_confirm(adoption=adoption, actor=SYSTEM)
    (row,) = announced()
    assert (row.mode, row.minutes, str(row.group)) == ("police_contact", 240, GROUP)


def test_a_shift_cannot_be_given_the_meaning_of_patrolling(nordland: Any) -> None:
    with pytest.raises(UnusableInputError, match="kunngjøres aldri"):
        plan_adoption(nordland, K="municipal_patrol/patrol")


def test_an_excel_file_is_read_as_the_sites_own() -> None:
    book = Workbook()
    book.active.append(OWN_HEAD.split(";"))
    book.active.append(line().split(";"))
    content = io.BytesIO()
    book.save(content)
    assert roster_read("plan.xlsx", content.getvalue()).origin == "file"
