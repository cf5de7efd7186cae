"""Programme, preventing new crime while serving a sentence: A-38 to A-53."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import PRISON_LAW, PRISON_WOMEN
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="A-38",
        name="Mindre tilbakefall",
        name_english="Less relapse",
        term="tilbakefall, tilbakeføring",
        lines=((197, 229),),
        wording=(
            "Soningen skal bygge opp igjen: mindre institusjonalisering, færre "
            "tilbakefall og flere åpne dører etter løslatelse."
        ),
        actor="Kriminalomsorgen, kommunene og NAV",
        nature=Nature.AIM,
        capabilities=(Capability.DECISION_SUPPORT, Capability.OUT_OF_REACH),
        theme=Theme.PRISON,
        checkable=Checkable.PARTLY,
        obstacle="Teksten setter ikke noe mål for hvor lavt tilbakefallet skal være.",
        needs="Tilbakefall etter løslatelse, år for år.",
    ),
    Promise(
        id="A-39",
        name="Mer folk, mindre rapportering",
        name_english="More staff, less reporting",
        term="mindre detaljstyring, mindre unødvendig rapportering",
        lines=((229, 233),),
        wording=(
            "Kriminalomsorgen skal få flere ansatte, mindre detaljstyring og mindre "
            "unødig rapportering."
        ),
        actor="Kriminalomsorgen",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.PRISON,
        checkable=Checkable.YES,
        obstacle=(
            "Verken rapporteringskrav eller årsverk er tallfestet. For dette systemet er "
            "det en regel: det spør aldri om tall som kan utledes."
        ),
        needs="Antall rapporteringskrav og årsverk, før og etter.",
    ),
    Promise(
        id="A-40",
        name="Slutt på isolasjon",
        name_english="An end to isolation",
        term="isolasjon",
        lines=((233, 235), (250, 251)),
        wording=(
            "Isolasjon i fengsel skal ta slutt, og psykisk syke innsatte skal få et bedre"
            " tilbud."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING, Capability.ANALYSIS),
        theme=Theme.PRISON,
        checkable=Checkable.PARTLY,
        related=("STRGJF-37-R", "STRGJF-37-D"),
        evidence=(
            Evidence(
                (
                    "Utelukkelse over 14 dager avgjøres regionalt og over 42 dager av "
                    "direktoratet."
                ),
                PRISON_LAW,
            ),
        ),
        obstacle="Publiserte tall for isolasjon etter 2023 er ikke funnet.",
        needs="Publiserte tall for isolasjon, per fengsel og år.",
    ),
    Promise(
        id="A-41",
        name="Likeverdig soning for kvinner",
        name_english="Equal serving for women",
        term="samsoning, likeverdig",
        lines=((237, 241), (267, 269)),
        wording=(
            "Kvinner skal ha et like godt tilbud som menn, og samsoning skal avvikles helt."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.YES,
        tests=("SAMSONING-0",),
        evidence=(
            Evidence(
                (
                    "Kvinner var 5–6 prosent av de innsatte, men sto for 212 av 265 "
                    "tilfeller av selvskading i 2022."
                ),
                PRISON_WOMEN,
                212,
                "tilfeller",
            ),
        ),
        obstacle="Hvor mange avdelinger som har samsoning, er ikke funnet.",
        remainder="Om tilbudet er like godt som for menn, har ingen terskel.",
        needs="Antall avdelinger der kvinner og menn soner sammen.",
    ),
    Promise(
        id="A-42",
        name="Kvinnefengsler nær folk",
        name_english="Women's prisons near people",
        term="kvinnefengsel",
        lines=((241, 246), (277, 278)),
        wording=(
            "Nye kvinnefengsler skal ligge sentralt, så barn kan besøke mødrene sine, og "
            "med god psykisk helsehjelp i nærheten."
        ),
        actor="Kriminalomsorgsdirektoratet og Statsbygg",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS, Capability.OUT_OF_REACH),
        theme=Theme.PRISON,
        checkable=Checkable.PARTLY,
        obstacle="Det er ikke sagt hva som er sentralt nok.",
        needs="Reisetid for barn til kvinnefengslene; ingen grense er satt.",
    ),
    Promise(
        id="A-43",
        name="Forsvarlig bemanning",
        name_english="Sound staffing",
        term="forsvarlig bemanning",
        lines=((250, 251),),
        wording=(
            "Fengslene skal ha nok folk til at straffen virker, isolasjonen går ned og "
            "aktiviteten opp."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Det er ikke sagt hva som er tilstrekkelig bemanning.",
        needs="Årsverk per innsatt og timer utenfor cellen, per fengsel.",
    ),
    Promise(
        id="A-44",
        name="Vedlikehold og overgangsboliger",
        name_english="Upkeep and transitional housing",
        term="lavsikkerhetsfengsel, overgangsbolig",
        lines=((253, 254),),
        wording=(
            "Fengslene skal vedlikeholdes bedre, og det skal bygges lavsikkerhetsplasser "
            "og overgangsboliger der de trengs."
        ),
        actor="Kriminalomsorgsdirektoratet og Statsbygg",
        nature=Nature.PROMISE,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Ingen mengde er nevnt.",
        needs="Antall plasser og boliger per fylke, før og etter.",
    ),
    Promise(
        id="A-45",
        name="Utdanning og arbeid i fengsel",
        name_english="Education and work in prison",
        term="opplæring, arbeidsdrift",
        lines=((256, 257),),
        wording=(
            "Innsatte skal få utdanning og arbeidstrening som svarer til dagens arbeidsliv."
        ),
        actor="Kriminalomsorgsdirektoratet og fylkene",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Ingen andel er satt som mål.",
        needs="Andelen innsatte i utdanning eller arbeid.",
    ),
    Promise(
        id="A-46",
        name="NAV tettere på",
        name_english="NAV closer by",
        term="sosialkonsulenter",
        lines=((259, 259),),
        wording=(
            "NAV skal tettere på de innsatte, og fengslene skal få flere sosialkonsulenter."
        ),
        actor="NAV og Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Antallet er ikke publisert.",
        needs="Antall sosialkonsulenter i fengslene, før og etter.",
    ),
    Promise(
        id="A-47",
        name="Flere rusmestringsenheter",
        name_english="More drug-treatment units",
        term="rusmestringsenheter",
        lines=((261, 262),),
        wording=(
            "Flere innsatte med rusproblemer skal få hjelp raskere, i flere "
            "rusmestringsenheter."
        ),
        actor="Kriminalomsorgsdirektoratet og helsetjenesten",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Ingen mengde er nevnt, og tall er ikke funnet.",
        needs="Antall enheter og plasser, før og etter.",
    ),
    Promise(
        id="A-48",
        name="Behandling for voldsdømte",
        name_english="Treatment for violent offenders",
        term="behandlingstilbud",
        lines=((264, 265),),
        wording=(
            "De som er dømt for vold i nære relasjoner eller seksuallovbrudd, skal tilbys"
            " behandling."
        ),
        actor="Kriminalomsorgsdirektoratet og helsetjenesten",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Andelen er ikke publisert.",
        needs="Andelen slike domfelte som får tilbud om behandling.",
    ),
    Promise(
        id="A-49",
        name="Eget rom og toalett for kvinner",
        name_english="Own room and toilet for women",
        term="likeverdig soning, eget toalett",
        lines=((267, 269),),
        wording=(
            "Ingen kvinne skal måtte dele rom når hun soner, og alle skal ha eget toalett."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.YES,
        tests=("ROM-0",),
        obstacle="Antallet er ikke funnet.",
        needs="Antall kvinner uten eget rom eller eget toalett.",
    ),
    Promise(
        id="A-50",
        name="Forsterket avdeling for kvinner",
        name_english="A reinforced unit for women",
        term="nasjonal forsterket fellesskapsavdeling (NFFA)",
        lines=((271, 272),),
        wording=(
            "De sykeste kvinnene i fengsel skal få en nasjonal forsterket avdeling, slik "
            "menn har på Ila."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.YES,
        tests=("NFFA-1",),
        obstacle="Om avdelingen er åpnet, er ikke funnet.",
        needs="Dokumentasjon på at avdelingen er åpnet.",
    ),
    Promise(
        id="A-51",
        name="Lovens krav for kvinner i fengsel",
        name_english="Statutory rights of women in prison",
        term="lovens krav",
        lines=((274, 275),),
        wording=(
            "Kvinner i fengsel skal få velferd, skole og arbeidstrening slik loven krever."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.PRISON,
        checkable=Checkable.PARTLY,
        obstacle="Ingen samlet gjennomgang etter 2023 er funnet.",
        needs="Et tilsyn som går gjennom tilbudet fengsel for fengsel.",
    ),
    Promise(
        id="A-52",
        name="Kvinnefengsel i sentrale strøk",
        name_english="Women's prison in central areas",
        term="kvinnefengsel, sentrale strøk",
        lines=((277, 278),),
        wording=(
            "Kvinnefengsel skal ligge sentralt, nær gode helsetilbud og lett å nå for "
            "barn fra andre landsdeler."
        ),
        actor="Kriminalomsorgsdirektoratet og Statsbygg",
        nature=Nature.PROMISE,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.PRISON,
        checkable=Checkable.PARTLY,
        obstacle="Det er ikke sagt hva som er sentralt, og ingen etablering er funnet.",
        needs="Reisetid til fengselet fra landets kommuner, før og etter en etablering.",
    ),
    Promise(
        id="A-53",
        name="Vei ut av gjengmiljøet",
        name_english="A way out of the gang",
        term="exit, tilpassede soningsløp",
        lines=((280, 281),),
        wording=(
            "Innsatte fra kriminelle gjenger som vil ut, skal få et tilpasset soningsløp."
        ),
        actor="Kriminalomsorgsdirektoratet",
        nature=Nature.PROMISE,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.PRISON,
        checkable=Checkable.NO,
        obstacle="Dette gjelder enkeltpersoner, og tall er ikke publisert.",
        needs="Antall som har fått et slikt løp, bare som sum.",
    ),
)
