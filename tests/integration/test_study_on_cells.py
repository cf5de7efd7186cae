"""The study on the 250 m cells agrees with the study on zones."""

from pathlib import Path

import numpy as np
import pytest

from naervaer.registers.baseline import load_baseline
from naervaer.studies.access.from_baseline import country_from
from naervaer.studies.access.from_cells import on_cells
from naervaer.studies.access.reach import SiteSet, reach, select
from naervaer.studies.access.travelling import travel_times
from naervaer.studies.scenario import Scenario


@pytest.mark.raw
@pytest.mark.slow
def test_zones_stand_for_their_cells_within_half_a_point_in_every_district(
    raw_folder: Path,
) -> None:
    baseline = load_baseline()
    zones = country_from(baseline)
    cells = on_cells(zones, baseline, raw=raw_folder)
    assert cells.zones.total.sum() == pytest.approx(zones.zones.total.sum(), abs=100)
    shares = []
    for country in (zones, cells):
        members = select(country.sites, kind="point", phase="after", season="ordinary")
        minutes = travel_times(country, baseline, Scenario()).ordinary
        found = reach(country, minutes, SiteSet("after", "desk", members, winter=False))
        shares.append(found.groups["district"].share_within[2])
    assert np.abs(shares[0] - shares[1]).max() < 0.005
