"""The studies that can be asked for on the site, and what each may be told.

This module knows nothing of Django, so that the process that computes starts quickly, and
imports the engines only where a study is run, so that the site does not carry them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.report.words import LANGUAGES
from naervaer.studies.scenario import Scenario, parse_scenario

DISTRICT = "Nordland"
USUAL_SECONDS, LONGEST_SECONDS = 20.0, 600.0
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class StudyKind:
    """A study that can be asked for.

    Attributes
    ----------
    check
        Returns the settings in full, or raises `UnusableInputError`.
    run
        Runs the study with checked settings into a folder, telling its steps.

    """

    check: Callable[[Mapping[str, Any]], dict[str, Any]]
    run: Callable[[Mapping[str, Any], Path, Told], None]


def kind_of(study: str) -> StudyKind:
    """Return the study of that name.

    Raises
    ------
    UnusableInputError
        When there is no such study.

    """
    if study not in KINDS:
        msg = f"study is {study!r}, expected one of {', '.join(sorted(KINDS))}."
        raise UnusableInputError(msg)
    return KINDS[study]


def _check_access(settings: Mapping[str, Any]) -> dict[str, Any]:
    _only(settings, {"language", "scenario"})
    scenario = dict(settings.get("scenario") or {})
    _scenario(scenario)
    return {"language": _language(settings), "scenario": scenario}


def _run_access(settings: Mapping[str, Any], folder: Path, told: Told) -> None:
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - see above
    from naervaer.studies.recipes.access import run_access  # noqa: PLC0415 - see above

    run_access(
        load_baseline(),
        scenario=_scenario(settings["scenario"]),
        scenario_file=None,
        out=folder,
        language=settings["language"],
        told=told,
    )


def _scenario(content: Mapping[str, Any]) -> Scenario:
    """Return the scenario; an empty one is the country as it stands."""
    return parse_scenario(content) if content else Scenario()


def _check_siting(settings: Mapping[str, Any]) -> dict[str, Any]:
    _only(settings, {"language", "district", "seconds", "seed"})
    seconds = _number(settings, "seconds", USUAL_SECONDS)
    if not 0 <= seconds <= LONGEST_SECONDS:
        msg = f"seconds is {seconds:g}, expected 0 to {LONGEST_SECONDS:g}."
        raise UnusableInputError(msg)
    return {
        "language": _language(settings),
        "district": str(settings.get("district") or DISTRICT),
        "seconds": seconds,
        "seed": int(_number(settings, "seed", 0)),
    }


def _run_siting(settings: Mapping[str, Any], folder: Path, told: Told) -> None:
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - see above
    from naervaer.studies.recipes.siting import run_siting  # noqa: PLC0415 - see above
    from naervaer.studies.siting.least_cost import Effort  # noqa: PLC0415 - see above

    run_siting(
        load_baseline(),
        out=folder,
        language=settings["language"],
        district=settings["district"],
        effort=Effort(seconds=settings["seconds"], seed=settings["seed"]),
        told=told,
    )


def _check_duty(settings: Mapping[str, Any]) -> dict[str, Any]:
    from naervaer.studies.duty.settings import parse_settings  # noqa: PLC0415 - see above

    _only(settings, {"language", "district", "weeks", "profile", "seed", "first_day"})
    checked = parse_settings(_chosen(settings), folder=Path())
    return {
        "language": _language(settings),
        "district": checked.district,
        "first_day": checked.first_day.isoformat(),
        "weeks": checked.weeks,
        "profile": checked.profile,
        "seed": checked.seed,
    }


def _run_duty(settings: Mapping[str, Any], folder: Path, told: Told) -> None:
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - see above
    from naervaer.studies.duty.settings import parse_settings  # noqa: PLC0415 - see above
    from naervaer.studies.recipes.duty import run_duty  # noqa: PLC0415 - see above

    run_duty(
        load_baseline(),
        settings=parse_settings(_chosen(settings), folder=Path()),
        out=folder,
        language=settings["language"],
        told=told,
    )


def _run_demand(settings: Mapping[str, Any], folder: Path, told: Told) -> None:
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - see above
    from naervaer.studies.duty.settings import parse_settings  # noqa: PLC0415 - see above
    from naervaer.studies.recipes.demand import run_demand  # noqa: PLC0415 - see above

    run_demand(
        load_baseline(),
        settings=parse_settings(_chosen(settings), folder=Path()),
        out=folder,
        language=settings["language"],
        told=told,
    )


def _chosen(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the duty study's settings; a day is written as ISO 8601 in the record."""
    chosen = {name: value for name, value in settings.items() if name != "language"}
    if "first_day" in chosen:
        try:
            chosen["first_day"] = date.fromisoformat(str(chosen["first_day"]))
        except ValueError:
            msg = f"first_day is {chosen['first_day']!r}, expected a day such as 2026-12-07."
            raise UnusableInputError(msg) from None
    return chosen


KINDS: dict[str, StudyKind] = {
    "access": StudyKind(_check_access, _run_access),
    "demand": StudyKind(_check_duty, _run_demand),
    "duty": StudyKind(_check_duty, _run_duty),
    "siting": StudyKind(_check_siting, _run_siting),
}


def _only(settings: Mapping[str, Any], known: set[str]) -> None:
    """Refuse settings that nothing reads."""
    unknown = sorted(set(settings) - known)
    if unknown:
        msg = f"setting {unknown[0]!r} is unknown, expected one of {', '.join(sorted(known))}."
        raise UnusableInputError(msg)


def _language(settings: Mapping[str, Any]) -> str:
    language = str(settings.get("language") or LANGUAGES[0])
    if language not in LANGUAGES:
        msg = f"language is {language!r}, expected one of {', '.join(LANGUAGES)}."
        raise UnusableInputError(msg)
    return language


def _number(settings: Mapping[str, Any], name: str, default: float) -> float:
    given = settings.get(name, default)
    try:
        return float(given)
    except (TypeError, ValueError):
        msg = f"{name} is {given!r}, expected a number."
        raise UnusableInputError(msg) from None
