"""What a scenario does to the doors: open, close, move, other hours."""

from dataclasses import replace

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.studies.access.country import Candidate, Country, Site
from naervaer.studies.scenario import Scenario


def apply_scenario(country: Country, scenario: Scenario) -> Country:
    """Return the country as the scenario wants it.

    The structure before the plan stays as it was: a scenario changes what comes after.

    Raises
    ------
    UnknownNameError
        When a place or municipality does not exist.
    UnusableInputError
        When a name fits several places, or a door is closed twice.

    """
    sites = list(country.sites)
    for name in scenario.closed:
        at = find_site(sites, name)
        if not sites[at].after:
            msg = f"close.at is {name!r}, which is closed already; expected an open place."
            raise UnusableInputError(msg)
        sites[at] = replace(sites[at], after=False)
    for number, moved in enumerate(scenario.moved, start=1):
        at = find_site(sites, moved.at)
        old = sites[at]
        sites[at] = replace(old, after=False)
        target = find_candidate(country, moved.municipality, moved.place)
        sites.append(_door(f"scenario-move-{number}", old.name, old.kind, old.season, target))
    for number, opened in enumerate(scenario.opened, start=1):
        target = find_candidate(country, opened.municipality, opened.place)
        sites.append(
            _door(f"scenario-open-{number}", opened.name, opened.kind, opened.season, target)
        )
    hours = dict(country.published_hours)
    for changed in scenario.hours:
        site = sites[find_site(sites, changed.at)]
        hours[site.id] = (changed.week, scenario.name)
    return replace(country, sites=tuple(sites), published_hours=hours)


def find_site(sites: list[Site], name: str) -> int:
    """Return which site an id or a name means; an open one wins over a closed one.

    Raises
    ------
    UnknownNameError
        When no site answers to it.
    UnusableInputError
        When several do.

    """
    exact = [index for index, site in enumerate(sites) if site.id == name]
    if exact:
        return exact[0]
    wanted = name.casefold().strip()
    found = [index for index, site in enumerate(sites) if site.name.casefold() == wanted]
    still_open = [index for index in found if sites[index].after]
    found = still_open or found
    if not found:
        close = [site.name for site in sites if wanted in site.name.casefold()][:3]
        hint = f" (near: {', '.join(close)})" if close else ""
        msg = f"place {name!r} does not exist, expected the name or id of a known place{hint}."
        raise UnknownNameError(msg)
    if len(found) > 1:
        ids = ", ".join(sites[index].id for index in found)
        msg = f"place {name!r} fits {len(found)} places, expected one of the ids {ids}."
        raise UnusableInputError(msg)
    return found[0]


def find_candidate(country: Country, municipality: str, place: str | None) -> Candidate:
    """Return the place in a municipality where a door can stand; the largest by default."""
    country.municipality_index(municipality)
    there = [item for item in country.candidates if item.municipality == municipality]
    if place is not None:
        wanted = place.casefold().strip()
        there = [item for item in there if item.name.casefold() == wanted]
    if not there:
        where = f"{place!r} in municipality {municipality}" if place else municipality
        msg = f"no candidate place {where}, expected the name of a settlement there."
        raise UnknownNameError(msg)
    return max(there, key=lambda item: (item.people, item.name))


def _door(identity: str, name: str, kind: str, season: str, at: Candidate) -> Site:
    return Site(
        id=identity,
        name=name,
        kind=kind,
        municipality=at.municipality,
        before=False,
        after=True,
        season=season,
        x=at.x,
        y=at.y,
        link=at.link,
        fraction=at.fraction,
        last_leg_metres=at.last_leg_metres,
        position_quality="scenario",
    )
