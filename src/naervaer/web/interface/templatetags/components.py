"""The parts pages are made of; every template has them without loading.

`docs/guides/site-components.md` shows each with an example.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput
from django.urls import reverse
from django.utils.safestring import SafeString

from naervaer.domain.figures import Kind, Source
from naervaer.web.interface import numbers
from naervaer.web.interface.charts import LineChart
from naervaer.web.interface.interval_charts import IntervalChart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.tables import Table

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    """Return a number as the language writes it."""
    return numbers.number(value, decimals)


@register.filter
def percent(value: float | None, decimals: int = 1) -> str:
    """Return a share as per cent."""
    return numbers.percent(value, decimals)


@register.filter
def day(value: date | datetime | None, style: str = "long") -> str:
    """Return a day as the language writes it: `short`, `medium`, `long` or `full`."""
    return numbers.day(value, style)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """Return a form field's input in the look of the site."""
    return field.as_widget(attrs={"class": "ds-input"})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Return whether a field is one box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.inclusion_tag("interface/badge.html")
def badge(
    mark: Badge | Source | Kind | str | None,
    source: str = "",
    day: date | None = None,
    reference: str = "",
) -> dict[str, Any]:
    """Show a figure's kind with its source and date.

    Takes a `Badge`, a `Source` of the domain, or a kind with the rest beside it.
    """
    if isinstance(mark, Source):
        mark = Badge.of(mark)
    elif mark and not isinstance(mark, Badge):
        mark = Badge(Kind(mark), source, day, reference)
    return {"badge": mark or None}


@register.inclusion_tag("interface/table.html")
def table(shown: Table) -> dict[str, Any]:
    """Show a table (`tables.table_of`)."""
    return {"table": shown}


@register.inclusion_tag("interface/line_chart.html")
def line_chart(shown: LineChart) -> dict[str, Any]:
    """Show lines over time with their table (`charts.line_chart`)."""
    return {"chart": shown}


@register.inclusion_tag("interface/interval_chart.html")
def interval_chart(shown: IntervalChart) -> dict[str, Any]:
    """Show one expectation with its intervals (`interval_charts.interval_chart`)."""
    return {"chart": shown}


@register.inclusion_tag("interface/figure_card.html")
def figure_card(
    *, words: str, value: str, unit: str = "", note: str = "", mark: Badge | None = None
) -> dict[str, Any]:
    """Show one figure large, with its words, uncertainty or note, and mark."""
    return {"words": words, "value": value, "unit": unit, "note": note, "mark": mark}


@register.inclusion_tag("interface/empty.html")
def empty(words: str, address: str = "", way_on: str = "") -> dict[str, Any]:
    """Say that there is nothing here, and where to go instead."""
    return {"words": words, "address": address, "way_on": way_on}


@register.inclusion_tag("interface/facts.html")
def facts(rows: Sequence[Any]) -> dict[str, Any]:
    """Show a list of words and what they stand for: rows with `words`, `said`, and `mark`."""
    return {"rows": rows}


@register.inclusion_tag("interface/downloads.html")
def downloads(files: Sequence[Any], heading: str = "") -> dict[str, Any]:
    """Show links to files: each with `address`, `words` and `format`."""
    return {"files": files, "heading": heading}


@register.inclusion_tag("interface/breadcrumbs.html")
def breadcrumbs(*steps: str) -> dict[str, Any]:
    """Show the way here: pairs of route name or address and words; the last leads nowhere."""
    pairs = list(zip(steps[::2], steps[1::2], strict=True))
    return {"trail": [(_address(where), words) for where, words in pairs]}


def _address(where: str) -> str:
    return where if not where or where.startswith("/") else reverse(where)


@register.inclusion_tag("interface/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any], word: str = "side") -> dict[str, Any]:
    """Show the way between pages of a long list, with the rest of the address kept."""
    request: HttpRequest = context["request"]

    def address(at: int) -> str:
        query = request.GET.copy()
        query[word] = str(at)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
    }
