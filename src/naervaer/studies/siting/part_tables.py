"""Mix, buses, posts, courts and prison towns as data frames; computed, none of it decided."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from naervaer.studies.siting.assumptions import statements
from naervaer.studies.siting.buses import BusStudy
from naervaer.studies.siting.mix import MixAnswer, MixStudy
from naervaer.studies.siting.mix_hours import planned_hours
from naervaer.studies.siting.networks import LIMITS_MINUTES, NetworksStudy
from naervaer.studies.siting.result import SitingResult

Rows = Iterator[dict[str, Any]]


def part_tables(result: SitingResult) -> dict[str, pd.DataFrame]:
    """Return the tables of every part that has been studied, by the name of their file."""
    rows: dict[str, Rows] = {
        "mix": _mix(result.mix),
        "mix_hours": _mix_hours(result.mix),
        "mix_gaining": _mix_gaining(result),
        "assumptions": _assumptions(result),
    }
    if result.buses is not None:
        rows |= {
            "buses": _buses(result.buses, result),
            "bus_stops": _bus_stops(result.buses, result),
            "bus_calendar": _bus_calendar(result.buses, result),
        }
    rows |= {
        "courts": _courts(result.networks),
        "fire_stations": _fire(result.networks),
        "prison_towns": _towns(result.networks, result),
    }
    frames = {name: pd.DataFrame(made) for name, made in rows.items()}
    return {name: frame for name, frame in frames.items() if len(frame.columns)}


def _answers(study: MixStudy) -> Iterator[tuple[str, MixAnswer]]:
    for answer in study.cheapest:
        yield f"cheapest_for_{answer.asked:g}_of_reachable", answer
    for answer in study.best:
        yield f"best_for_{answer.asked:g}_fte", answer


def _mix(study: MixStudy) -> Rows:
    for name, answer in _answers(study):
        outcome = answer.outcome
        yield {
            "district": study.district,
            "question": name,
            "asked": answer.asked,
            "fte_extra": None if outcome.best is None else round(answer.extra_fte, 4),
            "people_with_presence": None if outcome.best is None else outcome.best.people,
            "people_kept_alone": study.kept.people,
            "people_reachable": study.reachable,
            "people_in_district": study.everybody,
            "objective_value": None if outcome.best is None else outcome.objective,
            "proven_bound": None if outcome.best is None else outcome.bound,
            "ending": outcome.ending.value,
        }


def _mix_hours(study: MixStudy) -> Rows:
    for name, answer in _answers(study):
        if answer.outcome.best is None:
            continue
        for item in planned_hours(study, answer.outcome.best):
            yield {
                "district": study.district,
                "question": name,
                "municipality": item.municipality,
                "mode": item.delivery.value,
                "season": item.season,
                "occasions_a_month": item.occasions,
                "hours_a_month": round(item.hours, 2),
                "state": item.state.value,
                "kind": item.kind,
            }


def _mix_gaining(result: SitingResult) -> Rows:
    country = result.country
    for name, answer in _answers(result.mix):
        for at in np.flatnonzero(answer.gaining >= 1).tolist():
            yield {
                "question": name,
                "municipality": country.municipality_numbers[at],
                "municipality_name": country.municipality_names[at],
                "people_gaining_presence": round(float(answer.gaining[at])),
            }


def _assumptions(result: SitingResult) -> Rows:
    given = {"mix": result.mix.given}
    if result.buses is not None:
        given["buses"] = result.buses.given  # type: ignore[assignment]
    if result.posts is not None:
        given["posts"] = result.posts.given  # type: ignore[assignment]
    for part, numbers in given.items():
        for item in statements(numbers):
            yield {
                "part": part,
                "assumption": item.name,
                "value": float(item.value),
                "unit": item.unit,
                "source": item.source,
                "is_assumption": item.is_assumption,
            }


def _buses(study: BusStudy, result: SitingResult) -> Rows:
    names = result.country.municipality_names
    for bus in study.buses:
        calendar = bus.calendar
        yield {
            "depot": names[bus.depot],
            "stops": len(bus.members),
            "bus_days_a_quarter": len(bus.days),
            "visits_not_made": 0 if calendar.best is None else len(calendar.best.not_made),
            "documents_a_year": round(4 * float(bus.documents.sum()), 1),
            "saved_hours_a_quarter": round(float(bus.saved_minutes.sum()) / 60, 1),
            "driving_minutes": calendar.objective,
            "driving_minutes_bound": calendar.bound,
            "ending": calendar.ending.value,
        }


def _bus_stops(study: BusStudy, result: SitingResult) -> Rows:
    country = result.country
    for bus in study.buses:
        plan, calendar = bus.frequency.best, bus.calendar.best
        for order, index in enumerate(bus.members):
            stop = study.stops[index]
            planned = 0 if plan is None else int(plan.visits[order])
            missed = 0 if calendar is None else calendar.not_made.count(order)
            yield {
                "depot": country.municipality_names[bus.depot],
                "municipality": country.municipality_numbers[stop.municipality],
                "municipality_name": country.municipality_names[stop.municipality],
                "minutes_to_office": round(stop.office_minutes, 1),
                "people": round(stop.people),
                "documents_needed_a_quarter": round(stop.documents, 1),
                "visits_planned": planned,
                "visits_made": planned - missed,
                "documents_issued_a_quarter": round(float(bus.documents[order]), 1),
                "saved_hours_a_quarter": round(float(bus.saved_minutes[order]) / 60, 1),
            }


def _bus_calendar(study: BusStudy, result: SitingResult) -> Rows:
    country = result.country
    for bus in study.buses:
        for tour in () if bus.calendar.best is None else bus.calendar.best.tours:
            stops = [study.stops[bus.members[at]].municipality for at in tour.stops]
            yield {
                "depot": country.municipality_names[bus.depot],
                "week": tour.week + 1,
                "route": "; ".join(country.municipality_names[at] for at in stops),
                "municipality_numbers": "; ".join(
                    country.municipality_numbers[at] for at in stops
                ),
                "driving_minutes": round(tour.driving_minutes, 1),
            }


def _courts(study: NetworksStudy) -> Rows:
    for court in study.courts or ():
        yield {
            "court": court.name,
            "seats": "; ".join(court.seats),
            "people": round(court.people),
            "minutes_median": round(court.median_minutes, 1),
            **_shares(court.within),
        }


def _fire(study: NetworksStudy) -> Rows:
    if study.fire is not None:
        yield {"fire_stations": study.fire.stations, **_shares(study.fire.within)}


def _towns(study: NetworksStudy, result: SitingResult) -> Rows:
    country = result.country
    for town in study.towns:
        yield {
            "name": town.name,
            "municipality": country.municipality_numbers[town.municipality],
            "municipality_name": country.municipality_names[town.municipality],
            "minutes_mean_children": round(town.mean_minutes, 2),
            "children_unreachable": round(town.unreached),
            **_shares(town.within),
        }


def _shares(within: tuple[float, ...]) -> dict[str, float]:
    return {
        f"share_within_{limit:.0f}": round(share, 6)
        for limit, share in zip(LIMITS_MINUTES, within, strict=True)
    }
