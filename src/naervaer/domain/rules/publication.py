"""Rules for what of the presence book may be shown to everybody, and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.announcing import ANNOUNCED_SERVICES, is_announceable
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law
from naervaer.domain.suppression import CountSum, Key, withheld_cells

_MONTHS_A_YEAR = 12
_JUNE = 6
_CHOSEN = ValidFrom(2026, 11, 22, note="Eget valg i dette regnskapet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCountsRule(Rule):
    """Counts under a limit are withheld, and whatever would reveal them by subtraction.

    Attributes
    ----------
    fewest
        Smallest count that may be shown; nought hides nobody and is shown.

    """

    fewest: int = limit("minst", "tilfeller")

    def is_small(self, count: float) -> bool:
        """Return whether a count is too small to be shown; nought is not."""
        return 0 < count < self.fewest

    def withheld(self, counts: Sequence[int]) -> tuple[bool, ...]:
        """Return for each count of one sum whether it is withheld.

        The reader is taken to know the sum, unless it is small itself or no choice of
        withheld counts could keep it from giving one of them away.
        """
        parts, total = tuple(range(len(counts))), len(counts)
        cells = {**dict(enumerate(counts)), total: sum(counts)}
        hidden = self.withheld_cells(cells, [CountSum(total, parts)] if parts else [])
        return tuple(at in hidden for at in parts)

    def withheld_cells(
        self,
        counts: Mapping[Key, int],
        sums: Sequence[CountSum[Key]],
        *,
        already: Collection[Key] = (),
        shown_elsewhere: Collection[Key] = (),
    ) -> frozenset[Key]:
        """Return the cells of a table with totals to withhold (see `domain.suppression`)."""
        return withheld_cells(
            counts,
            sums,
            fewest=self.fewest,
            already=already,
            shown_elsewhere=shown_elsewhere,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsRule(Rule):
    """What the police have done is shown month by month, some time after.

    Attributes
    ----------
    months
        Whole months that must have passed since the month ended.

    """

    months: int = limit("minst", "måneder etter månedens slutt")

    def last_month_shown(self, today: date) -> date:
        """Return the first day of the latest month that may be shown."""
        passed = today.year * _MONTHS_A_YEAR + today.month - 1 - (self.months + 1)
        return date(passed // _MONTHS_A_YEAR, passed % _MONTHS_A_YEAR + 1, 1)

    def last_half_year_shown(self, today: date) -> tuple[date, date]:
        """Return the first and last day of the latest whole half-year that may be shown.

        Half-years do not overlap, so that no two versions of a table can be subtracted.
        """
        last = self.last_month_shown(today)
        year, month = last.year, last.month
        if month == _MONTHS_A_YEAR:
            return date(year, 7, 1), date(year, 12, 31)
        if month >= _JUNE:
            return date(year, 1, 1), date(year, 6, 30)
        return date(year - 1, 7, 1), date(year - 1, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedModesRule(Rule):
    """Only presence that people are invited to may be shown before it happens.

    Which services of each way are announced stands in `naervaer.domain.announcing`.

    Attributes
    ----------
    modes
        Ways of being present that are announced.

    """

    modes: tuple[str, ...] = limit("leveringsmåter", "")

    def is_announced(self, mode: DeliveryMode) -> bool:
        """Return whether a plan for this way of being present may be shown at all."""
        return mode.value in self.modes

    def allows(self, mode: DeliveryMode, service: Service) -> bool:
        """Return whether a plan for this service in this way may be shown."""
        return self.is_announced(mode) and is_announceable(mode, service)


SMALL_COUNTS = SmallCountsRule(
    id="SMAA-TALL",
    name="Små tall",
    statement=(
        "Antall under fem vises ikke, og heller ikke så mange av de andre tallene i samme sum "
        "at et skjult tall kan regnes ut nærmere enn på fem."
    ),
    source=Source(
        "Nærvær, eget valg", "grenser for åpne tall", date(2026, 11, 22), Kind.COMPUTED
    ),
    binding=Binding.DEFINITION,
    valid_from=_CHOSEN,
    owner="Nærvær",
    family=Family.SAFEGUARDS,
    fewest=5,
)

ARREARS = ArrearsRule(
    id="ETTERSKUDD",
    name="Levert i etterskudd",
    statement=(
        "Levert tilstedeværelse vises per måned, kommune og leveringsmåte, tidligst én måned "
        "etter at måneden er slutt. Vaktlister og hull i dem vises aldri."
    ),
    source=law("Offentleglova (lov 19. mai 2006 nr. 16)", "§ 24"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(
        2026, 11, 22, note="Loven åpner for unntak; hvor lenge og hvor grovt er eget valg."
    ),
    owner="Nærvær",
    family=Family.SAFEGUARDS,
    months=1,
)

ANNOUNCED = AnnouncedModesRule(
    id="KUNNGJORT",
    name="Bare det som er kunngjort",
    statement=(
        "Planer vises bare for det publikum er invitert til: tjenestesteder, politikontaktens "
        "treffetider, passbuss, nærtjenestesenter, møte med spesialist, åpen dag og patruljers "
        "faste møtepunkter. Hvor en patrulje kjører, og når den ikke gjør det, vises aldri."
    ),
    source=law("Offentleglova (lov 19. mai 2006 nr. 16)", "§ 24"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(2026, 11, 22, note="Loven åpner for unntak; listen er eget valg."),
    owner="Nærvær",
    family=Family.SAFEGUARDS,
    modes=tuple(mode.value for mode in ANNOUNCED_SERVICES),
)

RULES: tuple[Rule, ...] = (SMALL_COUNTS, ARREARS, ANNOUNCED)
