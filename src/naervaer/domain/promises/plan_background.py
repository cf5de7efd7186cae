"""Plan, the foreword: B-01 to B-06."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CITIZENS_2021,
    CITIZENS_2023,
    DFO_2022,
    LETTER_2022,
    MAYORS_2021,
    OWN_POINT_COUNT,
    POINT_ADVICE,
    POINT_CHOICE,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-01",
        name="Tjenester uansett bosted",
        name_english="Services wherever you live",
        term="tilgjengelige tjenester uansett bosted",
        lines=((4, 4),),
        wording=(
            "Regjeringen vil ha levende og trygge lokalsamfunn der folk når tjenestene "
            "uansett hvor de bor. Planen følger opp Hurdalsplattformen."
        ),
        actor="Regjeringen",
        nature=Nature.AIM,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.VALUES,
        checkable=Checkable.NO,
        indications=("R45",),
        evidence=(
            Evidence(
                (
                    "151 av 357 kommuner, med 747 819 innbyggere, har ikke eget "
                    "tjenestested i forskriften."
                ),
                OWN_POINT_COUNT,
                151,
                "kommuner",
            ),
        ),
        obstacle="Dette er hensikten med planen; selve tiltakene følges hver for seg.",
        needs="Reisetid, åpningstider og ventetid per kommune, fulgt over tid.",
    ),
    Promise(
        id="B-02",
        name="Målet om mer tilstedeværelse er ikke nådd",
        name_english="The aim of more presence was not reached",
        term="økt tilstedeværelse er ikke nådd",
        lines=((5, 5),),
        wording=(
            "DFØ fant at reformens mål om mer tilstedeværelse ikke er nådd, og at små og "
            "avsidesliggende kommuner merker det mest."
        ),
        actor="DFØ",
        nature=Nature.FINDING,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRESENCE,
        checkable=Checkable.YES,
        evidence=(
            Evidence(
                (
                    "Kommunene ønsker fysisk tilstedeværelse mer enn nye tjenestesteder; "
                    "digitaliseringen går for sakte, og forebygging er vanskelig å "
                    "skjerme."
                ),
                DFO_2022,
            ),
            Evidence(
                (
                    "39 prosent i små kommuner mente i 2021 at politiet kommer raskt, mot"
                    " 66 prosent i store."
                ),
                CITIZENS_2021,
                39,
                "prosent",
            ),
            Evidence(
                ("46 prosent i små kommuner så politiet jevnlig, mot 62 prosent i store."),
                CITIZENS_2021,
                46,
                "prosent",
            ),
        ),
        obstacle=(
            "Dette er et funn. Tilstedeværelse i timer per kommune er ikke publisert, så "
            "ingen kan etterprøve det med tall."
        ),
        needs=(
            "Timer med politi til stede per kommune, før og etter planen, etter kommunens"
            " størrelse og sentralitet."
        ),
    ),
    Promise(
        id="B-03",
        name="Kommunene ble spurt",
        name_english="The municipalities were asked",
        term="innspill",
        lines=((6, 6),),
        wording=(
            "Alle kommuner ble bedt om å vurdere politiets tjenester; over 200 svarte, og"
            " politiet hadde dialog med alle 356."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("DIALOG-356",),
        evidence=(
            Evidence(
                (
                    "Brevet ba om svar innen 1. juni 2022 om forebygging, beredskap og "
                    "sivile tjenester, bemanning og struktur, samarbeid og ønsket "
                    "tilgjengelighet."
                ),
                LETTER_2022,
            ),
            Evidence(
                (
                    "225 av 354 ordførere svarte Politiforum; 104 hadde ikke "
                    "tjenestested, og 34 av dem ønsket seg et."
                ),
                MAYORS_2021,
                34,
                "ordførere",
            ),
        ),
        obstacle=(
            "Bare planen selv sier at alle ble hørt; en uavhengig oversikt er ikke funnet."
        ),
        needs="En oversikt over hva hver kommune ba om og hva den fikk.",
    ),
    Promise(
        id="B-04",
        name="Politidirektoratets frie vurdering",
        name_english="The directorate's free assessment",
        term="politifaglig vurdering",
        lines=((6, 6),),
        wording=(
            "Politidirektoratet vurderte på fritt grunnlag hvordan lokalt politi kan "
            "styrkes, og i tillegg en rekke konkrete tiltak."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.VALUES,
        checkable=Checkable.YES,
        decision=(
            "Departementet valgte tiltakene; statsråden sa at valget av steder til slutt "
            "er politisk."
        ),
        advice="Seks av ni steder fra 2023 ble valgt mot politiets råd.",
        evidence=(
            Evidence(
                "Seks av ni steder ble valgt mot råd fra politiet.",
                POINT_ADVICE,
                6,
                "tjenestesteder",
            ),
            Evidence("Statsråden understreket at valget er politisk.", POINT_CHOICE),
        ),
        obstacle="Rådene er bare kjent for noen tiltak, gjennom pressen.",
        needs=(
            "At faglige råd og politiske valg publiseres ved siden av hverandre for hvert"
            " tiltak."
        ),
    ),
    Promise(
        id="B-05",
        name="Arbeidet tar aldri slutt",
        name_english="The work never ends",
        term="kontinuerlig og pågående",
        lines=((7, 7),),
        wording=(
            "Arbeidet med å styrke lokalpolitiet er fortløpende; planen kan få nye tiltak"
            " og endres."
        ),
        actor="Regjeringen",
        nature=Nature.AIM,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VALUES,
        checkable=Checkable.YES,
        obstacle="Et fortløpende arbeid har ingen dag da det er ferdig.",
        needs="Nye og endrede tiltak føres inn med dato, slik at utviklingen kan leses.",
    ),
    Promise(
        id="B-06",
        name="Tillit gjør det lettere å si fra",
        name_english="Trust makes it easier to report",
        term="tillit",
        lines=((8, 8),),
        wording="Når folk stoler på politiet, deler de det de vet og bekymrer seg for.",
        actor="Politiet",
        nature=Nature.AIM,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.VALUES,
        checkable=Checkable.NO,
        evidence=(
            Evidence(
                "72 prosent hadde tillit i 2023 og 70 prosent i 2024.",
                CITIZENS_2023,
                70,
                "prosent",
            ),
        ),
        obstacle="Sammenhengen mellom tillit og tips er ikke målt.",
        needs="Tillit per distrikt fra innbyggerundersøkelsen, år for år.",
    ),
)
