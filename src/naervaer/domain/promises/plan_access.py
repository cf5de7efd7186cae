"""Plan, passports, service centres and the sea: B-57 to B-64."""

from datetime import date

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CENTRE_PILOTS,
    PASSPORT_BUS,
    PASSPORT_CLOSED,
    PASSPORT_CUT,
    PASSPORT_EARLIER_CUT,
    PASSPORT_LAW,
    PASSPORT_NO_SHOW,
    PASSPORT_TROMS,
    PASSPORT_VOLUME,
    PASSPORT_WAIT,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-57",
        name="For dem som ikke er på nett",
        name_english="For those not online",
        term="ikke mestrer eller ønsker digitalt",
        lines=((127, 128),),
        wording=(
            "Politiets tjenester skal være lettere å nå, også for dem som ikke kan eller "
            "vil bruke digitale løsninger, og noen tjenester krever at man møter opp."
        ),
        actor="Politiet",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        obstacle="Hvilke tjenester som har en vei uten nett, er ikke publisert samlet.",
        needs=(
            "At hver digital tjeneste har en vei via telefon eller oppmøte, og hvor mange"
            " som bruker den."
        ),
    ),
    Promise(
        id="B-58",
        name="Nok ledige passtimer",
        name_english="Enough passport appointments",
        term="ventetid, passtime",
        lines=((129, 130),),
        wording=(
            "Ventetiden på passtime var for lang mange steder, tiltak er gjort, og "
            "tilbudet skal nå være godt over hele landet."
        ),
        actor="Politidistriktene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PASSPORTS,
        checkable=Checkable.YES,
        evidence=(
            Evidence(
                ("I februar 2023 var det ingen ledige timer i Stavanger på seks måneder."),
                PASSPORT_WAIT,
                6,
                "måneder",
            ),
            Evidence(
                "Omtrent 20 prosent møter ikke opp til timen sin.",
                PASSPORT_NO_SHOW,
                20,
                "prosent",
            ),
        ),
        obstacle="Ingen grense i dager er satt, og ventetiden er ikke publisert samlet.",
        needs="Dager til tredje ledige time ved hvert kontor.",
    ),
    Promise(
        id="B-59",
        name="Lang vei for familier",
        name_english="A long way for families",
        term="reisetid, varighet to år",
        lines=((131, 131),),
        wording=(
            "Noen har lang vei til passkontoret. Det rammer barnefamilier mest, siden "
            "passene til de minste varer i to år og antallet kontorer er halvert."
        ),
        actor="Familier",
        nature=Nature.FINDING,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PASSPORTS,
        checkable=Checkable.YES,
        related=("PASS-GYLD", "RPASS45"),
        evidence=(
            Evidence(
                (
                    "Passet varer to år under fem år, tre til ti, fem til seksten og ti "
                    "etter det."
                ),
                PASSPORT_LAW,
                2,
                "år",
            ),
            Evidence(
                "141 passkontorer ble til 77 og Svalbard ved vedtaket i 2018.",
                PASSPORT_CUT,
                77,
                "passkontorer",
            ),
            Evidence(
                "375 passkontorer ble til 190 i 2011–2012.",
                PASSPORT_EARLIER_CUT,
                190,
                "passkontorer",
            ),
            Evidence(
                (
                    "Kravet om 45 minutter for 90 prosent nås ikke for pass, skrev "
                    "direktoratet i 2018."
                ),
                PASSPORT_CUT,
                0.9,
                "andel",
            ),
        ),
        obstacle=(
            "Dette er et funn om hvem som har lengst vei, ikke noe som kan oppfylles. "
            "Reisebyrden kan beregnes."
        ),
        needs=(
            "Reisebyrden per barnefamilie: reisetid veid med hvor ofte passet må fornyes "
            "(to, tre, fem eller ti år)."
        ),
    ),
    Promise(
        id="B-60",
        name="ID-kontroll krever øvelse",
        name_english="Identity control needs practice",
        term="ID-kontroll",
        lines=((132, 132),),
        wording=(
            "Falske dokumenter kan brukes til alt fra svindel til terror. Kontroll krever"
            " utstyr, sikre lokaler og spesialister som bruker mye av arbeidstiden på "
            "den."
        ),
        actor="Politidistriktene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.PASSPORTS,
        checkable=Checkable.YES,
        related=("RPASSVOL",),
        evidence=(
            Evidence(
                "Et passkontor bør utstede 4 000–5 000 pass i året.",
                PASSPORT_VOLUME,
                4000,
                "pass",
            ),
        ),
        obstacle=("Pass per kontor er ikke publisert; anbefalingen er faglig, ikke bindende."),
        needs="Antall pass per kontor per år.",
    ),
    Promise(
        id="B-61",
        name="Femten nye passkontorer",
        name_english="Fifteen new passport offices",
        term="passkontor",
        lines=((133, 149),),
        wording=(
            "Regjeringen har besluttet 15 nye passkontorer: Flisa, Gardermoen, Hitra, "
            "Husnes, Kautokeino, Kragerø, Lærdal, Røros, Sauda, Sigdal, Skibotn, Verdal, "
            "Vestnes, Vinje og Ørnes."
        ),
        actor="Regjeringen og Politidirektoratet",
        nature=Nature.PROMISE,
        capabilities=(
            Capability.REGISTRY,
            Capability.TRACKING,
            Capability.ANALYSIS,
            Capability.INHABITANT_SERVICE,
        ),
        theme=Theme.PASSPORTS,
        checkable=Checkable.YES,
        tests=("PASS-15",),
        indications=("PASS-REISE",),
        related=("RPASSVOL", "RPASS45"),
        decision="Regjeringen bestemte 15 nye kontorer, betalt med høyere gebyr.",
        advice=(
            "Direktoratet samlet i 2018 passarbeidet på 77 kontorer av hensyn til "
            "kvalitet og sikkerhet. Politiet i Troms ville ha mer passbuss, ikke kontor i"
            " Skibotn (538 innbyggere)."
        ),
        evidence=(
            Evidence(
                (
                    "Minst åtte av de femten hadde kontor som ble lagt ned i 2018–2019: "
                    "Hitra, Kautokeino, Kragerø, Lærdal, Røros, Verdal, Vestnes og Ørnes."
                ),
                PASSPORT_CLOSED,
                8,
                "passkontorer",
            ),
            Evidence("Kontorene betales med høyere gebyr.", PASSPORT_TROMS),
            Evidence(
                "Et kontor bør utstede 4 000–5 000 pass i året.", PASSPORT_VOLUME, 4000, "pass"
            ),
        ),
        obstacle="Det er ikke funnet når, eller om, hvert av de 15 kontorene har åpnet.",
        needs="Åpningsdag for hvert av de 15 kontorene.",
        due=date(2025, 12, 31),
    ),
    Promise(
        id="B-62",
        name="Nærtjenestesentre",
        name_english="Local service centres",
        term="nærtjenestesenter",
        lines=((150, 153),),
        wording=(
            "Piloter med nærtjenestesentre skal gi bedre tilgang til statlige tjenester, "
            "og politiet kan ha kontakt, passbuss eller møte der."
        ),
        actor="Kommunene, departementet og politiet",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.PLANNING),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("NTS-PILOT", "NTS-POLITI"),
        evidence=(
            Evidence(
                ("Ni av 19 søkere ble piloter 2024–2026, med 10 millioner kroner til sammen."),
                CENTRE_PILOTS,
                9,
                "piloter",
            ),
        ),
        obstacle="Hvilke polititjenester som kom til sentrene, er ikke funnet.",
        needs="Antall sentre som har polititjenester, og hvilke.",
    ),
    Promise(
        id="B-63",
        name="Passbuss",
        name_english="Passport bus",
        term="passbuss",
        lines=((153, 153),),
        wording="Passbussen kan få fast stopp ved et nærtjenestesenter.",
        actor="Politidistriktene",
        nature=Nature.INTENTION,
        capabilities=(Capability.PLANNING,),
        theme=Theme.PASSPORTS,
        checkable=Checkable.YES,
        related=("RPASSVOL",),
        evidence=(
            Evidence(
                (
                    "To busser, i nord og sør, fra august 2021, med omtrent 45 stopp og 9"
                    " 000 dokumenter i året; noen steder får besøk hver tredje måned, og "
                    "timene går på en uke."
                ),
                PASSPORT_BUS,
                45,
                "stopp",
            ),
        ),
        obstacle="Stopp ved nærtjenestesentre er ikke funnet.",
        needs="Rute, stopp og utstedte dokumenter, år for år.",
    ),
    Promise(
        id="B-64",
        name="Politi på sjøen",
        name_english="Police at sea",
        term="politi på sjøen, sjøtjeneste",
        lines=((154, 156),),
        wording=(
            "Politiet skal komme raskt også på sjøen og til øyer, og når veien er stengt."
            " Båter er dyre, og flere distrikter ser på om de brukes godt nok; så "
            "avgjøres det om det trengs flere."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS, Capability.OUT_OF_REACH),
        theme=Theme.PRESENCE,
        checkable=Checkable.YES,
        obstacle="Bruken av båtene og resultatet av vurderingene er ikke publisert.",
        needs=(
            "Reisetid til øyer og fergesamband ved stengte veier og innstilte ferger, og "
            "bruken av båtene."
        ),
    ),
)
