"""People and reported offences as the siting study weighs them."""

import numpy as np

from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import Country
from naervaer.studies.siting.measured import Demand


def demand_of(country: Country, baseline: Baseline) -> Demand:
    """Return people per zone, and the reported offences of the last published years.

    A municipality's offences are spread on its zones by people; where in a municipality they
    happen is not published.
    """
    people = country.zones.total
    if "offences" not in baseline.tables:
        return Demand(people, np.zeros(people.size), "")
    table = baseline.table("offences")
    period = str(table["period"].max())
    latest = table[table["period"] == period]
    count = dict(zip(latest["municipality"], latest["total"], strict=True))
    offences = np.array(
        [float(count.get(number) or 0) for number in country.municipality_numbers]
    )
    everybody = np.bincount(country.zones.municipality, people, offences.size)
    rate = np.divide(offences, everybody, out=np.zeros_like(offences), where=everybody > 0)
    return Demand(people, people * rate[country.zones.municipality], period)
