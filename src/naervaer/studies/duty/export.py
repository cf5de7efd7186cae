"""Files of the duty study: an internal folder, and a public one without roster or gap."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.access.export import write_parquet
from naervaer.studies.duty import roster_tables, tables
from naervaer.studies.duty.dictionary import COLUMNS
from naervaer.studies.duty.municipal import DEMAND_BY_MUNICIPALITY
from naervaer.studies.duty.presence import announced, presence_table
from naervaer.studies.duty.result import DutyResult

INTERNAL, PUBLIC = "internal", "public"
PRESENCE = "presence"
"""The account's table; it is written as JSON too."""


def internal_tables(result: DutyResult) -> dict[str, pd.DataFrame]:
    """Return every table by file name."""
    return {
        "demand_daily": tables.demand_daily_table(result),
        "demand_hourly": tables.demand_hourly_table(result),
        DEMAND_BY_MUNICIPALITY: tables.demand_by_municipality_table(result),
        "need_hourly": tables.need_table(result),
        "station_districts": tables.station_districts_table(result),
        "response": tables.response_table(result),
        "calibration": tables.calibration_table(result),
        "levers": tables.levers_table(result),
        "profiles": tables.profiles_table(result),
        "sea": tables.sea_table(result),
        "assumptions": tables.assumptions_table(result),
        "roster": roster_tables.checked_table(result),
        "duties": roster_tables.roster_table(result),
        "roster_summary": roster_tables.summary_table(result),
        "cover_hourly": roster_tables.cover_table(result),
        "competences": roster_tables.competences_table(result),
        "shared_rosters": roster_tables.shared_table(result),
        "promises_kept": roster_tables.kept_table(result),
        PRESENCE: presence_table(result.presence, kind=result.staff_kind),
    }


def public_tables(result: DutyResult) -> dict[str, pd.DataFrame]:
    """Return the tables that may be shared; of presence only what is announced."""
    return {
        DEMAND_BY_MUNICIPALITY: tables.demand_by_municipality_table(result),
        "calibration": tables.calibration_table(result),
        "sea": tables.sea_table(result),
        "assumptions": tables.assumptions_table(result),
        PRESENCE: presence_table(announced(result.presence), kind=result.staff_kind),
    }


def write_folders(result: DutyResult, folder: Path) -> None:
    """Write both folders, each table as CSV and Parquet, each with its dictionary."""
    for name, chosen in ((INTERNAL, internal_tables(result)), (PUBLIC, public_tables(result))):
        target = folder / name
        target.mkdir()
        about = {
            b"attribution": result.ground.country.attribution.encode(),
            b"kind": result.kind.encode(),
            b"staff": result.staff_kind.encode(),
            b"access": name.encode(),
        }
        for table_name, table in chosen.items():
            table.to_csv(
                target / f"{table_name}.csv", index=False, encoding="utf-8", lineterminator="\n"
            )
            write_parquet(table, target / f"{table_name}.parquet", about)
        rows = chosen[PRESENCE].to_dict("records")
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        (target / f"{PRESENCE}.json").write_text(text + "\n", encoding="utf-8")
        write_dictionary(chosen, target)


def write_dictionary(chosen: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write `data_dictionary.csv` of the tables in a folder."""
    dictionary_of(chosen).to_csv(
        folder / "data_dictionary.csv", index=False, encoding="utf-8", lineterminator="\n"
    )


def dictionary_of(chosen: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per file and column: unit and meaning.

    Raises
    ------
    UnusableInputError
        When a column has no entry; every column must.

    """
    rows = []
    for name, table in chosen.items():
        for column in table.columns:
            if column not in COLUMNS:
                msg = (
                    f"{name}.csv has the column {column!r} without an entry in the dictionary."
                )
                raise UnusableInputError(msg)
            unit, meaning = COLUMNS[column]
            rows.append(
                {"file": f"{name}.csv", "column": column, "unit": unit, "meaning": meaning}
            )
    return pd.DataFrame(rows)
