"""Promises kept step by step: a law in force, a guide published, a pilot begun."""

from naervaer.domain.figures import Source
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom
from naervaer.domain.rules.sources import (
    PLAN_IN_FORCE,
    PLAN_TITLE,
    PROGRAMME_IN_FORCE,
    PROGRAMME_TITLE,
    law,
    plan_line,
    programme_line,
)
from naervaer.domain.rules.threshold import StageRule

_MINISTRY = "Justis- og beredskapsdepartementet"
_DIRECTORATE = "Politidirektoratet"


def _stages(
    name: tuple[str, str],
    statement: str,
    *stages: str,
    source: Source,
    owner: str = _MINISTRY,
    binding: Binding = Binding.POLITICAL,
    valid_from: ValidFrom | None = None,
) -> StageRule:
    rule_id, title = name
    document = {PLAN_TITLE: PLAN_IN_FORCE, PROGRAMME_TITLE: PROGRAMME_IN_FORCE}
    return StageRule(
        id=rule_id,
        name=title,
        statement=statement,
        source=source,
        binding=binding,
        valid_from=valid_from or document[source.title],
        owner=owner,
        family=Family.PLEDGES,
        stages=stages,
    )


PROGRAMME = (
    _stages(
        ("SAMTYKKE", "Samtykke i straffeloven"),
        "Straffeloven definerer voldtekt som seksuell omgang uten samtykke.",
        "loven er vedtatt",
        "loven gjelder",
        source=programme_line("122–123"),
        owner="Stortinget",
    ),
    _stages(
        ("OMBUD", "Varslingsombud i politiet"),
        "Et varslingsombud for politiet er på plass.",
        "ombudet er kunngjort",
        "ombudet er utnevnt og i arbeid",
        source=programme_line("116"),
    ),
    _stages(
        ("KULTUR", "Gjennomgang av kultur og ledelse"),
        "Status for arbeidet med kultur, ledelse og rolleforståelse er gjennomgått.",
        "gjennomgangen er lagt fram",
        source=programme_line("114"),
    ),
    _stages(
        ("ETTERF-PLAN", "Plan for etterforskning"),
        "En egen plan for å styrke etterforskningen og påtalemyndigheten er lagt fram.",
        "planen er lagt fram",
        source=programme_line("125–126"),
    ),
    _stages(
        ("MODELL", "Ressursfordelingsmodellen"),
        "Modellen for bemanning og ressurser er gjennomgått og uheldige utslag vurdert rettet.",
        "gjennomgangen er lagt fram",
        "det er avgjort om utslagene rettes",
        source=programme_line("128–129"),
        owner=_DIRECTORATE,
    ),
    _stages(
        ("OPPTAK", "Opptak i domstolene"),
        "Forklaringer i retten tas opp med lyd og bilde.",
        "plikten til opptak står i loven",
        "utstyret er på plass i alle domstoler",
        source=programme_line("178"),
        owner="Domstoladministrasjonen",
    ),
    _stages(
        ("RETTSHJELP-MODELL", "Ny rettshjelpsmodell"),
        "En ny rettshjelpsmodell gjelder.",
        "modellen er vedtatt",
        "modellen gjelder",
        source=programme_line("190"),
        owner="Stortinget",
    ),
)

PLAN = (
    _stages(
        ("VEIL-TAUSHET", "Veileder om taushetsplikt"),
        "En samlet veileder om taushetsplikt, opplysningsrett og opplysningsplikt er utgitt.",
        "veilederen er utgitt",
        source=plan_line("73–74"),
    ),
    _stages(
        ("DIN-PK", "Pilot med «Din politikontakt»"),
        "Oslo vurderer en pilot der alle kan ta direkte kontakt med en lokal betjent.",
        "piloten er besluttet",
        "piloten er i gang",
        source=plan_line("83"),
        owner="Oslo politidistrikt",
    ),
    _stages(
        ("TPL-SLUTT", "Piloter i tjenesteplanlegging"),
        "Pilotene er sluttvurdert, og erfaringene tas i bruk.",
        "pilotene er i gang",
        "sluttvurderingen er lagt fram",
        "erfaringene er tatt i bruk",
        source=plan_line("67"),
        owner=_DIRECTORATE,
    ),
    _stages(
        ("ALTA", "Politiutdanning i Alta"),
        "Et pilotforsøk med desentralisert politiutdanning i Alta er i gang.",
        "forsøket er besluttet",
        "undervisningen er i gang",
        source=plan_line("93"),
        owner="Politihøgskolen",
    ),
    _stages(
        ("JOBB", "Jobb til partner"),
        "Samarbeid med andre arbeidsgivere om jobb til partner er utredet.",
        "utredningen er lagt fram",
        source=plan_line("103"),
        owner=_DIRECTORATE,
    ),
    _stages(
        ("TILKNYTNING", "Lokal tilknytning som kriterium"),
        "Det er vurdert om lokal tilknytning kan være et kvalifikasjonskriterium.",
        "vurderingen er lagt fram",
        source=plan_line("171"),
    ),
    _stages(
        ("BEDRAGERI", "Bedragerisenter på Gjøvik"),
        "Et bedragerisenter under Økokrim er etablert på Gjøvik.",
        "plasseringen er besluttet",
        "senteret er åpnet",
        source=plan_line("114"),
        owner="Økokrim",
    ),
    _stages(
        ("UNGDOM", "Bedre straffereaksjoner for unge"),
        "Forslaget om ungdomsstraff og ungdomsoppfølging er lagt fram og blitt lov.",
        "forslaget er lagt fram",
        "loven gjelder",
        source=plan_line("118"),
        owner="Stortinget",
    ),
    _stages(
        ("RISK-3", "RISK i tre nye distrikter"),
        "RISK etableres i Nordland, Sør-Vest og Sør-Øst.",
        "pilot er i gang i alle tre",
        "ordningen er fast i alle tre",
        source=plan_line("121"),
        owner=_DIRECTORATE,
    ),
    _stages(
        ("OPPTRAPPING", "Opptrappingsplan mot vold"),
        "En opptrappingsplan mot vold og overgrep er lagt fram.",
        "planen er lagt fram",
        source=plan_line("123"),
    ),
    _stages(
        ("BOPLIKT", "Boplikt for politifolk"),
        "Den som har politimyndighet, bor i forsvarlig avstand til tjenestestedet.",
        "plikten gjelder",
        source=law("Politiloven (lov 4. august 1995 nr. 53)", "§ 22"),
        owner="Stortinget",
        binding=Binding.LAW,
        valid_from=ValidFrom(1995, 10, 1, note="Lovens ikrafttredelse; § 22 endret 2006."),
    ),
)

RULES: tuple[Rule, ...] = (*PROGRAMME, *PLAN)
