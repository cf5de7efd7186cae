"""`naervaer forecast`: counts ahead, and how good they would have been."""

import json
from pathlib import Path
from typing import Any

import click

from naervaer.studies.forecasting import BacktestRequest, run_backtest


@click.group()
def forecast() -> None:
    r"""Forecast how many calls come where and when.

    \b
    Example:
      naervaer forecast backtest events.csv --time when --every day
    """


@forecast.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--time", required=True, help="Column of the time or date of each event.")
@click.option("--area", help="Column of the area of each event.")
@click.option("--count", help="Column of how many events a row stands for.")
@click.option("--every", type=click.Choice(["hour", "day"]), default="day", show_default=True)
@click.option("--horizon", type=int, help="Rows ahead; 14 days or 168 hours by default.")
@click.option("--origins", type=int, help="How many forecasts; by default the last third.")
@click.option(
    "--peer-seconds",
    type=float,
    default=120.0,
    show_default=True,
    help="Longest time for each method of statsforecast, where installed; 0 leaves them out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every figure as JSON.")
def backtest(file: Path, *, as_json: bool, **wanted: Any) -> None:
    r"""Forecast FILE's past from before, and score it beside other methods.

    FILE is CSV (or .csv.gz) with one event a row. Tables of arrests or stops, and columns that
    stand for origin or social assistance, are refused.

    \b
    Example:
      naervaer forecast backtest events.csv --time when --area beat --every hour --json
    """
    answer = run_backtest(BacktestRequest(file=file, **wanted))
    if as_json:
        click.echo(json.dumps(answer, indent=1, ensure_ascii=False))
        return
    click.echo(
        f"{answer['file']}: {answer['events']:.0f} events on {answer['days']} days, "
        f"{answer['origins']} forecasts of {answer['horizon']} {answer['every']}s."
    )
    for note in answer["notes"]:
        click.echo(f"  ({note})")
    _print_table("All areas together", answer)
    if "by_area" in answer:
        _print_table(f"By area ({answer['areas']})", answer["by_area"])


def _print_table(title: str, answer: dict[str, Any]) -> None:
    """Print one line a method."""
    click.echo(f"\n{title:<22}{'pinball':>9}{'MASE':>8}{'80 %':>8}{'95 %':>8}{'seconds':>9}")
    rows = {"Nærvær": answer, "last week again": answer["seasonal_naive"]}
    for name, scores in {**rows, **answer["statsforecast"]["models"]}.items():
        click.echo(
            f"{name:<22}{scores['pinball']:>9.4f}{_or_dash(scores['mase'])}"
            f"{scores['coverage_80']:>8.1%}{scores['coverage_95']:>8.1%}"
            f"{scores['seconds']:>9.2f}"
        )
    shared = answer["coverage_80_shared"], answer["coverage_95_shared"]
    click.echo(
        "  Nærvær with ties shared, as whole counts allow no exact interval: "
        f"{shared[0]:.1%} and {shared[1]:.1%}"
    )
    for name, reason in answer["statsforecast"]["left_out"].items():
        click.echo(f"  {name}: {reason}")


def _or_dash(value: float | None) -> str:
    """Return a figure in its column, or a dash where there is none."""
    return f"{'–':>8}" if value is None else f"{value:>8.3f}"
