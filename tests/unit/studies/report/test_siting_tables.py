"""The tables of the siting study's parts, on a small study of each."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from invented_siting import invented_siting

from naervaer.domain.errors import UnknownNameError
from naervaer.registers.baseline import load_baseline
from naervaer.studies.report.siting_tables_buses import (
    bus_calendar_table,
    bus_stops_table,
    bus_table,
)
from naervaer.studies.report.siting_tables_mix import (
    assumptions_table,
    mix_hours_table,
    mix_table,
)
from naervaer.studies.report.siting_tables_networks import courts_table, prison_table
from naervaer.studies.report.siting_tables_posts import (
    moved_table,
    posts_table,
    specialists_table,
    weights_table,
)
from naervaer.studies.report.table import Table
from naervaer.studies.report.words import LANGUAGES, Words
from naervaer.studies.siting.bus_assumptions import BusAssumptions
from naervaer.studies.siting.buses import BusStudy, study_buses
from naervaer.studies.siting.dictionary import data_dictionary
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.mix import MixStudy, study_mix
from naervaer.studies.siting.mix_hours import planned_hours
from naervaer.studies.siting.networks import CourtReach, FireStations, NetworksStudy, Town
from naervaer.studies.siting.part_tables import part_tables
from naervaer.studies.siting.post_tables import post_tables
from naervaer.studies.siting.posts import PostsStudy, study_posts
from naervaer.studies.siting.tables import all_tables

NB = Words("nb")


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(load_baseline())


@pytest.fixture(scope="module")
def mix(ground: Ground) -> MixStudy:
    return study_mix(ground, "Finnmark", shares=(0.98,), budgets=(5.0,))


@pytest.fixture(scope="module")
def buses(ground: Ground) -> BusStudy:
    return study_buses(ground, given=BusAssumptions(most_stops=4, most_visits=1))


@pytest.fixture(scope="module")
def posts(ground: Ground) -> PostsStudy:
    return study_posts(ground, load_baseline())


def full(table: Table) -> bool:
    return all(len(cells) == len(table.columns) for cells in table.rows) and bool(table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_cell_for_every_column(
    language: str, ground: Ground, mix: MixStudy, buses: BusStudy, posts: PostsStudy
) -> None:
    words, country = Words(language), ground.country
    tables = [
        mix_table(mix, words),
        mix_hours_table(mix, mix.cheapest[0], country, words),
        bus_table(buses, country, words),
        bus_stops_table(buses, country, words),
        bus_calendar_table(buses, country, words),
        posts_table(posts, country, words),
        weights_table(posts, words),
        moved_table(posts, country, posts.settings[0], words),
        specialists_table(posts, words),
        *(
            assumptions_table("t", given, words)
            for given in (mix.given, buses.given, posts.given)
        ),
    ]
    assert [table.id for table in tables if not full(table)] == []


def test_an_assumption_is_called_one_and_a_source_is_named(mix: MixStudy) -> None:
    rows = {
        cells[0].text: cells[-1].text for cells in assumptions_table("t", mix.given, NB).rows
    }
    assert rows["I en patrulje"] == "antakelse"
    assert rows["Andel av timene som er tilgjengelig"] == "politiet.no 1.2.2021"


def test_a_mix_beyond_reach_gives_its_reason(mix: MixStudy) -> None:
    answer = mix.cheapest[0]
    outcome = replace(answer.outcome, best=None, reasons=("the share is beyond reach.",))
    study = replace(mix, cheapest=(replace(answer, outcome=outcome),))
    assert mix_table(study, NB).rows[1][-1].text == "the share is beyond reach."


def test_finnmark_stands_beside_its_published_figure_and_nordland_without_one(
    ground: Ground, posts: PostsStudy
) -> None:
    rows = {
        cells[0].text: cells[-1].text for cells in posts_table(posts, ground.country, NB).rows
    }
    assert rows["Finnmark"].startswith("3,18 per 1")
    assert rows["Nordland"] == "ikke publisert"


def test_planned_visits_are_made_or_missed(buses: BusStudy) -> None:
    for bus in buses.buses:
        planned = int(bus.frequency.best.visits.sum())
        assert len(bus.days) + len(bus.calendar.best.not_made) == planned
    assert buses.bus_days == sum(len(bus.days) for bus in buses.buses)
    assert np.isfinite(buses.bus_days_of_office)


def test_missing_files_are_told_where_the_courts_would_stand(ground: Ground) -> None:
    town = Town("Sandvika", 0, 12.0, (0.5, 0.6, 0.7), 0.0)
    court = CourtReach("Prøve tingrett", ("Prøve",), 100.0, (0.1, 0.2, 0.3), 50.0)
    study = NetworksStudy(
        courts=None,
        country_within=None,
        fire=None,
        towns=(town,),
        missing=("no file.",),
    )
    assert courts_table(study, NB).note == "Ikke beregnet: no file."
    known = replace(study, courts=(court,), country_within=(0.1, 0.2, 0.3), missing=())
    assert full(courts_table(known, NB))
    assert full(prison_table(study, ground.country, NB))


def test_every_part_is_written_as_data_and_every_column_is_described(
    ground: Ground, mix: MixStudy, buses: BusStudy, posts: PostsStudy
) -> None:
    town = Town("Sandvika", 0, 12.0, (0.5, 0.6, 0.7), 0.0)
    court = CourtReach("Prøve tingrett", ("Prøve",), 100.0, (0.1, 0.2, 0.3), 50.0)
    networks = NetworksStudy(
        (court,), (0.1, 0.2, 0.3), FireStations(3, (0.1, 0.2, 0.3)), (town,), ()
    )
    invented = invented_siting()
    whole = replace(
        invented,
        country=ground.country, mix=mix, buses=buses, posts=posts, networks=networks,
        contacts=(), points=invented.points, offices=invented.offices,
    )  # fmt: skip
    tables = part_tables(whole) | post_tables(posts, ground.country)
    assert len(tables) >= 18
    assert all(len(table) for table in tables.values())
    described = data_dictionary(tables | all_tables(invented))
    assert described["meaning_nb"].str.len().min() > 0
    assert set(described["type"]) == {"boolean", "integer", "number", "text"}
    stations = tables["posts_station_districts"]
    assert stations.groupby("setting")["posts"].sum().max() <= 10_071


def test_a_column_nobody_described_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="column phase of places"):
        data_dictionary({"places": pd.DataFrame({"phase": [1]})})
    with pytest.raises(UnknownNameError, match="file moon is not described"):
        data_dictionary({"moon": pd.DataFrame({"name": ["x"]})})


def test_the_hours_of_the_mix_add_up_and_are_marked_synthetic(
    ground: Ground, mix: MixStudy
) -> None:
    whole = replace(invented_siting(), country=ground.country, mix=mix)
    made = part_tables(whole)["mix_hours"]
    assert set(made["kind"]) == {"synthetic"}
    for answer in mix.cheapest:
        mine = made[made["question"] == f"cheapest_for_{answer.asked:g}_of_reachable"]
        hours = sum(item.hours for item in planned_hours(mix, answer.outcome.best))
        assert mine["hours_a_month"].sum() == pytest.approx(hours, abs=0.5)
