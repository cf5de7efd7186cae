"""A version written as files: the same rows always give the same bytes."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from naervaer.web.records.datasets.series import Column, Series, Sort

Row = Mapping[str, Any]
Position = tuple[float, float]

_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")
_ARROW = {
    Sort.TEXT: pa.string(),
    Sort.WHOLE: pa.int64(),
    Sort.NUMBER: pa.float64(),
    Sort.DAY: pa.date32(),
    Sort.YES_NO: pa.bool_(),
}


def written(
    series: Series,
    rows: Sequence[Row],
    *,
    about: Mapping[str, Any],
    places: Mapping[str, Position],
) -> dict[str, bytes]:
    """Return the series in every form it has.

    Parameters
    ----------
    series
        What the rows are.
    rows
        Values by column; days as `date`.
    about
        What the files say of themselves: version, day, attribution, whether synthetic.
    places
        Longitude and latitude by municipality, for series placed by municipality.

    """
    forms: dict[str, Callable[[], bytes]] = {
        "csv": lambda: as_csv(series.columns, rows),
        "json": lambda: as_json(series.columns, rows, about),
        "parquet": lambda: as_parquet(series.columns, rows, about),
    }
    if series.place:
        forms["geojson"] = lambda: as_geojson(series, rows, about, places)
    return {form: write() for form, write in forms.items()}


def as_csv(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """Return comma-separated UTF-8 with a heading; no cell can run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.key for column in columns])
    for row in rows:
        writer.writerow([_cell(row[column.key]) for column in columns])
    return text.getvalue().encode()


def as_json(columns: Sequence[Column], rows: Sequence[Row], about: Mapping[str, Any]) -> bytes:
    """Return an object that says what it is, with columns and rows."""
    told = {**about, "columns": [described(one) for one in columns], "rows": plain_rows(rows)}
    return _json(told)


def as_geojson(
    series: Series,
    rows: Sequence[Row],
    about: Mapping[str, Any],
    places: Mapping[str, Position],
) -> bytes:
    """Return a collection of points; a row without a known place has no geometry."""
    features = [
        {"type": "Feature", "geometry": _geometry(series, row, places), "properties": values}
        for row, values in zip(rows, plain_rows(rows), strict=True)
    ]
    return _json({"type": "FeatureCollection", **about, "features": features})


def as_parquet(
    columns: Sequence[Column], rows: Sequence[Row], about: Mapping[str, Any]
) -> bytes:
    """Return a Parquet file; what it is stands in its metadata."""
    fields = [pa.field(one.key, _ARROW[one.sort]) for one in columns]
    told = {key: json.dumps(value, ensure_ascii=False) for key, value in about.items()}
    schema = pa.schema(fields, metadata=told)
    arrays = [pa.array([row[one.key] for row in rows], _ARROW[one.sort]) for one in columns]
    kept = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), kept, compression="zstd")
    return kept.getvalue()


def described(column: Column) -> dict[str, str]:
    """Return a column of the data dictionary, in the language of the code."""
    return {
        "key": column.key,
        "sort": column.sort.value,
        "meaning": str(column.meaning),
        "unit": str(column.unit),
    }


def plain_rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return rows as JSON has them: days as text."""
    return [
        {
            key: value.isoformat() if hasattr(value, "isoformat") else value
            for key, value in row.items()
        }
        for row in rows
    ]


def _cell(value: object) -> str:
    """Return a cell; text that a spreadsheet would run gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_BEGINS) else value
    return str(value)


def _geometry(
    series: Series, row: Row, places: Mapping[str, Position]
) -> dict[str, Any] | None:
    if series.place == "own":
        at = (row["longitude"], row["latitude"])
    else:
        at = places.get(row[series.area], (None, None))
    return None if None in at else {"type": "Point", "coordinates": list(at)}


def _json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
