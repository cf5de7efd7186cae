"""`naervaer study compare`: two finished studies side by side."""

import json
from pathlib import Path
from typing import Any

import click

from naervaer.studies.compare import (
    compare_studies,
    comparison_as_dict,
    read_study,
    write_comparison,
)
from naervaer.studies.report.words import LANGUAGES

_FOLDER = click.Path(file_okay=True, path_type=Path)
_LANGUAGE = click.Choice(LANGUAGES)


@click.command()
@click.argument("a", type=_FOLDER)
@click.argument("b", type=_FOLDER)
@click.option("--out", type=_FOLDER, help="Folder for a page and a table of the differences.")
@click.option("--lang", type=_LANGUAGE, default="nb", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def compare(*, a: Path, b: Path, out: Path | None, lang: str, as_json: bool) -> None:
    r"""Hold finished study B against finished study A.

    \b
    Example:
      naervaer study compare out/access out/fv17 --out out/difference
    """
    found = compare_studies(read_study(a), read_study(b))
    if out is not None:
        write_comparison(found, out, language=lang)
    content = comparison_as_dict(found)
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for item in content["differences"]:
        click.echo(_line(item))


def _line(item: dict[str, Any]) -> str:
    """Return one difference as a line of text."""
    points = 100 * (item["share_within_45_difference"] or 0.0)
    return (
        f"{item['service']:12} {item['group_name']:18} "
        f"45 min: {100 * item['share_within_45_a']:.2f} % -> "
        f"{100 * item['share_within_45_b']:.2f} % ({points:+.2f})"
    )
