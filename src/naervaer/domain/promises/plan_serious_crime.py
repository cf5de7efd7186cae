"""Plan, serious crime: B-47 to B-56."""

from datetime import date

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    FRAUD_JOBS,
    HOUSES,
    INTERVIEW_LAW,
    RISK_PILOTS,
    YOUTH_LAW,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-47",
        name="Distrikter som klarer det alvorlige",
        name_english="Districts able to handle the serious",
        term="ressurser og riktig kompetanse",
        lines=((105, 106),),
        wording=(
            "Distriktene skal ha folk og kompetanse til både hverdagssaker og alvorlig "
            "kriminalitet, arbeide kunnskapsbasert og bruke moderne teknologi."
        ),
        actor="Politidistriktene",
        nature=Nature.AIM,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.NO,
        obstacle="Det er ikke sagt hva som er nok.",
        needs="Årsverk og restanser per distrikt og sakstype.",
    ),
    Promise(
        id="B-48",
        name="Økonomisk kriminalitet",
        name_english="Economic crime",
        term="økonomisk kriminalitet",
        lines=((107, 109),),
        wording=(
            "Distriktene får flere spesialetterforskere med økonomikompetanse og flere "
            "som kan håndtere digitale beslag."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.TRACKING),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.YES,
        obstacle="Stillingene er ikke publisert per distrikt.",
        needs="Antall slike stillinger per distrikt, før og etter.",
    ),
    Promise(
        id="B-49",
        name="A-krimsenter i Alta",
        name_english="Labour-crime centre in Alta",
        term="a-krimsenter",
        lines=((111, 112),),
        wording=(
            "Senteret åpnet i november 2022 med Arbeidstilsynet, NAV, Skatteetaten, "
            "Tolletaten og politiet; med det er det åtte sentre."
        ),
        actor="De fem etatene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.YES,
        tests=("AKRIM-8",),
        obstacle=(
            "Bare planen selv sier at senteret er åpent og at det er åtte; resultater er "
            "ikke funnet."
        ),
        needs="Aktivitet og saker ved senteret, og hvor mange sentre som er i drift.",
    ),
    Promise(
        id="B-50",
        name="Bedragerisenter på Gjøvik",
        name_english="Fraud centre at Gjøvik",
        term="bedragerisenter",
        lines=((113, 114),),
        wording=(
            "En ny enhet under Økokrim samler kreftene mot digitale bedragerier, på Gjøvik."
        ),
        actor="Økokrim",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.YES,
        tests=("BEDRAGERI",),
        evidence=(
            Evidence(
                "Senteret skal ha 20–25 arbeidsplasser.", FRAUD_JOBS, 20, "arbeidsplasser"
            ),
        ),
        obstacle="Åpningsdagen er ikke funnet.",
        needs="Åpningsdag og antall årsverk.",
    ),
    Promise(
        id="B-51",
        name="Gjengkriminalitet i Oslo",
        name_english="Gang crime in Oslo",
        term="gjengkriminalitet",
        lines=((115, 117),),
        wording=(
            "Midler skal gi mer synlig politi i utsatte områder, målrettet innsats mot "
            "gjengene og færre unge som rekrutteres."
        ),
        actor="Oslo politidistrikt",
        nature=Nature.PROMISE,
        capabilities=(Capability.PLANNING,),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.PARTLY,
        obstacle=(
            "Timer per område er ikke publisert, og det skal ikke føres lister over "
            "enkeltpersoner."
        ),
        needs=("Timer synlig politi per område. Systemet fører aldri lister over personer."),
    ),
    Promise(
        id="B-52",
        name="Reaksjoner mot unge lovbrytere",
        name_english="Sanctions for young offenders",
        term="ungdomsstraff, ungdomsoppfølging",
        lines=((118, 118),),
        wording="Regjeringen la fram forslag om bedre ungdomsstraff og ungdomsoppfølging.",
        actor="Stortinget",
        nature=Nature.PROMISE,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.ORGANISED_CRIME,
        checkable=Checkable.YES,
        tests=("UNGDOM",),
        evidence=(
            Evidence(
                (
                    "Lov 20. desember 2023 nr. 110 gjelder fra 1. september 2024, med nye"
                    " regler i konfliktrådsloven kapittel IV."
                ),
                YOUTH_LAW,
            ),
        ),
        needs="Ingen: loven gjelder. Bruken kan følges i konfliktrådenes tall.",
    ),
    Promise(
        id="B-53",
        name="RISK til tre distrikter til",
        name_english="RISK to three more districts",
        term="RISK-metodikken",
        lines=((119, 121),),
        wording=(
            "Oslos arbeidsform mot vold i nære relasjoner skal etableres i Nordland, "
            "Sør-Vest og Sør-Øst."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("RISK-3",),
        related=("AP-RISK",),
        evidence=(
            Evidence("De tre hadde piloter 2024–2025.", RISK_PILOTS, 3, "politidistrikter"),
            Evidence(
                "Oslo hadde 20 ansatte i ordningen og trengte 15 til.",
                RISK_PILOTS,
                20,
                "ansatte",
            ),
        ),
        obstacle="Om pilotene ble faste, er ikke funnet.",
        needs=("Oppstartsdato i hvert distrikt, og om ordningen er fast etter pilotperioden."),
    ),
    Promise(
        id="B-54",
        name="Kapasitet mot nettovergrep",
        name_english="Capacity against online abuse",
        term="internettrelaterte overgrep",
        lines=((122, 122),),
        wording=(
            "Distriktenes evne til å avdekke og straffeforfølge overgrep mot barn på nett"
            " skal styrkes."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.NO,
        obstacle="Kapasiteten er ikke publisert.",
        needs="Årsverk og saker på feltet, før og etter.",
    ),
    Promise(
        id="B-55",
        name="Opptrappingsplan mot vold",
        name_english="Escalation plan on violence",
        term="opptrappingsplan",
        lines=((123, 123),),
        wording=(
            "Høsten 2023 skal regjeringen komme med en plan for å trappe opp kampen mot "
            "vold i nære relasjoner og mot vold og overgrep som rammer barn."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("OPPTRAPPING",),
        obstacle="At planen er lagt fram, er ikke funnet i de kildene vi har.",
        needs="At planen er lagt fram, med dato og dokument.",
        due=date(2023, 12, 31),
    ),
    Promise(
        id="B-56",
        name="Barnehus, også for unge mistenkte",
        name_english="Children's houses, also for young suspects",
        term="Statens barnehus",
        lines=((124, 126),),
        wording=(
            "Barnehusene skal ta imot mistenkte under 16 år, samiske barn skal få eget "
            "barnehus, og Finnmark skal ha tre steder: Kirkenes, Alta i 2024 og Karasjok "
            "i 2025."
        ),
        actor="Politidirektoratet og Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.PLANNING, Capability.DECISION_SUPPORT),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("BH-3",),
        related=("BH-U16", "TA-1", "TA-2", "TA-3"),
        evidence=(
            Evidence(
                "Det finnes elleve barnehus i tillegg til Kirkenes i Finnmark.",
                HOUSES,
                11,
                "barnehus",
            ),
            Evidence("Avhør skal holdes innen en, to eller tre uker.", INTERVIEW_LAW),
        ),
        obstacle=(
            "Kirkenes fantes før planen; om Alta og Karasjok har åpnet, og om mistenkte "
            "barn tas imot, er ikke funnet."
        ),
        remainder="Om mistenkte barn under 16 år tas imot, må vises for seg.",
        needs="Åpningsdag i Alta og Karasjok, og når mistenkte barn ble tatt inn.",
        due=date(2025, 12, 31),
    ),
)
