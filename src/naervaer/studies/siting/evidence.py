"""Numbers of the siting study that no rule judges: evidence beside a promise, no verdict."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.siting.buses import QUARTERS, passports_a_quarter
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.offices import FEWEST_DOCUMENTS, expected_documents
from naervaer.studies.siting.optimum import Objective
from naervaer.studies.siting.patrols import patrol_candidates
from naervaer.studies.siting.result import SitingResult

_BOTH_WAYS_IN_HOURS = 2.0 / 60.0
_SPECIALISTS = 0.2
_SHARE, _PEOPLE, _MINUTES, _POSTS = "andel", "innbyggere", "minutter", "årsverk"


def evidence(result: SitingResult) -> tuple[Measurement, ...]:
    """Return the numbers of every part that has been studied, in a fixed order."""
    made = (
        *_points(result),
        *_passports(result),
        *_contacts(result),
        *_mix(result),
        *_buses(result),
        *_posts(result),
        *_networks(result),
    )
    as_of = date(result.country.population_year, 1, 1)
    return tuple(
        Measurement(
            promise=promise,
            rule="",
            measure=measure,
            value=round(float(value), 6),
            unit=unit,
            as_of=as_of,
            kind=Kind.SYNTHETIC if measure.startswith("mix_") else Kind.COMPUTED,
            evidence=f"Plasseringsstudien, {told}",
            scope=scope,
        )
        for promise, measure, value, unit, told, scope in made
        if np.isfinite(value)
    )


Found = Iterator[tuple[str, str, float, str, str, str]]


def _points(result: SitingResult) -> Found:
    points = result.points
    for objective in (Objective.MEAN, Objective.WITHIN_45, Objective.TAIL):
        yield (
            "B-14",
            f"plan_share_of_possible_gain_{objective.value}",
            points.reached(objective),
            _SHARE,
            "alternatives.csv: gevinsten av planens valg delt på den største mulige for målet.",
            "",
        )
    near = {item.key: item.near_plan for item in points.best}
    yield (
        "B-19",
        "plan_places_near_the_best_for_coverage",
        near[Objective.WITHIN_45],
        "steder",
        "plan_places.csv: planens steder med et av de beste for 45 minutter innen 15 km.",
        "",
    )
    candidates = patrol_candidates(result)
    yield (
        "B-22",
        "municipalities_without_point_far_from_the_nearest",
        len(candidates),
        "kommuner",
        (
            "patrol_candidates.csv: kommuner uten tjenestested der halvparten har over "
            "45 minutter, "
            "med planens steder; grensen er reisetidsregelens, planen nevner ingen."
        ),
        "",
    )
    yield (
        "B-64",
        "people_who_reach_no_point_by_road_or_car_ferry",
        points.plan.measured.unreachable,
        _PEOPLE,
        (
            "alternatives.csv: innbyggere som ikke når noe tjenestested på vei og bilferge, "
            "planens "
            "steder medregnet. Politiets båter og bruken av dem er ikke publisert."
        ),
        "",
    )


def _passports(result: SitingResult) -> Found:
    offices, demand = result.offices, result.demand
    expected = expected_documents(offices.openings, demand.people, offices.plan.columns)
    yield (
        "B-60",
        "plan_offices_with_documents_enough",
        int((expected >= FEWEST_DOCUMENTS).sum()),
        "kontorer",
        (
            f"office_documents.csv: av planens {expected.size} kontorer når så mange "
            f"{FEWEST_DOCUMENTS:.0f} dokumenter i året hvis alle bruker det nærmeste."
        ),
        "",
    )
    for objective in (Objective.MEAN, Objective.WITHIN_45, Objective.TAIL):
        yield (
            "B-61",
            f"plan_share_of_possible_gain_{objective.value}",
            offices.reached(objective),
            _SHARE,
            "alternatives.csv: gevinsten av planens valg delt på den største mulige for målet.",
            "",
        )
    renewals = QUARTERS * passports_a_quarter(result.country.zones.people)
    for moment, minutes in (
        ("before", offices.openings.standing),
        ("with_plan", offices.plan.minutes),
    ):
        yield (
            "B-59",
            f"hours_a_year_to_passport_office_{moment}",
            _hours(minutes, renewals, demand),
            "timer",
            (
                "alternatives.csv og passenes gyldighet (to, tre, fem og ti år etter alder): "
                "reise fram og tilbake til nærmeste passkontor i året, hvis alle fornyer når "
                "passet går ut. De som ikke når noe kontor, er ikke med."
            ),
            "",
        )


def _hours(
    minutes: np.ndarray[tuple[int], np.dtype[np.float64]],
    renewals: np.ndarray[tuple[int], np.dtype[np.float64]],
    demand: Demand,
) -> float:
    reached = np.isfinite(minutes) & (demand.people > 0)
    return float(np.dot(minutes[reached], renewals[reached])) * _BOTH_WAYS_IN_HOURS


def _contacts(result: SitingResult) -> Found:
    inside = sum(item.inside.objective for item in result.contacts)
    for promise, measure, value, told in (
        ("B-37", "fewest_contacts_that_keep_the_rules",
         sum(item.fewest.objective for item in result.contacts),
         "contacts.csv: færrest med minst halv stilling og høyst tre kommuner."),
        ("B-38", "fewest_contacts_inside_station_districts", inside,
         "contacts.csv: færrest når ingen krysser eller faller fra hverandre."),
        ("B-38", "contacts_without_sharing",
         sum(item.alone.contacts for item in result.contacts),
         "contacts.csv: politikontakter når ingen kommuner deler."),
    ):  # fmt: skip
        yield promise, measure, value, "politikontakter", f"{told} Antatt arbeidsmengde.", ""


def _mix(result: SitingResult) -> Found:
    mix = result.mix
    for answer in mix.cheapest:
        if answer.outcome.best is not None:
            yield (
                "B-22",
                f"mix_extra_fte_for_{answer.asked:g}_of_reachable",
                answer.extra_fte,
                _POSTS,
                (
                    "mix.csv: billigste blanding av steder, patrulje, kontakt, buss og "
                    "servicesenter; planlagt av en modell."
                ),
                mix.district,
            )


def _buses(result: SitingResult) -> Found:
    if result.buses is None:
        return
    buses = result.buses
    told = "bus_stops.csv: beregnet for to busser; 15–20 dokumenter om dagen er publisert."
    yield "B-63", "bus_documents_a_year", buses.documents_a_year, "dokumenter", told, ""
    yield "B-63", "bus_days_a_quarter", buses.bus_days, "dager", told, ""
    yield "B-63", "minutes_saved_per_bus_day", buses.minutes_per_bus_day, _MINUTES, told, ""
    yield (
        "B-62",
        "bus_days_that_save_as_much_as_one_office",
        buses.bus_days_of_office,
        "dager",
        "buses.csv: bussdager i kvartalet som sparer like mye som det ene beste kontoret.",
        "",
    )


def _posts(result: SitingResult) -> Found:
    if result.posts is None:
        return
    study = result.posts
    density = np.stack([study.posts_per_thousand(item) for item in study.settings])
    spread = np.ptp(density, axis=0)
    at = int(spread.argmax())
    yield (
        "A-24",
        "posts_per_thousand_between_settings",
        spread[at],
        "årsverk per 1 000",
        (
            "posts_districts.csv: så mye skiller innstillingene av vektene i det distriktet "
            "der "
            "det er mest. Dagens modell er ikke publisert."
        ),
        result.country.districts[at],
    )
    for setting in study.settings:
        if setting.corrected.best is not None:
            yield (
                "A-24",
                f"posts_moved_by_correction_{setting.name}",
                setting.corrected.objective,
                _POSTS,
                "posts_districts.csv: årsverk som gulvene og korreksjonen flytter.",
                "",
            )
    curve = study.specialists
    share = int(np.abs(curve.specialist_share - _SPECIALISTS).argmin())
    yield (
        "A-11",
        "posts_left_in_the_middle_district_with_a_fifth_specialists",
        curve.median_local_posts[share],
        _POSTS,
        "posts_specialists.csv: igjen til nærhet når en femdel av alle er spesialister.",
        "",
    )


def _networks(result: SitingResult) -> Found:
    study = result.networks
    if study.country_within is not None:
        for limit, share in zip((45, 60, 90), study.country_within, strict=True):
            yield (
                "A-29",
                f"share_within_{limit}_minutes_of_own_court",
                share,
                _SHARE,
                "courts.csv: innbyggere med så kort vei til et sete for egen tingrett.",
                "",
            )
    if study.towns:
        town = study.towns[0]
        yield (
            "A-42",
            "children_mean_minutes_to_the_nearest_town",
            town.mean_minutes,
            _MINUTES,
            (
                f"prison_towns.csv: barns snittvei én vei til {town.name}, kortest av byene "
                "som er prøvd. Barns vei til dagens kvinnefengsler er ikke regnet ut."
            ),
            "",
        )
