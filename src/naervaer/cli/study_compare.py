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
from naervaer.studies.compare_duty import (
    DutyComparison,
    compare_duty,
    duty_comparison_as_dict,
    is_duty_study,
    read_duty,
    write_duty_comparison,
)
from naervaer.studies.report.words import LANGUAGES, Words

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
      naervaer study compare out/duty out/duty-flat --out out/difference
    """
    if is_duty_study(a) or is_duty_study(b):
        _tell_duty(compare_duty(read_duty(a), read_duty(b)), out, lang=lang, as_json=as_json)
        return
    found = compare_studies(read_study(a), read_study(b))
    if out is not None:
        write_comparison(found, out, language=lang)
    content = comparison_as_dict(found)
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    words = Words(lang)
    for item in content["differences"]:
        click.echo(_line(item, words))


def _tell_duty(found: DutyComparison, out: Path | None, *, lang: str, as_json: bool) -> None:
    """Write and print the comparison of two duty studies."""
    if out is not None:
        write_duty_comparison(found, out, language=lang)
    content = duty_comparison_as_dict(found)
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    words = Words(lang)
    for item in content["differences"]:
        click.echo(
            f"{item['station_district']:40} {words.text('duty_col_units')}: "
            f"{words.number(item['units_mean_a'], 1)} → {words.number(item['units_mean_b'], 1)}"
            f" ({words.points(item['units_mean_difference'])})"
        )


def _line(item: dict[str, Any], words: Words) -> str:
    """Return one difference as a line of text."""
    name = item["group_name"]
    if item["group"] == "country":
        name = words.text("whole_country")
    return (
        f"{words.text('service_' + item['service']):16} {name:18} 45 min: "
        f"{words.share(item['share_within_45_a'], 2)} → "
        f"{words.share(item['share_within_45_b'], 2)} "
        f"({words.points(100 * (item['share_within_45_difference'] or 0.0), 2)})"
    )
