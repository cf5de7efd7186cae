"""Settlements and response-time classes, by one published rule on the 250 m grid."""

from naervaer.registers.settlements.rule import (
    SETTLEMENT_RULE,
    ResponseClass,
    Settlements,
    find_settlements,
)

__all__ = ["SETTLEMENT_RULE", "ResponseClass", "Settlements", "find_settlements"]
