"""`naervaer roster plan` and `repair`: a lawful roster from files, and mended after illness."""

import json
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import click

from naervaer.cli.interrupts import interruptible
from naervaer.cli.outputs import folder_that_is_there, refuse_unwritable
from naervaer.cli.solve_roster import show_progress
from naervaer.cli.tables import print_table
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.wording import norwegian_number
from naervaer.planning.rostering import warm_up_districts
from naervaer.planning.rostering.district import (
    DistrictProblem,
    DistrictRoster,
    Obstacle,
    Shortage,
    changes,
    district_summary,
    explain_shortages,
    fairness_table,
    repair_problem,
    solve_district,
    with_overtime,
    without_absent,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.registers.rosters.layers_file import read_layers
from naervaer.registers.rosters.plan_folder import read_absences, read_plan_folder
from naervaer.studies.roster_plan.compose import absence, district_problem
from naervaer.studies.roster_plan.files import read_roster_file, write_roster_files

_OBSTACLES = {
    Obstacle.NOT_SERVING: "tjenestegjør ikke her",
    Obstacle.NO_COMPETENCE: "mangler kompetansen",
    Obstacle.LEAVE: "permisjon eller fravær",
    Obstacle.SHIFT: "går ikke slike vakter",
    Obstacle.FIXED: "har en fastsatt vakt",
    Obstacle.CONTACT: "vernet kontakttid",
    Obstacle.AT_WORK: "er på annen vakt",
    Obstacle.OWN_LIMIT: "egen grense",
    Obstacle.RULE: "regel",
    Obstacle.COST: "lovlig, men koster mer enn det gir",
}
_LIMITS = {
    "leave": "fravær", "fixed": "fastsatt vakt", "contact": "kontaktvakter", "hours": "timer",
    "weekends": "helger", "run": "dager på rad", "station": "sted", "may_work": "vakttype",
}  # fmt: skip
_PARTS = {
    "missing": "Timer uten nok folk",
    "missing_competence": "Timer uten nok kompetanse",
    "missing_standby": "Timer uten beredskapsvakt",
    "spare": "Timer med flere enn behovet",
    "nights_outside": "Netter utenfor rimelig andel",
    "weekend_days_outside": "Helgedager utenfor rimelig andel",
    "short_rests": "Hviler under 11 timer",
    "wishes": "Ønsker, kostnad",
    "travel": "Reise mellom steder, kostnad",
    "changes": "Endringer, kostnad",
}
_MEASURES = {
    "night": "Netter", "weekend_day": "Helgedager", "short_rest": "Korte hviler",
}  # fmt: skip


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="CSV to write; .ics beside it.")
@click.option("--layers", "layers_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--seconds", default=120.0, show_default=True, help="Longest time to search.")
@click.option("--gap", default=0.02, show_default=True, help="Gap that is good enough.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the random choices.",
)
@click.option("--start", type=click.Path(path_type=Path), help="Go on from this roster (CSV).")
@click.option("--progress", is_flag=True, help="Show roster and bound as they move.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def plan(
    folder: Path,
    *,
    out: Path | None,
    layers_file: Path | None,
    seconds: float,
    gap: float,
    seed: int,
    start: Path | None,
    progress: bool,
    as_json: bool,
) -> None:
    r"""Plan a district's lawful roster from the CSV files in FOLDER.

    FOLDER holds plan.toml, shifts.csv, staff.csv and cover.csv and, where wanted, leave.csv,
    requests.csv, fixed.csv, travel.csv and before.csv. The roster keeps every rule that
    `naervaer roster check` knows. Ctrl-C keeps the best so far; --start goes on from it.

    \b
    Examples:
      naervaer roster plan examples/roster --out vaktplan.csv
      naervaer roster plan examples/roster --seconds 60 --seed 1 --json
    """
    refuse_unwritable(out, folder=folder_that_is_there(out))
    layers = RuleLayers() if layers_file is None else read_layers(layers_file)
    problem = district_problem(read_plan_folder(folder), layers)
    before = None if start is None else read_roster_file(start, problem)
    warm_up_districts()
    with interruptible() as asked:
        outcome = solve_district(
            problem,
            seed=seed,
            stop=StopRule(seconds=seconds, gap=gap, asked=asked.is_set),
            start=before,
            report=show_progress(shown=progress),
        )
    _finish(problem, outcome, out, as_json=as_json, extra={})


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("published", type=click.Path(path_type=Path))
@click.argument("absences", type=click.Path(path_type=Path))
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day to change.")
@click.option("--out", type=click.Path(path_type=Path), help="CSV to write; .ics beside it.")
@click.option("--layers", "layers_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--seconds", default=60.0, show_default=True, help="Longest time to search.")
@click.option("--gap", default=0.0, show_default=True, help="Gap that is good enough.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the random choices.",
)
@click.option("--progress", is_flag=True, help="Show roster and bound as they move.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def repair(
    folder: Path,
    published: Path,
    absences: Path,
    *,
    first: datetime | None,
    out: Path | None,
    layers_file: Path | None,
    seconds: float,
    gap: float,
    seed: int,
    progress: bool,
    as_json: bool,
) -> None:
    r"""Mend the roster PUBLISHED after ABSENCES (CSV: person, first, last) with few changes.

    FOLDER is what the roster was planned from. Days before --from stand. Everybody's changes
    are shown, and each day off that became a duty; extra duties may be overtime (named +).

    \b
    Example:
      naervaer roster repair examples/roster vaktplan.csv syke.csv --from 2026-01-12
    """
    refuse_unwritable(out, folder=folder_that_is_there(out))
    layers = RuleLayers() if layers_file is None else read_layers(layers_file)
    planned = with_overtime(district_problem(read_plan_folder(folder), layers))
    roster = read_roster_file(published, planned)
    away = absence(read_absences(absences), planned)
    from_day = 0 if first is None else max(0, (first.date() - planned.first_day).days)
    problem = repair_problem(planned, roster, away, from_day=from_day)
    away[:, :from_day] = False
    warm_up_districts()
    with interruptible() as asked:
        outcome = solve_district(
            problem,
            seed=seed,
            stop=StopRule(seconds=seconds, gap=gap, asked=asked.is_set),
            start=without_absent(roster, away),
            report=show_progress(shown=progress),
        )
    told = []
    if outcome.best is not None:
        told = [
            {
                "person": change.person,
                "date": str(problem.first_day + timedelta(days=change.day)),
                "before": change.before,
                "after": change.after,
                "day_off_taken": change.day_off_taken,
                "absent": bool(away[problem.staff_names.index(change.person), change.day]),
            }
            for change in changes(problem.shifts, problem.staff_names, roster, outcome.best)
        ]
    if not as_json:
        rows = [
            (
                str(line["person"]),
                str(line["date"]),
                str(line["before"] or "fri"),
                str(line["after"] or "fri"),
                "fridag tatt" if line["day_off_taken"] else "fravær" if line["absent"] else "",
            )
            for line in told
        ]
        columns = ("Ansatt", "Dag", "Før", "Nå", "")
        print_table(columns, rows, title=f"{len(rows)} endringer")
    _finish(problem, outcome, out, as_json=as_json, extra={"changes": told})


