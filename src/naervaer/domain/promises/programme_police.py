"""Programme, running text on the police and on protection: A-09 to A-15."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CAPACITY_2021,
    CONTROL_LAW,
    CONTROL_USE,
    OMBUD_2023,
    RISK_PILOTS,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="A-09",
        name="Varslingsombud og åpen kultur",
        name_english="Ombud and an open culture",
        term="varslingsombud, varslingskultur",
        lines=((63, 65),),
        wording=("Politiet skal ha et varslingsombud og en kultur der det er trygt å si fra."),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.CULTURE,
        checkable=Checkable.NO,
        related=("OMBUD",),
        evidence=(
            Evidence(
                (
                    "Ombudet ble kunngjort 25. oktober 2023, for to år om gangen, men ble"
                    " forsinket til 2024."
                ),
                OMBUD_2023,
            ),
        ),
        obstacle=(
            "Kulturen i etaten har ingen terskel å måles mot. Selve ombudet følges i A-20."
        ),
        needs=(
            "At ombudet er utnevnt og i arbeid (se A-20). Åpenheten i kulturen kan bare "
            "belyses av undersøkelser blant de ansatte."
        ),
    ),
    Promise(
        id="A-10",
        name="Fornyet arbeid med kultur og ledelse",
        name_english="Renewed work on culture and leadership",
        term="kultur, rolleforståelse, ledelse",
        lines=((67, 67),),
        wording=(
            "Arbeidet med kultur, rolleforståelse og ledelse i politiet skal få ny kraft."
        ),
        actor="Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.CULTURE,
        checkable=Checkable.NO,
        obstacle=(
            "Det er ikke sagt hva som skal være annerledes. En kulturrapport fra DFØ var "
            "ventet i februar 2024, men er ikke funnet."
        ),
        needs=(
            "En undersøkelse blant de ansatte som stiller de samme spørsmålene før og etter."
        ),
    ),
    Promise(
        id="A-11",
        name="Nærhet og sterke fagmiljøer",
        name_english="Presence and strong specialists",
        term="tilgjengelig politi der folk bor, fagmiljøer",
        lines=((69, 79),),
        wording=(
            "Politiet skal både være der folk bor og ha spesialister som kan løse "
            "alvorlige saker. Teksten stiller de to kravene ved siden av hverandre uten å"
            " veie dem."
        ),
        actor="Politidirektoratet og politimestrene",
        nature=Nature.AIM,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRESENCE,
        checkable=Checkable.PARTLY,
        evidence=(
            Evidence(
                (
                    "Av 4 083 operative årsverk gjensto 3 344 etter fravær og andre "
                    "oppgaver: 2 187 i patrulje og 608 på operasjonssentralen."
                ),
                CAPACITY_2021,
                4083,
                "årsverk",
            ),
        ),
        obstacle=(
            "Fordelingen av årsverk mellom nærhet og spesialister er ikke offentlig per "
            "distrikt, og det er ikke sagt hva som er nok av hver."
        ),
        needs=(
            "Årsverk bundet til tjenestesteder og patrulje mot årsverk i spesialenheter, "
            "per distrikt og år."
        ),
    ),
    Promise(
        id="A-12",
        name="Plan for etterforskning",
        name_english="A plan for investigation",
        term="plan for etterforskning, påtalemyndighet",
        lines=((75, 79),),
        wording=(
            "Partiet ser behov for en plan som styrker etterforskningen og påtalemyndigheten."
        ),
        actor="Justis- og beredskapsdepartementet, Politidirektoratet og Riksadvokaten",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.NO,
        related=("ETTERF-PLAN",),
        obstacle="Her står behovet; selve løftet om en plan står i A-23 og følges der.",
        needs="At planen er lagt fram, med dato og dokument (se A-23).",
    ),
    Promise(
        id="A-13",
        name="Nettkriminalitet rammer alle steder",
        name_english="Online crime strikes everywhere",
        term="internettrelaterte lovbrudd",
        lines=((81, 92),),
        wording=(
            "Mer av kriminaliteten er digital, og risikoen er like stor i små kommuner "
            "som i store. Lokalt politi mangler ofte kompetansen, særlig når overgrep "
            "deles på nett."
        ),
        actor="Politidistriktene",
        nature=Nature.FINDING,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.INVESTIGATION,
        checkable=Checkable.PARTLY,
        obstacle="Årsverk med nettkompetanse per distrikt er ikke publisert.",
        needs="Anmeldt nettkriminalitet og årsverk med slik kompetanse, per distrikt.",
    ),
    Promise(
        id="A-14",
        name="Mer besøksforbud og omvendt voldsalarm",
        name_english="More contact bans and reverse alarms",
        term="besøksforbud, omvendt voldsalarm",
        lines=((92, 98),),
        wording=(
            "De som er utsatt for vold eller voldtekt, skal vernes bedre, blant annet ved"
            " at besøksforbud og omvendt voldsalarm brukes oftere."
        ),
        actor="Påtalemyndigheten og domstolene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("EK-FLERE", "BF-FLERE"),
        related=("BF-1", "EK-1", "EK-DATA", "KF-1", "MVA-3"),
        evidence=(
            Evidence(
                "192 personer hadde elektronisk kontroll i 2024, mot 21 i 2023.",
                CONTROL_USE,
                192,
                "personer",
            ),
            Evidence(
                (
                    "Påtalemyndigheten kan ilegge elektronisk kontroll av besøksforbud "
                    "fra 8. april 2024."
                ),
                CONTROL_LAW,
            ),
        ),
        obstacle="Antall besøksforbud etter 2023 er ikke funnet.",
        needs="Antall besøksforbud og antall personer med omvendt voldsalarm per år.",
    ),
    Promise(
        id="A-15",
        name="Barnehus og RISK styrkes",
        name_english="Stronger children's houses and RISK",
        term="barnehus, RISK",
        lines=((100, 102),),
        wording=(
            "Barnehusene og RISK, som følger opp den utsatte helhetlig, skal styrkes, og "
            "RISK skal ut til alle politidistrikter."
        ),
        actor="Politidirektoratet og politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.YES,
        tests=("AP-RISK",),
        related=("RISK-3",),
        evidence=(
            Evidence(
                ("RISK begynte i Oslo; Nordland, Sør-Vest og Sør-Øst hadde piloter 2024–2025."),
                RISK_PILOTS,
                4,
                "politidistrikter",
            ),
            Evidence(
                "RISK i Oslo fikk 1 755 henvendelser i 2023 og hadde 20 ansatte.",
                RISK_PILOTS,
                1755,
                "henvendelser",
            ),
        ),
        obstacle="Utrulling til alle tolv er ikke funnet.",
        remainder="At barnehusene skal styrkes, har ingen terskel.",
        needs="Antall politidistrikter der RISK er i bruk, med oppstartsdato for hvert.",
    ),
)
