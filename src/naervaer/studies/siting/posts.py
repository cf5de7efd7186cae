"""The allocation laboratory on Norway: posts by open criteria, and whom each weight moves."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.allocation import (
    Allocation,
    AllocationProblem,
    TradeOff,
    corrected_floor,
    posts_moved_by_weight,
    presence_against_specialists,
    share_posts,
)
from naervaer.planning.solving import Outcome
from naervaer.planning.travel import minutes_between
from naervaer.registers.baseline import Baseline
from naervaer.studies.siting.assumptions import stated
from naervaer.studies.siting.ground import Ground, candidate_places, zone_places
from naervaer.studies.siting.post_criteria import CRITERIA, Criteria, criteria_of

SETTINGS: dict[str, tuple[float, ...]] = {
    "population": (1.0, 0.0, 0.0, 0.0, 0.0),
    "distance": (0.5, 0.1, 0.2, 0.1, 0.1),
    "even": (0.2, 0.2, 0.2, 0.2, 0.2),
}
"""Three settings, as weights of `CRITERIA`: choices to look at, none of them the police's."""

PER_THOUSAND = "per 1 000 innbyggere"
"""Unit of the published densities."""

SPECIALIST_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
WEIGHT_STEP = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAssumptions:
    """The numbers the laboratory stands on. Those without a source are assumptions.

    Raises
    ------
    UnusableInputError
        When the posts are not above 0, or a share is not between 0 and 1.

    """

    posts: float = stated(10_071.0, unit="fte", source="adressa.no 13.5.2019")
    floor_per_municipality: float = stated(0.5, unit="fte", source="PK-50, PK-ALLE")
    lowest_share: float = stated(0.9, unit="share")
    small_population: float = stated(100_000.0, unit="people")

    def __post_init__(self) -> None:
        """Refuse what cannot be shared."""
        if not self.posts > 0:
            msg = f"posts is {self.posts}, expected above 0."
            raise UnusableInputError(msg)
        if not 0 <= self.lowest_share <= 1:
            msg = f"lowest_share is {self.lowest_share}, expected 0 to 1."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True)
class PublishedStaffing:
    """A published figure of police staffing, with its source.

    Attributes
    ----------
    area, period, measure, unit
        Where, when and what, as published.
    value
        The figure.
    source
        Title and reference.
    kind
        `official` or `press`.

    """

    area: str
    period: str
    measure: str
    unit: str
    value: float
    source: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The posts under one set of weights.

    Attributes
    ----------
    name, weights
        Which setting.
    districts
        Posts by police district, above its floor.
    municipalities
        Posts by municipality: each district's posts shared by the same weights.
    stations
        The same by station district, as sums of whole municipalities; municipalities that
        several station districts share are left out and counted in `not_in_one_station`.
    moved
        Posts each district gains when a weight grows by ten points, shape (D, 5).
    corrected
        Districts after the correction that protects small districts.
    unfortunate
        Districts hit unfortunately: fewer posts per inhabitant than the country while their
        people have a longer way than the country's, shape (D,).
    lifted
        Districts when those are lifted to the country's posts per inhabitant.

    """

    name: str
    weights: tuple[float, ...]
    districts: Outcome[Allocation]
    municipalities: NDArray[np.float64]
    stations: dict[str, float]
    moved: NDArray[np.float64]
    corrected: Outcome[Allocation]
    unfortunate: NDArray[np.bool_]
    lifted: Outcome[Allocation]


@dataclass(frozen=True, slots=True, eq=False)
class PostsStudy:
    """The laboratory's answer.

    Attributes
    ----------
    given
        The numbers it stands on.
    criteria
        What is counted, by municipality.
    district_values
        The same by district, shape (D, 5).
    settings
        The three settings.
    reference
        What the correction protects: posts by district after the last published figure per
        1,000 inhabitants, nan where none is published, shape (D,).
    protected
        Districts the correction protects: fewer people than `small_population`.
    specialists
        What is left for presence at each share of specialists, by population, districts.
    published
        Published staffing figures by area and time.

    """

    given: PostAssumptions
    criteria: Criteria
    district_values: NDArray[np.float64]
    settings: tuple[Setting, ...]
    reference: NDArray[np.float64]
    protected: NDArray[np.bool_]
    specialists: TradeOff
    published: tuple[PublishedStaffing, ...]

    @property
    def hours_each(self) -> NDArray[np.float64]:
        """Return hours to the municipality's seat per inhabitant by district, shape (D,)."""
        return np.asarray(_travel(self.district_values) / self.district_values[:, 0])

    @property
    def country_density(self) -> float:
        """Return posts per 1,000 inhabitants in the country."""
        return 1000.0 * self.given.posts / float(self.district_values[:, 0].sum())

    @property
    def municipality_people(self) -> NDArray[np.float64]:
        """Return the people of each municipality, shape (M,)."""
        return self.criteria.values[:, CRITERIA.index("people")]

    def posts_per_thousand(self, setting: Setting) -> NDArray[np.float64]:
        """Return posts per 1,000 inhabitants by district under a setting, shape (D,)."""
        people = self.district_values[:, 0]
        if setting.districts.best is None:
            return np.full(people.size, np.nan)
        return np.asarray(1000.0 * setting.districts.best.posts / people)


