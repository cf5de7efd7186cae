"""Promises that a count can settle: so many points, offices, cars, places, districts."""

from dataclasses import dataclass

from naervaer.domain.figures import Source
from naervaer.domain.rules.rule import Binding, Checkable, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import (
    PLAN_IN_FORCE,
    PLAN_TITLE,
    PROGRAMME_IN_FORCE,
    PROGRAMME_TITLE,
    plan_line,
    programme_line,
)
from naervaer.domain.rules.threshold import ThresholdRule

_MINISTRY = "Justis- og beredskapsdepartementet"
_DIRECTORATE = "Politidirektoratet"
_CORRECTIONS = "Kriminalomsorgsdirektoratet"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBelowRule(Rule):
    """A group that an age bounds upward."""

    below: int = limit("under", "år")

    def holds(self, age: int) -> bool:
        """Return whether someone of that age belongs to the group."""
        return 0 <= age < self.below


def _count(
    name: tuple[str, str],
    statement: str,
    *,
    source: Source,
    measured: tuple[str, str],
    at_least: float | None = None,
    at_most: float | None = None,
    owner: str = _MINISTRY,
    binding: Binding = Binding.POLITICAL,
    checkable: Checkable = Checkable.YES,
    valid_from: ValidFrom | None = None,
) -> ThresholdRule:
    rule_id, title = name
    measure, unit = measured
    document = {PLAN_TITLE: PLAN_IN_FORCE, PROGRAMME_TITLE: PROGRAMME_IN_FORCE}
    return ThresholdRule(
        id=rule_id,
        name=title,
        statement=statement,
        source=source,
        binding=binding,
        valid_from=valid_from or document[source.title],
        owner=owner,
        family=Family.PLEDGES,
        checkable=checkable,
        measure=measure,
        unit=unit,
        at_least=at_least,
        at_most=at_most,
        cumulative=at_least is not None,
    )


SERVICE_POINTS = (
    _count(
        ("TS-20", "Tjue nye tjenestesteder"),
        "Det opprettes 20 nye tjenestesteder: ett i 2022, ni i 2023 og ti i 2024.",
        source=plan_line("20–43"),
        measured=("service_points_opened", "åpnede tjenestesteder"),
        at_least=20,
    ),
    _count(
        ("TS-SESONG", "Tre sesongsteder"),
        "Hvaler og Geiranger er åpne om sommeren og Hemsedal om vinteren.",
        source=plan_line("26, 33 og 34"),
        measured=("seasonal_points_open_in_season", "sesongsteder"),
        at_least=3,
    ),
    _count(
        ("TS-REISE", "Kortere vei til et tjenestested"),
        "De nye stedene skal gi folk tilgang til polititjenester nærmere der de bor.",
        source=plan_line("21"),
        measured=("people_with_shorter_way_to_service_point", "innbyggere"),
        at_least=1,
        checkable=Checkable.PARTLY,
    ),
)

EQUIPMENT_AND_MONEY = (
    _count(
        ("BIL-370", "Politibiler"),
        "370 politibiler anskaffes i 2022 og fordeles på politidistriktene.",
        source=plan_line("49"),
        measured=("cars_distributed_to_districts", "politibiler"),
        at_least=370,
        owner=_DIRECTORATE,
    ),
    _count(
        ("BUD-200", "Ekstra bevilgning i 2022"),
        "Politiet får 200 millioner kroner ekstra i 2022, blant annet til lokale tjenester.",
        source=plan_line("58"),
        measured=("extra_million_kroner_2022", "mill. kr"),
        at_least=200,
        valid_from=ValidFrom(2022),
    ),
    _count(
        ("ETTERF-30", "Etterforskning i 2024"),
        "30 millioner kroner i 2024 styrker etterforskningen, mest i driftsenhetene ute.",
        source=plan_line("63–64"),
        measured=("investigation_million_kroner_2024", "mill. kr"),
        at_least=30,
        valid_from=ValidFrom(2024, 1, 1, note="Budsjettåret."),
    ),
    _count(
        ("PHS-100", "Studieplasser"),
        "100 nye studieplasser fra høsten 2022, som føres videre.",
        source=plan_line("85"),
        measured=("student_places_added", "studieplasser"),
        at_least=100,
        valid_from=ValidFrom(2022, note="Høsten 2022."),
    ),
    _count(
        ("REISE", "Reisestøtte til opptaksprøver"),
        "Søkere fra Nordland, Troms og Finnmark får støtte til å reise til prøvene i Oslo og "
        "Bergen.",
        source=plan_line("96–97"),
        measured=("counties_with_travel_support", "fylker"),
        at_least=3,
        owner="Politihøgskolen",
    ),
)

