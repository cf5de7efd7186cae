"""The parts of the duty study on the invented district: ground, level, demand, need, cover."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from invented_duty import SETTINGS, invented_duty

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.duty.calls import day_shape, own_calls, synthetic_calls
from naervaer.studies.duty.cover import Staffing, laid_out, thinned
from naervaer.studies.duty.export import internal_tables, public_tables
from naervaer.studies.duty.need import ladder
from naervaer.studies.duty.profiles import read_profile
from naervaer.studies.duty.response import Sharing, call_system, response_of
from naervaer.studies.duty.result import DutyResult


@pytest.fixture(scope="module")
def result() -> DutyResult:
    return invented_duty()


def test_every_zone_of_the_district_lies_in_one_part(result: DutyResult) -> None:
    ground = result.ground
    assert ground.station_districts == ("Eikvik", "Bergdal")
    assert [ground.part_name(part) for part in range(2)] == ["Eikvik", "Bergdal"]
    assert ground.zone_group.tolist() == [0, 0, 1, 1]


def test_urgent_missions_sum_to_what_was_published_by_class(result: DutyResult) -> None:
    place = result.ground.country.zones.response_class
    summed = np.bincount(place, result.level.urgent, 3)
    # 80 and 50 missions in 243 days; nobody lives in class A here.
    assert summed[1:] == pytest.approx([80 * 365 / 243, 50 * 365 / 243])


def test_calls_sum_to_the_urgent_ones_over_their_share(result: DutyResult) -> None:
    share = result.settings.assumptions.urgent_share
    assert result.level.calls.sum() == pytest.approx(150 * 365 / 243 / share)


def test_parts_sum_to_station_districts_and_these_to_the_district(result: DutyResult) -> None:
    days = result.demand.days
    assert days.areas.mean.sum(axis=1) == pytest.approx(days.total.mean[:, 0])
    assert days.groups.mean.sum(axis=1) == pytest.approx(days.total.mean[:, 0])
    by_day = result.demand.by_hour.mean.reshape(-1, 24, 2).sum(axis=1)
    assert by_day == pytest.approx(days.groups.mean)


def test_the_rate_planned_for_is_above_the_expected_one(result: DutyResult) -> None:
    assert (result.demand.rates > result.demand.by_hour.mean).all()


def test_a_tourist_municipality_has_its_summer(result: DutyResult) -> None:
    days = [date(2026, 5, 12), date(2026, 7, 14)]
    shape = day_shape(result.ground, SETTINGS, days)
    assert shape[1] / shape[0] == pytest.approx([1 / 1.1, 2 / 1.1])  # 12 May is a payday


def test_a_tourist_municipality_elsewhere_is_refused(result: DutyResult) -> None:
    wrong = replace(SETTINGS, tourist={"5501": 2.0})
    with pytest.raises(UnusableInputError, match=r"tourist\.5501"):
        synthetic_calls(result.ground, result.level, wrong)


def test_more_calls_never_need_fewer_units(result: DutyResult) -> None:
    for group in range(2):
        order = np.argsort(result.demand.rates[:, group], kind="stable")
        assert (np.diff(result.need.units[order, group]) >= 0).all()
    assert (result.need.units >= 1).all()


def test_rates_are_rounded_up_to_a_ladder() -> None:
    rates = np.array([0.0, 0.02, 0.021, 1.0])
    found = ladder(rates)
    assert (found >= rates).all()
    assert (found[1:] <= rates[1:] * 1.15 + 1e-12).all()


@pytest.mark.parametrize("staffing", list(Staffing))
def test_both_ways_of_staffing_take_the_same_hours(
    result: DutyResult, staffing: Staffing
) -> None:
    plan = laid_out(result.ground, result.need, staffing=staffing, block_hours=8)
    other = laid_out(result.ground, result.need, staffing=Staffing.FLAT, block_hours=8)
    assert plan.units.sum(axis=0).tolist() == other.units.sum(axis=0).tolist()
    assert plan.duties().unit_hours == plan.unit_hours


def test_thinning_takes_the_share_and_the_last_unit_last(result: DutyResult) -> None:
    plan = result.plan
    fewer = thinned(plan, share=0.02)
    taken = plan.unit_hours - fewer.unit_hours
    assert taken == pytest.approx(0.02 * plan.unit_hours, abs=8)
    assert (fewer.units <= plan.units).all()
    assert thinned(plan, share=1.0).unit_hours == 0


def test_an_urgent_mission_is_never_worse_off_when_neighbours_may_help(
    result: DutyResult,
) -> None:
    lever = next(item for item in result.experiments.levers if item.name == "help")
    gain = lever.gains["urgent_waits"]
    assert gain.after <= gain.before + 1e-12


def test_moving_hours_to_specialists_costs_response(result: DutyResult) -> None:
    lever = next(item for item in result.experiments.levers if item.name == "specialists")
    assert lever.after.plan.unit_hours < lever.before.plan.unit_hours
    assert lever.gains["long_waits"].difference > 0


def test_too_few_missions_carry_a_warning(result: DutyResult) -> None:
    judged = result.experiments.base.response.judged[0, "C"]
    assert judged.percentile.missions < 50
    assert judged.percentile.warning is not None


def test_nobody_on_duty_reaches_nobody(result: DutyResult) -> None:
    system = call_system(
        result.ground, result.level, result.demand, result.fit, SETTINGS, periods=2
    )
    empty = thinned(result.plan, share=1.0).duties()
    answer = response_of(system, empty, Sharing.SHARED, groups=2)
    assert np.nanmax(answer.by_period["urgent_in_time"]) == 0.0


def test_the_profile_moves_the_need_and_the_report_says_by_how_much(
    result: DutyResult,
) -> None:
    names = [item.profile.name for item in result.profiles]
    assert names[:2] == ["evening-heavy", "flat"]
    flat = result.profiles[1]
    assert np.ptp(flat.units) <= np.ptp(result.profiles[0].units)


def calls_file(folder: Path, rows: list[str]) -> Path:
    file = folder / "calls.csv"
    file.write_text("\n".join(["time,municipality", *rows]) + "\n", encoding="utf-8")
    return file


def test_own_calls_are_counted_by_part_and_teach_their_hours(
    result: DutyResult, tmp_path: Path
) -> None:
    rows = []
    for step in range(40):
        day = SETTINGS.first_day - timedelta(days=45 - step)
        rows += [f"{day} 21:30,9901", f"{day} 21:10,9901", f"{day} 03:00,9902"]
    past = own_calls(calls_file(tmp_path, rows), result.ground, before=SETTINGS.first_day)
    assert past.kind == "own"
    assert past.history.counts.sum(axis=0).tolist() == [80.0, 40.0]
    assert past.own_profile is not None
    assert past.own_profile.shares[0].argmax() == 21
    assert not past.own_profile.is_assumed


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["2026-01-01 10:00,0301"] * 2, "municipality '0301'"),
        (["2026-05-04 10:00,9901"], "expected the last before"),
        (["yesterday,9901"], "expected year-month-day"),
    ],
)
def test_own_calls_that_cannot_be_used_are_told(
    result: DutyResult, tmp_path: Path, rows: list[str], said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        own_calls(calls_file(tmp_path, rows), result.ground, before=SETTINGS.first_day)


def test_a_table_with_arrests_is_refused(result: DutyResult, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("time,municipality,arrested\n2026-01-01,9901,1\n", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="arrested"):
        own_calls(file, result.ground, before=SETTINGS.first_day)


def test_an_own_profile_needs_all_hours(tmp_path: Path) -> None:
    rows = [f"{day},{hour},1" for day in range(7) for hour in range(24)]
    file = tmp_path / "profile.csv"
    file.write_text("weekday,hour,share\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert read_profile(file).shares == pytest.approx(np.full((7, 24), 1 / 24))
    file.write_text("weekday,hour,share\n" + "\n".join(rows[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="weekday 6, hour 23"):
        read_profile(file)


def test_every_row_of_every_table_says_what_it_rests_on(result: DutyResult) -> None:
    for name, table in internal_tables(result).items():
        if name == "roster":  # the checker's own format: the names say it
            assert table["person"].str.startswith("syntetisk-").all()
            continue
        assert set(table["kind"]) <= {"synthetic", "computed", "assumed", "published"}, name


def test_nothing_that_is_shared_tells_who_is_on_duty_when(result: DutyResult) -> None:
    shared = public_tables(result)
    columns = {column for table in shared.values() for column in table.columns}
    assert not [name for name in columns if "unit" in name and name != "unit"]
    assert not columns & {"hour", "day", "station_district", "person", "main_station"}
    assert set(shared["presence"]["mode"]) == {"police_contact"}