def study_posts(
    ground: Ground,
    baseline: Baseline,
    *,
    given: PostAssumptions | None = None,
    settings: dict[str, tuple[float, ...]] | None = None,
) -> PostsStudy:
    """Share the posts under each setting, on districts and within them.

    `settings` are a user's own, beside the three of `SETTINGS`.

    Raises
    ------
    UnusableInputError
        When a setting has another number of weights than there are criteria.

    """
    given = given or PostAssumptions()
    chosen = {**SETTINGS, **(settings or {})}
    for name, weights in chosen.items():
        if len(weights) != len(CRITERIA):
            msg = f"setting {name} has {len(weights)} weights, expected {len(CRITERIA)}."
            raise UnusableInputError(msg)
    criteria = criteria_of(ground, baseline, seat_minutes=_minutes_to_own_seat(ground))
    district = ground.country.municipality_district
    values = _summed(criteria.values, district, len(ground.country.districts))
    members = np.bincount(district, minlength=values.shape[0])
    base = AllocationProblem(
        values=values,
        weights=np.array(SETTINGS["even"]),
        posts=given.posts,
        floor=np.asarray(members * given.floor_per_municipality, dtype=np.float64),
    )
    published = published_staffing(baseline)
    reference = _published_posts(ground.country.districts, values[:, 0], published)
    protected = values[:, 0] < given.small_population
    made = tuple(
        _setting(
            ground, criteria, replace(base, weights=np.array(weights)), name,
            reference=reference, protected=protected, given=given,
        )
        for name, weights in chosen.items()
    )  # fmt: skip
    by_people = replace(base, weights=np.array(SETTINGS["population"]))
    return PostsStudy(
        given=given,
        criteria=criteria,
        district_values=values,
        settings=made,
        reference=reference,
        protected=protected,
        specialists=presence_against_specialists(by_people, np.array(SPECIALIST_SHARES)),
        published=published,
    )


def published_staffing(baseline: Baseline) -> tuple[PublishedStaffing, ...]:
    """Return every published staffing figure the baseline holds."""
    table = baseline.table("figures")
    rows = table[table["subject"] == "staffing"]
    return tuple(
        PublishedStaffing(
            area=row["area"],
            period=row["period"],
            measure=row["measure"],
            unit=row["unit"],
            value=float(row["value"]),
            source=f"{row['title']} {row['reference']}".strip(),
            kind=row["kind"],
        )
        for row in rows.to_dict("records")
        if row["value"] != ""
    )


def _published_posts(
    districts: tuple[str, ...],
    people: NDArray[np.float64],
    published: tuple[PublishedStaffing, ...],
) -> NDArray[np.float64]:
    """Return posts by district at the published density, nan where none is published."""
    density = {row.area: row.value for row in published if row.unit == PER_THOUSAND}
    known = np.array([density.get(name, np.nan) for name in districts])
    return np.asarray(known * people / 1000.0)


