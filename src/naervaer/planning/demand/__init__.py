"""How many calls to expect where and when, and how sure that is."""

from naervaer.planning.demand.backtest import (
    Forecaster,
    OwnMethod,
    Scores,
    Window,
    our_forecaster,
    score,
    seasonal_naive,
    totals,
    window_of,
)
from naervaer.planning.demand.forecast import (
    Ahead,
    Forecast,
    ForecastParams,
    forecast_counts,
)
from naervaer.planning.demand.hours import (
    HourProfile,
    ahead_by_hour,
    by_profile,
    evening_heavy_profile,
    flat_profile,
    learnt_profile,
    rate_quantile,
    spread_over_hours,
)
from naervaer.planning.demand.pattern import PatternParams
from naervaer.planning.demand.periods import Period, over_period
from naervaer.planning.demand.problem import CountHistory
from naervaer.planning.demand.rates import area_rates
from naervaer.planning.demand.scores import coverage, pinball, scaled_error, shared_coverage
from naervaer.planning.demand.spread import LEVELS

__all__ = [
    "LEVELS",
    "Ahead",
    "CountHistory",
    "Forecast",
    "ForecastParams",
    "Forecaster",
    "HourProfile",
    "OwnMethod",
    "PatternParams",
    "Period",
    "Scores",
    "Window",
    "ahead_by_hour",
    "area_rates",
    "by_profile",
    "coverage",
    "evening_heavy_profile",
    "flat_profile",
    "forecast_counts",
    "learnt_profile",
    "our_forecaster",
    "over_period",
    "pinball",
    "rate_quantile",
    "scaled_error",
    "score",
    "seasonal_naive",
    "shared_coverage",
    "spread_over_hours",
    "totals",
    "window_of",
]
