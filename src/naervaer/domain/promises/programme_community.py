"""Programme, running text on community and prevention: A-01 to A-08."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CITIZENS_2021,
    CITIZENS_2023,
    CLEAR_UP_2022,
    COUNCILS_2014,
    DFO_2022,
    NO_STATUTE,
    OPEN_DAYS_2018,
    REFORM_ACCESS,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="A-01",
        name="Tillit og like muligheter",
        name_english="Trust and equal opportunity",
        term="tillit, rettssikkerhet, beredskap",
        lines=((3, 17),),
        wording=(
            "Målet er et samfunn med høy tillit og like muligheter, der staten svarer for"
            " tryggheten: lovbrudd etterforskes, den som har sonet får en ny sjanse, og "
            "beredskapen holder når krisen kommer."
        ),
        actor="Staten",
        nature=Nature.AIM,
        capabilities=(Capability.OUT_OF_REACH,),
        theme=Theme.VALUES,
        checkable=Checkable.NO,
        evidence=(
            Evidence(
                ("I 2023 oppga 72 prosent tillit til politiet (Oslo 77, Finnmark 64)."),
                CITIZENS_2023,
                72,
                "prosent",
            ),
            Evidence(
                "I 2021 følte 93 prosent seg trygge, og 80 prosent hadde tillit.",
                CITIZENS_2021,
                80,
                "prosent",
            ),
        ),
        needs=(
            "Svar fra innbyggerundersøkelsen år for år kan vise utviklingen, men ingen "
            "terskel er satt."
        ),
    ),
    Promise(
        id="A-02",
        name="Justistjenester innen rekkevidde",
        name_english="Justice services within reach",
        term="tilgjengelig for publikum",
        lines=((19, 23),),
        wording=(
            "Tjenestene i justissektoren skal være tilgjengelige for folk, og den som har"
            " retten på sin side, skal også kunne få den."
        ),
        actor="Staten",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.ANALYSIS),
        theme=Theme.SERVICES,
        checkable=Checkable.PARTLY,
        indications=("R45",),
        evidence=(
            Evidence(
                (
                    "98,6 prosent av innbyggerne hadde høyst 45 minutter til et "
                    "tjenestested etter strukturvedtaket i 2017."
                ),
                REFORM_ACCESS,
                98.6,
                "prosent",
            ),
            Evidence(
                ("I 2018 holdt 78 av 221 tjenestesteder åpent fire dager i uken eller mindre."),
                OPEN_DAYS_2018,
                78,
                "tjenestesteder",
            ),
        ),
        obstacle=(
            "«Tilgjengelig» er ikke tallfestet. Reisetiden kan beregnes, men åpningstider"
            " og ventetid er bare kjent for få steder."
        ),
        needs=(
            "Andelen innbyggere innen 45 minutter i hvert distrikt, sammen med "
            "åpningstider og ventetid per tjeneste."
        ),
    ),
    Promise(
        id="A-03",
        name="Trygghet skapes i fellesskap",
        name_english="Safety is made together",
        term="samfunnsaktører",
        lines=((27, 31),),
        wording=(
            "Politiet kan ikke skape trygghet alene. Helsevesen, skole, frivillige, "
            "sivilforsvar, brann og redning og kommunene har hver sin del av oppgaven."
        ),
        actor="Kommunen og politirådet",
        nature=Nature.AIM,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        obstacle=(
            "Det finnes ingen samlet oversikt over hvem som deltar i samarbeidet i hver "
            "kommune."
        ),
        needs=(
            "Et register over hvem som deltar i hvert politiråd, hvert tiltak og hver avtale."
        ),
    ),
    Promise(
        id="A-04",
        name="Forebygging og tidlig innsats",
        name_english="Prevention and early effort",
        term="forebygging, tidlig innsats",
        lines=((31, 39),),
        wording=(
            "Årsakene til kriminalitet skal bekjempes: mindre barnefattigdom, gode "
            "barnehager og skoler, og utdanning, arbeid og fritidstilbud for unge som kan"
            " falle utenfor."
        ),
        actor="Kommunen",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VALUES,
        checkable=Checkable.PARTLY,
        obstacle=(
            "Teksten nevner ingen mengde, og forebyggende tiltak er ikke ført samlet noe sted."
        ),
        needs=(
            "En oversikt over forebyggende tiltak per kommune, med hvem som eier dem og "
            "hva som kom ut av dem."
        ),
    ),
    Promise(
        id="A-05",
        name="Samordnet innsats mellom politi og kommune",
        name_english="Coordinated effort by police and municipality",
        term="samordnet innsats, lokalkunnskap",
        lines=((41, 47),),
        wording=(
            "Politi og kommune skal bygge på samme lokalkunnskap og gjøre den om til "
            "felles handling."
        ),
        actor="Politikontakten og SLT-koordinatoren",
        nature=Nature.AIM,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.PARTLY,
        related=("PR-EVAL",),
        evidence=(
            Evidence(
                (
                    "DFØ fant at samarbeidet mellom politi og kommune er blitt mer "
                    "formelt og virker godt."
                ),
                DFO_2022,
            ),
        ),
        obstacle=(
            "Tiltak og evalueringer i politirådene er ikke samlet slik at de kan telles."
        ),
        needs=(
            "Andelen vedtatte tiltak i politirådene som er gjennomført og evaluert av "
            "begge parter."
        ),
    ),
    Promise(
        id="A-06",
        name="Politiråd i alle kommuner",
        name_english="Police councils in all municipalities",
        term="politiråd i samtlige kommuner",
        lines=((47, 51), (111, 112)),
        wording=(
            "Partiet vil arbeide for at hver kommune får et politiråd, så politi og "
            "kommune deler kunnskap og erfaring."
        ),
        actor="Politidirektoratet og kommunene",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.TRACKING),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("AP-POLITIRAAD",),
        related=("PR-SOVENDE",),
        evidence=(
            Evidence(
                "Omtrent 400 kommuner hadde politiråd i 2014.", COUNCILS_2014, 400, "kommuner"
            ),
            Evidence(
                ("Verken politiråd eller politikontakt står i noen lov eller forskrift."),
                NO_STATUTE,
            ),
        ),
        obstacle=(
            "Hvor mange kommuner som har et virksomt politiråd i dag, er ikke funnet; "
            "tallet fra 2014 er for gammelt til å avgjøre det."
        ),
        needs=("Andelen kommuner med et politiråd som har hatt møte de siste tolv månedene."),
    ),
    Promise(
        id="A-07",
        name="Omfanget av vold og voldtekt",
        name_english="How common violence and rape are",
        term="vold i nære relasjoner, voldtekt",
        lines=((53, 57),),
        wording=(
            "Teksten viser til forskning fra 2023: en av ti kvinner har opplevd vold i "
            "nære relasjoner, og en av fem har opplevd voldtekt."
        ),
        actor="NKVTS",
        nature=Nature.FINDING,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        obstacle="Dette er forskningstall som siteres, ikke noe som kan oppfylles.",
        needs=(
            "En ny omfangsundersøkelse kan stilles ved siden av tallene; de skal aldri "
            "avledes av enkeltsaker."
        ),
    ),
    Promise(
        id="A-08",
        name="Høyere prioritet for vold og voldtekt",
        name_english="Higher priority for violence and rape",
        term="oppklaringsprosent",
        lines=((57, 61),),
        wording=(
            "Oppklaringen av disse sakene faller, og politiet må etterforske dem med "
            "høyere prioritet enn i dag."
        ),
        actor="Politiet og påtalemyndigheten",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        related=("TID-VOLDTEKT", "TID-VINR"),
        evidence=(
            Evidence(
                (
                    "Oppklaringen av voldtekt var 26,2 prosent i 2022, fra 10,8 i "
                    "Innlandet til 38,2 i Troms."
                ),
                CLEAR_UP_2022,
                26.2,
                "prosent",
            ),
            Evidence(
                "Voldtektssaker tok i snitt 207 dager i 2018; målet var 130.",
                CLEAR_UP_2022,
                207,
                "dager",
            ),
        ),
        obstacle="Løftet er et høyere nivå enn før, men tall etter 2022 er ikke funnet.",
        needs=(
            "Oppklaringsprosent og saksalder per distrikt etter 2023, sammenliknet med "
            "årene før."
        ),
    ),
)
