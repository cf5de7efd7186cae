"""Tables of the roster: duties, cover by the hour, and what its promises cost. Internal."""

import numpy as np
import pandas as pd

from naervaer.studies.duty.competences import COMPETENCES
from naervaer.studies.duty.presence import contact_hours_missing
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.roster import CONTACT, DutyRoster, GroupRoster
from naervaer.studies.duty.tables import hours_of

_DECIMALS = 4


def roster_table(result: DutyResult) -> pd.DataFrame:
    """Return every duty with its shift type and station district."""
    names = result.ground.station_districts
    rows = []
    for item in result.rosters.main.groups:
        shifts = item.problem.shifts
        for person, day in np.argwhere(item.roster.shifts >= 0).tolist():
            shift = shifts[int(item.roster.shifts[person, day])]
            start = pd.Timestamp(result.settings.first_day) + pd.Timedelta(
                days=day, minutes=shift.start_minute
            )
            rows.append(
                {
                    "person": item.problem.staff_names[person],
                    "start": start.isoformat(timespec="minutes"),
                    "end": (start + pd.Timedelta(minutes=shift.minutes)).isoformat(
                        timespec="minutes"
                    ),
                    "break_minutes": shift.break_minutes,
                    "shift": shift.name,
                    "station_district": names[item.group],
                }
            )
    columns = ["person", "start", "end", "break_minutes", "shift", "station_district"]
    table = pd.DataFrame(rows, columns=columns).assign(kind=result.staff_kind)
    return table.sort_values(["person", "start"], ignore_index=True)


def checked_table(result: DutyResult) -> pd.DataFrame:
    """Return every duty in just the columns that `naervaer roster check` reads.

    `kind` is the duty's own here; synthetic people say so in their names.
    """
    columns = ["person", "start", "end", "break_minutes"]
    return roster_table(result)[columns].assign(kind="ordinary")


def summary_table(result: DutyResult) -> pd.DataFrame:
    """Return one row per station district: cover, breaches, and how the search ended."""
    names = result.ground.station_districts
    rows = [
        {
            "station_district": names[item.group],
            "staff_people": item.problem.people,
            "hours_wanted": item.required,
            "hours_missing": item.missing,
            "covered": _share(item),
            "competence_hours_missing": item.missing_competence,
            "unfair_duties": item.unfair,
            "contact_duties_missing": contact_hours_missing(item),
            "breaches": item.breaches,
            "ending": item.ending.value,
            "objective": item.objective,
            "bound": item.bound,
            "kind": result.staff_kind,
        }
        for item in result.rosters.main.groups
    ]
    return pd.DataFrame(rows).round(_DECIMALS)


def cover_table(result: DutyResult) -> pd.DataFrame:
    """Return people wanted and people on duty by hour and station district."""
    names, main = result.ground.station_districts, result.rosters.main
    wanted = result.settings.assumptions.people_per_unit * result.plan.units
    return pd.DataFrame(
        {
            "hour": np.repeat(hours_of(result), len(names)),
            "station_district": list(names) * wanted.shape[0],
            "people_wanted": wanted.ravel(),
            "people_present": main.present.T.ravel().round(2),
            **{
                f"{name}_people": main.able[:, place].T.ravel().round(2)
                for place, name in enumerate(COMPETENCES)
            },
            "kind": result.staff_kind,
        }
    )


def competences_table(result: DutyResult) -> pd.DataFrame:
    """Return for each competence who holds it and how often it was there when wanted."""
    rows = [
        {
            "competence": item.name,
            "holders": item.people,
            "shifts_wanted": item.wanted,
            "shifts_there": item.there,
        }
        for item in result.rosters.competences
    ]
    return pd.DataFrame(rows).assign(kind=result.staff_kind)


def shared_table(result: DutyResult) -> pd.DataFrame:
    """Return what neighbours gain from one roster together, one row per set of neighbours."""
    names = result.ground.station_districts
    columns = ["station_districts", "hours_wanted", "hours_missing_closed"]
    columns += ["hours_missing_shared", "duties_away", "breaches"]
    rows = [
        (
            "; ".join(names[group] for group in item.groups),
            item.required,
            item.missing_closed,
            item.missing,
            item.away,
            item.breaches,
        )
        for item in result.rosters.shared
    ]
    return pd.DataFrame(rows, columns=columns).round(_DECIMALS).assign(kind=result.staff_kind)


def kept_table(result: DutyResult) -> pd.DataFrame:
    """Return what keeping contact hours and seeking drone competence does to the roster."""
    rosters = result.rosters
    chosen = {item.group for item in rosters.without_drones.groups}
    same = [item for item in rosters.main.groups if item.group in chosen]
    rows = [
        _kept("contacts", "yes", rosters.main.groups, rosters.drone_shifts, rosters.main),
        _kept(
            "contacts",
            "no",
            rosters.without_contacts.groups,
            float("nan"),
            rosters.without_contacts,
        ),
        _kept("drones", "yes", tuple(same), rosters.drone_shifts, rosters.main),
        _kept(
            "drones",
            "no",
            rosters.without_drones.groups,
            rosters.drone_shifts_unsought,
            rosters.without_drones,
        ),
    ]
    return pd.DataFrame(rows).round(_DECIMALS).assign(kind=result.staff_kind)


def _kept(
    promise: str, kept: str, groups: tuple[GroupRoster, ...], drones: float, roster: DutyRoster
) -> dict[str, object]:
    """Return one row; `roster` gives the contact hours of the station districts it holds."""
    mine = {item.group for item in groups}
    return {
        "promise": promise,
        "kept": kept,
        "hours_wanted": sum(item.required for item in groups),
        "hours_missing": sum(item.missing for item in groups),
        "drone_shifts": drones,
        "contact_hours": sum(
            contact_hours(item) for item in roster.groups if item.group in mine
        ),
    }


def contact_hours(item: GroupRoster) -> float:
    """Return the contact hours given, by the clock."""
    shift = next(at for at, kind in enumerate(item.problem.shifts) if kind.name == CONTACT)
    given = int((item.roster.shifts == shift).sum())
    return given * item.problem.shifts[shift].minutes / 60


def _share(item: GroupRoster) -> float:
    return 1.0 - item.missing / item.required if item.required else float("nan")
