"""Plan, education and recruitment: B-41 to B-46."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    ADMISSION,
    ALTA_TEACHING,
    DENSITY_2025,
    QUALIFICATION,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-41",
        name="Hundre nye studieplasser",
        name_english="A hundred new student places",
        term="studieplasser, PHS",
        lines=((84, 85),),
        wording=(
            "Fra høsten 2022 er det opprettet 100 nye plasser ved Politihøgskolen, som "
            "skal bestå."
        ),
        actor="Justis- og beredskapsdepartementet og Politihøgskolen",
        nature=Nature.PROMISE,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING, Capability.ANALYSIS),
        theme=Theme.EDUCATION,
        checkable=Checkable.YES,
        tests=("PHS-100",),
        related=("R2",),
        evidence=(
            Evidence(
                (
                    "I 2021 var det 2,06 polititjenestefolk per 1 000 innbyggere, i "
                    "tredje kvartal 2025 1,96."
                ),
                DENSITY_2025,
                1.96,
                "per 1 000 innbyggere",
            ),
        ),
        obstacle="Antall studieplasser år for år er ikke funnet.",
        needs="Antall studenter tatt opp hvert år.",
    ),
    Promise(
        id="B-42",
        name="Om politiutdanningen",
        name_english="About police education",
        term="politiutdanning",
        lines=((87, 89),),
        wording=(
            "Utdanningen er treårig, med praksis andre år, fysiske krav, egnethetsprøver "
            "og plettfri vandel, i Bodø, Stavern og Oslo, og videreutdanning nær "
            "Kongsvinger."
        ),
        actor="Politihøgskolen",
        nature=Nature.STATEMENT,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.EDUCATION,
        checkable=Checkable.YES,
        related=("PHS-OPPTAK",),
        evidence=(
            Evidence(
                (
                    "Opptak krever norsk statsborgerskap, plettfri vandel, førerkort "
                    "klasse B i minst ett år, minst karakteren 3 i norsk, fysiske krav og"
                    " egnethet."
                ),
                ADMISSION,
            ),
        ),
        obstacle="Dette er en beskrivelse av utdanningen, ikke et løfte.",
        needs="Opptakskrav og studiesteder, ved hver endring.",
    ),
    Promise(
        id="B-43",
        name="Politiutdanning i Alta",
        name_english="Police education in Alta",
        term="desentralisert politiutdanning",
        lines=((86, 86), (92, 93)),
        wording=(
            "En pilot lar unge ta politiutdanningen i Alta, fordi tilknytning til stedet "
            "gjør det mer sannsynlig at de blir."
        ),
        actor="Justis- og beredskapsdepartementet og Politihøgskolen",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.ANALYSIS),
        theme=Theme.EDUCATION,
        checkable=Checkable.YES,
        tests=("ALTA",),
        evidence=(
            Evidence(
                (
                    "24 plasser fra august 2025, 256 søkere, omtrent 80 prosent fra de "
                    "tre nordligste fylkene."
                ),
                ALTA_TEACHING,
                24,
                "studieplasser",
            ),
            Evidence(
                (
                    "Opptak for 2026 ble ikke kunngjort i januar 2026, men ble senere "
                    "meldt videreført."
                ),
                ALTA_TEACHING,
            ),
        ),
        needs=(
            "Opptak hvert år og hvor mange som er i arbeid i Finnmark etter fem år, bare "
            "som sum."
        ),
    ),
    Promise(
        id="B-44",
        name="Reisestøtte til opptaksprøver",
        name_english="Travel support for entrance tests",
        term="reisestøtte til opptak",
        lines=((95, 97),),
        wording=(
            "Søkere fra Nordland, Troms og Finnmark skal få støtte til å reise til "
            "prøvene i Oslo og Bergen."
        ),
        actor="Politihøgskolen",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.TRACKING),
        theme=Theme.EDUCATION,
        checkable=Checkable.YES,
        tests=("REISE",),
        obstacle="Reglene for støtten og hvor mange som fikk den, er ikke funnet.",
        needs="Antall søkere som fikk støtte, per fylke og år.",
    ),
    Promise(
        id="B-45",
        name="Karriereplan på små steder",
        name_english="Career plans at small places",
        term="karriereplan, medarbeidersamtale",
        lines=((98, 100),),
        wording=(
            "Ved utvalgte små tjenestesteder, mest i nord, kan medarbeidersamtalen brukes"
            " til mer forpliktende planer for fag og karriere."
        ),
        actor="Ledere og ansatte",
        nature=Nature.INTENTION,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.EDUCATION,
        checkable=Checkable.PARTLY,
        obstacle="Hvor mange steder som har tatt planene i bruk, er ikke funnet.",
        needs=(
            "Antall tjenestesteder som bruker slike planer; innholdet blir i personalsystemet."
        ),
    ),
    Promise(
        id="B-46",
        name="Jobb til partner",
        name_english="A job for the partner",
        term="jobb til partner",
        lines=((101, 103),),
        wording=(
            "Regjeringen vil undersøke om politiet kan samarbeide med andre arbeidsgivere"
            " om jobb til partner, innenfor reglene om utlysing."
        ),
        actor="Politidirektoratet",
        nature=Nature.INTENTION,
        capabilities=(Capability.TRACKING, Capability.OUT_OF_REACH),
        theme=Theme.EDUCATION,
        checkable=Checkable.PARTLY,
        tests=("JOBB",),
        evidence=(
            Evidence(
                ("Den best kvalifiserte skal ansettes, og stillinger skal lyses ut."),
                QUALIFICATION,
            ),
        ),
        obstacle="Utredningen er ikke funnet.",
        needs="Utredningen, med dato.",
    ),
)
