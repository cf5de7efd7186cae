"""Plan, cars, patrols, staff and planning: B-21 to B-29."""

from datetime import date

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CAPACITY_2021,
    CLEAR_UP_2022,
    DRONES_2024,
    INNLANDET_STAFF,
    OWN_POINT_COUNT,
    PLANNING_PILOTS,
    POINT_VEST,
    REFORM_ACCESS,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-21",
        name="Flere politibiler",
        name_english="More police cars",
        term="flere politibiler",
        lines=((49, 49),),
        wording=(
            "370 biler ble anskaffet i 2022, og regjeringen vil kjøpe flere i 2023; de "
            "fordeles på distriktene."
        ),
        actor="Politidirektoratet og politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.DECISION_SUPPORT, Capability.TRACKING),
        theme=Theme.RESOURCES,
        checkable=Checkable.YES,
        tests=("BIL-370",),
        obstacle=(
            "Fordelingen på distriktene er ikke funnet; at 370 biler ble anskaffet, sier "
            "bare planen selv."
        ),
        needs="Antall biler hvert distrikt fikk, med dato.",
        due=date(2023, 12, 31),
    ),
    Promise(
        id="B-22",
        name="Kommunepatrulje",
        name_english="Municipal patrol",
        term="kommunepatrulje",
        lines=((50, 50),),
        wording=(
            "Kommuner uten eget tjenestested og med lang vei kan få en egen patrulje, som"
            " også forebygger, trygger og tar utlendings- og våpensaker, på skiftende tid"
            " og sted."
        ),
        actor="Politidistriktene",
        nature=Nature.INTENTION,
        capabilities=(Capability.PLANNING, Capability.DECISION_SUPPORT),
        theme=Theme.PRESENCE,
        checkable=Checkable.YES,
        related=("KP", "R45"),
        decision=(
            "Regjeringen mener kommunepatrulje kan være et godt alternativ der det er "
            "langt til nærmeste sted."
        ),
        advice=(
            "Ledelsen i Vest ville heller ha en patrulje mellom Voss, Vaksdal og Osterøy "
            "enn et nytt tjenestested i Vaksdal."
        ),
        evidence=(
            Evidence(
                "151 kommuner har ikke eget tjenestested i forskriften.",
                OWN_POINT_COUNT,
                151,
                "kommuner",
            ),
            Evidence("Vest ønsket patrulje framfor tjenestested.", POINT_VEST),
        ),
        obstacle=(
            "Hvor det finnes kommunepatruljer, og hvor mange timer de kjører, er ikke funnet."
        ),
        needs="Antall kommuner med fast kommunepatrulje og timene den er der.",
    ),
    Promise(
        id="B-23",
        name="Tjenestebil hjemme",
        name_english="Service car at home",
        term="tjenestebil hjemme",
        lines=((51, 51),),
        wording=(
            "Den som bor i en kommune uten tjenestested, kan starte arbeidet hjemmefra i "
            "tjenestebil, når distriktet finner det hensiktsmessig."
        ),
        actor="Politidistriktene",
        nature=Nature.INTENTION,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRESENCE,
        checkable=Checkable.PARTLY,
        related=("HJEMMEBIL",),
        obstacle="Antallet er ikke publisert, og ordningen avgjøres lokalt.",
        needs=(
            "Antall slike ordninger per distrikt. Hjemmeadresser skal aldri inn i systemet."
        ),
    ),
    Promise(
        id="B-24",
        name="Droneoperatører i alle distrikter",
        name_english="Drone pilots in all districts",
        term="droneoperatører",
        lines=((52, 53),),
        wording=(
            "Etter forsøk i 2020 og opplæring fra 2021 er det over 100 droneoperatører, "
            "minst seks i hvert distrikt."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY, Capability.TRACKING, Capability.PLANNING),
        theme=Theme.RESOURCES,
        checkable=Checkable.YES,
        tests=("DRONE-6", "DRONE-100"),
        evidence=(
            Evidence(
                (
                    "Over 100 piloter, seks per distrikt, 3 000 flytimer og 80 funn; "
                    "dronebil i alle distrikter i januar 2024."
                ),
                DRONES_2024,
                100,
                "droneoperatører",
            ),
            Evidence(
                "Droner var nyttige i 75 prosent av oppdragene.", DRONES_2024, 75, "prosent"
            ),
        ),
        needs="Antall operatører med gyldig godkjenning per distrikt.",
    ),
    Promise(
        id="B-25",
        name="Nabolagspoliti",
        name_english="Neighbourhood police",
        term="nabolagspoliti",
        lines=((54, 55),),
        wording=(
            "På Tøyen og Grønland går nabolagspolitiet til fots og bygger relasjoner; "
            "ordningen kan utvides til flere distrikter."
        ),
        actor="Oslo politidistrikt",
        nature=Nature.STATEMENT,
        capabilities=(Capability.PLANNING, Capability.TRACKING),
        theme=Theme.PRESENCE,
        checkable=Checkable.PARTLY,
        obstacle="Verken timer, evaluering eller utvidelse er funnet.",
        needs="Timer til fots per område, og en evaluering før utvidelse.",
    ),
    Promise(
        id="B-26",
        name="Styrke stedene som finnes",
        name_english="Strengthen the points that exist",
        term="styrke eksisterende tjenestesteder",
        lines=((57, 60),),
        wording=(
            "Bemanningen skal holdes oppe, særlig der den ble kuttet etter reformen. I "
            "2022 fikk politiet 200 millioner kroner ekstra, blant annet til lokale "
            "tjenester."
        ),
        actor="Politidirektoratet og politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS, Capability.TRACKING),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        related=("BUD-200", "TS-FRISKE"),
        evidence=(
            Evidence(
                ("Omtrent 340 steder før reformen ble 221; 126 ble lagt ned og 7 kom til."),
                REFORM_ACCESS,
                221,
                "tjenestesteder",
            ),
            Evidence(
                "Innlandet hadde 37,9 færre årsverk i 2023.", INNLANDET_STAFF, -37.9, "årsverk"
            ),
        ),
        obstacle="Årsverk per tjenestested er ikke publisert, verken før eller nå.",
        needs="Årsverk per tjenestested i 2015, 2022 og nå.",
    ),
    Promise(
        id="B-27",
        name="Etterforskningsløft",
        name_english="Investigation boost",
        term="etterforskningsløft",
        lines=((61, 64),),
        wording=(
            "Etterforskning og påtale i distriktene skal styrkes, mest i driftsenhetene "
            "ute; 30 millioner kroner settes av i 2024."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.ANALYSIS),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.YES,
        tests=("ETTERF-30",),
        evidence=(
            Evidence(
                "Oppklaringen av voldtekt var 26,2 prosent i 2022.",
                CLEAR_UP_2022,
                26.2,
                "prosent",
            ),
        ),
        obstacle="Hvor pengene gikk, er ikke funnet; beløpet kjennes bare fra planen.",
        remainder="Penger er ikke resultat: saksalder og oppklaring må bli bedre.",
        needs=(
            "Hvordan de 30 millionene ble fordelt, og restanser, saksalder og oppklaring "
            "i driftsenhetene før og etter."
        ),
        due=date(2024, 12, 31),
    ),
    Promise(
        id="B-28",
        name="Tjenesteplanlegging",
        name_english="Service planning",
        term="tjenesteplanlegging",
        lines=((65, 66),),
        wording=(
            "Politiet skal planlegge etter kunnskap: riktig kompetanse og nok folk der og"
            " når behovet kommer, på kort og lang sikt."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.PLANNING, Capability.DECISION_SUPPORT),
        theme=Theme.RESOURCES,
        checkable=Checkable.YES,
        related=("KAP-06", "AML-10-3"),
        evidence=(
            Evidence(
                ("Omtrent seks av ti timer i et operativt årsverk er tilgjengelige."),
                CAPACITY_2021,
                0.6,
                "andel",
            ),
        ),
        obstacle="Behov og bemanning per time er ikke publisert.",
        needs="Avvik mellom beregnet behov og faktisk bemanning, time for time.",
    ),
    Promise(
        id="B-29",
        name="Piloter: varier bemanningen",
        name_english="Pilots: vary the staffing",
        term="piloter, bemanningsgrad",
        lines=((67, 67),),
        wording=(
            "Piloter prøver å variere bemanningen etter beregnet behov og å dele folk "
            "mellom politistasjonsdistrikter. Holder resultatet, skal alle distrikter "
            "lære av dem."
        ),
        actor="Politidirektoratet og politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.PLANNING,),
        theme=Theme.RESOURCES,
        checkable=Checkable.YES,
        tests=("TPL-SLUTT",),
        evidence=(
            Evidence(
                (
                    "En pilot gikk i Sør-Øst og Innlandet for å ha mer folk når behovet "
                    "er størst."
                ),
                PLANNING_PILOTS,
                2,
                "politidistrikter",
            ),
        ),
        obstacle="Sluttvurderingen er ikke funnet.",
        needs=(
            "Sluttvurderingen av pilotene og hvor mange distrikter som har tatt dem i bruk."
        ),
    ),
)
