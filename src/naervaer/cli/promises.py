"""`naervaer promises`: the ledger of 128 promises, with a status that rules derive."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from naervaer.cli.tables import print_pairs, print_table
from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError
from naervaer.domain.promises.assessment import Assessment, Status, evaluate
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES, promise_named
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.promises.promise import Theme
from naervaer.domain.promises.record import flat_record, other_measurements, promise_record
from naervaer.domain.rules.register import rule_named
from naervaer.domain.wording import norwegian_number

STUDY_FILE = "measurements.json"


@click.command()
@click.option("--id", "promise_id", metavar="ID", help="Show one row, such as B-14.")
@click.option("--status", metavar="STATUS", help="Only this status, such as fulfilled.")
@click.option(
    "--theme",
    type=click.Choice([theme.value for theme in Theme]),
    help="Only rows about one subject.",
)
@click.option(
    "--measurements",
    "measurements_file",
    type=click.Path(path_type=Path),
    help="Judge by the measurements in this JSON file as well.",
)
@click.option(
    "--study",
    "study_folder",
    type=click.Path(path_type=Path),
    help="Judge by the measurements of a finished study as well, such as out/access.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for spreadsheets.")
def promises(
    *,
    promise_id: str | None,
    status: str | None,
    theme: str | None,
    measurements_file: Path | None,
    study_folder: Path | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    r"""Show what was promised and how it stands.

    A status comes from a rule, a measurement and its evidence, never by hand; what cannot be
    decided is «ikke målbar» with the reason.

    \b
    Examples:
      naervaer promises --status fulfilled
      naervaer promises --id B-14 --study out/access
      naervaer promises --csv > promises.csv
    """
    if as_json and as_csv:
        msg = "Both --json and --csv were given; expected one of them."
        raise UnusableInputError(msg)
    measured = _measurements(measurements_file, study_folder)
    rows = PROMISES if promise_id is None else (promise_named(promise_id),)
    assessed = [evaluate(row, measured) for row in rows]
    chosen = [
        one
        for one in assessed
        if (status is None or one.status is _status_named(status))
        and (theme is None or one.promise.theme.value == theme)
    ]
    if as_json:
        _print_json(chosen, measured, single=promise_id is not None)
    elif as_csv:
        _print_csv(chosen)
    elif promise_id is not None:
        for one in chosen:
            _print_one(one, measured)
    else:
        _print_table(chosen)


def read_measurements(file: Path) -> list[Measurement]:
    """Return the measurements a JSON file holds.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it is not a JSON list of measurements.

    """
    try:
        records = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        msg = f"No measurements at {file}; expected the file a finished study writes."
        raise MissingDataError(msg) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        msg = f"{file} is not JSON: {error}"
        raise UnusableInputError(msg) from error
    if not isinstance(records, list):
        msg = f"{file} holds a {type(records).__name__}, expected a list of measurements."
        raise UnusableInputError(msg)
    found = [Measurement.from_record(record) for record in records]
    for one in found:
        promise_named(one.promise)
    return found


def _measurements(file: Path | None, study: Path | None) -> list[Measurement]:
    measured = list(KNOWN_MEASUREMENTS)
    if file is not None:
        measured += read_measurements(file)
    if study is not None:
        measured += read_measurements(study / STUDY_FILE)
    return measured


def _status_named(name: str) -> Status:
    for status in Status:
        if name in (status.value, status.label):
            return status
    known = ", ".join(status.value for status in Status)
    msg = f"No status is called {name!r}; expected one of {known}."
    raise UnknownNameError(msg)


def _print_json(chosen: list[Assessment], measured: list[Measurement], *, single: bool) -> None:
    records: Any = [promise_record(one, measured) for one in chosen]
    if single and records:
        records = records[0]
    click.echo(json.dumps(records, ensure_ascii=False, indent=2))


def _print_csv(chosen: list[Assessment]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(
        text, fieldnames=list(flat_record(evaluate(PROMISES[0], ()))), lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(flat_record(one) for one in chosen)
    click.echo(text.getvalue(), nl=False)


def _print_table(chosen: list[Assessment]) -> None:
    counted = Counter(one.status for one in chosen)
    summary = ", ".join(f"{counted[status]} {status.label}" for status in Status)
    rows = [(one.promise.id, one.promise.name, one.status.label, one.reason) for one in chosen]
    print_table(
        ("Id", "Løfte", "Status", "Hvorfor"), rows, title=f"{len(chosen)} rader: {summary}"
    )


def _print_one(assessment: Assessment, measured: list[Measurement]) -> None:
    promise = assessment.promise
    print_pairs(
        (
            ("Id", promise.id),
            ("Løfte", promise.name),
            ("In English", promise.name_english),
            ("Begrep", promise.term),
            ("Dokument", f"{promise.document.label}, linje {promise.line_text}"),
            ("Ordlyd", promise.wording),
            ("Hvem", promise.actor),
            ("Slag", f"{promise.nature.label}, {promise.theme.label}"),
            ("Kan sjekkes", promise.checkable.label),
            ("Status", assessment.status.label),
            ("Hvorfor", assessment.reason),
            ("Politisk beslutning", promise.decision),
            ("Faglig råd", promise.advice),
            ("Frist", promise.due.isoformat() if promise.due else ""),
            ("Mangler", promise.needs),
            *(("Regel", f"{rule}: {rule_named(rule).statement}") for rule in promise.rules),
            *_finding_pairs(assessment),
            *(
                ("Belegg", f"{one.statement} [{one.source}; {one.kind.label}]")
                for one in promise.evidence
            ),
            *_other_pairs(assessment, measured),
        )
    )


def _finding_pairs(assessment: Assessment) -> list[tuple[str, str]]:
    return [
        (
            "Prøvd" if finding.proving else "Tegn",
            f"{finding.rule} {finding.verdict.label}: {_measured(one)}",
        )
        for finding in assessment.findings
        for one in finding.measurements
    ]


def _other_pairs(assessment: Assessment, measured: list[Measurement]) -> list[tuple[str, str]]:
    return [
        ("Annen måling", f"{one.measure}: {_measured(one)}")
        for one in other_measurements(assessment, measured)
    ]


def _measured(one: Measurement) -> str:
    value = f"{norwegian_number(one.value, decimals=4)} {one.unit}"
    place = f"{one.scope} " if one.scope else ""
    return f"{place}{value} ({one.as_of}, {one.kind.label}). {one.evidence}"