def _minutes_to_own_seat(ground: Ground) -> NDArray[np.float64]:
    """Return each zone's minutes to the seat of its own municipality, shape (Z,)."""
    country = ground.country
    home, seats = zone_places(country), candidate_places(country, ground.seats)
    matrix_seat = country.zones.municipality
    minutes = minutes_between(ground.network, home, seats)
    return minutes[np.arange(matrix_seat.size), matrix_seat].astype(np.float64)


def _summed(
    values: NDArray[np.float64], group: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    summed = np.zeros((count, values.shape[1]))
    np.add.at(summed, group, values)
    return summed


def _posts_of(outcome: Outcome[Allocation]) -> NDArray[np.float64]:
    if outcome.best is None:
        raise UnusableInputError(outcome.reasons[0])
    return outcome.best.posts


def _setting(
    ground: Ground,
    criteria: Criteria,
    problem: AllocationProblem,
    name: str,
    *,
    reference: NDArray[np.float64],
    protected: NDArray[np.bool_],
    given: PostAssumptions,
) -> Setting:
    shared = share_posts(problem)
    floor = corrected_floor(
        problem, reference=reference, protected=protected, lowest_share=given.lowest_share
    )
    inside = _within_districts(ground, criteria, problem, _posts_of(shared), given)
    people = problem.values[:, CRITERIA.index("people")]
    level = problem.posts / float(people.sum())
    unfortunate = unfortunate_effects(_posts_of(shared), people, _travel(problem.values))
    return Setting(
        name=name,
        weights=tuple(problem.weights.tolist()),
        districts=shared,
        municipalities=inside,
        stations=_by_station(ground, inside),
        moved=posts_moved_by_weight(problem, points=WEIGHT_STEP),
        corrected=share_posts(replace(problem, floor=floor)),
        unfortunate=unfortunate,
        lifted=share_posts(
            replace(
                problem,
                floor=np.where(
                    unfortunate, np.maximum(problem.floor, level * people), problem.floor
                ),
            )
        ),
    )


def unfortunate_effects(
    posts: NDArray[np.float64], people: NDArray[np.float64], hours: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which areas have a longer way than all together and fewer posts per inhabitant.

    The rule is ours, stated so that it can be discussed: who has far to go should not also have
    fewer police per inhabitant than the country. Equal density is no breach.
    """
    longer = hours / people > hours.sum() / people.sum() * (1 + 1e-9)
    fewer = posts / people < posts.sum() / people.sum() * (1 - 1e-9)
    return np.asarray(longer & fewer)


def _travel(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return values[:, CRITERIA.index("travel")]


def _within_districts(
    ground: Ground,
    criteria: Criteria,
    problem: AllocationProblem,
    posts: NDArray[np.float64],
    given: PostAssumptions,
) -> NDArray[np.float64]:
    """Share each district's posts among its municipalities by the same weights."""
    district = ground.country.municipality_district
    result = np.zeros(district.size)
    for number, share in enumerate(posts.tolist()):
        members = np.flatnonzero(district == number)
        values = criteria.values[members]
        counted = values.sum(axis=0) > 0
        inside = AllocationProblem(
            values=values[:, counted],
            weights=problem.weights[counted],
            posts=share,
            floor=np.full(members.size, given.floor_per_municipality),
        )
        result[members] = _posts_of(share_posts(inside))
    return result


def _by_station(ground: Ground, posts: NDArray[np.float64]) -> dict[str, float]:
    """Sum over station districts made of whole municipalities."""
    country = ground.country
    units = country.station_district_municipalities
    seen = [number for numbers in units.values() for number in numbers]
    split = {number for number in seen if seen.count(number) > 1}
    index = {number: at for at, number in enumerate(country.municipality_numbers)}
    return {
        unit: float(sum(posts[index[number]] for number in numbers))
        for unit, numbers in units.items()
        if not split.intersection(numbers)
    }
