"""How good forecasts would have been, beside a simple rule and other people's best."""

from naervaer.studies.forecasting.backtest import BacktestRequest, run_backtest

__all__ = ["BacktestRequest", "run_backtest"]
