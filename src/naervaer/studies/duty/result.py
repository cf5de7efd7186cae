"""Everything the duty study found, ready to be written down."""

from dataclasses import dataclass

from naervaer.domain.presence import Presence
from naervaer.studies.duty.calibration import NationalFit
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.demand import DutyDemand
from naervaer.studies.duty.experiments import Experiments
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.hang import ProfileAnswer
from naervaer.studies.duty.level import Level, PublishedResponse
from naervaer.studies.duty.need import DutyNeed
from naervaer.studies.duty.rosters import Rosters
from naervaer.studies.duty.settings import DutySettings


@dataclass(frozen=True, slots=True, eq=False)
class DutyResult:
    """The whole answer.

    Attributes
    ----------
    settings
        What was chosen.
    ground, level, published, fit
        The district, the calls a year, what is published, and the fit to it.
    demand, need, plan
        Calls ahead, units needed, and the cover laid out from them.
    profiles
        What the main answers are under each hour profile.
    experiments
        The simulated response and the levers.
    rosters, presence
        Who works when, and the planned presence that follows.

    """

    settings: DutySettings
    ground: DutyGround
    level: Level
    published: PublishedResponse
    fit: NationalFit
    demand: DutyDemand
    need: DutyNeed
    plan: CoverPlan
    profiles: tuple[ProfileAnswer, ...]
    experiments: Experiments
    rosters: Rosters
    presence: tuple[Presence, ...]

    @property
    def kind(self) -> str:
        """`synthetic` or `own`: where the calls are from."""
        return self.demand.past.kind

    @property
    def staff_kind(self) -> str:
        """`synthetic` or `own`: where the staff is from."""
        return self.rosters.staff.kind
