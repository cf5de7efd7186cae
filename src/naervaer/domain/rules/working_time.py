"""Working-time limits of the Working Environment Act (arbeidsmiljøloven) chapter 10.

A collective agreement under § 10-12 (4), for the police called ATB, may depart from them. Its
numbers are the user's own configuration: they were not found and are not guessed here.
"""

from naervaer.domain.rules.hours import (
    AveragingRule,
    BreakRule,
    NightRule,
    OrdinaryHoursRule,
    OvertimeRule,
    PlanNoticeRule,
    SundayRule,
    TotalHoursRule,
)
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom
from naervaer.domain.rules.sources import law

ACT = "Arbeidsmiljøloven (lov 17. juni 2005 nr. 62)"
ACT_IN_FORCE = ValidFrom(2006, 1, 1, note="Lovens ikrafttredelse; endret senere.")
OWNER = "Stortinget"

PLAN_NOTICE = PlanNoticeRule(
    id="AML-10-3",
    name="Arbeidsplan",
    statement=(
        "Arbeidsplanen drøftes med de tillitsvalgte senest to uker før den settes i verk, om "
        "ikke en tariffavtale sier noe annet, og skal være lett å få tak i for de ansatte."
    ),
    source=law(ACT, "§ 10-3"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    weeks=2,
)

ORDINARY_HOURS = OrdinaryHoursRule(
    id="AML-10-4",
    name="Alminnelig arbeidstid",
    statement=(
        "Ni timer i døgnet og 40 i uken; 38 i turnus døgnet rundt, med arbeid minst hver "
        "tredje søndag eller mest om natten; 36 når driften aldri stanser. I tredelt turnus "
        "teller en søndagstime 70 og en natttime 75 minutter, ned til 36 timer. "
        "Beredskapsvakt teller minst en sjudel."
    ),
    source=law(ACT, "§ 10-4"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    day_hours=9,
    week_hours=40,
    rotating_week_hours=38,
    continuous_week_hours=36,
    sunday_minutes=70,
    night_minutes=75,
    standby_part=7,
)

AVERAGED_ALONE = AveragingRule(
    id="AML-10-5",
    name="Gjennomsnitt etter avtale med den ansatte",
    statement=(
        "Arbeidstiden kan jevnes ut over høyst 52 uker, med høyst ti timer i døgnet, 48 i "
        "uken i snitt over åtte uker og 50 i én uke."
    ),
    source=law(ACT, "§ 10-5 (1)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    day_hours=10,
    average_week_hours=48,
    single_week_hours=50,
    period_weeks=52,
)

AVERAGED_WITH_UNION = AveragingRule(
    id="AML-10-5-2",
    name="Gjennomsnitt etter avtale med de tillitsvalgte",
    statement=(
        "Med tariffavtale kan de tillitsvalgte avtale høyst 12,5 timer i døgnet, 48 i uken i "
        "snitt over åtte uker og 54 i én uke, jevnet ut over høyst 52 uker."
    ),
    source=law(ACT, "§ 10-5 (2)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    day_hours=12.5,
    average_week_hours=48,
    single_week_hours=54,
    period_weeks=52,
)

AVERAGED_WITH_CONSENT = AveragingRule(
    id="AML-10-5-3",
    name="Gjennomsnitt med samtykke fra Arbeidstilsynet",
    statement=(
        "Arbeidstilsynet kan samtykke til høyst 13 timer i døgnet og 48 i uken i snitt over "
        "åtte uker, jevnet ut over høyst 26 uker."
    ),
    source=law(ACT, "§ 10-5 (3)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    day_hours=13,
    average_week_hours=48,
    period_weeks=26,
)

OVERTIME = OvertimeRule(
    id="AML-10-6",
    name="Overtid",
    statement=(
        "Overtid er høyst 10 timer på sju dager, 25 på fire uker og 200 på 52 uker, og "
        "krever et særlig og tidsavgrenset behov."
    ),
    source=law(ACT, "§ 10-6 (1) og (4)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    week_hours=10,
    four_week_hours=25,
    year_hours=200,
)

OVERTIME_WITH_UNION = OvertimeRule(
    id="AML-10-6-5",
    name="Overtid etter avtale",
    statement=(
        "Med tariffavtale kan de tillitsvalgte avtale 20 timer på sju dager, 50 på fire uker"
        " og 300 på 52 uker; det utover den vanlige rammen krever at den ansatte selv er "
        "villig."
    ),
    source=law(ACT, "§ 10-6 (5) og (7)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    week_hours=20,
    four_week_hours=50,
    year_hours=300,
)

TOTAL_HOURS = TotalHoursRule(
    id="AML-10-6-8",
    name="Samlet arbeidstid",
    statement=(
        "Med overtid er arbeidstiden høyst 13 timer i døgnet og 48 i uken i snitt over åtte "
        "uker, aldri over 69 i én uke. Etter avtale kan døgnet være 16 timer mot "
        "kompenserende hvile. Overtid lønnes med minst 40 prosent tillegg."
    ),
    source=law(ACT, "§ 10-6 (8), (9) og (11)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    day_hours=13,
    agreed_day_hours=16,
    average_week_hours=48,
    single_week_hours=69,
    supplement_percent=40,
)

RECORD = Rule(
    id="AML-10-7",
    name="Oversikt over arbeidstiden",
    statement=(
        "Det skal finnes en oversikt over hvor mye hver ansatt har arbeidet, åpen for "
        "Arbeidstilsynet og de tillitsvalgte."
    ),
    source=law(ACT, "§ 10-7"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
)

BREAKS = BreakRule(
    id="AML-10-9",
    name="Pause",
    statement=(
        "En dag på mer enn fem og en halv time har pause; på minst åtte timer er pausene til "
        "sammen minst en halv time."
    ),
    source=law(ACT, "§ 10-9"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    break_above_hours=5.5,
    half_hour_from_hours=8,
    minutes=30,
)

SUNDAYS = SundayRule(
    id="AML-10-10",
    name="Søn- og helgedager",
    statement=(
        "Søn- og helgedagsarbeid er arbeid fra kl. 18 dagen før, på jul-, påske- og "
        "pinseaften fra kl. 15, til kl. 22 dagen før neste virkedag."
    ),
    source=law(ACT, "§ 10-10"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    from_hour=18,
    eve_from_hour=15,
    to_hour=22,
)

NIGHTS = NightRule(
    id="AML-10-11",
    name="Nattarbeid",
    statement=(
        "Natt er kl. 21–06. Den som jevnlig arbeider mer enn tre timer om natten, skal i "
        "snitt over fire uker ha høyst åtte timer i døgnet; ved særlig risiko eller belastning "
        "gjelder åtte timer hvert døgn med mer enn tre timer om natten."
    ),
    source=law(ACT, "§ 10-11"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
    from_hour=21,
    to_hour=6,
    regular_night_hours=3,
    average_day_hours=8,
    risk_day_hours=8,
)

EXCEPTIONS = Rule(
    id="AML-10-12",
    name="Unntak og tariffavtale",
    statement=(
        "Ledere og særlig uavhengige stillinger er unntatt; ved fare for liv eller eiendom "
        "kan reglene fravikes mot kompenserende hvile; og fagforeninger med innstillingsrett"
        " kan avtale andre grenser. Det siste er grunnlaget for arbeidstidsavtalen i "
        "politiet (ATB), der tallene er brukerens egen innstilling."
    ),
    source=law(ACT, "§ 10-12"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.WORKING_TIME,
)

RULES: tuple[Rule, ...] = (
    PLAN_NOTICE,
    ORDINARY_HOURS,
    AVERAGED_ALONE,
    AVERAGED_WITH_UNION,
    AVERAGED_WITH_CONSENT,
    OVERTIME,
    OVERTIME_WITH_UNION,
    TOTAL_HOURS,
    RECORD,
    BREAKS,
    SUNDAYS,
    NIGHTS,
    EXCEPTIONS,
)
