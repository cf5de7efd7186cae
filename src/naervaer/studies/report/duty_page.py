"""What the duty report says, put together for its templates."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from naervaer import __version__
from naervaer.domain.rules.response_time import ResponseClass
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.report import duty_figures, duty_roster_tables, duty_tables
from naervaer.studies.report.access_figures import Figure
from naervaer.studies.report.access_page import inputs_table
from naervaer.studies.report.duty_findings import (
    duty_findings,
    positions_needed,
    public_findings,
)
from naervaer.studies.report.method_tables import long_date
from naervaer.studies.report.page import render
from naervaer.studies.report.siting_tables_mix import assumptions_table
from naervaer.studies.report.table import Table
from naervaer.studies.report.words import Words

PATROL_POSITIONS = 2187
"""Positions on patrol in the country (politiet.no, 1 February 2021)."""


def duty_page(result: DutyResult, words: Words, *, inputs: Sequence[Mapping[str, Any]]) -> str:
    """Return the internal report as one HTML page."""
    tables = {
        **_open_tables(result, words),
        "weeks": duty_tables.weeks_table(result, words),
        "groups_demand": duty_tables.groups_demand_table(result, words),
        "profiles": duty_tables.profiles_table(result, words),
        "need": duty_tables.need_table(result, words),
        "groups": duty_tables.groups_table(result, words),
        "response": duty_tables.response_table(result, words),
        "roster": duty_roster_tables.roster_table(result, words),
        "kept": duty_roster_tables.kept_table(result, words),
        "competences": duty_roster_tables.competences_table(result, words),
        "shared": duty_roster_tables.shared_table(result, words),
        "presence": duty_roster_tables.presence_table(result, words),
        "rostered": duty_roster_tables.rostered_table(result, words),
        "assumptions": assumptions_table("t-assumptions", result.settings.assumptions, words),
        "inputs": inputs_table(inputs, words),
    }
    return render(
        "duty.html.j2",
        words,
        country=result.ground.country,
        findings=duty_findings(result, words),
        sentences=_sentences(result, words),
        tables=tables,
        levers=[
            duty_tables.lever_table(item, result, words) for item in result.experiments.levers
        ],
        figures=_figures(result, words),
        unsolved=[
            words.text(
                "duty_unsolved", name=result.ground.station_districts[group], reason=reason
            )
            for group, reason in result.rosters.main.unsolved
        ],
        own_calls=result.kind == "own",
        version=__version__,
    )


def public_page(result: DutyResult, words: Words) -> str:
    """Return the page that may be shared: no roster, no need by hour, no gap."""
    return render(
        "duty_public.html.j2",
        words,
        country=result.ground.country,
        findings=public_findings(result, words),
        sentences=_sentences(result, words),
        tables=_open_tables(result, words),
        version=__version__,
    )


def _open_tables(result: DutyResult, words: Words) -> dict[str, Table]:
    """Return the tables that may be shared."""
    return {
        "calibration": duty_tables.calibration_table(result, words),
        "sea": duty_tables.sea_table(result, words),
    }


def _figures(result: DutyResult, words: Words) -> dict[str, Figure]:
    return {
        "days": duty_figures.days_chart(result, words),
        "week": duty_figures.week_chart(result, words),
    }


def _sentences(result: DutyResult, words: Words) -> dict[str, str]:
    """Return the sentences that carry numbers."""
    ground, settings, given = result.ground, result.settings, result.settings.assumptions
    fit = result.fit
    a, c = (duty_tables.class_index(ResponseClass(name)) for name in ("A", "C"))
    return {
        "subtitle": words.text(
            "duty_subtitle",
            district=ground.district,
            weeks=settings.weeks,
            first=long_date(settings.first_day, words),
        ),
        "label": words.text(_label(result)),
        "basis": words.text(
            "duty_basis",
            people=words.people(float(ground.people.sum())),
            year=ground.country.population_year,
            zones=words.number(ground.zones.size),
            stations=len(ground.stations),
            groups=len(ground.station_districts),
            periods=settings.replications,
        ),
        "profile": words.text(
            "duty_profile_lead",
            name=words.text(f"duty_profile_{result.demand.profile.name}"),
        ),
        "calibration": words.text(
            "duty_calibration_lead",
            delay=words.number(fit.fit.delay_minutes, 1),
            factor=words.number(fit.fit.factor, 2),
        ),
        "cities": words.text(
            "duty_calibration_cities",
            a=words.number(float(fit.people_per_link[a])),
            c=words.number(float(fit.people_per_link[c])),
            here=words.number(float(fit.people_per_link_here[a])),
            district=ground.district,
            unreached=words.share(fit.never_reached),
        ),
        "need": words.text(
            "duty_need_lead",
            probability=words.share(given.probability, 0),
            part=words.share(given.reachable_part, 0),
        ),
        **_roster_sentences(result, words),
        "capacity": _capacity(result, words),
        "solved": words.text("duty_method_need", solved=result.need.solved),
        "seed": words.text("duty_method_seed", seed=settings.seed),
        "kind": words.text(
            "duty_data_kind",
            calls=words.text(f"duty_kind_{result.kind}"),
            staff=words.text(f"duty_kind_{result.staff_kind}"),
            year=ground.country.population_year,
            offences=result.level.offences_period or "–",
        ),
    }


def _roster_sentences(result: DutyResult, words: Words) -> dict[str, str]:
    """Return the sentences on the roster."""
    main, staff = result.rosters.main, result.rosters.staff
    return {
        "roster": words.text(
            "duty_roster_lead",
            people=words.number(len(staff.names)),
            covered=words.share(main.covered_share),
            hours=words.number(main.required),
            breaches=main.breaches,
            seconds=words.number(result.settings.roster_seconds),
        ),
        "roster_shared": words.text(
            "duty_roster_shared",
            missing=words.number(main.missing),
            shared=words.number(main.missing_if_shared),
        ),
    }


def _label(result: DutyResult) -> str:
    """Return the key of the line that says what is synthetic."""
    return {
        ("synthetic", "synthetic"): "duty_label_synthetic",
        ("own", "synthetic"): "duty_label_calls",
        ("synthetic", "own"): "duty_label_staff",
        ("own", "own"): "duty_label_own",
    }[result.kind, result.staff_kind]


def _capacity(result: DutyResult, words: Words) -> str:
    """Return the need beside the country's positions on patrol."""
    ground = result.ground
    calls = float(result.level.calls[ground.zones].sum() / result.level.calls.sum())
    every = len(ground.country.station_district_municipalities)
    units = len(ground.station_districts) / every
    hours = result.need.units.sum() / result.settings.weeks
    return words.text(
        "duty_capacity",
        hours=words.number(float(hours) * result.settings.assumptions.people_per_unit),
        fte=words.number(positions_needed(result)),
        district=ground.district,
        calls=words.share(calls),
        units=words.share(units),
        by_calls=words.number(float(np.round(PATROL_POSITIONS * calls))),
        by_units=words.number(float(np.round(PATROL_POSITIONS * units))),
    )
