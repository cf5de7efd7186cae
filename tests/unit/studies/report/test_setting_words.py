"""Settings are told in words, and none is left as a machine's key."""

import pytest

from naervaer.planning.travel import assumptions
from naervaer.studies.recipes.access import settings_of
from naervaer.studies.report.setting_words import setting_name, setting_value
from naervaer.studies.report.words import LANGUAGES, Words
from naervaer.studies.scenario import Scenario


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_of_the_access_study_has_words(language: str) -> None:
    words = Words(language)
    names = [name for name in settings_of(Scenario(), language) if name != "language"]
    names.remove("speeds")
    names += [f"speeds.{row.name}" for row in assumptions()]
    assert [name for name in names if setting_name(name, words) == name] == []


def test_values_are_told_as_people_say_them() -> None:
    words = Words("nb")
    assert setting_value("weekday", 5, words) == "lørdag"
    assert setting_value("hour", 990, words) == "16:30"
    assert setting_value("no_ferries", value=True, words=words) == "ja"
    assert setting_value("season", "summer", words) == "sommer"
    assert setting_value("speeds.f_rural", 61.0, words) == "61"
    assert setting_value("opened", [], words) == "–"
    assert setting_value("opened", ["Finse", "Ål"], words) == "Finse, Ål"
    assert setting_value("population_year", 2024, words) == "2024"


def test_an_unknown_setting_keeps_its_own_name() -> None:
    assert setting_name("phase_of_the_moon", Words("en")) == "phase_of_the_moon"
