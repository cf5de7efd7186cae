"""The laboratory refuses what it must, and keeps its sums on the shipped baseline."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.siting.buses import passports_a_quarter
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.mix import study_mix
from naervaer.studies.siting.post_criteria import REFUSED_CRITERIA, refuse_criteria
from naervaer.studies.siting.posts import PostsStudy, study_posts


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


@pytest.fixture(scope="module")
def ground(baseline: Baseline) -> Ground:
    return ground_of(baseline)


@pytest.fixture(scope="module")
def study(ground: Ground, baseline: Baseline) -> PostsStudy:
    return study_posts(ground, baseline)


@pytest.mark.parametrize("name", REFUSED_CRITERIA)
def test_nationality_origin_and_social_assistance_are_never_counted(name: str) -> None:
    with pytest.raises(UnusableInputError, match="never counted"):
        refuse_criteria(["people", name])


def test_a_criterion_nobody_knows_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="unknown"):
        refuse_criteria(["phase of the moon"])


def test_every_post_is_shared_on_districts_and_again_on_municipalities(
    study: PostsStudy,
) -> None:
    for setting in study.settings:
        assert setting.districts.best.posts.sum() == pytest.approx(10_071)
        assert setting.municipalities.sum() == pytest.approx(10_071)
        assert setting.municipalities.min() >= 0.5 - 1e-9


def test_by_population_every_district_has_the_same_density(study: PostsStudy) -> None:
    density = study.posts_per_thousand(study.settings[0])
    assert density == pytest.approx(np.full(12, density[0]), rel=1e-6)


def test_a_heavier_weight_gives_to_some_what_it_takes_from_others(study: PostsStudy) -> None:
    for setting in study.settings:
        assert setting.moved.sum(axis=0) == pytest.approx(np.zeros(5), abs=1e-6)


def test_only_finnmark_is_small_enough_to_be_protected_and_keeps_nine_tenths(
    study: PostsStudy, ground: Ground
) -> None:
    finnmark = ground.country.districts.index("Finnmark")
    assert np.flatnonzero(study.protected).tolist() == [finnmark]
    people = study.district_values[finnmark, 0]
    kept = study.settings[0].corrected.best.posts[finnmark]
    assert kept == pytest.approx(0.9 * 3.18 * people / 1000)


def test_municipalities_without_published_offences_are_named(study: PostsStudy) -> None:
    assert study.criteria.offences_missing == ("1151", "4629")


def test_nordlands_mix_costs_more_the_more_people_it_reaches(ground: Ground) -> None:
    study = study_mix(ground, "Nordland", shares=(0.95, 0.98), budgets=(5.0,))
    near, nearer = (answer.outcome for answer in study.cheapest)
    assert study.kept.fte < near.objective < nearer.objective
    assert near.gap == nearer.gap == 0
    assert study.best[0].extra_fte <= 5.0 + 1e-9
    assert study.best[0].gaining.sum() == pytest.approx(
        study.best[0].outcome.best.people - study.kept.people
    )


def test_the_country_renews_about_three_quarters_of_a_million_passports_a_year(
    ground: Ground,
) -> None:
    a_year = 4 * passports_a_quarter(ground.country.zones.people).sum()
    assert 700_000 < a_year < 800_000


def test_a_users_setting_stands_beside_ours_and_its_effects_are_lifted(
    ground: Ground, baseline: Baseline
) -> None:
    own = {"crime": (0.0, 1.0, 0.0, 0.0, 0.0)}
    study = study_posts(ground, baseline, settings=own)
    assert [item.name for item in study.settings] == ["population", "distance", "even", "crime"]
    crime = study.settings[-1]
    assert crime.unfortunate.any()
    assert not study.settings[0].unfortunate.any()
    lifted = 1000 * crime.lifted.best.posts / study.district_values[:, 0]
    assert lifted[crime.unfortunate].min() >= study.country_density - 1e-9
    assert crime.lifted.best.posts.sum() == pytest.approx(10_071)