def _finish(
    problem: DistrictProblem,
    outcome: Outcome[DistrictRoster],
    out: Path | None,
    *,
    as_json: bool,
    extra: Mapping[str, object],
) -> None:
    """Write the roster and say what it holds; end with 1 when there is none."""
    shortages: tuple[Shortage, ...] = ()
    if outcome.best is not None:
        shortages = explain_shortages(problem, outcome.best)
        if out is not None:
            calendar = write_roster_files(out, problem, outcome.best)
            click.echo(f"{out}, {calendar}", err=True)
    summary = district_summary(problem, outcome)
    if as_json:
        record = {**summary, **extra, "shortages": [_record(problem, s) for s in shortages]}
        if outcome.best is not None:
            record["fairness"] = fairness_table(problem, outcome.best)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif outcome.best is None:
        click.echo("Ingen lovlig vaktplan finnes.")
        for reason in outcome.reasons:
            click.echo(f"  {reason}")
    else:
        _print(problem, outcome, outcome.best, summary, shortages)
    if outcome.best is None:
        sys.exit(1)


def _print(
    problem: DistrictProblem,
    outcome: Outcome[DistrictRoster],
    roster: DistrictRoster,
    summary: Mapping[str, object],
    shortages: tuple[Shortage, ...],
) -> None:
    parts = summary["parts"]
    assert isinstance(parts, dict)  # noqa: S101 - there is a roster
    rows = [(words, norwegian_number(parts[name])) for name, words in _PARTS.items()]
    print_table(("Del", "Sum"), rows, title="Hva planen koster, del for del")
    fair = [
        (_MEASURES[name], str(spread["fewest"]), str(spread["most"]))
        for name, spread in fairness_table(problem, roster).items()
    ]
    print_table(("Ansvar", "Færrest", "Flest"), fair, title="Fordeling, hver for seg")
    for shortage in shortages:
        click.echo(_words(problem, shortage))
    click.echo(
        f"Kostnad {norwegian_number(round(outcome.objective, 1))}, bevist minst "
        f"{norwegian_number(round(outcome.bound, 1))} (gap "
        f"{norwegian_number(round(100 * outcome.gap, 2))} %), {outcome.ending.value} etter "
        f"{norwegian_number(round(outcome.seconds, 1))} s, {summary['breaches']} regelbrudd."
    )


def _words(problem: DistrictProblem, shortage: Shortage) -> str:
    on = problem.first_day + timedelta(days=shortage.day)
    what = f" med {shortage.competence}" if shortage.competence else ""
    head = (
        f"{on:%d.%m.%Y} kl. {shortage.from_hour}–{shortage.to_hour} {shortage.station}{what}: "
        f"{norwegian_number(shortage.present)} av {shortage.wanted}"
    )
    if shortage.is_impossible:
        head += f"; bare {shortage.able} finnes"
    lines = [head + "."]
    for hindrance in shortage.hindrances:
        detail = _LIMITS.get(hindrance.detail, hindrance.detail)
        words = _OBSTACLES[hindrance.obstacle] + (f" ({detail})" if detail else "")
        lines.append(f"    {words}: {', '.join(hindrance.people)}")
    return "\n".join(lines)


def _record(problem: DistrictProblem, shortage: Shortage) -> dict[str, object]:
    return {
        "station": shortage.station,
        "competence": shortage.competence,
        "date": str(problem.first_day + timedelta(days=shortage.day)),
        "from_hour": shortage.from_hour,
        "to_hour": shortage.to_hour,
        "wanted": shortage.wanted,
        "present": shortage.present,
        "able": shortage.able,
        "impossible": shortage.is_impossible,
        "hindrances": [
            {"obstacle": h.obstacle.value, "detail": h.detail, "people": list(h.people)}
            for h in shortage.hindrances
        ],
    }
