"""`naervaer data`: list, fetch, import, check and build the data."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Column, Table

from naervaer.cli.main import LazyGroup
from naervaer.domain.errors import UnusableInputError
from naervaer.registers.catalogue import Catalogue, DataSet, Form, read_catalogue
from naervaer.registers.extracts import EXTRACTS, write_extract
from naervaer.registers.importing import import_files
from naervaer.registers.raw import data_home, raw_folders
from naervaer.registers.self_checks import CheckResult, State, check_all, is_known_version
from naervaer.registers.transport import Download, fetch

_STATE_WORDS = {State.OK: "i orden", State.MISSING: "mangler", State.BROKEN: "ødelagt"}
_FORM_WORDS = {
    Form.FILE: "hentes",
    Form.SOURCE: "kilden hentes, utdraget importeres",
    Form.PAGE: "hentes for hånd, importeres",
}


class DataGroup(LazyGroup):
    """The data commands; `build` needs the numerical libraries and is imported late."""

    table: ClassVar[dict[str, str]] = {"build": "naervaer.cli.build:build"}


@click.group(cls=DataGroup)
def data() -> None:
    r"""Public data sets: what they are, how to get them, whether they are whole.

    \b
    Example:
      naervaer data check
    """


@data.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def list_data_sets(*, as_json: bool) -> None:
    r"""List the data sets of the catalogue.

    \b
    Example:
      naervaer data list --json
    """
    catalogue = read_catalogue()
    if as_json:
        click.echo(_json([_described(data_set) for data_set in catalogue.data_sets]))
        return
    table = Table(Column("Datasett", no_wrap=True), "Hva", "Versjon", "Lisens", "Slik fås det")
    for data_set in catalogue.data_sets:
        table.add_row(
            data_set.id,
            f"{data_set.title} ({data_set.publisher})",
            data_set.version,
            data_set.licence,
            _FORM_WORDS[data_set.form],
        )
    Console().print(table)


@data.command("fetch")
@click.argument("names", nargs=-1, metavar="[DATA_SET]...")
@click.option("--all", "everything", is_flag=True, help="All that have a direct address.")
@click.option(
    "--any-version", is_flag=True, help="Accept another checksum than the catalogue's."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to; by default the data home.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def fetch_data_sets(
    names: tuple[str, ...],
    *,
    everything: bool,
    any_version: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    r"""Fetch data sets from the official services.

    A download that was cut off goes on where it stopped. Each file is verified and put in
    place only when it is whole; earlier files stay as they are until then.

    \b
    Example:
      naervaer data fetch postal-codes geonames-postal-codes
    """
    catalogue = read_catalogue()
    wanted = _wanted(catalogue, names, everything=everything)
    home = data_home() if out is None else out
    results = []
    with _progress() as progress:
        for data_set in wanted:
            task = progress.add_task(data_set.id, total=None)
            results.append(
                _fetched(data_set, home, progress=progress, task=task, any_version=any_version)
            )
    if as_json:
        rows = [
            {
                "id": data_set.id,
                "path": str(done.path),
                "bytes": done.size,
                "sha256": done.sha256,
            }
            for data_set, done in zip(wanted, results, strict=True)
        ]
        click.echo(_json(rows))
        return
    for data_set, done in zip(wanted, results, strict=True):
        click.echo(f"{data_set.id}: {done.path} ({done.size:,} byte)")
        if data_set.form is Form.SOURCE and data_set.id not in EXTRACTS:
            click.echo(f"  lasteren leser {data_set.file}: lag utdraget og importer det")


@data.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--as", "as_id", default="", metavar="DATA_SET", help="What a single file is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def import_data_sets(source: Path, *, as_id: str, as_json: bool) -> None:
    r"""Take in a file, or a folder of files, that you have got by hand.

    Columns and coordinate systems are checked before anything is copied to the data home.

    \b
    Example:
      naervaer data import ~/Downloads/postnummer.csv
    """
    taken = import_files(source, catalogue=read_catalogue(), home=data_home(), as_id=as_id)
    if as_json:
        rows = [
            {"id": one.data_set.id, "path": str(one.path), "known_version": one.known_version}
            for one in taken
        ]
        click.echo(_json(rows))
        return
    for one in taken:
        version = "" if one.known_version is not False else " – en annen versjon enn katalogens"
        click.echo(f"{one.data_set.id}: {one.path} ({one.finding}){version}")


@data.command("check")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Look here only; by default in NAERVAER_RAW or the data home.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
@click.pass_context
def check_data_sets(ctx: click.Context, *, folder: Path | None, as_json: bool) -> None:
    r"""Check whether each data set's file is there, whole and of the right form.

    Ends with 1 when a file is broken. A missing file is no failure: the baseline that ships
    needs none of them.

    \b
    Example:
      naervaer data check --json
    """
    results = check_all(read_catalogue(), folder=folder)
    if as_json:
        click.echo(_json([_result(one) for one in results]))
    else:
        _print_results(results, folder)
    if any(one.state is State.BROKEN for one in results):
        ctx.exit(1)


def _wanted(catalogue: Catalogue, names: tuple[str, ...], *, everything: bool) -> list[DataSet]:
    if everything:
        return [one for one in catalogue.data_sets if one.form is not Form.PAGE]
    if not names:
        message = "no data set given; expected names from «naervaer data list», or --all"
        raise UnusableInputError(message)
    wanted = [catalogue[name] for name in names]
    for one in wanted:
        if one.form is Form.PAGE:
            message = (
                f"{one.id} has no direct address; get it at {one.address} and run "
                f"«naervaer data import FILE --as {one.id}»"
            )
            raise UnusableInputError(message)
    return wanted


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _fetched(
    data_set: DataSet, home: Path, *, progress: Progress, task: TaskID, any_version: bool
) -> Download:
    def report(done: int, whole: int | None) -> None:
        progress.update(task, completed=done, total=whole)

    pinned = data_set.form is Form.FILE and not any_version
    target = home / data_set.destination
    if pinned and target.is_file() and is_known_version(data_set, target):
        size = target.stat().st_size
        report(size, size)
        return Download(target, size=size, sha256=data_set.sha256, resumed_from=0)
    done = fetch(
        data_set.address, target, sha256=data_set.sha256 if pinned else "", report=report
    )
    if data_set.id in EXTRACTS:
        path = home / data_set.file
        write_extract(data_set, source=done.path, target=path)
        return replace(done, path=path)
    return done


def _print_results(results: list[CheckResult], folder: Path | None) -> None:
    table = Table(Column("Datasett", no_wrap=True), "Tilstand", "Funn", "Versjon")
    versions = {True: "katalogens", False: "en annen", None: ""}
    for one in results:
        table.add_row(
            one.data_set.id, _STATE_WORDS[one.state], one.finding, versions[one.known_version]
        )
    console = Console()
    console.print(table)
    places = (folder,) if folder is not None else raw_folders()
    console.print(f"Lette i {' og '.join(str(place) for place in places)}", soft_wrap=True)


def _described(data_set: DataSet) -> dict[str, Any]:
    return {
        "id": data_set.id,
        "title": data_set.title,
        "publisher": data_set.publisher,
        "version": data_set.version,
        "file": data_set.file,
        "address": data_set.address,
        "form": data_set.form.value,
        "licence": data_set.licence,
        "attribution": data_set.attribution,
        "sha256": data_set.sha256,
        "fetched_on": data_set.fetched_on.isoformat() if data_set.fetched_on else None,
        "note": data_set.note,
        "defects": data_set.defects,
    }


def _result(one: CheckResult) -> dict[str, Any]:
    return {
        "id": one.data_set.id,
        "state": one.state.value,
        "finding": one.finding,
        "known_version": one.known_version,
    }


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2)
