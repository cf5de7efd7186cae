"""Programme, the bullets under «Trygghet»: A-16 to A-27."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    AGREEMENTS_2018,
    AREA_REVIEW,
    CONSENT_LAW,
    CONTROL_USE,
    DFO_2022,
    HOUSES,
    INTERVIEW_LAW,
    OLD_MODEL,
    OMBUD_2023,
    RISK_PILOTS,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="A-16",
        name="Ressurser til utsatte ungdomsmiljøer",
        name_english="Resources for exposed youth areas",
        term="områder med spesielle utfordringer i ungdomsmiljø",
        lines=((106, 107),),
        wording=(
            "Områder der unge lett rekrutteres til gjenger, skal få ressurser til å hindre det."
        ),
        actor="Regjeringen og kommunene",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT, Capability.TRACKING),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.PARTLY,
        obstacle="Verken områdene, kriteriene eller beløpene er oppgitt.",
        needs=(
            "Publiserte kriterier for hvilke områder det gjelder, og midlene hvert område"
            " fikk. Mål gjelder områder, aldri enkeltpersoner."
        ),
    ),
    Promise(
        id="A-17",
        name="Samarbeid mot gjengkriminalitet",
        name_english="Cooperation against gang crime",
        term="ungdoms- og gjengkriminalitet",
        lines=((109, 109),),
        wording=(
            "Samarbeidet med politiet mot ungdoms- og gjengkriminalitet skal bli sterkere."
        ),
        actor="Politiet, kommunene og konfliktrådet",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.PARTLY,
        related=("BEKYMRING-3",),
        obstacle="Det er ikke sagt hva som skal til for at samarbeidet er styrket.",
        needs="Avtalte tiltak i politirådene og om de ble gjennomført.",
    ),
    Promise(
        id="A-18",
        name="Politiråd og mer samarbeid",
        name_english="Councils and more cooperation",
        term="politiråd",
        lines=((111, 112),),
        wording=(
            "Det skal opprettes politiråd i alle kommuner og legges til rette for mer "
            "samarbeid mellom politiet og de lokale myndighetene."
        ),
        actor="Politidirektoratet og kommunene",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.TRACKING),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("AP-POLITIRAAD",),
        related=("PR-SOVENDE", "PR-EVAL", "SLT-4"),
        evidence=(
            Evidence(
                (
                    "I desember 2018 hadde 193 av 422 kommuner skrevet under avtale med "
                    "politiet, og ni hadde takket nei."
                ),
                AGREEMENTS_2018,
                193,
                "kommuner",
            ),
            Evidence(
                (
                    "DFØ skrev i 2022 at de fleste kommuner har avtale, men at "
                    "aktiviteten varierer."
                ),
                DFO_2022,
            ),
        ),
        obstacle="En oversikt over politiråd i dagens 357 kommuner er ikke funnet.",
        needs=(
            "Andelen kommuner med politiråd, og hvor mange av rådene som har hatt møte "
            "det siste året."
        ),
    ),
    Promise(
        id="A-19",
        name="Gjennomgang av kultur og ledelse",
        name_english="Review of culture and leadership",
        term="gjennomgå status",
        lines=((114, 114),),
        wording=(
            "Det skal gjøres opp status for hvordan det går med kultur, ledelse og "
            "rolleforståelse i politiet."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.CULTURE,
        checkable=Checkable.PARTLY,
        tests=("KULTUR",),
        obstacle="En rapport fra DFØ var ventet i februar 2024, men er ikke funnet.",
        needs="At gjennomgangen er lagt fram, med dato og dokument.",
    ),
    Promise(
        id="A-20",
        name="Varslingsombud på plass",
        name_english="An ombud in place",
        term="varslingsombud",
        lines=((116, 116),),
        wording="Politiet skal få et varslingsombud.",
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.CULTURE,
        checkable=Checkable.YES,
        tests=("OMBUD",),
        evidence=(
            Evidence(
                (
                    "Ordningen ble kunngjort 25. oktober 2023: departementet utnevner for"
                    " to år, og Sivilrettsforvaltningen er sekretariat."
                ),
                OMBUD_2023,
            ),
            Evidence(
                ("Oppstarten ble forsinket til 2024; virksomheten siden er ikke funnet."),
                OMBUD_2023,
            ),
        ),
        obstacle="Om ombudet er i arbeid, er ikke funnet.",
        needs="Dokumentasjon på at ombudet er utnevnt og har tatt imot saker.",
    ),
    Promise(
        id="A-21",
        name="Styrket etterforskning på fem felt",
        name_english="Stronger investigation in five fields",
        term="etterforskning",
        lines=((118, 120),),
        wording=(
            "Fem felt skal få mer kompetanse og kapasitet: seksuelle overgrep, vold i "
            "nære relasjoner, menneskehandel, arbeidslivskriminalitet og økonomisk "
            "kriminalitet."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.PARTLY,
        obstacle="Kapasiteten på de fem feltene er ikke publisert per distrikt.",
        needs="Årsverk og restanser per felt og distrikt, før og etter.",
    ),
    Promise(
        id="A-22",
        name="Samtykke i voldtektsloven",
        name_english="Consent in the rape provision",
        term="samtykkelov, voldtekt",
        lines=((122, 123),),
        wording=(
            "Straffeloven skal si klart at seksuell omgang uten frivillighet eller "
            "uttrykt samtykke er voldtekt."
        ),
        actor="Stortinget",
        nature=Nature.PROMISE,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("SAMTYKKE",),
        evidence=(
            Evidence(
                (
                    "Straffeloven § 291 fikk ny ordlyd ved lov 20. juni 2025 nr. 86, i "
                    "kraft 1. juli 2025."
                ),
                CONSENT_LAW,
            ),
        ),
        needs="Ingen: loven gjelder. Endres den, må status vurderes på nytt.",
    ),
    Promise(
        id="A-23",
        name="Egen plan for etterforskning",
        name_english="A separate plan for investigation",
        term="plan",
        lines=((125, 126),),
        wording=(
            "En egen plan skal styrke etterforskningen og påtalemyndigheten og sikre god "
            "kvalitet."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.PARTLY,
        tests=("ETTERF-PLAN",),
        obstacle="En slik plan er ikke funnet i kildene.",
        needs="At planen er lagt fram, med dato og dokument.",
    ),
    Promise(
        id="A-24",
        name="Modellen som fordeler politiet",
        name_english="The model that shares out the police",
        term="bemannings- og ressursfordelingsmodell",
        lines=((128, 129),),
        wording=(
            "Modellen som fordeler folk og penger mellom distriktene, skal gås gjennom, "
            "og uheldige geografiske utslag skal vurderes rettet."
        ),
        actor="Politidirektoratet og Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS, Capability.DECISION_SUPPORT),
        theme=Theme.RESOURCES,
        checkable=Checkable.YES,
        tests=("MODELL",),
        evidence=(
            Evidence(
                (
                    "Modellen fra 2005 brukte blant annet tettsteder over 50 000, "
                    "sosialhjelp og innvandring, holdt Oslo utenfor og ble kritisert. "
                    "Variabelen om innvandring skal ikke gjenbrukes."
                ),
                OLD_MODEL,
            ),
            Evidence(
                (
                    "Områdegjennomgangen i 2024 fant at øremerking og detaljstyring gjør "
                    "det vanskeligere å prioritere."
                ),
                AREA_REVIEW,
            ),
        ),
        obstacle="Dagens fordelingsmodell er ikke funnet, og en gjennomgang heller ikke.",
        needs=("At gjennomgangen er lagt fram og modellen publisert med kriterier og vekter."),
    ),
    Promise(
        id="A-25",
        name="Opptrapping mot nettovergrep",
        name_english="Stepping up against online abuse",
        term="deling av overgrepsmateriale",
        lines=((131, 133),),
        wording=(
            "Innsatsen mot lovbrudd på nett skal opp, og spesialistene skal prioritere "
            "deling av overgrepsmateriale."
        ),
        actor="Spesialenhetene og politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.ANALYSIS),
        theme=Theme.VIOLENCE,
        checkable=Checkable.NO,
        obstacle=(
            "Det er ikke sagt hvor mye innsatsen skal øke, og kapasiteten er ikke publisert."
        ),
        needs="Årsverk og saker på feltet, før og etter.",
    ),
    Promise(
        id="A-26",
        name="RISK overalt og mer omvendt voldsalarm",
        name_english="RISK everywhere and more reverse alarms",
        term="RISK, omvendt voldsalarm",
        lines=((135, 136),),
        wording=(
            "RISK skal i bruk i alle politidistrikter, og omvendt voldsalarm skal brukes "
            "mer for å hindre ny vold og partnerdrap."
        ),
        actor="Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("AP-RISK", "EK-FLERE"),
        related=("EK-1",),
        evidence=(
            Evidence(
                ("Oslo har RISK, og Nordland, Sør-Vest og Sør-Øst hadde piloter 2024–2025."),
                RISK_PILOTS,
                4,
                "politidistrikter",
            ),
            Evidence(
                "192 personer hadde elektronisk kontroll i 2024, mot 21 året før.",
                CONTROL_USE,
                192,
                "personer",
            ),
            Evidence(
                (
                    "Hvert distrikt fikk seks enheter fra 8. april 2024; bruken steg fra "
                    "15 til 54 i juni."
                ),
                CONTROL_USE,
                54,
                "personer",
            ),
        ),
        needs="Antall distrikter med RISK, og personer med omvendt voldsalarm per år.",
    ),
    Promise(
        id="A-27",
        name="Styrkede barnehus",
        name_english="Stronger children's houses",
        term="barnehus",
        lines=((138, 138),),
        wording="Barnehusene skal styrkes.",
        actor="Politidirektoratet og Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        related=("TA-1", "TA-2", "TA-3"),
        evidence=(
            Evidence(
                (
                    "Barnehusene holdt 6 306 avhør i 2017; avhør av barn under seks år er"
                    " siden falt med 30 prosent."
                ),
                HOUSES,
                6306,
                "avhør",
            ),
            Evidence(
                ("Avhør skal holdes innen en, to eller tre uker etter vitnets alder og rolle."),
                INTERVIEW_LAW,
            ),
        ),
        obstacle=(
            "Det er ikke sagt hva styrking er, og frister som holdes eller brytes, er "
            "ikke publisert."
        ),
        needs="Andelen tilrettelagte avhør som holdes innen lovens frist, per barnehus.",
    ),
)
