"""The map, its table and its image; a municipality's page and its sheet of paper."""

import json
import re
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.test import Client
from django.utils import translation
from shipped import shipped_baseline

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind
from naervaer.web.interface.kinds import Badge
from naervaer.web.portals.country.map_drawing import DARK, LIGHT, drawing_of
from naervaer.web.portals.country.map_layers import LAYERS
from naervaer.web.portals.municipality.page import page_of, promises_naming
from naervaer.web.portals.municipality.presenters import PointRow, hours_lines
from naervaer.web.portals.municipality.sheet import sheet_content, sheet_pdf
from naervaer.web.records.areas.models import Municipality, Profile
from naervaer.web.records.areas.profiles import profiles_fill
from naervaer.web.records.areas.selectors import (
    municipalities_comparable,
    municipality_by_number,
    profile_of,
    year_figures_of,
)
from naervaer.web.records.datasets.rows import Ground, access_rows
from naervaer.web.records.points.models import OpeningHours
from naervaer.web.records.studies.adoption import study_adopt

CSS = (
    Path(__file__).resolve().parents[2] / "src/naervaer/web/interface/static/interface/site.css"
)


@pytest.fixture
def country(areas: None, tmp_path: Path) -> None:
    """Fill shapes, and adopt a finished study with made-up but plausible figures."""
    profiles_fill(baseline=shipped_baseline())
    measures = "minutes_mean_before,minutes_mean_after,share_within_45_before"
    measures += ",share_within_45_after,people_beyond_60_after"
    measures += ",share_within_45_after_low,share_within_45_after_high"
    rows = [f"municipality,name,district,people,{measures}"]
    for at, one in enumerate(Municipality.objects.order_by("number")):
        rows.append(
            f"{one.number},{one.name},x,{one.people},{at + 5},{at},0.5,0.75,3,0.7,0.805"
        )
    (tmp_path / "municipalities.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "manifest.json").write_text(json.dumps({"settings": {}}), encoding="utf-8")
    study_adopt(folder=tmp_path, study="access", title="x", actor=SYSTEM, is_published=True)


def steigen() -> Municipality:
    found = municipality_by_number("1848")
    assert found is not None
    return found


def test_every_municipality_has_a_shape_a_drawing_and_people_near(country: None) -> None:
    profiles = list(Profile.objects.select_related("municipality"))
    assert len(profiles) == 357
    assert all(one.drawing and one.shape["coordinates"] for one in profiles)
    assert all(one.people_near >= 0.9 * one.municipality.people for one in profiles)


def test_neighbours_are_neighbours_both_ways(country: None) -> None:
    near = {one.pk: set(one.neighbours) for one in Profile.objects.all()}
    assert {"1845", "1875", "1804"} == near["1848"]
    assert all(one in near[other] for one, others in near.items() for other in others)


def test_comparable_municipalities_are_alike_in_size_and_centrality(country: None) -> None:
    own, own_profile = steigen(), profile_of(steigen())
    assert own_profile is not None
    others = municipalities_comparable(own)
    assert len(others) == 5
    assert own not in others
    for other in others:
        profile = profile_of(other)
        assert profile is not None
        assert 1 / 3 < other.people / own.people < 3
        assert 1 / 3 < profile.people_near / own_profile.people_near < 3


def test_yearly_figures_run_from_the_oldest_year(country: None) -> None:
    years = list(year_figures_of(steigen(), "people"))
    assert years == sorted(years)
    assert len(years) > 15


def test_the_address_chooses_layer_district_name_and_order(country: None) -> None:
    page = Client().get("/landet/kart/?lag=innen45&distrikt=nordland&q=st&sorter=-folk")
    table = page.context["page"].table
    names = [row[0].text for row in table.rows]
    assert "Steigen" in names
    assert all("st" in name.casefold() for name in names)
    people = [row[2].order for row in table.rows]
    assert people == sorted(people, reverse=True)
    assert page.context["page"].asked.layer.key == "innen45"


@pytest.mark.parametrize(
    "query",
    ["lag=tull", "distrikt=tull", "kjoring=999999", "kjoring=x", "kart=a/b/c", "kart=99/99/99"],
)
def test_an_address_that_makes_no_sense_shows_the_map_all_the_same(
    query: str, country: None
) -> None:
    page = Client().get(f"/landet/kart/?{query}")
    assert page.status_code == 200
    assert page.context["page"].asked.position == ""


@pytest.mark.parametrize("layer", [layer.key for layer in LAYERS])
def test_every_layer_colours_each_municipality_and_explains_each_colour(
    layer: str, country: None
) -> None:
    page = Client().get(f"/landet/kart/?lag={layer}").context["page"]
    colours = {one[0] for one in page.figures.values()}
    assert len(page.figures) == 357
    assert colours <= {colour for colour, _ in page.legend}


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.key)
def test_a_legend_names_each_colour_once(layer: object) -> None:
    colours = [colour for colour, _ in layer.legend()]  # type: ignore[attr-defined]
    assert len(set(colours)) == len(colours)
    assert set(colours) <= set(LIGHT)


