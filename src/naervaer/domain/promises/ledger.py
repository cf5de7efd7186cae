"""All 128 rows of the ledger, in the order of the documents."""

from collections.abc import Mapping
from types import MappingProxyType

from naervaer.domain.errors import UnknownNameError
from naervaer.domain.promises import (
    plan_access,
    plan_background,
    plan_dialogue,
    plan_municipality,
    plan_police,
    plan_recruitment,
    plan_resources,
    plan_serious_crime,
    plan_service_points,
    programme_community,
    programme_justice,
    programme_police,
    programme_prison,
    programme_safety,
)
from naervaer.domain.promises.promise import Promise

PROMISES: tuple[Promise, ...] = (
    *programme_community.ROWS,
    *programme_police.ROWS,
    *programme_safety.ROWS,
    *programme_justice.ROWS,
    *programme_prison.ROWS,
    *plan_background.ROWS,
    *plan_police.ROWS,
    *plan_service_points.ROWS,
    *plan_resources.ROWS,
    *plan_municipality.ROWS,
    *plan_recruitment.ROWS,
    *plan_serious_crime.ROWS,
    *plan_access.ROWS,
    *plan_dialogue.ROWS,
)
"""A-01 to A-53 and B-01 to B-75."""

PROMISES_BY_ID: Mapping[str, Promise] = MappingProxyType({row.id: row for row in PROMISES})
"""Every row by its id."""


def promise_named(promise_id: str) -> Promise:
    """Return the row with that id.

    Raises
    ------
    UnknownNameError
        When no row has the id.

    """
    try:
        return PROMISES_BY_ID[promise_id]
    except KeyError:
        msg = f"No promise has the id {promise_id!r}; expected A-01 to A-53 or B-01 to B-75."
        raise UnknownNameError(msg) from None
