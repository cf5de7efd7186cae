"""Plan, the twenty service points: B-14 to B-20."""

from datetime import date

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    HVALER_2023,
    HVALER_2024,
    INNLANDET_STAFF,
    POINT_ADVICE,
    POINT_DEMANDS,
    POINT_MONEY,
    POINT_POSTS,
    POINT_REOPENED,
    POINT_REPORTS,
    POINT_VEST,
    POINT_VISITS,
    POINTS_2023,
    POINTS_2024,
    REGULATION,
    TROMS_STAFF,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-14",
        name="Tjue nye tjenestesteder",
        name_english="Twenty new service points",
        term="20 nye tjenestesteder",
        lines=((20, 22),),
        wording=(
            "Det opprettes 20 nye tjenestesteder, der kommunen ønsker det og geografien "
            "eller kriminaliteten taler for det, i dialog med kommuner og distrikter."
        ),
        actor="Regjeringen og Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT, Capability.ANALYSIS, Capability.TRACKING),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        tests=("TS-20",),
        indications=("TS-REISE",),
        related=("TS-VALG", "STRUKTURKLAGE"),
        decision=(
            "Regjeringen valgte stedene: Magnormoen i 2022, ni i 2023 og ti i 2024. "
            "Statsråden sa at valget til slutt er politisk."
        ),
        advice=(
            "Seks av de ni stedene fra 2023 ble valgt mot politiets råd. Vest ville "
            "heller ha en patrulje mellom Voss, Vaksdal og Osterøy, eller mer "
            "nettpatrulje."
        ),
        evidence=(
            Evidence(
                "Ett sted i 2022 og ni i 2023 er kunngjort.", POINTS_2023, 10, "tjenestesteder"
            ),
            Evidence(
                "Ti steder til ble kunngjort for 2024.", POINTS_2024, 10, "tjenestesteder"
            ),
            Evidence(
                (
                    "Magnormoen står i forskriften per 1. desember 2025; de andre 19 gjør"
                    " ikke det."
                ),
                REGULATION,
                1,
                "tjenestesteder",
            ),
            Evidence(
                (
                    "De ni stedene fra 2023 hadde i snitt omtrent ett besøk i uken; "
                    "Engerdal var åpent onsdag og torsdag 10–14 og tok imot null "
                    "anmeldelser."
                ),
                POINT_VISITS,
                1,
                "besøk i uken",
            ),
            Evidence("75 millioner kroner er satt av.", POINT_MONEY, 75, "mill. kr"),
            Evidence(
                "Seks av ni ble valgt mot politiets råd.", POINT_ADVICE, 6, "tjenestesteder"
            ),
            Evidence(
                "Ledelsen i Vest ville heller ha patrulje eller nettpatrulje.", POINT_VEST
            ),
            Evidence(
                (
                    "Anmeldelser i kommunene i 2022: fra 17 i Geiranger til 2 327 i "
                    "Søndre Nordstrand."
                ),
                POINT_REPORTS,
                2327,
                "anmeldelser",
            ),
        ),
        obstacle="Åpningsdag for de fleste stedene er ikke funnet.",
        needs="Åpningsdag for hvert av de 20 stedene, fra politiet eller kommunen.",
        due=date(2024, 12, 31),
    ),
    Promise(
        id="B-15",
        name="Minst fem årsverk på fem steder",
        name_english="At least five full-time equivalents at five points",
        term="årsverk",
        lines=((22, 22),),
        wording="Fem av stedene som opprettes i 2023, skal ha minst fem årsverk hver.",
        actor="Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        tests=("TS-5",),
        decision="Planen krever fem årsverk på fem av stedene, men navngir dem ikke.",
        evidence=(
            Evidence(
                (
                    "De fem er etter pressen de gjenåpnede: Sigdal, Meråker, Engerdal, "
                    "Salangen og Steigen, med 11 822 innbyggere til sammen."
                ),
                POINT_REOPENED,
                11822,
                "innbyggere",
            ),
            Evidence(
                (
                    "Engerdal har fem årsverk, kostet omtrent 6,5 millioner kroner i året"
                    " og bemannes fra Trysil."
                ),
                POINT_VISITS,
                5,
                "årsverk",
            ),
        ),
        obstacle=(
            "Minste bemanning er vedtatt, men hvor mange årsverk som faktisk er på hvert "
            "sted, er ikke publisert. Tallet for Engerdal er gjengitt i pressen og sier "
            "ikke om stillingene er besatt."
        ),
        needs="Faktiske årsverk på hvert av stedene, med dato.",
        due=date(2023, 12, 31),
    ),
    Promise(
        id="B-16",
        name="Minst 47,5 årsverk i 2024",
        name_english="At least 47.5 full-time equivalents in 2024",
        term="årsverk",
        lines=((22, 22),),
        wording="Stedene som opprettes i 2024, skal til sammen ha minst 47,5 årsverk.",
        actor="Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        tests=("TS-47_5",),
        related=("TS-POSTER",),
        decision=(
            "Planen setter en sum. Statsråden sa i august 2023 at det ikke var særskilte "
            "krav til stedene fra 2024."
        ),
        evidence=(
            Evidence(
                (
                    "Politidirektoratet fordelte minst fem stillinger til hvert sted og "
                    "2,5 til Hemsedal: ni ganger fem pluss 2,5 er 47,5."
                ),
                POINT_POSTS,
                47.5,
                "årsverk",
            ),
            Evidence("I august 2023 var det ingen særskilte krav for 2024.", POINT_DEMANDS),
        ),
        obstacle=(
            "Stillingene er fordelt på papiret, men hvor mange som er besatt på hvert "
            "sted, er ikke funnet."
        ),
        needs="Summen av faktiske årsverk på de ti stedene, med dato.",
        due=date(2024, 12, 31),
    ),
    Promise(
        id="B-17",
        name="Nytte for vert og naboer",
        name_english="Benefit for host and neighbours",
        term="vertskommune og nærliggende kommuner",
        lines=((22, 22),),
        wording="Et nytt sted skal hjelpe både kommunen det ligger i, og kommunene rundt.",
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.PARTLY,
        tests=("TS-NABO",),
        evidence=(
            Evidence(
                (
                    "På Hvaler kom fem henvendelser og ingen anmeldelser sommeren 2024; "
                    "to betjenter kjørte en time hver vei to ganger i uken."
                ),
                HVALER_2024,
                5,
                "henvendelser",
            ),
        ),
        obstacle=(
            "Hvor langt fordelen rekker, må beregnes, og bruken fra nabokommuner er ikke "
            "publisert."
        ),
        remainder=(
            "Beregningen viser hvem som får kortere vei når stedet er åpent, ikke hvem "
            "som bruker det."
        ),
        needs=(
            "Hvor mange i nabokommunene som får kortere vei, og hvor mange derfra som "
            "faktisk bruker stedet."
        ),
    ),
    Promise(
        id="B-18",
        name="Friske midler",
        name_english="New money",
        term="friske midler, ikke på bekostning",
        lines=((22, 22),),
        wording=(
            "De nye stedene betales med nye penger, så ingen andre steder i distriktet "
            "får mindre."
        ),
        actor="Justis- og beredskapsdepartementet og Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        indications=("TS-MIDLER", "TS-FRISKE"),
        decision=(
            "Regjeringen satte av egne penger og sa at ingen andre steder skal miste noe."
        ),
        evidence=(
            Evidence(
                "75 millioner kroner er satt av til stedene.", POINT_MONEY, 75, "mill. kr"
            ),
            Evidence(
                "Innlandet hadde 37,9 færre årsverk i 2023.", INNLANDET_STAFF, -37.9, "årsverk"
            ),
            Evidence("Troms gikk fra 370,6 til 365 årsverk.", TROMS_STAFF, -5.6, "årsverk"),
        ),
        obstacle=("Årsverk per tjenestested er ikke publisert; bare hele distriktet er kjent."),
        needs="Årsverk på alle tjenestesteder i distriktet, før og etter hver åpning.",
    ),
    Promise(
        id="B-19",
        name="Kartet over de tjue",
        name_english="The map of the twenty",
        term="kart, sommersesong, vintersesong",
        lines=((23, 43),),
        wording=(
            "Kartet viser de 20 stedene; Hvaler og Geiranger er for sommeren og Hemsedal "
            "for vinteren."
        ),
        actor="Regjeringen",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.INHABITANT_SERVICE),
        theme=Theme.SERVICE_POINTS,
        checkable=Checkable.YES,
        tests=("TS-SESONG",),
        related=("TS-20",),
        evidence=(
            Evidence(
                (
                    "Hvaler åpnet 13. juni 2023; folketallet går fra 4 700 til omtrent 30"
                    " 000 om sommeren."
                ),
                HVALER_2023,
                30000,
                "personer",
            ),
            Evidence(
                "Hvaler hadde fem henvendelser sommeren 2024.", HVALER_2024, 5, "henvendelser"
            ),
        ),
        obstacle="Om Geiranger og Hemsedal har vært åpne i sesongen, er bare delvis kjent.",
        needs="Åpningsdager for de tre sesongstedene i hver sesong.",
        due=date(2024, 12, 31),
    ),
    Promise(
        id="B-20",
        name="Bilen som kontor",
        name_english="The car as an office",
        term="politiets biler, mobilt kontor",
        lines=((44, 46),),
        wording=(
            "Med systemene i bilen kan patruljen ta avhør, sikre spor og gjøre flere "
            "forvaltningsoppgaver på stedet, og våpen og verneutstyr ligger i bilen."
        ),
        actor="Patruljene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRESENCE,
        checkable=Checkable.YES,
        obstacle="Det er ikke publisert hvilke tjenester patruljene utfører ute.",
        needs="Hvilke tjenester som faktisk gis fra bil, per distrikt.",
    ),
)
