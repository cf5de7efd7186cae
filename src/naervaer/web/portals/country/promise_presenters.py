"""How promises, their measurements and their history read on the page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Assessment, Status
from naervaer.domain.promises.promise import Promise
from naervaer.domain.rules.register import rule_named
from naervaer.domain.rules.wording import limits_text
from naervaer.web.interface.charts import LineChart, Series, line_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.promises.models import StatusChange, StoredMeasurement

COLOURS = {
    Status.FULFILLED: "success",
    Status.NOT_FULFILLED: "danger",
    Status.UNDER_WAY: "info",
    Status.DISPUTED: "warning",
    Status.NOT_MEASURABLE: "neutral",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks for; empty means all.

    Attributes
    ----------
    words
        Words that must all stand somewhere in the promise.
    theme, status
        Values of the domain.
    scopes
        Names of places of which the promise must have a measurement or a wish, or None.

    """

    words: str = ""
    theme: str = ""
    status: str = ""
    scopes: frozenset[str] | None = None


def chosen(
    found: Sequence[Assessment], asked: Asked, places: Mapping[str, set[str]]
) -> list[Assessment]:
    """Return the promises that the reader asks for, in ledger order."""
    return [
        one
        for one in found
        if _has_words(one.promise, asked.words)
        and asked.theme in ("", one.promise.theme.value)
        and asked.status in ("", one.status.value)
        and (asked.scopes is None or asked.scopes & places.get(one.promise.id, set()))
    ]


def _has_words(promise: Promise, words: str) -> bool:
    texts = (promise.id, promise.name, promise.name_english, promise.term, promise.wording)
    more = (promise.actor, promise.decision, promise.advice)
    whole = " ".join((*texts, *more, *(one.statement for one in promise.evidence))).casefold()
    return all(word in whole for word in words.casefold().split())


def name_of(promise: Promise) -> str:
    """Return the promise's name in English on English pages, in Norwegian on the others."""
    is_english = (get_language() or "").startswith("en")
    return promise.name_english if is_english else promise.name


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many promises have a status, where they begin in the bar, and the way to them."""

    words: str
    count: int
    colour: str
    address: str
    begins: int


def status_counts(found: Sequence[Assessment]) -> list[StatusCount]:
    """Return how many promises have each status."""
    counted = Counter(one.status for one in found)
    address = reverse("country:promises")
    shown, begins = [], 0
    for one in Status:
        way = f"{address}?status={one.value}"
        shown.append(StatusCount(said(one), counted[one], COLOURS[one], way, begins))
        begins += counted[one]
    return shown


def promise_table(found: Sequence[Assessment], query: QueryDict) -> Table:
    """Return the promises as a table."""
    return table_of(
        name="tabell",
        caption=_("Løfter med status"),
        columns=[
            Column("navn", _("Løfte")),
            Column("nummer", _("Nummer")),
            Column("tema", _("Tema")),
            Column("status", _("Status")),
            Column("hvem", _("Hvem")),
        ],
        rows=[
            [
                Cell(name_of(one.promise), address=promise_address(one.promise.id)),
                Cell(one.promise.id),
                Cell(said(one.promise.theme)),
                Cell(said(one.status), colour=COLOURS[one.status]),
                Cell(one.promise.actor),
            ]
            for one in found
        ],
        asked=query,
    )


def promise_address(promise_id: str) -> str:
    """Return where a promise is shown."""
    return reverse("country:promise", args=[promise_id])


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of a promise, and what it says now."""

    number: str
    name: str
    statement: str
    limits: str
    role: str
    verdict: str
    reasons: tuple[str, ...]
    source: Badge


@dataclass(frozen=True, slots=True)
class MeasurementLine:
    """One measurement."""

    value: str
    rule: str
    scope: str
    as_of: date
    evidence: str
    badge: Badge
    run: str
    is_standing: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One status in a promise's history."""

    at: str
    before: str
    after: str
    colour: str
    reason: str
    measurements: int


