"""The parts pages are made of."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template

from naervaer.domain.figures import Kind, Source
from naervaer.web.interface.charts import Series, line_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.tables import Cell, Column, Table, table_of

NAMES = ("Alta", "Ås", "Bodø")
PEOPLE = (21_000, None, 53_000)


def drawn(source: str, **shown: object) -> str:
    return Template(source).render(Context(shown))


def people_table(query: str) -> Table:
    return table_of(
        name="tabell",
        caption="Folk",
        columns=[Column("navn", "Navn"), Column("folk", "Folk", is_number=True)],
        rows=[
            [Cell(name), Cell(str(people), order=people, is_missing=people is None)]
            for name, people in zip(NAMES, PEOPLE, strict=True)
        ],
        asked=QueryDict(query),
        first="navn",
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Alta", "Bodø", "Ås"]),
        ("sorter=-navn", ["Ås", "Bodø", "Alta"]),
        ("sorter=folk", ["Alta", "Bodø", "Ås"]),
        ("sorter=-folk", ["Bodø", "Alta", "Ås"]),
        ("sorter=tull", ["Alta", "Bodø", "Ås"]),
    ],
)
def test_the_address_sorts_and_the_unknown_goes_last(query: str, names: list[str]) -> None:
    assert [row[0].text for row in people_table(query).rows] == names


def test_a_heading_leads_to_the_other_order_and_keeps_the_rest_of_the_address() -> None:
    heading = people_table("q=b%C3%B8&sorter=-folk").headings[1]
    assert (heading.sorted_now, heading.address) == (
        "descending",
        "?q=b%C3%B8&sorter=folk#tabell",
    )


def test_a_table_says_which_column_sorts_it() -> None:
    page = drawn("{% table t %}", t=people_table("sorter=-folk"))
    assert page.count('aria-sort="descending"') == 1
    assert page.count("aria-sort") == 1


def test_what_a_cell_holds_is_never_taken_for_markup() -> None:
    table = table_of(
        name="t", caption="<b>", columns=[Column("a", "A")], rows=[[Cell("<script>")]]
    )
    page = drawn("{% table t %}", t=table)
    assert "<script>" not in page
    assert "&lt;b&gt;" in page


def test_a_badge_shows_kind_source_and_date() -> None:
    source = Source("NRK", "https://nrk.no/x", date(2025, 3, 4), Kind.PRESS)
    page = drawn("{% badge s %}", s=source)
    assert "presse" in page
    assert 'href="https://nrk.no/x"' in page
    assert 'datetime="2025-03-04"' in page


def test_a_badge_leaves_the_checksum_of_a_file_to_those_who_trace_it() -> None:
    source = Source(
        "Et distrikt", "plan.csv, sha256 0123456789ab", date(2026, 1, 2), Kind.OFFICIAL
    )
    assert Badge.of(source).source == "Et distrikt, plan.csv"


def test_a_badge_takes_a_stored_kind_too() -> None:
    page = drawn("{% badge 'synthetic' 'utstillingen' %}")
    assert "syntetisk" in page
    assert "utstillingen" in page


def test_every_kind_has_its_own_word_and_meaning() -> None:
    words = {(Badge(kind).word, Badge(kind).meaning) for kind in Kind}
    assert len(words) == len(Kind)


def test_a_chart_never_bridges_a_gap_and_stands_with_its_table() -> None:
    chart = line_chart(
        name="trend",
        title="Folk",
        unit="personer",
        along=["2020", "2021", "2022", "2023", "2024"],
        along_heading="År",
        series=[Series("Steigen", (10.0, 12.0, None, 9.0, 8.0))],
    )
    (line,) = chart.lines
    assert len(line.pieces) == 2
    assert len(line.marks) == 4
    assert [row[1].text for row in chart.table.rows] == ["10", "12", "–", "9", "8"]
    assert chart.up[-1].text == "15"
    page = drawn("{% line_chart c %}", c=chart)
    assert "<table" in page
    assert "style=" not in page


def test_six_lines_of_a_chart_look_different() -> None:
    chart = line_chart(
        name="a",
        title="A",
        unit="b",
        along=["1", "2"],
        along_heading="x",
        series=[Series(str(at), (1.0, 2.0)) for at in range(6)],
    )
    assert [line.style for line in chart.lines] == list(range(6))


@pytest.mark.parametrize("highest", [0.0, 0.3, 1.0, 7.0, 99.0, 101.0, 48_000.0])
def test_the_axis_reaches_past_the_highest_value(highest: float) -> None:
    chart = line_chart(
        name="a",
        title="A",
        unit="b",
        along=["1", "2"],
        along_heading="x",
        series=[Series("s", (0.0, highest))],
    )
    heights = [mark.y for mark in chart.lines[0].marks]
    assert all(14 <= y <= chart.bottom for y in heights)
    assert 2 <= len(chart.up) <= 8


class Wish(forms.Form):
    name = forms.CharField(label="Navn", help_text="Som i registeret.")
    note = forms.CharField(label="Merknad", required=False)
    agreed = forms.BooleanField(label="Enig")


def test_a_field_stands_with_its_label_hint_and_error() -> None:
    form = Wish({"note": "x"})
    form.is_valid()
    page = drawn("{{ form }}", form=form)
    assert '<label class="ds-label" for="id_name">' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_name_helptext"' in page
    assert "id_name_error" in page
    assert 'href="#id_name"' in page
    assert "(valgfritt)" in page


def test_an_empty_page_shows_a_way_on() -> None:
    page = drawn("{% empty 'Ingenting her.' '/kommune/' 'Alle kommuner' %}")
    assert "Ingenting her." in page
    assert 'href="/kommune/"' in page


def test_breadcrumbs_end_where_one_is() -> None:
    page = drawn("{% breadcrumbs 'municipality:list' 'Kommuner' '' 'Steigen' %}")
    assert 'href="/kommune/"' in page
    assert '<span aria-current="page">Steigen</span>' in page
