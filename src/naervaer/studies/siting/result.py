"""Everything the siting study found, ready to be written down."""

from collections.abc import Mapping
from dataclasses import dataclass

from naervaer.studies.access.country import Country
from naervaer.studies.siting.alternatives import Comparison
from naervaer.studies.siting.buses import BusStudy
from naervaer.studies.siting.contacts import DistrictContacts
from naervaer.studies.siting.front import FrontPoint, GrowthStep
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.mix import MixStudy
from naervaer.studies.siting.networks import NetworksStudy
from naervaer.studies.siting.points import PlaceReports
from naervaer.studies.siting.posts import PostsStudy


@dataclass(frozen=True, slots=True, eq=False)
class SitingResult:
    """The whole answer.

    Attributes
    ----------
    country, demand
        What was asked of what.
    effort
        Seconds, gap and seed of each solve.
    points, offices
        The plan's choice and the best for each objective.
    reports
        Reported offences published for the plan's places, by site id.
    growth
        The best for each number of new points.
    front
        Compromises between mean minutes and people within 45 minutes.
    contacts
        Police contacts, district by district.
    mix
        The presence mix of one district.
    buses
        The calendar of the passport buses; None where their depots are not in the data.
    posts
        The allocation laboratory; None where reported offences are not in the data.
    networks
        Courts, fire stations and towns for a women's prison.

    """

    country: Country
    demand: Demand
    effort: Effort
    points: Comparison
    offices: Comparison
    reports: Mapping[str, PlaceReports]
    growth: tuple[GrowthStep, ...]
    front: tuple[FrontPoint, ...]
    contacts: tuple[DistrictContacts, ...]
    mix: MixStudy
    buses: BusStudy | None
    posts: PostsStudy | None
    networks: NetworksStudy