@dataclass(frozen=True, slots=True)
class PromisePage:
    """All that the page of a promise shows."""

    assessment: Assessment
    name: str
    status: str
    colour: str
    theme: str
    rules: tuple[RuleLine, ...]
    measurements: tuple[MeasurementLine, ...]
    charts: tuple[LineChart, ...]
    history: tuple[ChangeLine, ...]
    evidence: tuple[tuple[str, Badge], ...]

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.assessment.promise

    @property
    def has_two_sides(self) -> bool:
        """Whether a decision or professional advice is known."""
        return bool(self.promise.decision or self.promise.advice)


def promise_page(
    found: Assessment,
    measured: "Sequence[StoredMeasurement]",
    history: "Sequence[StatusChange]",
) -> PromisePage:
    """Return the page of a promise."""
    promise = found.promise
    return PromisePage(
        assessment=found,
        name=name_of(promise),
        status=said(found.status),
        colour=COLOURS[found.status],
        theme=said(promise.theme),
        rules=tuple(_rule_line(one, found) for one in promise.rules),
        measurements=tuple(_measurement_line(one) for one in measured),
        charts=tuple(_charts(measured)),
        history=tuple(change_line(one) for one in history),
        evidence=tuple((one.statement, Badge.of(one.source)) for one in promise.evidence),
    )


def _rule_line(rule_id: str, found: Assessment) -> RuleLine:
    rule, promise = rule_named(rule_id), found.promise
    findings = [one for one in found.findings if one.rule == rule_id]
    role = _("nevnt")
    if rule_id in promise.tests:
        role = _("prøve")
    elif rule_id in promise.indications:
        role = _("tegn")
    return RuleLine(
        number=rule.id,
        name=rule.name,
        statement=rule.statement,
        limits=limits_text(rule),
        role=role,
        verdict=", ".join(dict.fromkeys(said(one.verdict) for one in findings)),
        reasons=tuple(reason for one in findings for reason in one.reasons),
        source=Badge.of(rule.source),
    )


def _measurement_line(row: "StoredMeasurement") -> MeasurementLine:
    decimals = 0 if row.value == round(row.value) else 2
    return MeasurementLine(
        value=f"{number(row.value, decimals)} {row.unit}",
        rule=rule_named(row.rule).name if row.rule else _("ingen; står som opplysning"),
        scope=row.scope,
        as_of=row.as_of,
        evidence=row.evidence,
        badge=Badge(_kind(row)),
        run=reverse("analysis:run", args=[row.run_id]) if row.run_id else "",
        is_standing=row.superseded_at is None,
    )


def _kind(row: "StoredMeasurement") -> Kind:
    return Kind(row.kind)


def _charts(measured: "Sequence[StoredMeasurement]") -> list[LineChart]:
    """Return one chart for each measure and place measured on two days or more."""
    series: dict[tuple[str, str, str], dict[date, StoredMeasurement]] = {}
    for row in measured:
        series.setdefault((row.rule, row.measure, row.scope), {})[row.as_of] = row
    return [
        line_chart(
            name=f"over-tid-{at}",
            title=_chart_title(rule, scope),
            unit=next(iter(days.values())).unit,
            along=[day(one, "medium") for one in sorted(days)],
            along_heading=_("Dag"),
            series=[
                Series(_("Målt"), tuple(days[one].value for one in sorted(days))),
            ],
            decimals=1,
            badge=Badge(_kind(max(days.values(), key=lambda row: row.kind))),
        )
        for at, ((rule, _measure, scope), days) in enumerate(series.items())
        if len(days) > 1
    ]


def _chart_title(rule: str, scope: str) -> str:
    name = rule_named(rule).name if rule else _("Opplysning ved siden av løftet")
    return f"{name}, {scope}" if scope else name


def change_line(row: "StatusChange") -> ChangeLine:
    """Return one row of a status's history."""
    return ChangeLine(
        at=day(timezone.localtime(row.at).date()),
        before=said(Status(row.before)) if row.before else "",
        after=said(Status(row.after)),
        colour=COLOURS[Status(row.after)],
        reason=row.reason,
        measurements=len(row.measurements),
    )
