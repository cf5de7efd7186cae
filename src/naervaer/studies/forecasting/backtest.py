"""Backtest a table of events: Nærvær, last week again, and statsforecast's best, in one run."""

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand import (
    CountHistory,
    OwnMethod,
    Scores,
    Window,
    score,
    seasonal_naive,
    totals,
    window_of,
)
from naervaer.registers.incidents import count_events, read_events
from naervaer.studies.forecasting.peers import PeerReport, score_peers

HOURS = 24
USUAL_HORIZON = {"day": 14, "hour": 168}
MOST_PEER_AREAS = 8
"""Other methods take seconds a series; with more areas they run on the total alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BacktestRequest:
    """What to test.

    Attributes
    ----------
    file
        Table of events.
    time, area, count
        Columns; see `registers.incidents.read_events`.
    every
        "day" or "hour".
    horizon
        Days or hours ahead; 14 days or 168 hours when None.
    origins
        How many forecasts; the last third of the data, at most 26, when None.
    peer_seconds
        Longest time for each method of statsforecast; 0 leaves them out.

    """

    file: Path
    time: str
    area: str | None = None
    count: str | None = None
    every: str = "day"
    horizon: int | None = None
    origins: int | None = None
    peer_seconds: float = 120.0


def run_backtest(request: BacktestRequest) -> dict[str, Any]:
    """Return scores of all methods on the same origins, ready for JSON."""
    _check(request)
    table = read_events(request.file, time=request.time, area=request.area, count=request.count)
    counted = count_events(table, every=request.every)
    if not counted.counts.any():
        msg = f"{request.file.name} holds no event: every count is 0."
        raise UnusableInputError(msg)
    counts, cut = _whole_days(counted.counts, by_hour=counted.by_hour)
    history = CountHistory(counts=counts, first_day=counted.first_day, by_hour=counted.by_hour)
    horizon, days_ahead = _days_ahead(request)
    window = replace(
        window_of(history, days_ahead=days_ahead, origins=request.origins), rows=horizon
    )
    answer: dict[str, Any] = {
        "file": request.file.name,
        "every": request.every,
        "horizon": horizon,
        "origins": len(window.origins),
        "first_day": counted.first_day.isoformat(),
        "days": history.days,
        "events": float(counts.sum()),
        "areas": len(counted.area_names),
        "notes": [*table.notes, *cut],
    }
    answer |= _compare(totals(history), window, peer_seconds=request.peer_seconds)
    if request.area is not None:
        few = history.areas <= MOST_PEER_AREAS
        answer["by_area"] = _compare(
            history, window, peer_seconds=request.peer_seconds if few else 0.0
        )
    return answer


def _check(request: BacktestRequest) -> None:
    """Refuse numbers that mean nothing."""
    for name, value in (("horizon", request.horizon), ("origins", request.origins)):
        if value is not None and value < 1:
            msg = f"The {name} is {value}, expected 1 or more."
            raise UnusableInputError(msg)
    if not request.peer_seconds >= 0:
        msg = f"peer_seconds is {request.peer_seconds}, expected 0 or more."
        raise UnusableInputError(msg)


def _compare(history: CountHistory, window: Window, *, peer_seconds: float) -> dict[str, Any]:
    """Score all methods on one history."""
    # The first forecast in a process loads libraries; that is not the method's time.
    own = OwnMethod()
    own(history.until(window.origins[0]), 1)
    ours = score(history, window=window, forecaster=own)
    naive = score(history, window=window, forecaster=seasonal_naive)
    peers = score_peers(history, window=window, seconds_each=peer_seconds)
    return {
        **_figures(ours),
        "seasonal_naive": _figures(naive),
        "statsforecast": _peer_table(peers),
        "versus": _versus(ours, naive, peers),
    }


def _figures(scores: Scores) -> dict[str, float | None]:
    """Return scores by name; what cannot be computed, as the MASE of a silent past, is None."""
    return {
        name: value if value is not None and math.isfinite(value) else None
        for name, value in asdict(scores).items()
    }


def _below(ours: float, other: float) -> float | None:
    """Return how much lower our loss is, in percent; None where the other has none."""
    return 100.0 * (1.0 - ours / other) if other > 0 else None


def _peer_table(peers: PeerReport) -> dict[str, Any]:
    return {
        "version": peers.version,
        "best": peers.best,
        "models": {name: _figures(scores) for name, scores in peers.scores.items()},
        "left_out": dict(peers.left_out),
    }


def _versus(ours: Scores, naive: Scores, peers: PeerReport) -> dict[str, float | None]:
    """Return how much better, in percent, and how many times faster."""
    best = peers.scores.get(peers.best) if peers.best else None
    return {
        "pinball_below_seasonal_naive_percent": _below(ours.pinball, naive.pinball),
        "pinball_below_best_peer_percent": None
        if best is None
        else _below(ours.pinball, best.pinball),
        "times_faster_than_best_peer": None if best is None else best.seconds / ours.seconds,
    }


def _days_ahead(request: BacktestRequest) -> tuple[int, int]:
    """Return the horizon in rows and in days."""
    horizon = request.horizon or USUAL_HORIZON.get(request.every, 1)
    if request.every == "day":
        return horizon, horizon
    return horizon, -(-horizon // HOURS)


def _whole_days(
    counts: np.ndarray[Any, np.dtype[np.float64]], *, by_hour: bool
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], list[str]]:
    """Leave out a last day that stops before its evening; say so."""
    if not by_hour:
        return counts, []
    last = counts[-HOURS:].sum(axis=1)
    if len(counts) == HOURS or not last.any():
        return counts, []
    silent = HOURS - 1 - int(np.flatnonzero(last).max())
    usual = float(counts[:-HOURS].sum(axis=1).mean())
    # Fewer than one in a thousand days would be this quiet at its end by chance.
    if usual * silent > np.log(1000.0) and silent > 1:
        return counts[:-HOURS], ["left out the last day, which is not complete"]
    return counts, []
