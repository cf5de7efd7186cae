"""Measurements taken from published sources, each judged by a rule and never by hand.

A day is given as the source gives it. Where a source gives only a period, the last day of the
period that it describes stands, and the evidence says so. Statements of the documents about
themselves are not measurements.
"""

from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises import sources
from naervaer.domain.promises.measurement import Measurement

_PILOTS = f"Oslo og pilotene i Nordland, Sør-Vest og Sør-Øst 2024–2025: {sources.RISK_PILOTS}"
_CONTROLS = f"192 personer i 2024 mot 21 i 2023: {sources.CONTROL_USE}"
_END_OF_2023, _END_OF_2024 = date(2023, 12, 31), date(2024, 12, 31)


def _known(key: str, *, value: float, as_of: date, kind: Kind, says: str) -> Measurement:
    promise, rule, *scope = key.split("/")
    return Measurement.of(
        promise=promise,
        rule=rule,
        value=value,
        as_of=as_of,
        kind=kind,
        evidence=says,
        scope=scope[0] if scope else "",
    )


LAWS = (
    _known(
        "A-22/SAMTYKKE",
        value=2,
        as_of=date(2025, 7, 1),
        kind=Kind.LAW,
        says=f"Vedtatt 20. juni 2025, i kraft 1. juli 2025: {sources.CONSENT_LAW}",
    ),
    _known(
        "A-30/OPPTAK",
        value=1,
        as_of=date(2026, 7, 2),
        kind=Kind.LAW,
        says=f"Plikten gjelder når utstyret finnes: {sources.RECORDING_LAW}",
    ),
    _known(
        "A-36/RETTSHJELP-MODELL",
        value=2,
        as_of=date(2025, 10, 15),
        kind=Kind.LAW,
        says=f"I kraft 15. oktober 2025: {sources.LEGAL_AID_LAW}",
    ),
    _known(
        "B-08/STRUKTUR-12",
        value=12,
        as_of=date(2025, 12, 1),
        kind=Kind.LAW,
        says=str(sources.REGULATION),
    ),
    _known(
        "B-52/UNGDOM",
        value=2,
        as_of=date(2024, 9, 1),
        kind=Kind.LAW,
        says=str(sources.YOUTH_LAW),
    ),
    _known(
        "B-67/BOPLIKT",
        value=1,
        as_of=date(2026, 7, 2),
        kind=Kind.LAW,
        says=str(sources.RESIDENCE),
    ),
)

OFFICIAL = (
    _known(
        "A-20/OMBUD",
        value=1,
        as_of=date(2023, 10, 25),
        kind=Kind.OFFICIAL,
        says=f"Kunngjort; om ombudet er i arbeid, er ikke funnet: {sources.OMBUD_2023}",
    ),
    _known(
        "B-18/TS-MIDLER",
        value=75,
        as_of=_END_OF_2023,
        kind=Kind.OFFICIAL,
        says=f"Svaret er ikke datert i kilden vår: {sources.POINT_MONEY}",
    ),
    _known(
        "B-18/TS-FRISKE/Innlandet",
        value=-37.9,
        as_of=_END_OF_2023,
        kind=Kind.OFFICIAL,
        says=f"Hele distriktet i 2023, ikke per tjenestested: {sources.INNLANDET_STAFF}",
    ),
    _known(
        "B-18/TS-FRISKE/Troms",
        value=-5.6,
        as_of=_END_OF_2023,
        kind=Kind.OFFICIAL,
        says=f"370,6 til 365 i hele distriktet, perioden ikke oppgitt: {sources.TROMS_STAFF}",
    ),
    _known(
        "B-24/DRONE-6",
        value=6,
        as_of=date(2024, 1, 19),
        kind=Kind.OFFICIAL,
        says=str(sources.DRONES_2024),
    ),
    _known(
        "B-24/DRONE-100",
        value=101,
        as_of=date(2024, 1, 19),
        kind=Kind.OFFICIAL,
        says=f"«Over 100», ført som 101: {sources.DRONES_2024}",
    ),
    _known(
        "B-29/TPL-SLUTT",
        value=1,
        as_of=date(2022, 4, 19),
        kind=Kind.OFFICIAL,
        says=f"Pilot i Sør-Øst og Innlandet: {sources.PLANNING_PILOTS}",
    ),
    _known(
        "B-36/VEIL-TAUSHET",
        value=1,
        as_of=date(2023, 3, 22),
        kind=Kind.OFFICIAL,
        says=str(sources.GUIDE_2023),
    ),
    _known(
        "B-37/PK-ALLE",
        value=1.0,
        as_of=date(2017, 6, 22),
        kind=Kind.OFFICIAL,
        says=f"Alle kommuner fra 15. juni 2017: {sources.CONTACTS_2017}",
    ),
    _known(
        "B-62/NTS-PILOT",
        value=9,
        as_of=_END_OF_2024,
        kind=Kind.OFFICIAL,
        says=f"Ni piloter 2024–2026: {sources.CENTRE_PILOTS}",
    ),
    _known(
        "B-69/VFK-12",
        value=12,
        as_of=date(2024, 1, 17),
        kind=Kind.OFFICIAL,
        says=f"Alle distrikter i januar 2024: {sources.FIRST_CONTACT}",
    ),
    _known(
        "B-71/BLINK-12",
        value=12,
        as_of=date(2023, 6, 5),
        kind=Kind.OFFICIAL,
        says=f"Alle distrikter fra 5. juni 2023: {sources.BLINK_2023}",
    ),
)

PRESS = (
    _known("A-14/EK-FLERE", value=171, as_of=_END_OF_2024, kind=Kind.PRESS, says=_CONTROLS),
    _known("A-15/AP-RISK", value=4, as_of=_END_OF_2024, kind=Kind.PRESS, says=_PILOTS),
    _known("B-53/RISK-3", value=1, as_of=_END_OF_2024, kind=Kind.PRESS, says=_PILOTS),
    _known(
        "B-14/TS-20",
        value=10,
        as_of=date(2024, 2, 29),
        kind=Kind.PRESS,
        says=(
            "Magnormoen står i forskriften, og de ni fra 2023 er omtalt med besøkstall i "
            f"februar 2024; åpning av de ti fra 2024 er ikke funnet: {sources.POINT_VISITS}"
        ),
    ),
    _known(
        "B-19/TS-SESONG",
        value=2,
        as_of=date(2024, 2, 29),
        kind=Kind.PRESS,
        says=(
            "Hvaler og Geiranger er blant de ni fra 2023; åpning på Hemsedal er ikke funnet: "
            f"{sources.POINT_VISITS}; {sources.HVALER_2023}"
        ),
    ),
    _known(
        "B-43/ALTA",
        value=2,
        as_of=date(2025, 8, 31),
        kind=Kind.PRESS,
        says=f"24 plasser fra august 2025: {sources.ALTA_TEACHING}",
    ),
    _known(
        "B-50/BEDRAGERI",
        value=1,
        as_of=date(2023, 6, 23),
        kind=Kind.PRESS,
        says=f"Plasseringen er besluttet, med 20–25 arbeidsplasser: {sources.FRAUD_JOBS}",
    ),
)

KNOWN_MEASUREMENTS: tuple[Measurement, ...] = (*LAWS, *OFFICIAL, *PRESS)
"""All measurements that published sources give; a study adds its own."""
