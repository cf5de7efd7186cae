"""Checks of one file: its columns, its coordinate system, its smallest numbers."""

import bz2
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.statistics.offences import GROUPS
from naervaer.registers.tables import numbers, read_table, read_text, require_columns

Check = Callable[[Path], str]
"""Takes a file, returns what it holds in a few words, or raises what is wrong."""

_DEGREES = 180.0


def table(
    columns: Sequence[str],
    *,
    separator: str = ",",
    at_least: Mapping[str, float] | None = None,
    missing: bool = False,
) -> Check:
    """Return a check of a delimited text file: its columns, and its smallest numbers."""

    def check(path: Path) -> str:
        frame = read_table(path, columns=columns, separator=separator)
        for column, least in (at_least or {}).items():
            numbers(frame, column, name=path.name, at_least=least, missing=missing)
        return f"{_grouped(len(frame))} rader"

    return check


def parquet(columns: Sequence[str]) -> Check:
    """Return a check of a parquet file's columns."""

    def check(path: Path) -> str:
        try:
            file = pq.ParquetFile(path)
        except pa.ArrowException as error:
            message = f"{path.name} is cut short or no parquet file; fetch it again"
            raise UnusableInputError(message) from error
        with file:
            require_columns(file.schema_arrow.names, columns, name=path.name)
            return f"{_grouped(file.metadata.num_rows)} rader"

    return check


def geojson(properties: Sequence[str]) -> Check:
    """Return a check of a GeoJSON file: degrees, and the properties of its features."""

    def check(path: Path) -> str:
        try:
            features = json.loads(read_text(path))["features"]
            first = features[0]
            position = first["geometry"]["coordinates"]
            while isinstance(position[0], list):
                position = position[0]
        except (json.JSONDecodeError, KeyError, TypeError, IndexError) as error:
            message = f"{path.name} is cut short or no GeoJSON; fetch it again"
            raise UnusableInputError(message) from error
        require_columns(first["properties"], properties, name=path.name)
        if max(abs(value) for value in position[:2]) > _DEGREES:
            message = f"{path.name} is not in degrees ({position[:2]}); expected EPSG:4326"
            raise UnusableInputError(message)
        return f"{_grouped(len(features))} objekter"

    return check


def geopackage(layers: Sequence[str], *, crs: str) -> Check:
    """Return a check of a GeoPackage: its layers and their coordinate system."""

    def check(path: Path) -> str:
        try:
            present = {str(name) for name in pyogrio.list_layers(path)[:, 0]}
            require_columns(present, layers, name=path.name)
            infos = [pyogrio.read_info(path, layer=layer) for layer in layers]
        except pyogrio.errors.DataSourceError as error:
            message = f"{path.name} is cut short or no GeoPackage; fetch it again"
            raise UnusableInputError(message) from error
        for layer, info in zip(layers, infos, strict=True):
            if info["crs"] != crs:
                message = f"{path.name}: layer {layer} is in {info['crs']}; expected {crs}"
                raise UnusableInputError(message)
        found = sum(int(info["features"]) for info in infos)
        return f"{len(present)} lag, {_grouped(found)} objekter"

    return check


def text(*needed: str) -> Check:
    """Return a check of a text: the words that must be in it."""

    def check(path: Path) -> str:
        content = read_text(path)
        for words in needed:
            if words not in content:
                message = f"{path.name} is cut short or another text: «{words}» is not in it"
                raise UnusableInputError(message)
        return f"{_grouped(len(content))} tegn"

    return check


def packed_geojson(properties: Sequence[str]) -> Check:
    """Return a check of a GeoJSON file packed with bzip2."""

    def check(path: Path) -> str:
        try:
            features = json.loads(bz2.decompress(path.read_bytes()))["features"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"{path.name} is cut short or no packed GeoJSON; fetch it again"
            raise UnusableInputError(message) from error
        require_columns(features[0]["properties"], properties, name=path.name)
        return f"{_grouped(len(features))} objekter"

    return check


def _grouped(count: int) -> str:
    """Return a count with the Norwegian space between thousands."""
    return f"{count:,}".replace(",", "\u00a0")


_PEOPLE = ("location_code", "calyear", "pop_jan1_n")

CHECKS: dict[str, Check] = {
    "n1000": geopackage(
        ("Veglenke", "AnnenBatrute", "Kommune", "Havflate", "Tettbebyggelse", "Lufthavn"),
        crs="EPSG:25833",
    ),
    "grid-250m": table(("SSBID0250M", "pop_tot"), separator=";", at_least={"pop_tot": 0}),
    "census-1km": table(("x", "y", "T", "kommunenummer", "inside"), at_least={"T": 0}),
    "population-totals": table(_PEOPLE, at_least={"pop_jan1_n": 0}),
    "population-ages": parquet((*_PEOPLE, "age", "sex")),
    "municipality-polygons": geojson(("kommunenummer",)),
    "municipality-outlines": packed_geojson(("kommunenummer",)),
    "redistricting": table(
        ("location_code_current", "location_code_original", "calyear", "weighting"),
        at_least={"weighting": 0},
    ),
    "municipality-names": table(("location_code", "location_name", "granularity_geo")),
    "police-regulation": text("### 1. Oslo politidistrikt", "### 12. Finnmark politidistrikt"),
    "offences": table(("komnr", "år", *GROUPS), at_least={"alt": 0}),
    "postal-codes": table(("POSTNR", "POSTSTAD", "KOMMNR", "LAT", "LON"), separator="\t"),
    "geonames-places": table(
        ("geonameid", "name", "latitude", "longitude", "population"), at_least={"population": 0}
    ),
    "geonames-postal-codes": table(("postal_code", "city", "latitude", "longitude")),
    "response-times": table(("omraade", "periode", "kategori", "resultat_min", "kilde")),
    "response-time-districts": table(("aar", "alle_tre", "ingen", "kilde")),
    "staffing": table(("date", "scope", "measure", "value"), at_least={"value": 0}),
    "fees": table(("ytelse", "belop_kr", "kilde")),
    "courts": table(("kommunenummer", "tingrett", "rettssteder")),
    "fire-stations": geojson(("brannstasjon", "brannvesen", "stasjonstype")),
    "childrens-houses": table(("by", "status", "source")),
}
"""The check of each data set's file, by id."""
