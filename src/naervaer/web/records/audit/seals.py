"""The seal of a change: a hash over its content and over the seal before it."""

import hashlib
import json
from datetime import UTC
from decimal import Decimal
from typing import Any

from naervaer.web.records.audit.models import Change

FIRST_SEAL = "0" * 64


def seal_of(change: Change) -> str:
    """Return the seal over a change's content and the seal before it."""
    content = [
        change.previous_seal,
        change.number,
        change.at.astimezone(UTC).isoformat(),
        change.account,
        change.name,
        change.act,
        change.thing,
        _as_stored(change.before),
        _as_stored(change.after),
        change.why,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_stored(value: Any) -> Any:
    """Return a value as both databases give it back: PostgreSQL stores 1e3 as 1000."""
    if isinstance(value, dict):
        return {str(key): _as_stored(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_as_stored(below) for below in value]
    if isinstance(value, float) and value.is_integer():
        return int(Decimal(repr(value)))
    return value
