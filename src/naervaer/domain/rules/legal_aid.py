"""The rule for what an applicant pays of free legal aid (egenandel), in force October 2025."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law
from naervaer.domain.wording import norwegian_number

_MOST_CHILDREN_COUNTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAidRule(Rule):
    """How ability to pay and the applicant's share follow from income, wealth and family.

    Attributes
    ----------
    free_up_to
        Ability to pay, in base amounts (G), up to which legal aid is free.
    none_above
        Ability to pay above which there is no legal aid.
    lowest_percent, highest_percent
        The share is never outside these where something is paid.
    wealth_weight
        Part of net wealth that counts as income.
    couple_weight
        Part of a couple's joint ability that counts for each.
    child_deductions
        Base amounts taken off for one, two, and three or more children.
    reassess_changes
        The two changes of ability to pay, as shares, that call for a new assessment.

    """

    free_up_to: float = limit("fritt opp til", "G")
    none_above: float = limit("øvre grense", "G")
    lowest_percent: float = limit("laveste egenandel", "prosent")
    highest_percent: float = limit("høyeste egenandel", "prosent")
    wealth_weight: float = limit("del av nettoformue", "andel")
    couple_weight: float = limit("del av samlet betalingsevne for par", "andel")
    child_deductions: tuple[float, ...] = limit(
        "fradrag for ett, to, tre eller flere barn", "G"
    )
    reassess_changes: tuple[float, float] = limit("ny vurdering ved endring", "andel")

    def ability(
        self,
        *,
        gross_income: float,
        net_wealth: float,
        base_amount: float,
        couple: bool = False,
        children: int = 0,
    ) -> float:
        """Return ability to pay in base amounts, never negative.

        Parameters
        ----------
        gross_income, net_wealth
            In kroner; for a couple, both together.
        base_amount
            The national insurance base amount (G) in kroner.
        couple
            Whether the finances of two are counted.
        children
            Children provided for.

        Raises
        ------
        UnusableInputError
            When the base amount is not positive or the number of children is negative.

        """
        if base_amount <= 0 or children < 0:
            msg = (
                f"Base amount {base_amount}, children {children}: expected above 0, 0 or more."
            )
            raise UnusableInputError(msg)
        ability = (gross_income + self.wealth_weight * net_wealth) / base_amount
        if couple:
            ability *= self.couple_weight
        if children:
            ability -= self.child_deductions[min(children, _MOST_CHILDREN_COUNTED) - 1]
        return max(ability, 0.0)

    def percent(self, ability: float) -> float:
        """Return the applicant's share in per cent, given ability to pay in base amounts.

        The share is 100·(0.01 + 0.0125·(b-1)² + 0.0125·(b-1)³), between 1 and 99; nothing up to
        one base amount. `refuses` tells whether there is legal aid at all.
        """
        if ability <= self.free_up_to:
            return 0.0
        above = ability - self.free_up_to
        share = 100 * (0.01 + 0.0125 * above**2 + 0.0125 * above**3)
        return min(max(share, self.lowest_percent), self.highest_percent)

    def refuses(self, ability: float) -> str | None:
        """Return why there is no legal aid at this ability to pay, or None."""
        if ability <= self.none_above:
            return None
        return (
            f"Betalingsevnen er {norwegian_number(ability)} G; {self.id} setter grensen ved "
            f"{norwegian_number(self.none_above)} G."
        )


LEGAL_AID = LegalAidRule(
    id="RETTSHJELP",
    name="Egenandel i fri rettshjelp",
    statement=(
        "Betalingsevnen b er bruttoinntekt og halve nettoformuen, målt i grunnbeløp (G); for"
        " par teller 0,6 av det samlede, og barn gir fradrag. Opp til 1 G er hjelpen fri. "
        "Over det er egenandelen 100·(0,01 + 0,0125(b−1)² + 0,0125(b−1)³) prosent, fra 1 til"
        " 99. Over 5 G gis det ikke rettshjelp etter modellen."
    ),
    source=law("Rettshjelploven §§ 11 og 16; forskrift 26. september 2025 nr. 1961", "§ 12"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(2025, 10, 15, note="Den nye modellens ikrafttredelse."),
    owner="Justis- og beredskapsdepartementet",
    family=Family.LEGAL_AID,
    free_up_to=1,
    none_above=5,
    lowest_percent=1,
    highest_percent=99,
    wealth_weight=0.5,
    couple_weight=0.6,
    child_deductions=(0.5, 0.65, 0.75),
    reassess_changes=(0.15, 0.20),
)

RULES: tuple[Rule, ...] = (LEGAL_AID,)