SERVICES = (
    _count(
        ("PASS-15", "Femten nye passkontorer"),
        "15 nye passkontorer opprettes, spredt over landet.",
        source=plan_line("133–149"),
        measured=("passport_offices_opened", "åpnede passkontorer"),
        at_least=15,
    ),
    _count(
        ("PASS-REISE", "Kortere vei til passkontoret"),
        "De 15 kontorene skal gi mange kortere reisevei.",
        source=plan_line("133"),
        measured=("people_with_shorter_way_to_passport_office", "innbyggere"),
        at_least=1,
        checkable=Checkable.PARTLY,
    ),
    _count(
        ("NTS-PILOT", "Piloter med nærtjenestesenter"),
        "Det settes i gang piloter med nærtjenestesentre.",
        source=plan_line("152"),
        measured=("service_centre_pilots_started", "piloter"),
        at_least=1,
        owner="Kommunal- og distriktsdepartementet",
    ),
    _count(
        ("NTS-POLITI", "Polititjenester på nærtjenestesenter"),
        "Politiet kan ha tjenester på nærtjenestesentrene: kontakt, passbuss eller møte.",
        source=plan_line("153"),
        measured=("service_centres_with_police_service", "sentre"),
        at_least=1,
        owner=_DIRECTORATE,
        checkable=Checkable.PARTLY,
    ),
    _count(
        ("AAPEN-1", "Åpen dag"),
        "På åpen dag er minst én politistasjon i hvert politidistrikt åpen.",
        source=plan_line("198"),
        measured=("fewest_open_stations_in_a_district", "åpne stasjoner"),
        at_least=1,
        owner=_DIRECTORATE,
    ),
    _count(
        ("VFK-12", "Ved første kontakt i alle distrikter"),
        "Forsøk som lykkes, blir fast arbeidsform; målt som innført i alle tolv distrikter.",
        source=plan_line("175"),
        measured=("districts_with_first_contact", "politidistrikter"),
        at_least=12,
        owner=_DIRECTORATE,
    ),
    _count(
        ("BLINK-12", "Digital jaktvåpensøknad i alle distrikter"),
        "Søknad om jaktvåpen er heldigital i 2023; målt som innført i alle tolv distrikter.",
        source=plan_line("180"),
        measured=("districts_with_digital_weapon_application", "politidistrikter"),
        at_least=12,
        owner=_DIRECTORATE,
        binding=Binding.STATEMENT,
    ),
    _count(
        ("VAAPEN-5", "Behandlingstid for jaktvåpen"),
        "En vanlig søknad tar under fem minutter å behandle, mot omtrent en time før. En "
        "saksbehandler fatter vedtaket.",
        source=plan_line("180–181"),
        measured=("handling_minutes_per_weapon_application", "minutter"),
        at_most=5,
        owner=_DIRECTORATE,
        binding=Binding.STATEMENT,
    ),
    _count(
        ("INNB-12", "Innbyggerstemmen i alle distrikter"),
        "Alle politidistrikter er i gang med å trekke inn innbyggerne.",
        source=plan_line("160"),
        measured=("districts_with_resident_involvement", "politidistrikter"),
        at_least=12,
        owner=_DIRECTORATE,
        binding=Binding.STATEMENT,
    ),
    _count(
        ("NETT-13", "Nettpatrulje overalt"),
        "Alle tolv politidistrikter og Kripos har nettpatrulje.",
        source=plan_line("192"),
        measured=("units_with_net_patrol", "enheter"),
        at_least=13,
        owner=_DIRECTORATE,
        binding=Binding.STATEMENT,
    ),
    _count(
        ("DIALOG-356", "Dialog med alle kommuner"),
        "Lokalt politi har hatt dialog med alle de 356 kommunene som da fantes.",
        source=plan_line("6"),
        measured=("municipalities_in_dialogue", "kommuner"),
        at_least=356,
        binding=Binding.STATEMENT,
    ),
)

