"""Calls expected in each municipality over the period, as a council may see them.

The only table of the study by municipality that leaves the police: one sum for the whole
period, with its interval, what it rests on, and what it is not. Where the calls are a user's
own, a sum is close to a count, and small ones are withheld with what would reveal them.
"""

from datetime import timedelta

import numpy as np
import pandas as pd

from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.planning.demand import LEVELS, over_period
from naervaer.studies.duty.demand import DutyDemand
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.level import PERIOD, Level
from naervaer.studies.duty.settings import DutySettings

DEMAND_BY_MUNICIPALITY = "demand_by_municipality"
OWN = "own"
QUANTILES = tuple(f"q{1000 * level:03.0f}" for level in LEVELS)
METHOD = (
    "calls forecast by day, added up over the period; the scatter beyond chance is taken to "
    "hit every day at once, so the interval is wide rather than narrow"
)
_BASIS = (
    f"published national number of urgent missions ({PERIOD}) over their published share, "
    "shared out by reported offences ({offences}) and residents ({year})"
)
_OWN_BASIS = "the user's own calls by day and municipality"
_NOTE = (
    "not observed: within the district the calls are shared out by level (reported offences "
    "and residents); small places report less, and the interval does not hold that error"
)
_OWN_NOTE = (
    "counted calls; a municipality that several station districts share is split by people; "
    f"sums under {SMALL_COUNTS.fewest} are withheld with what would reveal them"
)


def demand_by_municipality(
    ground: DutyGround, level: Level, demand: DutyDemand, settings: DutySettings
) -> pd.DataFrame:
    """Return one row per municipality of the district, by number."""
    codes, place = np.unique(ground.part_municipality, return_inverse=True)
    period = over_period(demand.days.areas, onto=place.astype(np.int64))
    people = np.bincount(place[ground.zone_part], ground.people, codes.size)
    last_day = settings.first_day + timedelta(days=settings.days - 1)
    is_own = demand.past.kind == OWN
    basis = _BASIS.format(
        offences=level.offences_period or "none", year=ground.country.population_year
    )
    table = pd.DataFrame(
        {
            "municipality": [ground.country.municipality_numbers[int(at)] for at in codes],
            "name": [ground.country.municipality_names[int(at)] for at in codes],
            "first_day": settings.first_day.isoformat(),
            "last_day": last_day.isoformat(),
            "people": people.round(),
            "mean": period.mean.round(1),
            **{
                name: period.quantile[:, at].astype(np.int64)
                for at, name in enumerate(QUANTILES)
            },
        }
    )
    table = _withholding(table) if is_own else table.assign(withheld="no")
    table = table.assign(
        method=METHOD,
        basis=_OWN_BASIS if is_own else basis,
        note=_OWN_NOTE if is_own else _NOTE,
        kind=demand.past.kind,
    )
    return table.sort_values("municipality", ignore_index=True)


def _withholding(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table without the sums that are too small or would reveal one that is."""
    hidden = np.array(SMALL_COUNTS.withheld(table["mean"].round().astype(int).tolist()))
    # A whole interval under the limit says as much as the sum it surrounds.
    told = ["mean", *QUANTILES]
    shown = table.astype(dict.fromkeys(QUANTILES, "Int64"))
    shown.loc[hidden, told] = pd.NA
    return shown.assign(withheld=np.where(hidden, "yes", "no"))