@pytest.mark.parametrize(
    ("key", "first"), [("minutter", "under 10"), ("innen45", "under 50\xa0%")]
)
def test_a_legend_has_no_decimals_that_say_nothing(key: str, first: str) -> None:
    (layer,) = [one for one in LAYERS if one.key == key]
    assert layer.legend()[0][1] == first


def test_the_change_is_after_minus_before(country: None) -> None:
    page = Client().get("/landet/kart/?lag=endring").context["page"]
    assert set(page.filled.values.values()) == {-5.0}
    assert {one[0] for one in page.figures.values()} == {"diff-1"}


def test_a_share_says_what_wrong_driving_times_would_make_of_it(country: None) -> None:
    page = Client().get("/landet/kart/?lag=innen45").context["page"]
    assert page.figures["1848"][2] == "75,0\xa0% (70,0–80,5\xa0%)"
    assert page.table.headings[1].column.hint.endswith("om kjøretidene er ti prosent feil")
    assert {row[1].hint for row in page.table.rows} == {"70,0–80,5\xa0%"}


def test_a_layer_without_ranges_says_none(country: None) -> None:
    page = Client().get("/landet/kart/?lag=minutter").context["page"]
    assert page.table.headings[1].column.hint == "minutter"
    assert {row[1].hint for row in page.table.rows} == {""}


def test_the_municipality_page_says_the_range_of_its_share(country: None) -> None:
    shown = Client().get("/kommune/1848-steigen/").content.decode()
    assert "Mellom 70,0\xa0% og 80,5\xa0% hvis kjøretidene er ti prosent feil." in shown


def test_the_open_figures_carry_both_ends_of_the_share(country: None) -> None:
    found = next(
        row
        for row in access_rows(Ground(shipped_baseline(), date(2026, 1, 1)))
        if row["municipality"] == "1848"
    )
    assert (found["share_within_45_after_low"], found["share_within_45_after_high"]) == (
        0.7,
        0.805,
    )
    assert found["share_within_45_before_low"] is None


def test_the_image_has_the_colours_of_the_style_sheet() -> None:
    text = CSS.read_text(encoding="utf-8")
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")[:2]
    for palette, part in ((LIGHT, light), (DARK, dark)):
        said = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
        assert {name: said[name] for name in palette} == palette


def test_the_image_is_framed_around_what_is_shown() -> None:
    drawings = [("0001", "M10 10l5 0l0 5z"), ("0002", "M900 900l5 0l0 5z")]
    image = drawing_of(drawings, {"0001": "layer-0", "0002": "out"}, is_dark=False)
    assert 'viewBox="4 4 17 17"' in image
    assert "style" not in image


