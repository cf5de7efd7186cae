"""`naervaer roster`: plans, mends and checks rosters by the rules of working time and rest."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

import click

from naervaer.cli.main import LazyGroup
from naervaer.cli.tables import print_table
from naervaer.domain.rosters.checker import RosterCheck, check_roster
from naervaer.domain.rosters.duty import Duty
from naervaer.domain.rosters.holidays import norwegian_holidays
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.wording import norwegian_number
from naervaer.registers.rosters.csv_file import read_csv_roster
from naervaer.registers.rosters.icalendar_file import read_icalendar_roster
from naervaer.registers.rosters.layers_file import read_layers

_CALENDARS = {".ics", ".ical", ".ifb"}


class _RosterGroup(LazyGroup):
    """Plan and repair load the solvers, check does not."""

    table: ClassVar[dict[str, str]] = {
        "plan": "naervaer.cli.roster_plan:plan",
        "repair": "naervaer.cli.roster_plan:repair",
    }


@click.group(cls=_RosterGroup)
def roster() -> None:
    r"""Rosters: plan them, mend them, hold them against the rules.

    \b
    Example:
      naervaer roster check vaktplan.csv
      naervaer roster plan examples/roster --out vaktplan.csv
    """


@roster.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layers", "layers_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--discussed", type=click.DateTime(["%Y-%m-%d"]), help="Day of discussion.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def check(
    file: Path, *, layers_file: Path | None, discussed: datetime | None, as_json: bool
) -> None:
    r"""Explain each breach in FILE (CSV or iCalendar) with paragraph, day and arithmetic.

    CSV columns: person, start, end and, where wanted, break_minutes, kind, ground. Times are
    Norwegian local time; hours are counted as they really pass. Ends with 1 when the roster
    breaks a rule.

    \b
    Examples:
      naervaer roster check vaktplan.csv
      naervaer roster check vaktplan.ics --layers avtale.toml --discussed 2026-01-05 --json
    """
    duties = _read(file)
    layers = RuleLayers() if layers_file is None else read_layers(layers_file)
    found = check_roster(
        duties,
        layers,
        holidays=_holidays(duties),
        discussed_on=discussed.date() if discussed is not None else None,
    )
    if as_json:
        click.echo(json.dumps(_record(found), ensure_ascii=False, indent=2))
    else:
        _print(found)
    if not found.is_lawful:
        sys.exit(1)


def _read(file: Path) -> list[Duty]:
    if file.suffix.lower() in _CALENDARS:
        return read_icalendar_roster(file)
    return read_csv_roster(file)


def _holidays(duties: list[Duty]) -> frozenset[date]:
    years = [duty.starts_at.year for duty in duties] + [duty.ends_at.year for duty in duties]
    return norwegian_holidays(min(years), max(years)) if years else frozenset()


def _record(found: RosterCheck) -> dict[str, object]:
    return {
        "lawful": found.is_lawful,
        "people": found.people,
        "duties": found.duties,
        "breaches": [
            {**asdict(breach), "on": breach.on.isoformat()} for breach in found.breaches
        ],
        "counters": [
            {
                "person": counter.person,
                "short_rests_in_28_days": counter.short_in_28_days,
                "short_rests_in_26_weeks": counter.short_in_26_weeks,
                "compensatory_hours_owed": counter.owed_hours,
                "reserve_calls": counter.reserve_calls,
                "reserve_calls_within_24_hours": counter.reserve_calls_close,
                "open_debts": [
                    {
                        "rest_hours": debt.rest.hours,
                        "owed_hours": debt.owed_hours,
                        "given_hours": debt.given_hours,
                        "day_off_by": debt.day_off_by.isoformat(),
                    }
                    for debt in counter.open_debts
                ],
            }
            for counter in found.counters
        ],
    }


def _print(found: RosterCheck) -> None:
    for breach in found.breaches:
        click.echo(f"{breach.on:%d.%m.%Y} {breach.person}: {breach.reason}")
        click.echo(f"    {breach.rule_id} – {breach.paragraph}")
    rows = [
        (
            counter.person,
            str(counter.short_in_28_days),
            str(counter.short_in_26_weeks),
            norwegian_number(counter.owed_hours),
            str(len(counter.open_debts)),
        )
        for counter in found.counters
    ]
    columns = ("Ansatt", "Korte hviler, 28 d", "26 uker", "Hvile til gode, t", "Ikke gitt")
    print_table(columns, rows, title=f"{found.people} ansatte, {found.duties} vakter")
    verdict = "Ingen brudd funnet." if found.is_lawful else f"{len(found.breaches)} brudd."
    click.echo(verdict)
