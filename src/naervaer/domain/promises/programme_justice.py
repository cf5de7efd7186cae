"""Programme, «Rettssikkerhet for alle»: A-28 to A-37."""

from naervaer.domain.promises.promise import Capability, Evidence, Nature, Promise, Theme
from naervaer.domain.promises.sources import (
    CENTRE_PILOTS,
    LEGAL_AID_LAW,
    RECORDING_LAW,
    RECORDING_MONEY,
)
from naervaer.domain.rules.rule import Checkable

ROWS: tuple[Promise, ...] = (
    Promise(
        id="A-28",
        name="Uavhengige domstoler med god kvalitet",
        name_english="Independent courts of good quality",
        term="domstolenes uavhengighet",
        lines=((143, 153),),
        wording=(
            "Domstolene skal være uavhengige, holde høy kvalitet og avgjøre saker innen "
            "rimelig tid."
        ),
        actor="Domstoladministrasjonen",
        nature=Nature.AIM,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.JUSTICE,
        checkable=Checkable.NO,
        obstacle=("Domstolene er en uavhengig statsmakt, og teksten setter ingen tidsgrense."),
        needs="Saksbehandlingstid per domstol mot de målene domstolene selv har satt.",
    ),
    Promise(
        id="A-29",
        name="Nærhet til domstolene",
        name_english="Nearness to the courts",
        term="nærhet til domstolene",
        lines=((153, 155),),
        wording=(
            "Når domstolenes struktur endres, skal det tas hensyn til at folk ikke får "
            "for langt til retten."
        ),
        actor="Stortinget og Domstoladministrasjonen",
        nature=Nature.AIM,
        capabilities=(Capability.ANALYSIS,),
        theme=Theme.JUSTICE,
        checkable=Checkable.PARTLY,
        obstacle="Reisetiden kan beregnes, men det er ikke sagt hva som er nært nok.",
        needs=(
            "Reisetid til nærmeste rettssted før og etter en endring, med den terskelen "
            "Stortinget velger."
        ),
    ),
    Promise(
        id="A-30",
        name="Lyd- og bildeopptak i retten",
        name_english="Sound and video recording in court",
        term="lyd- og bildeopptak",
        lines=((155, 157), (178, 178)),
        wording=(
            "Digitaliseringen av domstolene skal gå raskere, og forklaringer i retten "
            "skal tas opp med lyd og bilde."
        ),
        actor="Domstoladministrasjonen",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.JUSTICE,
        checkable=Checkable.YES,
        tests=("OPPTAK",),
        evidence=(
            Evidence("Loven krever opptak når utstyret finnes.", RECORDING_LAW),
            Evidence(
                (
                    "15 millioner kroner ble gitt i 2024; målet var omtrent 200 "
                    "rettssaler i 2025."
                ),
                RECORDING_MONEY,
                200,
                "rettssaler",
            ),
        ),
        obstacle="Hvor mange rettssaler som har utstyret, er ikke funnet.",
        needs="Antall domstoler og rettssaler med utstyr i bruk.",
    ),
    Promise(
        id="A-31",
        name="Mekling og laveste nivå",
        name_english="Mediation and the lowest level",
        term="mekling, lavest mulig nivå",
        lines=((159, 161),),
        wording=(
            "Flere saker skal kunne løses ved mekling eller så lavt i systemet som mulig."
        ),
        actor="Konfliktrådene og forliksrådene",
        nature=Nature.AIM,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.JUSTICE,
        checkable=Checkable.PARTLY,
        obstacle="Ingen andel er satt som mål.",
        needs="Andelen saker som løses ved mekling, år for år.",
    ),
    Promise(
        id="A-32",
        name="Mindre økonomisk risiko i retten",
        name_english="Less financial risk of going to court",
        term="økonomisk risiko",
        lines=((161, 166), (183, 184)),
        wording=(
            "Det skal koste mindre å risikere en sak for domstolen, slik at alle kan få "
            "hjelp uansett økonomi."
        ),
        actor="Stortinget",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.JUSTICE,
        checkable=Checkable.YES,
        related=("RETTSHJELP", "RETTSHJELP-MODELL"),
        evidence=(
            Evidence(
                (
                    "Fra 15. oktober 2025 følger egenandelen i rettshjelp betalingsevnen,"
                    " fra 1 til 99 prosent."
                ),
                LEGAL_AID_LAW,
            ),
        ),
        obstacle=(
            "Den nye rettshjelpsmodellen gjelder, men en måling av samlet risiko før og "
            "etter er ikke funnet."
        ),
        needs="Kostnaden for en typisk sak før og etter, for ulike inntekter.",
    ),
    Promise(
        id="A-33",
        name="Domstoler som kan prioritere",
        name_english="Courts able to prioritise",
        term="prioritering, sikkerhet, rimelig tid",
        lines=((180, 181),),
        wording=(
            "Domstolene skal kunne prioritere oppgavene sine, ivareta sikkerheten og bli "
            "ferdige i rimelig tid."
        ),
        actor="Domstoladministrasjonen",
        nature=Nature.AIM,
        capabilities=(Capability.OUT_OF_REACH, Capability.TRACKING),
        theme=Theme.JUSTICE,
        checkable=Checkable.NO,
        obstacle="Teksten setter ingen grense for hva som er rimelig tid.",
        needs="Saksbehandlingstid per domstol og år.",
    ),
    Promise(
        id="A-34",
        name="Frivillig rettshjelp",
        name_english="Voluntary legal aid",
        term="frivillige rettshjelpstilbud",
        lines=((168, 170), (186, 186)),
        wording="De frivillige som gir juridiske råd, skal styrkes.",
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.JUSTICE,
        checkable=Checkable.YES,
        obstacle="Tilskudd og tilbud før og etter er ikke funnet.",
        needs="Tilskudd per år og antall tilbud per fylke.",
    ),
    Promise(
        id="A-35",
        name="Vern av ofre for menneskehandel",
        name_english="Care for victims of trafficking",
        term="ofre for menneskehandel",
        lines=((188, 188),),
        wording=(
            "Den som er utsatt for menneskehandel, skal bli bedre ivaretatt og få bistand."
        ),
        actor="Politiet, kommunene og frivillige",
        nature=Nature.PROMISE,
        capabilities=(Capability.TRACKING,),
        theme=Theme.VIOLENCE,
        checkable=Checkable.NO,
        obstacle=(
            "Det er ikke sagt hva som er bedre, og et register over ofre ville sette dem "
            "i fare."
        ),
        needs="Publiserte tall for bistand, aldri opplysninger om enkeltpersoner.",
    ),
    Promise(
        id="A-36",
        name="Ny rettshjelpsmodell",
        name_english="A new legal-aid model",
        term="rettshjelpsmodell",
        lines=((170, 172), (190, 190)),
        wording="En ny og bedre rettshjelpsmodell skal gi flere utsatte grupper hjelp.",
        actor="Justis- og beredskapsdepartementet",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE,),
        theme=Theme.JUSTICE,
        checkable=Checkable.YES,
        tests=("RETTSHJELP-MODELL",),
        related=("RETTSHJELP",),
        evidence=(
            Evidence(
                (
                    "Modellen gjelder fra 15. oktober 2025: fri hjelp opp til 1 G, "
                    "egenandel opp til 5 G."
                ),
                LEGAL_AID_LAW,
            ),
        ),
        remainder="Modellen gjelder, men ingen tall viser ennå om flere utsatte får hjelp.",
        needs=(
            "Antall personer som får rettshjelp før og etter 15. oktober 2025, etter gruppe."
        ),
    ),
    Promise(
        id="A-37",
        name="Rettshjelp i nærtjenestesentre",
        name_english="Legal guidance in local service centres",
        term="rettshjelpsveiledning i nærtjenestesentre",
        lines=((172, 174), (192, 192)),
        wording=(
            "Folk over hele landet skal kunne få juridisk veiledning i nærtjenestesentrene."
        ),
        actor="Kommunene og nærtjenestesentrene",
        nature=Nature.PROMISE,
        capabilities=(Capability.INHABITANT_SERVICE, Capability.PLANNING),
        theme=Theme.JUSTICE,
        checkable=Checkable.YES,
        related=("NTS-PILOT",),
        evidence=(
            Evidence(
                (
                    "Ni piloter med nærtjenestesenter går 2024–2026, i Lebesby, Tokke, "
                    "Nore og Uvdal, Ulstein, Meløy, Øygarden, Værøy, Gamvik og Vanylven."
                ),
                CENTRE_PILOTS,
                9,
                "piloter",
            ),
        ),
        obstacle="Om rettshjelp tilbys i pilotene, er ikke funnet.",
        needs="Antall sentre som tilbyr veiledning, og reisetiden dit.",
    ),
)
