"""What the front page and the page about the site show."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.web.interface.kinds import Badge, kinds_explained
from naervaer.web.records.reach.selectors import attribution
from naervaer.web.records.studies.selectors import Headline, headlines_of, published_run

if TYPE_CHECKING:
    from naervaer.web.records.studies.models import StudyRun


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The headlines of the published study, with their mark and where they lead."""

    headlines: tuple[Headline, ...]
    mark: Badge | None
    run_id: int | None

    @classmethod
    def now(cls) -> "FrontPage":
        """Return the front page in the reader's language."""
        run = published_run("access")
        if run is None:
            return cls((), None, None)
        found = headlines_of(run, language=(get_language() or "nb").split("-")[0])
        mark = Badge(Kind.COMPUTED, _("Nærværs tilgjengelighetsstudie"), _day(run))
        return cls(tuple(found), mark, run.pk)


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the site rests on: kinds, data sets, their owners, and the study's day."""

    kinds: tuple[Badge, ...]
    data_sets: tuple[str, ...]
    attribution: str
    day: date | None
    run_id: int | None

    @classmethod
    def now(cls) -> "AboutPage":
        """Return the page with what the published study used."""
        run = published_run("access")
        inputs = (run.manifest or {}).get("inputs", []) if run else []
        names = {one.get("data_set", "") for one in inputs} - {""}
        return cls(
            kinds=tuple(kinds_explained()),
            data_sets=tuple(sorted(names)),
            attribution=attribution(),
            day=_day(run) if run else None,
            run_id=run.pk if run else None,
        )


def _day(run: "StudyRun") -> date | None:
    return run.ended_at.date() if run.ended_at else None
