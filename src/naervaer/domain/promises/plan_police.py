"""Plan, about the police and its presence: B-07 to B-13."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    DENSITY_2025,
    OPEN_DAYS_2018,
    REFORM_ACCESS,
    REGULATION,
    STAFF_2015,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-07",
        name="Politiets størrelse",
        name_english="The size of the police",
        term="ansatte",
        lines=((13, 13),),
        wording=(
            "Omtrent 15 000 arbeider i distriktene og omtrent 3 000 i direktoratet og "
            "særorganene."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.VALUES,
        checkable=Checkable.YES,
        related=("R2",),
        evidence=(
            Evidence("14 998 årsverk 31. mars 2015.", STAFF_2015, 14998, "årsverk"),
            Evidence(
                (
                    "Det var 1,96 polititjenestefolk per 1 000 innbyggere i tredje "
                    "kvartal 2025, uten PST."
                ),
                DENSITY_2025,
                1.96,
                "per 1 000 innbyggere",
            ),
        ),
        obstacle=(
            "Dette er en opplysning om størrelse, ikke et løfte; hoder og årsverk blandes ofte."
        ),
        needs="Årsverk per distrikt og enhet, med dato.",
    ),
    Promise(
        id="B-08",
        name="Hvordan politiet er delt inn",
        name_english="How the police is divided",
        term="politidistrikt, GDE, politistasjonsdistrikt, tjenestested",
        lines=((13, 13),),
        wording=(
            "Tolv distrikter er delt i geografiske driftsenheter, disse i "
            "politistasjonsdistrikter med tjenestesteder; funksjonelle enheter støtter og"
            " styrer dem."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.VALUES,
        checkable=Checkable.YES,
        tests=("STRUKTUR-12",),
        evidence=(
            Evidence(
                (
                    "Forskriften deler landet i 12 distrikter, 108 "
                    "politistasjonsdistrikter og 225 tjenestesteder."
                ),
                REGULATION,
                225,
                "tjenestesteder",
            ),
            Evidence(
                (
                    "Nivået geografisk driftsenhet står ikke i forskriften, og navnene er"
                    " ikke funnet."
                ),
                REGULATION,
            ),
        ),
        needs="Inndelingen i forskriften, ved hver endring.",
    ),
    Promise(
        id="B-09",
        name="Politimesterens frihet",
        name_english="The chief's freedom",
        term="lokale prioriteringer",
        lines=((13, 13),),
        wording=(
            "Politimesteren skal ha stor frihet til å prioritere og flytte ressurser i "
            "distriktet, også på kort varsel."
        ),
        actor="Politimestrene",
        nature=Nature.AIM,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.VALUES,
        checkable=Checkable.NO,
        obstacle=(
            "Frihet kan ikke måles som oppfylt. Systemet forklarer avvik og sperrer dem ikke."
        ),
        needs=(
            "Ingen måling: dette er en rettesnor for systemet, som gir råd og viser "
            "følger, men ikke stopper avvik."
        ),
    ),
    Promise(
        id="B-10",
        name="Felles utstyr i lokal bruk",
        name_english="Central equipment in local use",
        term="IT-systemer, biler, droner, våpen",
        lines=((13, 13),),
        wording="Lokalt politi bruker systemer og utstyr som sentrale enheter leverer.",
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.RESOURCES,
        checkable=Checkable.PARTLY,
        obstacle="Hvor utstyret er, er ikke publisert.",
        needs="Biler, droner og båter per distrikt, med dato.",
    ),
    Promise(
        id="B-11",
        name="Til stede, synlig og tilgjengelig",
        name_english="Present, visible, accessible",
        term="til stede, synlig, tilgjengelig",
        lines=((16, 16),),
        wording=(
            "Politiet skal være der folk bor, bli sett og kunne nås, kjenne stedet og "
            "komme kriminaliteten i forkjøpet."
        ),
        actor="Politiet",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRESENCE,
        checkable=Checkable.YES,
        indications=("R45",),
        related=("RAAPEN", "R210"),
        evidence=(
            Evidence(
                (
                    "98,6 prosent nådde et tjenestested på 45 minutter etter "
                    "strukturvedtaket i 2017."
                ),
                REFORM_ACCESS,
                98.6,
                "prosent",
            ),
            Evidence(
                ("78 av 221 steder holdt åpent fire dager i uken eller mindre i 2018."),
                OPEN_DAYS_2018,
                78,
                "tjenestesteder",
            ),
        ),
        obstacle=(
            "Reisetid viser bare om politiet kan nås. Timer til stede og synlighet er "
            "ikke publisert, og planen setter ingen terskel for noen av de tre."
        ),
        needs=(
            "Tre mål per kommune: timer til stede, timer ute blant folk, og reisetid, "
            "åpningstid og ventetid."
        ),
    ),
    Promise(
        id="B-12",
        name="Faste samarbeidsformer",
        name_english="Fixed forms of cooperation",
        term="faste samhandlingsstrukturer",
        lines=((17, 17),),
        wording=(
            "Forebygging krever at politiet deltar aktivt i faste samarbeid lokalt, så "
            "tiltakene passer sammen."
        ),
        actor="Politidistriktene og kommunene",
        nature=Nature.AIM,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.PARTLY,
        obstacle="Samarbeidet er ikke ført samlet; rådene følges i B-31 og B-34.",
        needs="Møter, avtaler og tiltak per kommune (se B-31 til B-35).",
    ),
    Promise(
        id="B-13",
        name="Å få folk og beholde dem",
        name_english="Finding people and keeping them",
        term="rekruttere og beholde",
        lines=((18, 18),),
        wording=(
            "På små steder, særlig i nord, slutter nyutdannede raskt, og lederne bruker "
            "for mye tid på å ansette. Regjeringen vil gjøre det lettere å få folk og "
            "beholde dem."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.EDUCATION,
        checkable=Checkable.YES,
        obstacle="Gjennomtrekk per tjenestested er ikke publisert.",
        needs=(
            "Median ansettelsestid og gjennomtrekk per tjenestested, bare der det er "
            "minst fem ansatte."
        ),
    ),
)
