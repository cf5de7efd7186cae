"""Scenario files: what they mean, and one-line refusals of what they cannot."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.hours import HoursProfile
from naervaer.studies.scenario import (
    ClosedRoad,
    Scenario,
    closed_road,
    parse_scenario,
    read_scenario,
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "study.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_name_is_all_a_scenario_needs(tmp_path: Path) -> None:
    assert read_scenario(written(tmp_path, 'name = "Ingenting"')) == Scenario(name="Ingenting")


def test_every_key_is_understood(tmp_path: Path) -> None:
    found = read_scenario(
        written(
            tmp_path,
            """
            name = "Alt"
            description = "Alt på en gang"
            [time]
            season = "winter"
            weekday = "saturday"
            hour = "18:00"
            [population]
            year = 2025
            [hours]
            profile = "wide"
            [[hours.change]]
            at = "Bergdal"
            open = { monday = "9:00-12:30", saturday = "10:00–14:00" }
            [travel]
            speeds = { f_rural = 50 }
            [roads]
            crossings = ["Lavik"]
            no_ferries = true
            [[roads.close]]
            road = "Fv 17"
            municipality = "1811"
            [[open]]
            name = "Nytt sted"
            municipality = "9902"
            place = "Øvre Bergdal"
            season = "summer"
            [[close]]
            at = "p1"
            [[move]]
            at = "p2"
            municipality = "9902"
            """,
        )
    )
    assert found.winter_roads
    assert (found.weekday, found.hour) == (5, 1080)
    assert found.profile is HoursProfile.WIDE
    assert found.population_year == 2025
    assert found.hours[0].week.hours_a_week == 7.5
    assert found.speeds == {"f_rural": 50}
    assert found.roads == (ClosedRoad("F", 17, "1811"),)
    assert found.crossings == ("Lavik",)
    assert found.no_ferries
    assert found.opened[0].place == "Øvre Bergdal"
    assert found.closed == ("p1",)
    assert found.moved[0].place is None


@pytest.mark.parametrize(
    ("day", "season", "weekday"),
    [
        ("2026-07-04", "summer", 5),
        ("2026-01-15", "winter", 3),
        ("2026-10-01", "ordinary", 3),
        ("2026-06-01", "summer", 0),
        ("2026-05-31", "ordinary", 6),
    ],
)
def test_a_date_gives_season_and_weekday(day: str, season: str, weekday: int) -> None:
    found = parse_scenario({"name": "x", "time": {"date": day}})
    assert (found.season, found.weekday) == (season, weekday)
    assert found.winter_roads == (season == "winter")


def test_what_is_said_wins_over_what_the_date_says() -> None:
    time = {"date": "2026-01-15", "season": "ordinary", "weekday": "monday"}
    found = parse_scenario({"name": "x", "time": time})
    assert (found.season, found.weekday, found.winter_roads) == ("ordinary", 0, False)


@pytest.mark.parametrize(
    ("text", "road"),
    [
        ("Fv 17", ClosedRoad("F", 17, None)),
        ("E6", ClosedRoad("E", 6, None)),
        ("Rv 3", ClosedRoad("R", 3, None)),
    ],
)
def test_roads_are_read_as_people_write_them(text: str, road: ClosedRoad) -> None:
    assert closed_road(text) == road


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file lacks the key 'name', expected it to be there."),
        ("name = 3", "name is 3, expected a value of type string."),
        ('name = ""', "name is '', expected a text that is not empty."),
        ('name = "x"\ncolour = 1', "the file holds the unknown key 'colour', expected one of:"),
        ('name = "x"\n[time]\nday = 1', "time holds the unknown key 'day', expected one of:"),
        (
            'name = "x"\n[time]\nseason = "spring"',
            "time.season is 'spring', expected one of ordinary, summer, winter.",
        ),
        (
            'name = "x"\n[time]\ndate = "2025-02-30"',
            "time.date is '2025-02-30', expected a day",
        ),
        ('name = "x"\n[time]\nhour = "25:00"', "time.hour is '25:00', expected Time of day"),
        ('name = "x"\n[time]\nhour = 18', "time.hour is 18, expected a value of type string."),
        (
            'name = "x"\n[population]\nyear = 1850',
            "population.year is 1850, expected at least 2000.",
        ),
        (
            'name = "x"\n[population]\nyear = "i fjor"',
            "population.year is 'i fjor', expected a value of type integer.",
        ),
        (
            'name = "x"\n[travel]\nspeeds = { f_rural = -3 }',
            "travel.speeds.f_rural is -3, expected more than 0.",
        ),
        (
            'name = "x"\n[[roads.close]]\nroad = "Storgata"',
            "roads.close.0.road is 'Storgata', expected Road category and number",
        ),
        (
            'name = "x"\n[[open]]\nname = "y"',
            "open.0 lacks the key 'municipality', expected it to be there.",
        ),
        (
            'name = "x"\n[[open]]\nname = "y"\nmunicipality = "99"',
            "open.0.municipality is '99', expected Where it lies (number).",
        ),
        (
            'name = "x"\n[[hours.change]]\nat = "p1"\nopen = { monday = "-9:00-12:00" }',
            "hours.change.0.open.monday is '-9:00-12:00', expected hh:mm-hh:mm.",
        ),
        (
            'name = "x"\n[[hours.change]]\nat = "p1"\nopen = { monday = "14:00-12:00" }',
            "hours.change at 'p1': monday is 14:00-12:00, expected an opening before",
        ),
        ('name = "x"\n[[close]]\nat = 7', "close.0.at is 7, expected a value of type string."),
        ("name = ", "is no valid TOML"),
    ],
)
def test_each_bad_input_is_refused_in_one_line(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_scenario(written(tmp_path, content))
    text = str(refused.value)
    assert message in text
    assert "\n" not in text
    assert "study.toml" in text


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is not there, expected a scenario file"):
        read_scenario(tmp_path / "nowhere.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableInputError, match="not UTF-8"):
        read_scenario(path)
