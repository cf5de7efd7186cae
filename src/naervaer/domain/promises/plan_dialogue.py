"""Plan, inhabitants, first contact and digital services: B-65 to B-75."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    BLINK_2023,
    BLINK_TIME,
    FIRST_CONTACT,
    NET_PATROL,
    POLICE_DAY,
    QUALIFICATION,
    RESIDENCE,
    RESIDENT_VOICE,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-65",
        name="Innbyggerstemmen",
        name_english="The voice of inhabitants",
        term="Innbyggerstemmen",
        lines=((158, 160),),
        wording=(
            "Politiet skal trekke inn innbyggerne i styring, utvikling og daglig arbeid, "
            "særlig grupper som sjelden høres. Alle distrikter er i gang, og det er et "
            "emne på Politihøgskolen fra høsten 2023."
        ),
        actor="Politidistriktene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("INNB-12",),
        evidence=(
            Evidence(
                (
                    "Arbeidet gikk som Stimulab-prosjekt 2021–2022, med innbyggere som "
                    "medskapere."
                ),
                RESIDENT_VOICE,
            ),
        ),
        obstacle=(
            "Bare planen selv sier at alle distrikter er i gang; hvem som ble hørt, er "
            "ikke publisert."
        ),
        needs="Antall møter per distrikt, hvem som deltok, og hva de førte til.",
    ),
    Promise(
        id="B-66",
        name="Fem eksempler på dialog",
        name_english="Five examples of dialogue",
        term="Politiet lytter, dialogmøter, nettpatrulje ute",
        lines=((161, 166),),
        wording=(
            "Dialogmøter med skeive organisasjoner og minoriteter, nettpatruljer blant "
            "folk, innspillmøter om lokale temaer og digitale undersøkelser."
        ),
        actor="Politidistriktene",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.SERVICES,
        checkable=Checkable.PARTLY,
        obstacle=(
            "Dette er eksempler; hvor ofte de brukes og hva de førte til, er ikke publisert."
        ),
        needs="Form, gruppe, tema, sted og hva det førte til, for hvert møte.",
    ),
    Promise(
        id="B-67",
        name="Politifolk fra stedet",
        name_english="Police with local ties",
        term="boplikt, lokal tilknytning",
        lines=((169, 170),),
        wording=(
            "Politiloven krever at politifolk bosetter seg innen forsvarlig avstand fra "
            "tjenestestedet."
        ),
        actor="Politifolk og arbeidsgiver",
        nature=Nature.STATEMENT,
        capabilities=(Capability.OUT_OF_REACH,),
        theme=Theme.EDUCATION,
        checkable=Checkable.PARTLY,
        tests=("BOPLIKT",),
        evidence=(
            Evidence(
                ("Politiloven § 22 krever bosted i tjenestemessig forsvarlig avstand."),
                RESIDENCE,
            ),
        ),
        needs=(
            "Ingen måling her: bosted er den enkeltes og arbeidsgiverens sak, og systemet"
            " lagrer det ikke."
        ),
    ),
    Promise(
        id="B-68",
        name="Lokal tilknytning som kriterium",
        name_english="Local ties as a criterion",
        term="kvalifikasjonskriterium",
        lines=((171, 171),),
        wording=(
            "Regjeringen vil vurdere om kjennskap til stedet skal telle når noen ansettes"
            " i politiet."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.INTENTION,
        capabilities=(Capability.TRACKING, Capability.OUT_OF_REACH),
        theme=Theme.EDUCATION,
        checkable=Checkable.NO,
        related=("TILKNYTNING",),
        evidence=(Evidence("Den best kvalifiserte skal ansettes.", QUALIFICATION),),
        obstacle="En vurdering er ikke funnet.",
        needs="Vurderingen, med dato. Systemet rangerer ikke søkere.",
    ),
    Promise(
        id="B-69",
        name="Ved første kontakt",
        name_english="At first contact",
        term="Ved første kontakt, kanalstrategi",
        lines=((173, 175),),
        wording=(
            "Den som tar kontakt, skal få hjelp første gang, i den kanalen som passer "
            "best. Forsøk som lykkes, blir fast arbeidsform."
        ),
        actor="Førstelinjen",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.ANALYSIS),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("VFK-12",),
        evidence=(
            Evidence(
                (
                    "Ordningen startet i Nordland 28. november 2023 og var i alle "
                    "distrikter i januar 2024; 240 innbyggere ga den 4,5 av 5."
                ),
                FIRST_CONTACT,
                4.5,
                "av 5",
            ),
        ),
        remainder=(
            "Ordningen er innført, men hvor mange som får hjelp første gang, er ikke publisert."
        ),
        needs=("Andelen henvendelser som løses første gang, etter tema, kanal og distrikt."),
    ),
    Promise(
        id="B-70",
        name="Digitale publikumstjenester",
        name_english="Digital services",
        term="digitalisering av publikumstjenester",
        lines=((176, 178),),
        wording=(
            "Passtime og politiattest bestilles nesten bare digitalt, og flere tjenester "
            "er på vei: andre våpentillatelser, anmeldelser fra næringslivet og "
            "innsynskrav."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.TRACKING),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        obstacle="Digitale andeler er ikke publisert per tjeneste.",
        needs="Digital andel per tjeneste, år for år.",
    ),
    Promise(
        id="B-71",
        name="Jaktvåpen på nett",
        name_english="Hunting weapons online",
        term="jaktvåpen, Blink",
        lines=((179, 181),),
        wording=(
            "Søknaden om jaktvåpen er digital: registrene sjekkes automatisk, en "
            "saksbehandler avgjør, og alt fra kvittering til gebyr går digitalt. Det tar "
            "under fem minutter mot omtrent en time før."
        ),
        actor="Saksbehandlere",
        nature=Nature.STATEMENT,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("BLINK-12", "VAAPEN-5"),
        related=("VAAPEN-AUTO", "VAAPEN-FAKTA", "VAAPEN-GEBYR", "FVL-SVAR"),
        evidence=(
            Evidence(
                (
                    "Alle distrikter tok tjenesten i bruk 5. juni 2023; oppslagene går "
                    "automatisk, og en saksbehandler vurderer hvert treff og avgjør."
                ),
                BLINK_2023,
            ),
            Evidence(
                "Søknader tok en til seks dager, mot opptil 24 uker før.",
                BLINK_TIME,
                6,
                "dager",
            ),
        ),
        obstacle="At saken tar under fem minutter, sier bare planen selv.",
        needs="Saksbehandlingstid og andelen søknader som avgjøres samme dag.",
    ),
    Promise(
        id="B-72",
        name="Digitale brev",
        name_english="Digital letters",
        term="digitale brev, Digital Respons",
        lines=((185, 187),),
        wording=(
            "Politiattest, forenklet forelegg, innkalling til retten og underretninger "
            "går til digital postkasse, og noen svar kan sendes digitalt."
        ),
        actor="Politidirektoratet",
        nature=Nature.STATEMENT,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        obstacle="Tallene er ikke publisert.",
        needs="Antall brev sendt digitalt og på papir, og hvor mange som ikke ble lest.",
    ),
    Promise(
        id="B-73",
        name="Nettpatruljen",
        name_english="Net patrol",
        term="nettpatruljen",
        lines=((190, 192),),
        wording=(
            "Alle distrikter og Kripos er til stede på sosiale medier og "
            "spillplattformer, for tips, spørsmål og politiarbeid på nett. Fysisk "
            "tilstedeværelse har likevel høyest prioritet."
        ),
        actor="Politidistriktene og Kripos",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY, Capability.ANALYSIS, Capability.OUT_OF_REACH),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("NETT-13",),
        evidence=(
            Evidence(
                (
                    "Vest gikk fra seks til fire i nettpatruljen; Møre og Romsdal hadde "
                    "41 000 følgere."
                ),
                NET_PATROL,
                4,
                "ansatte",
            ),
        ),
        obstacle="Antall ansatte per distrikt er ikke publisert.",
        needs="Ansatte i nettpatruljen per distrikt og henvendelser de tok imot.",
    ),
    Promise(
        id="B-74",
        name="Møte en spesialist",
        name_english="Meet a specialist",
        term="møte med politispesialist",
        lines=((193, 195),),
        wording=(
            "Publikum skal kunne avtale møte med en spesialist, fysisk, digitalt eller på"
            " telefon, også i kommunens lokaler eller på et nærtjenestesenter."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.PLANNING),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        obstacle="Om ordningen finnes og hvor mye den brukes, er ikke funnet.",
        needs="Antall avtaler per måned, tema og sted.",
    ),
    Promise(
        id="B-75",
        name="Åpen dag",
        name_english="Open day",
        term="åpen dag",
        lines=((196, 198),),
        wording=(
            "Åpen dag gjeninnføres: minst én åpen politistasjon i hvert distrikt, valgt "
            "av politiet selv og gjerne sammen med kommunen."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.TRACKING),
        theme=Theme.SERVICES,
        checkable=Checkable.YES,
        tests=("AAPEN-1",),
        evidence=(Evidence("Politiets dag ble holdt 27. august 2016.", POLICE_DAY),),
        obstacle="Om åpen dag er holdt i 2023–2025, er ikke funnet.",
        needs="Antall åpne stasjoner per distrikt på dagen.",
    ),
)
