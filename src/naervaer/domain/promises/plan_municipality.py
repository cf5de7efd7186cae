"""Plan, police and municipality: B-30 to B-40."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    AGREEMENTS_2018,
    CONTACT_MAYORS,
    CONTACTS_2017,
    COUNCIL_YEAR,
    DANISH_OFFICERS,
    DFO_2022,
    EVALUATION_GUIDE,
    GUIDE_2023,
    POINTS_2024,
    SLT_MODEL,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="B-30",
        name="Politiet lytter og avklarer",
        name_english="The police listens and clarifies",
        term="avklare lokalt tjenestetilbud i samråd",
        lines=((68, 69),),
        wording=(
            "Politiet skal høre på kommunene og avklare sammen med dem hvilke tjenester "
            "som skal finnes lokalt."
        ),
        actor="Lederen for politistasjonsdistriktet og kommunen",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        evidence=(
            Evidence(
                (
                    "Åpningstid og tilbud på de nye stedene settes av lokalt politi i "
                    "samråd med kommunen."
                ),
                POINTS_2024,
            ),
        ),
        obstacle="Avtalt tilbud er ikke publisert for noen kommune.",
        needs="Avtalt tilbud per kommune: tjenester, tider og steder.",
    ),
    Promise(
        id="B-31",
        name="Politirådet",
        name_english="The police council",
        term="politiråd",
        lines=((70, 70),),
        wording=(
            "Politirådet er den formelle arenaen mellom politi og kommune: strategisk, "
            "for å dele kunnskap og hindre kriminalitet og uønskede hendelser."
        ),
        actor="Ordføreren, lederen for politistasjonsdistriktet og SLT",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY, Capability.PLANNING),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        related=("AP-POLITIRAAD", "PR-SOVENDE", "SLT-4"),
        evidence=(
            Evidence(
                (
                    "Alta har avtale for to år, minst to møter, handlingsplan om høsten "
                    "og evaluering og årsrapport om våren."
                ),
                COUNCIL_YEAR,
                2,
                "møter i året",
            ),
            Evidence(
                (
                    "SLT-styringsgruppen, ofte det samme som politirådet, skal ha minst "
                    "fire møter i året."
                ),
                SLT_MODEL,
            ),
        ),
        obstacle="Møter og vedtak i rådene er ikke samlet.",
        needs="Medlemmer, møter, vedtak og tiltak i hvert råd.",
    ),
    Promise(
        id="B-32",
        name="DFØ om rådene",
        name_english="DFØ on the councils",
        term="DFØ",
        lines=((71, 71),),
        wording=(
            "Rådene virker gjennomgående godt, de fleste har avtale, og virkningen er "
            "størst når begge parter legger inn ressurser. Aktiviteten varierer."
        ),
        actor="DFØ",
        nature=Nature.FINDING,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        evidence=(
            Evidence(
                ("Samarbeidet er blitt mer formelt og virker godt, men aktiviteten varierer."),
                DFO_2022,
            ),
        ),
        obstacle=(
            "Dette er et funn. Aktiviteten per råd er ikke publisert, så variasjonen kan "
            "ikke vises."
        ),
        needs=(
            "En aktivitetsindeks: møter holdt, tiltak gjennomført, evaluering gjort, "
            "ressurser fra begge parter."
        ),
    ),
    Promise(
        id="B-33",
        name="Tjenesteavtalen",
        name_english="The service agreement",
        term="tjenesteavtale, samarbeidsavtale, politirådsavtale",
        lines=((71, 71),),
        wording=(
            "Avtalen mellom politi og kommune avklarer hva de venter av hverandre, og "
            "begge følger opp det de har forpliktet seg til."
        ),
        actor="Politiet og kommunen",
        nature=Nature.STATEMENT,
        capabilities=(Capability.REGISTRY, Capability.TRACKING),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        evidence=(
            Evidence(
                (
                    "193 av 422 kommuner hadde skrevet under i desember 2018; ni takket "
                    "nei, og det er frivillig."
                ),
                AGREEMENTS_2018,
                193,
                "kommuner",
            ),
        ),
        obstacle="Avtalene og hva de forplikter til, er ikke samlet etter 2018.",
        needs="Hver forpliktelse med eier og dato, og om den ble holdt.",
    ),
    Promise(
        id="B-34",
        name="Rådet ser tilbake",
        name_english="The council looks back",
        term="evaluere egen virksomhet",
        lines=((71, 71),),
        wording="Hvert politiråd bør evaluere hva det har gjort og hva det har oppnådd.",
        actor="Politirådene",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("PR-EVAL",),
        evidence=(
            Evidence(
                (
                    "En veileder for egenevaluering finnes, men hvor mange som bruker "
                    "den, er ikke funnet."
                ),
                EVALUATION_GUIDE,
            ),
        ),
        obstacle="Hvor mange råd som evaluerer, er ikke publisert.",
        needs="Andelen råd som har evaluert siste år.",
    ),
    Promise(
        id="B-35",
        name="Årlig initiativ til evaluering",
        name_english="A yearly initiative to evaluate",
        term="veileder, årlig evaluering",
        lines=((72, 72),),
        wording=(
            "Politidirektoratet og KS har laget en oppdatert veileder, og politiet skal "
            "hvert år ta initiativ til å evaluere samarbeidet."
        ),
        actor="Politiet",
        nature=Nature.PROMISE,
        capabilities=(Capability.PLANNING,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("PR-EVAL",),
        obstacle="Teksten i veilederen og hvor mange som ble evaluert, er ikke funnet.",
        needs="Andelen kommuner der politiet tok initiativ til evaluering i fjor.",
    ),
    Promise(
        id="B-36",
        name="Veileder om taushetsplikt",
        name_english="Guide on confidentiality",
        term="veileder om taushetsplikt, opplysningsrett og opplysningsplikt",
        lines=((73, 74),),
        wording=(
            "En veileder samler reglene om hva etatene har lov og plikt til å dele, fordi"
            " de er ulike for barnevern, politi og helse."
        ),
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("VEIL-TAUSHET",),
        related=("UTLEV-LOGG",),
        evidence=(Evidence("Veilederen ble utgitt 22. mars 2023.", GUIDE_2023),),
        needs=(
            "Ingen: veilederen er utgitt. Endres reglene, må den følge med. Hvor mange notater "
            "som logges, vises ved siden av, men er ikke et mål."
        ),
    ),
    Promise(
        id="B-37",
        name="Styrkede politikontakter",
        name_english="Stronger police contacts",
        term="politikontakt",
        lines=((75, 77),),
        wording=(
            "Alle kommuner har en politikontakt. Det opprettes flere stillinger, minst "
            "halve der hel ikke passer, og Dalane får en ekstra."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.REGISTRY, Capability.TRACKING, Capability.DECISION_SUPPORT),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("PK-50-ALLE", "PK-DALANE"),
        indications=("PK-ALLE",),
        related=("PK-50", "PK-DAG"),
        decision=(
            "De nye stillingene skal fordeles etter politifaglige vurderinger og "
            "kommunenes ønsker."
        ),
        evidence=(
            Evidence(
                (
                    "Alle kommuner fikk politikontakt fra 15. juni 2017, i uniform, minst"
                    " én dag i uken og fast medlem av politirådet."
                ),
                CONTACTS_2017,
            ),
            Evidence(
                (
                    "63 prosent av 219 ordførere mente i 2021 at rollen ble som lovet, 19"
                    " prosent at den ikke ble det."
                ),
                CONTACT_MAYORS,
                63,
                "prosent",
            ),
        ),
        obstacle=(
            "Antall kontakter og stillingsandelene deres er ikke publisert. Den ekstra "
            "stillingen i Dalane kan måles først når kontaktene der er ført både for tida "
            "før planen og i dag."
        ),
        needs=("Stillingsandel for hver politikontakt, og den ekstra stillingen i Dalane."),
    ),
    Promise(
        id="B-38",
        name="Høyst tre kommuner",
        name_english="At most three municipalities",
        term="antall kommuner",
        lines=((78, 78),),
        wording=(
            "En politikontakt skal som hovedregel ha høyst tre kommuner; mer bare "
            "unntaksvis, etter omfang og størrelse."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.DECISION_SUPPORT,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("PK-3-ALLE",),
        related=("PK-3",),
        obstacle="Hvor mange kommuner hver kontakt har, er ikke publisert.",
        needs="Kommuner per politikontakt, med begrunnelse for avvik.",
    ),
    Promise(
        id="B-39",
        name="Tid til å være kontakt",
        name_english="Time to be a contact",
        term="dedikert, kapasitet",
        lines=((79, 79),),
        wording=(
            "Kontakten skal være en som er satt av til oppgaven, med tid nok og evne til "
            "samarbeid, tilpasset stedet."
        ),
        actor="Politidistriktene",
        nature=Nature.PROMISE,
        capabilities=(Capability.PLANNING,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.PARTLY,
        obstacle=(
            "Hvor mye tid som er nok, er ikke sagt, så ingen regel kan avgjøre det. Der "
            "distriktet fører kontaktenes timer, står timer satt av og levert ved siden av; "
            "evnen til samarbeid måles ikke."
        ),
        needs="Et tall for hvor mange timer i uken en kontakt skal ha.",
    ),
    Promise(
        id="B-40",
        name="«Din politikontakt» i Oslo",
        name_english="«Your police contact» in Oslo",
        term="Din politikontakt",
        lines=((80, 83),),
        wording=(
            "Oslo vurderer en pilot etter mønster fra København, der hvert område har "
            "minst én betjent alle kan kontakte direkte."
        ),
        actor="Oslo politidistrikt",
        nature=Nature.INTENTION,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.MUNICIPALITY,
        checkable=Checkable.YES,
        tests=("DIN-PK",),
        related=("DK-14-30",),
        evidence=(
            Evidence(
                (
                    "I København er det omtrent to betjenter per område; i en dansk "
                    "ordning får man svar innen 14 dager og møtet innen 30."
                ),
                DANISH_OFFICERS,
                14,
                "dager",
            ),
        ),
        obstacle=(
            "Om piloten er besluttet eller startet, er ikke funnet. Svartiden måles der "
            "henvendelsene til kontakten kommer inn her, og står ved siden av."
        ),
        needs="At piloten er vedtatt og i gang.",
    ),
)
