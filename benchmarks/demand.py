"""Forecasts beside last week again and statsforecast's best; a thousand areas by the hour."""

import argparse
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from naervaer.planning.demand import CountHistory, forecast_counts
from naervaer.registers.raw import raw_folder
from naervaer.studies.forecasting import BacktestRequest, run_backtest
from tables import markdown_table, write_section

SEED = 20261122
FILES = (
    ("Swedish police events", "polisen_se_events_2023_2026.csv.gz", "datetime", "day"),
    ("Welsh ambulance incidents", "wales_ambulance_incidents_daily.csv.gz", "date", "day"),
    ("Houston offences", "houston_offences_2010_jan_may.csv.gz", "time_local", "hour"),
)


def row(name: str, method: str, scores: dict[str, Any]) -> tuple[str, ...]:
    """Return one line of the table."""
    return (
        f"{name}: {method}",
        f"{scores['pinball']:.4f}",
        f"{scores['mase']:.3f}",
        f"{scores['coverage_80']:.1%}",
        f"{scores['coverage_95']:.1%}",
        f"{scores['seconds']:.2f}",
    )


def backtests(folder: Path, *, peer_seconds: float) -> str:
    """Return all scores on the three series."""
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for name, file, column, every in FILES:
        answer = run_backtest(
            BacktestRequest(
                file=folder / "incidents" / file,
                time=column,
                every=every,
                peer_seconds=peer_seconds,
            )
        )
        rows.append(row(f"{name}, {every}", "**Nærvær**", answer))
        rows.append(row(name, "last week again", answer["seasonal_naive"]))
        peers = answer["statsforecast"]
        rows.extend(row(name, model, scores) for model, scores in peers["models"].items())
        notes.extend(f"{name}: {model} {why}." for model, why in peers["left_out"].items())
    header = ["series: method", "pinball", "MASE", "80 %", "95 %", "seconds"]
    return markdown_table(header, rows) + "\n\n" + " ".join(notes)


def thousand_areas() -> str:
    """Return the seconds for a thousand areas by the hour over five years."""
    rng = np.random.default_rng(SEED)
    areas, days = 1000, 1826
    share = rng.gamma(0.5, 1.0, areas)
    share *= 60.0 / share.sum()
    week = 1.0 + 0.2 * np.sin(np.arange(days) * 2 * np.pi / 7)
    clock = 1.0 + 0.6 * np.sin((np.arange(24) - 14) * np.pi / 12)
    counts = np.empty((days * 24, areas), dtype=np.float32)
    for day in range(days):
        counts[24 * day : 24 * day + 24] = rng.poisson(np.outer(week[day] * clock, share))
    history = CountHistory(
        counts=counts,  # type: ignore[arg-type]  # half the memory
        first_day=date(2020, 1, 1),
        by_hour=True,
        groups=np.arange(areas) * 12 // areas,
    )
    started = time.perf_counter()
    found = forecast_counts(history, days_ahead=7)
    seconds = time.perf_counter() - started
    gap = np.abs(found.areas.mean.sum(axis=1) - found.total.mean[:, 0]).max()
    return (
        f"A thousand areas by the hour over five years (made up, Poisson): fit and forecast of "
        f"168 hours with seven quantiles for areas, 12 districts and the country in "
        f"**{seconds:.1f} s**; largest difference between areas and country {gap:.1e} events, "
        f"smallest quantile {found.areas.quantile.min():.0f}."
    )


def main() -> None:
    """Run everything and renew the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-seconds", type=float, default=180.0)
    parser.add_argument("--print-only", action="store_true")
    options = parser.parse_args()
    intro = (
        "Rolling origin over the last third of each series, 14 days or 168 hours ahead, seven "
        "quantiles from 2.5 to 97.5 %; all methods on the same origins in one run."
    )
    body = "\n\n".join(
        (intro, backtests(raw_folder(), peer_seconds=options.peer_seconds), thousand_areas())
    )
    if options.print_only:
        print(body)
        return
    write_section(
        "demand",
        title="Demand: forecasts of three public series",
        body=body,
        packages=("numpy", "scipy", "statsforecast"),
    )


if __name__ == "__main__":
    main()
