"""Statutory time limits as data; the clocks that count them come in their own package."""

from dataclasses import dataclass
from datetime import date

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law, page

_PROCEDURE = "Straffeprosessloven (lov 22. mai 1981 nr. 25)"
_ADMINISTRATION = "Forvaltningsloven (lov 10. februar 1967)"
_ADMINISTRATION_IN_FORCE = ValidFrom(1970, 1, 1, note="Lovens ikrafttredelse; endret senere.")
_INTERVIEWS_IN_FORCE = ValidFrom(2015, 10, 2, note="Lov 4. september 2015 nr. 87.")
_CONTROL_IN_FORCE = ValidFrom(2024, 4, 8, note="Lov 20. desember 2023 nr. 111.")
_NEW_ADMINISTRATION = "Ny forvaltningslov (lov 20. juni 2025 nr. 81)"
_NOT_IN_FORCE = ValidFrom(None, note="Vedtatt 20. juni 2025; gjelder ikke per 2. juli 2026.")
_OWNER = "Stortinget"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule(Rule):
    """How long the law gives; each number is left out where the law sets none.

    Attributes
    ----------
    days, months
        The main time limit.
    extension_days
        What may be added in the cases the law names.
    supplement_days
        Time for a supplementary step.
    to_court_days
        Time to bring the decision before a court.
    longest_months
        Longest duration of the measure.
    own_home_months
        Longest duration in the person's own home.
    review_months
        When the decision may be tried again.

    """

    days: int | None = limit("frist", "dager", default=None)
    months: int | None = limit("frist", "måneder", default=None)
    extension_days: int | None = limit("forlengelse", "dager", default=None)
    supplement_days: int | None = limit("supplerende", "dager", default=None)
    to_court_days: int | None = limit("til retten innen", "dager", default=None)
    longest_months: int | None = limit("lengste varighet", "måneder", default=None)
    own_home_months: int | None = limit("lengste varighet i eget hjem", "måneder", default=None)
    review_months: int | None = limit("ny prøving etter", "måneder", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsRule(Rule):
    """How long before a talk the person must be told."""

    days: int = limit("varsel minst", "dager")

    def refuses(self, *, told_on: date, held_on: date) -> str | None:
        """Return why the summons came too late, or None."""
        given = (held_on - told_on).days
        if given >= self.days:
            return None
        return f"Varslet {given} dager før; {self.id} krever minst {self.days}."


COMPLAINT = DeadlineRule(
    id="FVL-KLAGE",
    name="Klagefrist",
    statement="Klagefristen er tre uker fra underretningen om vedtaket kom fram.",
    source=law(_ADMINISTRATION, "§ 29"),
    binding=Binding.LAW,
    valid_from=_ADMINISTRATION_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    days=21,
)

INTERIM_ANSWER = DeadlineRule(
    id="FVL-SVAR",
    name="Foreløpig svar",
    statement=(
        "I saker om enkeltvedtak gis et foreløpig svar når henvendelsen ikke kan besvares "
        "innen en måned."
    ),
    source=law(_ADMINISTRATION, "§ 11 a"),
    binding=Binding.LAW,
    valid_from=ValidFrom(1978, 1, 1, note="Lov 27. mai 1977 nr. 40; endret 1. april 1995."),
    owner=_OWNER,
    family=Family.DEADLINES,
    months=1,
)

INTERVIEW_ONE_WEEK = DeadlineRule(
    id="TA-1",
    name="Tilrettelagt avhør innen en uke",
    statement=(
        "En uke når handlingen er under to uker gammel, når den fornærmede straks har "
        "fortalt alt, eller når forklaringen trengs for å beskytte noen."
    ),
    source=law(_PROCEDURE, "§ 239 e første ledd"),
    binding=Binding.LAW,
    valid_from=_INTERVIEWS_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    days=7,
    extension_days=7,
)

INTERVIEW_TWO_WEEKS = DeadlineRule(
    id="TA-2",
    name="Tilrettelagt avhør innen to uker",
    statement="To uker når vitnet er under seks år eller selv er fornærmet.",
    source=law(_PROCEDURE, "§ 239 e andre ledd"),
    binding=Binding.LAW,
    valid_from=_INTERVIEWS_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    days=14,
    extension_days=7,
)

INTERVIEW_THREE_WEEKS = DeadlineRule(
    id="TA-3",
    name="Tilrettelagt avhør innen tre uker",
    statement=(
        "Ellers tre uker. Fristene forlenges med en uke når nødvendige, tidkrevende skritt "
        "er gjort før de gikk ut, eller når avhørsleder og barnehus er enige om at "
        "utsettelse klart er best for vitnet. Supplerende avhør tas innen en uke."
    ),
    source=law(_PROCEDURE, "§ 239 e tredje til sjette ledd"),
    binding=Binding.LAW,
    valid_from=_INTERVIEWS_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    days=21,
    extension_days=7,
    supplement_days=7,
)

CONTACT_BAN = DeadlineRule(
    id="BF-1",
    name="Besøksforbud",
    statement=(
        "Et besøksforbud varer høyst ett år av gangen, i eget hjem høyst tre måneder. Saken "
        "går så vidt mulig til retten innen fem dager etter at det er krevd, og ved forbud i"
        " eget hjem alltid innen fem dager etter forkynning."
    ),
    source=law(_PROCEDURE, "§ 222 a"),
    binding=Binding.LAW,
    valid_from=ValidFrom(
        1995, 1, 1, note="Lov 1. juli 1994 nr. 50; sist endret 8. april 2024."
    ),
    owner=_OWNER,
    family=Family.DEADLINES,
    to_court_days=5,
    longest_months=12,
    own_home_months=3,
)

ELECTRONIC_CONTROL = DeadlineRule(
    id="EK-1",
    name="Elektronisk kontroll",
    statement=(
        "Saken går så vidt mulig til retten innen fem dager etter forkynning, om den ilagte "
        "ikke gir avkall, og kan prøves på nytt etter seks måneder. Kontrollen varer ikke "
        "lenger enn selve forbudet."
    ),
    source=law(_PROCEDURE, "§ 222 g"),
    binding=Binding.LAW,
    valid_from=_CONTROL_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    to_court_days=5,
    review_months=6,
)

RESIDENCE_BAN = DeadlineRule(
    id="OPPH",
    name="Oppholdsforbud for barn",
    statement=(
        "Et oppholdsforbud varer høyst seks måneder av gangen; uten samtykke går saken så "
        "vidt mulig til retten innen fem dager."
    ),
    source=law(_PROCEDURE, "§ 222 c"),
    binding=Binding.LAW,
    valid_from=ValidFrom(
        2024, 9, 1, note="Lov 20. desember 2023 nr. 110; eldre form fra 2003."
    ),
    owner=_OWNER,
    family=Family.DEADLINES,
    to_court_days=5,
    longest_months=6,
)

COURT_CONTACT_BAN = DeadlineRule(
    id="KF-1",
    name="Kontaktforbud ved dom",
    statement="Retten kan gi kontaktforbud i høyst fem år, i eget hjem høyst ett år.",
    source=law("Straffeloven (lov 20. mai 2005 nr. 28)", "§§ 57–59"),
    binding=Binding.LAW,
    valid_from=ValidFrom(2015, 10, 1, note="Straffelovens ikrafttredelse; endret senere."),
    owner=_OWNER,
    family=Family.DEADLINES,
    longest_months=60,
    own_home_months=12,
)

MOBILE_ALARM = DeadlineRule(
    id="MVA-3",
    name="Mobil voldsalarm",
    statement="Mobil voldsalarm gis for tre måneder av gangen.",
    source=page("politiet.no, råd", "mobil voldsalarm"),
    binding=Binding.GUIDE,
    valid_from=ValidFrom(None, note="Kilden oppgir ikke når ordningen ble slik."),
    owner="Politidirektoratet",
    family=Family.DEADLINES,
    longest_months=3,
)

CONCERN_TALK = SummonsRule(
    id="BEKYMRING-3",
    name="Innkalling til bekymringssamtale",
    statement=(
        "Den som kalles inn til bekymringssamtale, får vite det minst tre dager før, og at "
        "det ikke er plikt til å forklare seg."
    ),
    source=law("Politiloven (lov 4. august 1995 nr. 53)", "§ 13"),
    binding=Binding.LAW,
    valid_from=ValidFrom(1995, 10, 1, note="Lovens ikrafttredelse; § 13 er endret senere."),
    owner=_OWNER,
    family=Family.DEADLINES,
    days=3,
)

EXCLUSION_REGION = DeadlineRule(
    id="STRGJF-37-R",
    name="Utelukkelse i fengsel, region",
    statement="Utelukkelse fra fellesskapet i mer enn 14 dager avgjøres på regionalt nivå.",
    source=law("Straffegjennomføringsloven", "§ 37"),
    binding=Binding.LAW,
    valid_from=ValidFrom(None, note="Ikrafttredelsen står ikke i kildene."),
    owner=_OWNER,
    family=Family.DEADLINES,
    days=14,
)

EXCLUSION_DIRECTORATE = DeadlineRule(
    id="STRGJF-37-D",
    name="Utelukkelse i fengsel, direktorat",
    statement="Utelukkelse i mer enn 42 dager avgjøres av Kriminalomsorgsdirektoratet.",
    source=law("Straffegjennomføringsloven", "§ 37"),
    binding=Binding.LAW,
    valid_from=ValidFrom(None, note="Ikrafttredelsen står ikke i kildene."),
    owner=_OWNER,
    family=Family.DEADLINES,
    days=42,
)

NEW_ANSWER = DeadlineRule(
    id="FVL-NY-17",
    name="Svar etter ny forvaltningslov",
    statement="Den nye forvaltningsloven gir en frist på én måned for svar.",
    source=law(_NEW_ADMINISTRATION, "§ 17"),
    binding=Binding.LAW,
    valid_from=_NOT_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    months=1,
)

NEW_COMPLAINT = DeadlineRule(
    id="FVL-NY-63",
    name="Klagefrist etter ny forvaltningslov",
    statement="Den nye forvaltningsloven viderefører en klagefrist på tre uker.",
    source=law(_NEW_ADMINISTRATION, "§ 63"),
    binding=Binding.LAW,
    valid_from=_NOT_IN_FORCE,
    owner=_OWNER,
    family=Family.DEADLINES,
    days=21,
)

RULES: tuple[Rule, ...] = (
    COMPLAINT,
    INTERIM_ANSWER,
    INTERVIEW_ONE_WEEK,
    INTERVIEW_TWO_WEEKS,
    INTERVIEW_THREE_WEEKS,
    CONTACT_BAN,
    ELECTRONIC_CONTROL,
    RESIDENCE_BAN,
    COURT_CONTACT_BAN,
    MOBILE_ALARM,
    CONCERN_TALK,
    EXCLUSION_REGION,
    EXCLUSION_DIRECTORATE,
    NEW_ANSWER,
    NEW_COMPLAINT,
)
