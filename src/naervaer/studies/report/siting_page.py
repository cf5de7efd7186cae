"""What the siting report says, put together for its template."""

from collections.abc import Mapping, Sequence
from typing import Any

from naervaer import __version__
from naervaer.studies.report import (
    siting_contact_tables,
    siting_figures,
    siting_front_tables,
    siting_tables,
)
from naervaer.studies.report.access_figures import Figure
from naervaer.studies.report.access_page import inputs_table
from naervaer.studies.report.maps import Frame, definitions
from naervaer.studies.report.page import inlined, render
from naervaer.studies.report.siting_findings import best_for, siting_findings
from naervaer.studies.report.siting_lab import lab_of
from naervaer.studies.report.siting_parts import part_sentences, part_tables
from naervaer.studies.report.table import Table
from naervaer.studies.report.words import Words
from naervaer.studies.siting.alternatives import NEAR_KILOMETRES
from naervaer.studies.siting.contacts import LEAST_NEED, PEOPLE_PER_POST
from naervaer.studies.siting.offices import APPLICATIONS_A_YEAR, FEWEST_DOCUMENTS
from naervaer.studies.siting.openings import SPACING_METRES
from naervaer.studies.siting.optimum import Objective
from naervaer.studies.siting.result import SitingResult


def siting_page(
    result: SitingResult, words: Words, *, inputs: Sequence[Mapping[str, Any]]
) -> str:
    """Return the report as one HTML page."""
    country = result.country
    return render(
        "siting.html.j2",
        words,
        definitions=definitions(country.outlines, Frame.around(country.outlines)),
        country=country,
        findings=siting_findings(result, words),
        sentences={**_sentences(result, words), **part_sentences(result, words)},
        parts=result,
        tables=_tables(result, words, inputs),
        figures=_figures(result, words),
        lab=None if result.posts is None else lab_of(result.posts, country, words),
        lab_script=inlined("lab.js"),
        version=__version__,
    )


def _sentences(result: SitingResult, words: Words) -> dict[str, str]:
    """Return the sentences that carry numbers."""
    points, offices = result.points, result.offices
    candidates = points.openings.places.size - points.plan.columns.size
    seasonal = sum(site.season != "ordinary" for site in points.openings.planned_sites)
    had = sum(
        bool(points.openings.with_door[result.country.municipality_index(site.municipality)])
        for site in points.openings.planned_sites
    )
    tail = best_for(points, Objective.TAIL).measured
    return {
        "basis": words.text(
            "siting_basis",
            people=words.people(float(result.demand.people.sum())),
            year=result.country.population_year,
            zones=words.number(result.demand.people.size),
            candidates=words.number(candidates),
        ),
        "criteria": words.text(
            "siting_criteria_numbers", all=points.plan.columns.size, had=had, seasonal=seasonal
        ),
        "unreachable": words.text(
            "siting_unreachable", people=words.people(points.before.unreachable)
        ),
        "tail": words.text(
            "siting_tail",
            before=words.people(points.before.beyond_60),
            plan=words.people(points.plan.measured.beyond_60),
            best=words.people(tail.beyond_60),
        ),
        "offices": words.text(
            "siting_offices_lead",
            count=offices.plan.columns.size,
            before=words.number(offices.before.mean, 1),
            plan=words.number(offices.plan.measured.mean, 1),
            best=words.number(best_for(offices, Objective.MEAN).measured.mean, 1),
        ),
        "volume": words.text(
            "siting_volume",
            documents=words.number(FEWEST_DOCUMENTS),
            applications=words.number(APPLICATIONS_A_YEAR),
            count=offices.plan.columns.size,
        ),
        "contacts": words.text(
            "siting_contacts_assumed",
            least=words.number(LEAST_NEED, 1),
            people=words.number(PEOPLE_PER_POST),
        ),
        "contacts_price": siting_contact_tables.contacts_price(result, words),
        "candidates": words.text(
            "siting_method_candidates",
            candidates=words.number(candidates),
            all=words.number(len(result.country.candidates)),
            kilometres=words.number(SPACING_METRES / 1000),
            near=words.number(NEAR_KILOMETRES),
            houses=words.number(points.openings.shared.size),
        ),
        "effort": words.text(
            "siting_method_effort",
            seconds=words.number(result.effort.seconds, 0),
            gap=words.share(result.effort.gap, 3),
            seed=result.effort.seed,
        ),
        "offences": words.text(
            "siting_method_offences", period=result.demand.offences_period or "–"
        ),
    }


def _tables(
    result: SitingResult, words: Words, inputs: Sequence[Mapping[str, Any]]
) -> dict[str, Table]:
    """Return every table by the name the template uses."""
    made = siting_tables
    tables = {
        "plan_places": made.plan_places_table(result, words),
        "growth": siting_front_tables.growth_table(result, words),
        "front": siting_front_tables.front_table(result, words),
        "front_losers": siting_front_tables.front_losers_table(result, words),
        "points_mean": made.places_table(
            "t-points-mean", result, result.points, Objective.MEAN, words
        ),
        "points_within": made.places_table(
            "t-points-within", result, result.points, Objective.WITHIN_45, words
        ),
        "offices_within": made.places_table(
            "t-offices-within", result, result.offices, Objective.WITHIN_45, words
        ),
        "documents": made.documents_table(result, words),
        "contacts": siting_contact_tables.contacts_table(result, words),
        "contacts_more": siting_contact_tables.contacts_more_table(result, words),
        "contact_groups": siting_contact_tables.contact_groups_table(result, words),
        "contact_inside": siting_contact_tables.contact_inside_table(result, words),
        "contact_exceptions": siting_contact_tables.contact_exceptions_table(result, words),
        "inputs": inputs_table(inputs, words),
    }
    tables |= part_tables(result, words)
    for name, comparison in (("points", result.points), ("offices", result.offices)):
        tables[f"{name}_alternatives"] = made.alternatives_table(
            f"t-{name}", words.text(f"table_{name}_alternatives"), comparison, words
        )
        tables[f"{name}_proof"] = made.proof_table(
            f"t-{name}-proof", words.text(f"table_{name}_proof"), comparison, words
        )
        tables[f"{name}_chosen"] = made.chosen_table(
            f"t-{name}-chosen", words.text(f"table_{name}_chosen"), result, comparison, words
        )
        tables[f"{name}_losers"] = made.losers_table(
            f"t-{name}-losers", words.text(f"table_{name}_losers"), result, comparison, words
        )
        tables[f"{name}_districts"] = made.districts_table(
            f"t-{name}-districts",
            words.text(f"table_{name}_districts"),
            result,
            comparison,
            words,
        )
    return tables


def _figures(result: SitingResult, words: Words) -> dict[str, Figure]:
    """Return every map and chart by the name the template uses."""
    made, points, offices = siting_figures, result.points, result.offices
    return {
        "points_mean": made.choice_map(
            "map-points-mean", result, points, Objective.MEAN, words
        ),
        "points_within": made.choice_map(
            "map-points-within", result, points, Objective.WITHIN_45, words
        ),
        "offices": made.choice_map("map-offices", result, offices, Objective.WITHIN_45, words),
        "growth": made.growth_chart(result, words),
        "front": made.front_chart(result, words),
    }
