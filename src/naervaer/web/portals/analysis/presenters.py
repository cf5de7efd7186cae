"""Words and figures of a run, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from naervaer.web.records.studies.comparison import ComparedRow
    from naervaer.web.records.studies.models import StudyRun

_COLOURS = {"done": "success", "failed": "danger", "running": "info", "waiting": "neutral"}
_OVER = {"done", "failed", "cancelled"}


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the list and its own page show it."""

    number: int
    title: str
    study: str
    state: str
    state_words: str
    colour: str
    where: str
    asked_at: datetime
    ended_at: datetime | None
    step: str
    steps_done: int
    message: str
    seconds: float | None
    seed: int | None
    is_over: bool
    is_done: bool
    is_published: bool
    can_compare: bool

    @classmethod
    def of(cls, run: StudyRun) -> RunRow:
        """Return a run in words."""
        manifest = run.manifest or {}
        return cls(
            number=run.pk,
            title=run.title,
            study=study_words(run.study),
            state=run.state,
            state_words=_state_words(run.state),
            colour=_COLOURS.get(run.state, "neutral"),
            where=run.district.name if run.district else _("hele landet"),
            asked_at=run.asked_at,
            ended_at=run.ended_at,
            step=run.step.replace("_", " "),
            steps_done=run.steps_done,
            message=run.message,
            seconds=(manifest.get("seconds") or {}).get("total"),
            seed=manifest.get("seed"),
            is_over=run.state in _OVER,
            is_done=run.state == "done",
            is_published=run.is_published,
            can_compare=run.state == "done" and run.study == "access",
        )


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting of a run."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One service in one area, each measure before, after and changed."""

    is_desk: bool
    where: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, row: ComparedRow, measures: tuple[str, ...]) -> ComparedLine:
        """Return the row in words."""
        pairs = zip(measures, row.values, strict=True)
        values = tuple(_change(measure, *value) for measure, value in pairs)
        return cls(is_desk=row.service == "desk", where=row.where, values=values)


def _change(measure: str, before: float, after: float, difference: float) -> str:
    """Return «before → after (difference)» with the decimals the measure deserves."""
    if measure.startswith("share"):
        shown = [f"{number_format(100 * value, 1)} %" for value in (before, after)]
        changed = number_format(100 * difference, 2)
        return f"{shown[0]} → {shown[1]} ({_sign(difference)}{changed})"
    decimals = 0 if measure.startswith("people") else 1
    shown = [number_format(value, decimals, force_grouping=True) for value in (before, after)]
    changed = number_format(difference, decimals, force_grouping=True)
    return f"{shown[0]} → {shown[1]} ({_sign(difference)}{changed})"


def _sign(difference: float) -> str:
    return "+" if difference > 0 else ""


def settings_of(run: StudyRun) -> list[SettingRow]:
    """Return what was chosen, on one level."""
    return [SettingRow(name, value) for name, value in _flat("", run.settings or {})]


def _flat(before: str, value: Any) -> list[tuple[str, str]]:
    """Return nested values with their path."""
    if isinstance(value, dict):
        return [
            pair for key in value for pair in _flat(f"{before}.{key}".strip("."), value[key])
        ]
    return [(before, str(value))]


def study_words(study: str) -> str:
    """Return what a study is called."""
    words = {
        "access": _("Tilgjengelighet"),
        "siting": _("Plassering"),
        "demand": _("Ventede oppdrag"),
        "duty": _("Tjenesteplan"),
    }
    return words.get(study, study)


def _state_words(state: str) -> str:
    words = {
        "waiting": _("venter"),
        "running": _("regner"),
        "done": _("ferdig"),
        "failed": _("mislyktes"),
        "cancelled": _("avbrutt"),
    }
    return words[state]