def test_the_shapes_come_packed_and_may_be_kept(country: None) -> None:
    address = re.search(
        r'data-shapes="([^"]+)"', Client().get("/landet/kart/").content.decode()
    )
    assert address is not None
    answer = Client().get(address[1], headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "immutable" in answer["Cache-Control"]
    assert len(answer.content) < 250_000
    plain = Client().get(address[1]).json()
    assert len(plain["features"]) == 357


def test_a_number_leads_to_the_full_address(country: None) -> None:
    assert Client().get("/kommune/1848/")["Location"] == "/kommune/1848-steigen/"
    assert Client().get("/kommune/1848-noe-annet/")["Location"] == "/kommune/1848-steigen/"
    assert Client().get("/kommune/9999/").status_code == 404


@pytest.mark.parametrize("search", ["steigen", "STEIG", "1848"])
def test_the_list_is_searched_by_name_and_number(search: str, country: None) -> None:
    page = Client().get(f"/kommune/?q={search}")
    assert [row[0].text for row in page.context["table"].rows] == ["Steigen"]


@pytest.mark.parametrize(
    ("language", "days"),
    [("nb", ("mandag", "søndag")), ("nn", ("måndag", "søndag")), ("en", ("Monday", "Sunday"))],
)
def test_opening_hours_stand_on_their_own_weekday(language: str, days: tuple[str, str]) -> None:
    week = [
        OpeningHours(service="report", weekday=number, opens=time(10), closes=time(14))
        for number in (7, 1)
    ]
    with translation.override(language):
        assert hours_lines(week) == tuple(f"{day} 10.00–14.00" for day in days)


def test_every_figure_of_the_page_has_a_mark(country: None) -> None:
    page = page_of(steigen(), today=date(2026, 6, 1))
    assert page.cards
    assert all(card.mark is not None for card in page.cards)


def test_small_counts_of_people_are_not_told(country: None) -> None:
    page = page_of(steigen(), today=date(2026, 6, 1))
    (beyond,) = [card for card in page.cards if card.unit == "innbyggere"]
    assert beyond.value == "færre enn 5"


def test_a_promise_names_a_municipality_as_a_whole_word_only() -> None:
    named = {one.key for one in promises_naming("Steigen")}
    assert promises_naming("Xanadu") == ()
    assert promises_naming("Steige") == ()
    assert isinstance(named, set)


# --- the sheet of paper -------------------------------------------------------------------


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "Hvem er politiet her?"), ("nn", "Kven er politiet her?")]
)
def test_the_sheet_is_one_tagged_page_in_the_language(
    language: str, said: str, country: None
) -> None:
    with translation.override(language):
        pdf = sheet_pdf(page_of(steigen(), today=date(2026, 6, 1)), language=language)
    read = pypdf.PdfReader(BytesIO(pdf))
    assert len(read.pages) == 1
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read.trailer["/Root"]["/Lang"].startswith(language)
    assert read.metadata is not None
    assert read.metadata.title == "Politiet i Steigen"
    assert said in text_of(pdf)


def test_what_somebody_has_written_stays_text_in_the_sheet(country: None) -> None:
    page = page_of(steigen(), today=date(2026, 6, 1))
    nasty = '#panic("x") *fet* $1/0$ @navn <merke> \\ "] #let a = 1'
    row = PointRow(nasty, "åpent", (), "", (Badge(Kind.SYNTHETIC, nasty),))
    object.__setattr__(page, "points", (row,))
    text = re.sub(r"\s", "", text_of(sheet_pdf(page, language="nb")))
    assert re.sub(r"\s", "", nasty) in text
    assert "Demonstrasjon" in text


def test_the_sheet_of_every_kind_of_municipality_fits_one_page(country: None) -> None:
    for number in ("0301", "1848", "4601", "5055", "2012"):
        one = municipality_by_number(number)
        if one is None:
            continue
        pdf = sheet_pdf(page_of(one, today=date(2026, 6, 1)), language="nb")
        assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1, one.name


def test_the_sheet_says_the_same_as_the_page(country: None) -> None:
    page = page_of(steigen(), today=date(2026, 6, 1))
    content = sheet_content(page, language="nb")
    (far,) = [part for part in content["parts"] if part["heading"] == "Hvor langt er det?"]
    assert [row[0] for row in far["rows"]] == [card.words for card in page.cards]


def test_a_source_of_every_distance_stands_once_on_the_sheet(country: None) -> None:
    page = page_of(steigen(), today=date(2026, 6, 1))
    (far,) = [
        part
        for part in sheet_content(page, language="nb")["parts"]
        if part["heading"] == "Hvor langt er det?"
    ]
    assert {len(row) for row in far["rows"]} == {3}
    (source,) = far["lines"]
    assert source.startswith("beregnet, ")


def test_the_sheet_is_served_as_a_pdf(country: None) -> None:
    answer = Client().get("/kommune/1848-steigen/ark.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
