"""Open figures: versions, files, what is withheld, the catalogue and the interface."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.authority import SYSTEM, Role
from naervaer.domain.figures import Kind
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.domain.suppression import CountSum, ranges_left
from naervaer.registers.baseline import load_baseline
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.audit.models import Change
from naervaer.web.records.datasets.catalogue import BY_SLUG, POINTS, PROMISES, SERIES
from naervaer.web.records.datasets.formats import as_csv, as_parquet
from naervaer.web.records.datasets.models import SeriesFile, SeriesRow, SeriesVersion
from naervaer.web.records.datasets.rows import Ground, presence_rows
from naervaer.web.records.datasets.series import Column, Sort
from naervaer.web.records.datasets.services import figures_publish, series_publish
from naervaer.web.records.points.filling import points_fill
from naervaer.web.records.presence.models import PresenceMonth
from naervaer.web.records.presence.selectors import published_by_month

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
RAW = Path(os.environ.get("NAERVAER_RAW", Path(__file__).parents[3] / "shared" / "data"))
SHAPES = Path(os.environ.get("NAERVAER_SPECS", RAW.parent / "specs"))


@pytest.fixture
def figures(areas: None, reach: None) -> list[SeriesVersion]:
    points_fill(baseline=load_baseline())
    return figures_publish(baseline=load_baseline(), today=TODAY, actor=SYSTEM)


def row(**values: Any) -> dict[str, Any]:
    told = {"source": "Prøve", "source_date": None, "kind": "official", **values}
    return {one.key: told.get(one.key) for one in PROMISES.columns}


def file(slug: str, form: str) -> bytes:
    version = SeriesVersion.objects.filter(series=slug).first()
    return bytes(SeriesFile.objects.get(version=version, form=form).content)


def test_every_series_is_published_with_its_files(figures: list[SeriesVersion]) -> None:
    assert {one.series for one in figures} == set(BY_SLUG)
    for series in SERIES:
        forms = set(
            SeriesFile.objects.filter(version__series=series.slug).values_list(
                "form", flat=True
            )
        )
        assert forms == {"csv", "json", "parquet"} | ({"geojson"} if series.place else set())


def test_the_same_content_is_not_published_twice(figures: list[SeriesVersion]) -> None:
    assert figures_publish(baseline=load_baseline(), today=TODAY, actor=SYSTEM) == []


def test_changed_content_is_a_new_version_and_the_old_one_stays(db: None) -> None:
    for name in ("en", "to", "en"):
        series_publish(series=PROMISES, rows=[row(promise="A", name=name)], actor=SYSTEM)
    versions = SeriesVersion.objects.filter(series="lofter").order_by("number")
    assert [one.number for one in versions] == [1, 2, 3]
    assert versions[0].checksum == versions[2].checksum != versions[1].checksum
    assert Change.objects.filter(act="figures.publish").count() == 3


def test_every_form_holds_the_same_rows(figures: list[SeriesVersion]) -> None:
    for slug in ("folketall", "tjenestesteder", "publiserte-tall"):
        series = BY_SLUG[slug]
        keys = [one.key for one in series.columns]
        read = list(csv.DictReader(io.StringIO(file(slug, "csv").decode(), newline="")))
        told = json.loads(file(slug, "json"))
        table = pq.read_table(io.BytesIO(file(slug, "parquet")))
        assert (
            len(read)
            == len(told["rows"])
            == table.num_rows
            == SeriesRow.objects.filter(version__series=slug).count()
        )
        assert list(read[0]) == list(told["rows"][0]) == table.column_names == keys


def test_every_row_says_its_source_and_kind(figures: list[SeriesVersion]) -> None:
    kinds = {kind.value for kind in Kind}
    for values in SeriesRow.objects.values_list("values", flat=True).iterator():
        assert values["source"]
        assert values["kind"] in kinds


def test_points_are_placed_on_the_map_and_unknown_places_are_not(
    figures: list[SeriesVersion],
) -> None:
    features = json.loads(file("tjenestesteder", "geojson"))["features"]
    placed = [one for one in features if one["geometry"]]
    assert len(placed) > 200
    for one in placed:
        longitude, latitude = one["geometry"]["coordinates"]
        assert 4 < longitude < 32
        assert 57 < latitude < 72
    assert any(one["geometry"] is None for one in features)


def test_a_synthetic_row_marks_version_file_and_name(db: None, client: Client) -> None:
    series_publish(series=PROMISES, rows=[row(promise="A", kind="synthetic")], actor=SYSTEM)
    answer = client.get("/tall/lofter/1.csv")
    assert "lofter-v1-syntetisk.csv" in answer.headers["Content-Disposition"]
    assert json.loads(client.get("/tall/lofter/1.json").content)["contains_synthetic"] is True
    assert "syntetiske" in client.get("/tall/lofter/").content.decode()


@given(st.text(max_size=20))
def test_no_cell_of_a_csv_runs_as_a_formula(text: str) -> None:
    columns = (Column("a", Sort.TEXT, ""), Column("b", Sort.NUMBER, ""))
    written = as_csv(columns, [{"a": text, "b": -1.5}]).decode()
    (_head, cells) = list(csv.reader(io.StringIO(written, newline="")))
    assert not cells[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cells[0].removeprefix("'") == text.removeprefix("'") or cells[0] == text
    assert cells[1] == "-1.5"


def test_the_same_rows_give_the_same_bytes() -> None:
    columns, rows = POINTS.columns[:2], [{"point": "a", "name": "b"}]
    assert as_csv(columns, rows) == as_csv(columns, rows)
    assert as_parquet(columns, rows, {"v": 1}) == as_parquet(columns, rows, {"v": 1})


# --- delivered presence --------------------------------------------------------------------


def month(
    number: str,
    times: int,
    *,
    mode: str = "passport_bus",
    at: date = date(2026, 8, 1),
    state: str = "delivered",
) -> None:
    PresenceMonth.objects.create(
        municipality_id=number, month=at, mode=mode, state=state, kind="synthetic",
        minutes=times * 60, times=times,
    )  # fmt: skip


def told(**wanted: str) -> list[dict[str, Any]]:
    rows = presence_rows(Ground(load_baseline(), TODAY))
    return [one for one in rows if all(one[key] == value for key, value in wanted.items())]


def test_small_counts_and_the_total_that_would_reveal_them_are_withheld(areas: None) -> None:
    month("1848", 3)
    month("1804", 20)
    rows = {one["municipality"] or one["district"]: one for one in told()}
    assert rows["1848"]["times"] is None
    assert rows["1848"]["hours"] is None
    assert rows["1804"]["times"] == 20
    assert rows["Nordland"]["times"] is None


def test_nothing_the_two_pages_show_together_reveals_a_small_count(areas: None) -> None:
    numbers = Municipality.objects.filter(district__name="Nordland").values_list(
        "pk", flat=True
    )
    for at, number in enumerate(numbers):
        for mode, step in (("passport_bus", 1), ("police_contact", 3), ("open_day", 7)):
            month(number, 1 + (at * step) % 13, mode=mode)
    elsewhere = {
        (one.municipality, one.mode.value): one.times for one in published_by_month(today=TODAY)
    }
    for mode in ("passport_bus", "police_contact", "open_day"):
        rows = told(mode=mode)
        counts = {
            one.municipality_id: one.times for one in PresenceMonth.objects.filter(mode=mode)
        }
        parts = tuple(counts)
        counts["Nordland"] = sum(counts.values())
        hidden = {one["municipality"] or one["district"] for one in rows if one["withheld"]}
        hidden -= {
            number
            for (number, at), times in elsewhere.items()
            if at == mode and times is not None
        }
        for key, (low, high) in ranges_left(
            counts, [CountSum("Nordland", parts)], hidden
        ).items():
            assert high - low >= SMALL_COUNTS.fewest, key


def test_delivered_presence_is_shown_in_arrears_and_by_month_only(areas: None) -> None:
    month("1848", 20, at=date(2026, 9, 1))
    month("1804", 20, at=date(2026, 10, 1))
    month("1806", 20, at=date(2026, 11, 1))
    rows = told(area_kind="municipality")
    assert {one["month"] for one in rows} == {"2026-09"}
    assert set(rows[0]) == {one.key for one in BY_SLUG["tilstedevaerelse"].columns}


def test_plans_rosters_and_gaps_are_in_no_series(areas: None) -> None:
    month("1848", 20, state="planned")
    assert told() == []
    keys = {one.key for series in SERIES for one in series.columns}
    assert not keys & {
        "group",
        "resource_group",
        "roster",
        "duty",
        "gap",
        "begins",
        "ends",
        "planned",
    }


# --- pages, files and the catalogue ----------------------------------------------------------


def test_a_file_is_not_sent_again_when_nothing_has_changed(
    figures: list[SeriesVersion], client: Client
) -> None:
    first = client.get("/tall/folketall/1.csv")
    assert first.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(
        "/tall/folketall/1.csv", headers={"if-none-match": first.headers["ETag"]}
    )
    assert again.status_code == 304
    assert first.headers["Last-Modified"]


def test_the_newest_file_has_an_address_that_stays(
    figures: list[SeriesVersion], client: Client
) -> None:
    answer = client.get("/tall/folketall/siste.parquet")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/tall/folketall/1.parquet"


@pytest.mark.parametrize(
    "address",
    [
        "/tall/tull/",
        "/tall/lofter/1.geojson",
        "/tall/lofter/9.csv",
        "/tall/lofter/siste.exe",
        "/tall/katalog.xml",
    ],
)
def test_what_is_not_there_is_not_found(
    address: str, figures: list[SeriesVersion], client: Client
) -> None:
    assert client.get(address).status_code == 404


def test_only_a_publisher_publishes(figures: list[SeriesVersion], signed_in: Any) -> None:
    assert signed_in(Role.DISTRICT_ANALYST).post("/tall/publiser/").status_code == 403
    SeriesVersion.objects.filter(series="lofter").update(checksum="x")
    client = signed_in(Role.PUBLISHER)
    assert client.post("/tall/publiser/").status_code == 302
    assert SeriesVersion.objects.filter(series="lofter").count() == 2


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("form", "reader"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_the_catalogue_is_valid_dcat_ap_no(
    form: str, reader: str, figures: list[SeriesVersion], client: Client
) -> None:
    pyshacl = pytest.importorskip("pyshacl", reason="pyshacl is not installed")
    from rdflib import DCAT, RDF, Graph  # noqa: PLC0415

    shapes = SHAPES / "dcat-ap-no" / "DCAT-AP-NO-shacl_shapes_2.00.ttl"
    if not shapes.is_file():
        pytest.skip(f"the SHACL shapes are not at {shapes}; set NAERVAER_SPECS")
    said = Graph().parse(data=client.get(f"/tall/katalog.{form}").content, format=reader)
    assert len(set(said.subjects(RDF.type, DCAT.Dataset))) == len(SERIES)
    conforms, _graph, report = pyshacl.validate(
        said, shacl_graph=Graph().parse(shapes), advanced=True
    )
    assert conforms, report


def test_the_catalogue_lacking_a_title_is_found_out(
    figures: list[SeriesVersion], client: Client
) -> None:
    pyshacl = pytest.importorskip("pyshacl", reason="pyshacl is not installed")
    from rdflib import DCTERMS, Graph  # noqa: PLC0415

    shapes = SHAPES / "dcat-ap-no" / "DCAT-AP-NO-shacl_shapes_2.00.ttl"
    if not shapes.is_file():
        pytest.skip(f"the SHACL shapes are not at {shapes}; set NAERVAER_SPECS")
    said = Graph().parse(data=client.get("/tall/katalog.ttl").content, format="turtle")
    said.remove((None, DCTERMS.title, None))
    assert not pyshacl.validate(said, shacl_graph=Graph().parse(shapes), advanced=True)[0]


# --- the interface for programs --------------------------------------------------------------


def test_rows_come_page_by_page_and_all_of_them_once(
    figures: list[SeriesVersion], client: Client
) -> None:
    seen, page = [], 1
    while page:
        answer = client.get(
            "/tall/api/v1/series/lofter/rows", {"page": page, "page_size": 50}
        ).json()
        seen += [one["promise"] for one in answer["rows"]]
        page = answer["next_page"]
    assert len(seen) == len(set(seen)) == answer["total"] == 128


def test_rows_of_one_municipality_are_asked_for_by_number(
    figures: list[SeriesVersion], client: Client
) -> None:
    answer = client.get("/tall/api/v1/series/folketall/rows", {"municipality": "1848"}).json()
    assert {one["municipality"] for one in answer["rows"]} == {"1848"}
    assert answer["total"] == len(answer["rows"]) > 10


def test_an_answer_is_not_sent_again_when_nothing_has_changed(
    figures: list[SeriesVersion], client: Client
) -> None:
    first = client.get("/tall/api/v1/series")
    again = client.get("/tall/api/v1/series", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert first.headers["Last-Modified"]
    assert "public" in first.headers["Cache-Control"]


@pytest.mark.parametrize("query", [{"page": "0"}, {"page_size": "5000"}, {"municipality": "x"}])
def test_a_question_that_is_none_is_said_so(
    query: dict[str, str], figures: list[SeriesVersion], client: Client
) -> None:
    answer = client.get("/tall/api/v1/series/lofter/rows", query)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_the_interface_is_described_on_a_page_of_our_own(
    figures: list[SeriesVersion], client: Client
) -> None:
    page = client.get("/tall/api/").content.decode()
    described = client.get("/tall/api/v1/openapi.json").json()
    for path in described["paths"]:
        assert path in page
