"""Computed drives held against the published national response times, the rest shown."""

from dataclasses import dataclass

import numpy as np

from naervaer.planning.response import Calibration, calibrate, class_percentiles
from naervaer.studies.access.country import RESPONSE_CLASSES, Floats
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.level import Level, PublishedResponse


@dataclass(frozen=True, slots=True, eq=False)
class NationalFit:
    """How response follows from the drive, and how rough the drives are by class.

    Attributes
    ----------
    fit
        Delay, factor, and computed, adjusted and published minutes.
    people_per_link
        People per road link that their zones meet, by class, shape (3,): the more, the
        rougher the drives, since most city streets are not in the network.
    people_per_link_here
        The same within the district, NaN where nobody lives in the class.
    never_reached
        Share of urgent missions in places no road or car ferry leads to, the country.

    """

    fit: Calibration
    people_per_link: Floats
    people_per_link_here: Floats
    never_reached: float

    def response(self, drive: Floats) -> Floats:
        """Return minutes from call to arrival for drives, waiting not counted."""
        return np.asarray(self.fit.delay_minutes + self.fit.factor * drive)


def national_fit(ground: DutyGround, level: Level, published: PublishedResponse) -> NationalFit:
    """Fit a delay and a factor on the drive from the nearest station, urgent missions only.

    Published results are those of missions that ended in an arrival, so places that cannot
    be reached by car are left out of the fit.
    """
    zones = ground.country.zones
    reached = np.isfinite(ground.country_minutes)
    weight = np.where(reached, level.urgent, 0.0)
    classes = np.array(RESPONSE_CLASSES)[zones.response_class]
    figures = {
        figure: minutes
        for figure, minutes in published.minutes.items()
        if weight[classes == figure[0].value].sum() > 0
    }
    drives = np.where(reached, ground.country_minutes, 0.0)
    computed = class_percentiles(
        drives[None, :], weights=weight[None, :], classes=classes, figures=figures
    )
    every = np.arange(zones.link.size)
    return NationalFit(
        fit=calibrate(computed, published=figures),
        people_per_link=_people_per_link(ground, every),
        people_per_link_here=_people_per_link(ground, ground.zones),
        never_reached=float(1.0 - weight.sum() / level.urgent.sum()),
    )


def _people_per_link(ground: DutyGround, which: np.ndarray) -> Floats:
    zones = ground.country.zones
    place, link, people = zones.response_class[which], zones.link[which], zones.total[which]
    found = np.full(len(RESPONSE_CLASSES), np.nan)
    for number in range(found.size):
        here = place == number
        if here.any():
            found[number] = people[here].sum() / np.unique(link[here]).size
    return found
