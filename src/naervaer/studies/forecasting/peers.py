"""Other people's forecasts of the same counts: statsforecast, where it is installed.

Each method runs in a process of its own, so that one that takes too long can be ended; loading
is not counted. AutoARIMA, slow to choose its order, chooses it at most three times and is
carried forward between. All others are fitted anew at every origin.
"""

import importlib
import importlib.util
import math
import multiprocessing
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.demand import CountHistory, Scores, Window, score

PACKAGE = "statsforecast"
MODELS = ("AutoETS", "MSTL", "CrostonSBA", "AutoARIMA")
SPARSE = 1.0
"""Croston's method is for series with fewer events a row than this."""

INTERVALS = (95, 80, 50)
CHOICES_OF_ORDER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerReport:
    """How others did.

    Attributes
    ----------
    version
        Of statsforecast, or None when it is not installed.
    scores
        By method.
    left_out
        Methods without scores, and why.

    """

    version: str | None
    scores: Mapping[str, Scores] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def best(self) -> str | None:
        """The method with the smallest pinball loss."""
        if not self.scores:
            return None
        return min(self.scores, key=lambda name: self.scores[name].pinball)


def score_peers(history: CountHistory, *, window: Window, seconds_each: float) -> PeerReport:
    """Score every method that fits the data on the given origins.

    Parameters
    ----------
    history, window
        As for our own forecast.
    seconds_each
        A method that takes longer is ended and left out; 0 leaves out all.

    """
    if importlib.util.find_spec(PACKAGE) is None:
        return PeerReport(version=None, left_out={"all": f"{PACKAGE} is not installed"})
    if not seconds_each > 0:
        return PeerReport(version=version(PACKAGE), left_out={"all": "not asked for"})
    sparse = float(np.mean(history.counts)) < SPARSE
    scores: dict[str, Scores] = {}
    left_out: dict[str, str] = {}
    for name in MODELS:
        if name == "CrostonSBA" and not sparse:
            left_out[name] = "for sparse series only"
            continue
        answer = _in_a_process(name, history, window, seconds_each)
        if isinstance(answer, Scores):
            scores[name] = answer
        else:
            left_out[name] = answer
    return PeerReport(version=version(PACKAGE), scores=scores, left_out=left_out)


def _in_a_process(
    name: str, history: CountHistory, window: Window, seconds: float
) -> Scores | str:
    """Return a method's scores, or why there are none."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, name, history, window), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = ours.recv() if ours.poll(seconds) else f"not finished in {seconds:.0f} seconds"
    except EOFError:
        answer = "ended without an answer"
    process.terminate()
    process.join()
    found: Scores | str = answer
    return found


def _run(pipe: Connection, name: str, history: CountHistory, window: Window) -> None:
    """Score one method and send the answer; the body of the process."""
    warnings.simplefilter("ignore")
    try:
        peer = _Peer(name, by_hour=history.by_hour, origins=len(window.origins))
        peer(history.until(window.origins[0]), 1)
        peer.reset()
        pipe.send(score(history, window=window, forecaster=peer, clock=time.perf_counter))
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
        pipe.send(f"{type(error).__name__}: {str(error).splitlines()[0][:100]}")


class _Peer:
    """One method as a forecaster."""

    def __init__(self, name: str, *, by_hour: bool, origins: int) -> None:
        models: Any = importlib.import_module(f"{PACKAGE}.models")
        self.name = name
        self.rows_a_day = 24 if by_hour else 1
        self.by_hour = by_hour
        self.models = models
        self.every = math.ceil(origins / CHOICES_OF_ORDER)
        self.reset()

    def make(self) -> Any:
        """Return the method, not yet fitted."""
        season = 24 if self.by_hour else 7
        if self.name == "MSTL":
            return self.models.MSTL(
                season_length=[24, 168] if self.by_hour else [7],
                trend_forecaster=self.models.AutoETS(model="ZZN"),
            )
        if self.name == "CrostonSBA":
            utilities: Any = importlib.import_module(f"{PACKAGE}.utils")
            intervals = utilities.ConformalIntervals(h=14 * self.rows_a_day, n_windows=4)
            return self.models.CrostonSBA(prediction_intervals=intervals)
        return getattr(self.models, self.name)(season_length=season)

    def reset(self) -> None:
        """Forget what was fitted."""
        self.fitted: dict[int, Any] = {}
        self.calls = 0

    def __call__(self, history: CountHistory, days_ahead: int) -> NDArray[np.float64]:
        rows = days_ahead * self.rows_a_day
        columns = [
            self._one(np.asarray(history.counts[:, column], dtype=np.float64), rows, column)
            for column in range(history.areas)
        ]
        self.calls += 1
        return np.stack(columns, axis=1)

    def _one(self, counts: NDArray[np.float64], rows: int, column: int) -> NDArray[np.float64]:
        """Return quantiles of one series, shape (rows, Q)."""
        if self.name == "AutoARIMA":
            if self.calls % self.every == 0 or column not in self.fitted:
                self.fitted[column] = self.make().fit(counts)
            found = self.fitted[column].forward(counts, rows, level=list(INTERVALS))
        else:
            found = self.make().forecast(counts, rows, level=list(INTERVALS))
        low = [found[f"lo-{level}"] for level in INTERVALS]
        high = [found[f"hi-{level}"] for level in reversed(INTERVALS)]
        return np.asarray(np.maximum(np.column_stack([*low, found["mean"], *high]), 0.0))