PROTECTION = (
    _count(
        ("AP-RISK", "RISK i alle distrikter"),
        "RISK tas i bruk i alle tolv politidistrikter.",
        source=programme_line("102 og 135"),
        measured=("districts_with_risk", "politidistrikter"),
        at_least=12,
        owner="Arbeiderpartiet",
    ),
    _count(
        ("EK-FLERE", "Mer omvendt voldsalarm"),
        "Omvendt voldsalarm brukes mer enn før; her målt mot 2023.",
        source=programme_line("98 og 135"),
        measured=("more_persons_in_electronic_control_than_2023", "personer"),
        at_least=1,
        owner="Arbeiderpartiet",
    ),
    _count(
        ("BF-FLERE", "Flere besøksforbud"),
        "Besøksforbud brukes mer enn før; her målt mot 2023.",
        source=programme_line("98"),
        measured=("more_contact_bans_than_2023", "besøksforbud"),
        at_least=1,
        owner="Arbeiderpartiet",
    ),
    _count(
        ("AKRIM-8", "A-krimsentre"),
        "Med senteret i Alta er det åtte a-krimsentre.",
        source=plan_line("112"),
        measured=("labour_crime_centres", "sentre"),
        at_least=8,
        binding=Binding.STATEMENT,
    ),
    _count(
        ("BH-3", "Barnehus i Finnmark"),
        "Barnehuset i Finnmark får tre steder: Kirkenes, Alta i 2024 og Karasjok i 2025.",
        source=plan_line("126"),
        measured=("childrens_house_places_in_finnmark", "steder"),
        at_least=3,
    ),
    _count(
        ("SAMSONING-0", "Ingen samsoning"),
        "Kvinner og menn soner ikke i samme avdeling.",
        source=programme_line("239"),
        measured=("units_with_mixed_serving", "avdelinger"),
        at_most=0,
        owner=_CORRECTIONS,
    ),
    _count(
        ("ROM-0", "Eget rom og toalett for kvinner"),
        "Ingen kvinne deler rom under soning, og alle har eget toalett.",
        source=programme_line("267–269"),
        measured=("women_without_own_room_and_toilet", "innsatte"),
        at_most=0,
        owner=_CORRECTIONS,
    ),
    _count(
        ("NFFA-1", "Forsterket avdeling for kvinner"),
        "Det finnes én nasjonal forsterket fellesskapsavdeling for kvinner.",
        source=programme_line("271–272"),
        measured=("reinforced_units_for_women", "avdelinger"),
        at_least=1,
        owner=_CORRECTIONS,
    ),
)


SUSPECTED_CHILDREN = AgeBelowRule(
    id="BH-U16",
    name="Barnehusenes målgruppe",
    statement="Barnehusene skal også ta imot mistenkte barn under 16 år.",
    source=plan_line("126"),
    binding=Binding.POLITICAL,
    valid_from=ValidFrom(
        2023, note="Løftets år; når utvidelsen trådte i kraft, ble ikke funnet."
    ),
    owner=_MINISTRY,
    family=Family.PLEDGES,
    checkable=Checkable.NO,
    below=16,
)

RULES: tuple[Rule, ...] = (
    *SERVICE_POINTS,
    *EQUIPMENT_AND_MONEY,
    *SERVICES,
    *PROTECTION,
    SUSPECTED_CHILDREN,
)
