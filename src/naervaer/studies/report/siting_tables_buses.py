"""Tables of the bus calendar."""

from naervaer.studies.access.country import Country
from naervaer.studies.report.cells import people_cell
from naervaer.studies.report.siting_tables_mix import proof_of
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.buses import (
    PUBLISHED_DOCUMENTS_A_YEAR,
    PUBLISHED_STOPS,
    BusStudy,
)

MINUTES_AN_HOUR = 60.0


def bus_table(study: BusStudy, country: Country, words: Words) -> Table:
    """Return the buses beside published practice and beside an office."""
    head = columns(
        words.text("col_measure"),
        words.text("col_computed"),
        words.text("col_published"),
    )
    visits = [bus.calendar for bus in study.buses]
    missed = sum(len(item.best.not_made) for item in visits if item.best is not None)
    hours = study.saved_minutes / MINUTES_AN_HOUR
    office = study.office
    rows = (
        row(words.text("bus_stops"), [str(len(study.stops)), f"~{PUBLISHED_STOPS}"]),
        row(
            words.text("bus_documents"),
            [
                words.number(study.documents_a_year),
                f"~{words.number(PUBLISHED_DOCUMENTS_A_YEAR)}",
            ],
        ),
        row(words.text("bus_days"), [words.number(study.bus_days), "–"]),
        row(words.text("bus_missed"), [words.number(missed), "–"]),
        row(words.text("bus_saved_hours"), [words.number(hours), "–"]),
        row(words.text("bus_saved_per_day"), [words.number(study.minutes_per_bus_day), "–"]),
        row(
            words.text(
                "bus_office_saves",
                name=country.municipality_names[office.municipality],
            ),
            [words.number(office.saved_minutes / MINUTES_AN_HOUR), "–"],
        ),
        row(
            words.text("bus_hours_per_fte"),
            [words.number(study.minutes_per_bus_fte / MINUTES_AN_HOUR), "–"],
        ),
        row(
            words.text("bus_office_hours_per_fte"),
            [words.number(study.minutes_per_office_fte / MINUTES_AN_HOUR), "–"],
        ),
        row(words.text("bus_office_days"), [words.number(study.bus_days_of_office), "–"]),
    )
    return Table("t-bus", words.text("table_bus"), head, rows, words.text("bus_note"))


def bus_stops_table(study: BusStudy, country: Country, words: Words) -> Table:
    """Return every stop with its visits in a quarter, the most saved minutes first."""
    head = (
        Column(words.text("col_municipality"), numeric=False),
        Column(words.text("bus_depot"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "bus_to_office",
                "col_people",
                "bus_needed",
                "bus_visits",
                "bus_made",
                "bus_issued",
                "bus_saved_hours",
            )
        ),
    )
    rows = []
    for bus in study.buses:
        plan, calendar = bus.frequency.best, bus.calendar.best
        for order, index in enumerate(bus.members):
            stop = study.stops[index]
            planned = 0 if plan is None else int(plan.visits[order])
            missed = 0 if calendar is None else calendar.not_made.count(order)
            saved = float(bus.saved_minutes[order]) / MINUTES_AN_HOUR
            rows.append(
                row(
                    country.municipality_names[stop.municipality],
                    [
                        country.municipality_names[bus.depot],
                        Cell(words.minutes(stop.office_minutes), sort=stop.office_minutes),
                        people_cell(stop.people, words),
                        Cell(words.number(stop.documents), sort=stop.documents),
                        Cell(str(planned), sort=planned),
                        Cell(str(planned - missed), sort=planned - missed),
                        Cell(
                            words.number(float(bus.documents[order])),
                            sort=float(bus.documents[order]),
                        ),
                        Cell(words.number(saved), sort=saved),
                    ],
                )
            )
    rows.sort(key=lambda cells: -(cells[-1].sort or 0.0))
    return Table(
        "t-bus-stops",
        words.text("table_bus_stops"),
        head,
        tuple(rows),
        words.text("bus_stops_note"),
    )


def bus_calendar_table(study: BusStudy, country: Country, words: Words) -> Table:
    """Return the calendar: a row for each week and bus, the stops in order."""
    head = (
        Column(words.text("bus_week"), numeric=False),
        Column(words.text("bus_depot"), numeric=False),
        Column(words.text("bus_route"), numeric=False),
        Column(words.text("bus_driving_hours")),
    )
    rows, proofs = [], []
    for bus in study.buses:
        depot = country.municipality_names[bus.depot]
        proofs.append(f"{depot}: {proof_of(bus.calendar.ending, bus.calendar.gap, words)}")
        for tour in () if bus.calendar.best is None else bus.calendar.best.tours:
            names = [
                country.municipality_names[study.stops[bus.members[stop]].municipality]
                for stop in tour.stops
            ]
            driving = tour.driving_minutes / MINUTES_AN_HOUR
            hours = Cell(words.number(driving, 1), sort=driving)
            cells = row(str(tour.week + 1), [depot, " – ".join(names), hours])
            rows.append((tour.week, cells))
    ordered = tuple(cells for _, cells in sorted(rows, key=lambda pair: pair[0]))
    note = words.text("bus_calendar_note", proofs="; ".join(proofs))
    return Table("t-bus-calendar", words.text("table_bus_calendar"), head, ordered, note)
