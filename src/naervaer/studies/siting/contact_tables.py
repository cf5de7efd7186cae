"""Police contacts as data frames."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from naervaer.planning.contacts import ContactPlan
from naervaer.studies.siting.contacts import DistrictContacts
from naervaer.studies.siting.result import SitingResult


def contact_tables(result: SitingResult) -> dict[str, pd.DataFrame]:
    """Return the tables of contacts by the name of their file."""
    return {
        "contacts": pd.DataFrame(_contacts(result)),
        "contact_groups": pd.DataFrame(_contact_groups(result)),
        "contact_plans": pd.DataFrame(_contact_plans(result)),
    }


def _plans(item: DistrictContacts) -> Iterator[tuple[str, ContactPlan | None, str]]:
    """Yield every plan of a district with its name and how it ended."""
    yield "fewest_contacts", item.fewest.best, item.fewest.ending.value
    yield "second_best", item.second, item.fewest.ending.value if item.second else ""
    for added, outcome in item.alternatives.items():
        if added:
            yield f"least_burden_{added}_more", outcome.best, outcome.ending.value
    yield "fewest_posts", item.fewest_posts.best, item.fewest_posts.ending.value
    yield "no_crossing", item.inside.best, item.inside.ending.value
    yield "four_municipalities", item.exceptions.best, item.exceptions.ending.value
    yield "one_per_municipality", item.alone, ""


def _contacts(result: SitingResult) -> Iterator[dict[str, Any]]:
    for item in result.contacts:
        for name, plan, ending in _plans(item):
            if plan is None:
                continue
            least, most = plan.loads
            yield {
                "district": item.district,
                "plan": name,
                "municipalities": item.members.size,
                "contacts": plan.contacts,
                "posts": round(plan.posts, 4),
                "travel_minutes": round(plan.travel_minutes, 1),
                "longest_drive_minutes": round(plan.longest_minutes, 1),
                "least_work_per_contact": round(least, 4),
                "most_work_per_contact": round(most, 4),
                "from_other_station_district": plan.elsewhere,
                "burden_minutes": round(plan.burden, 2),
                "ending": ending,
            }


def _contact_groups(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    names, numbers = country.municipality_names, country.municipality_numbers
    for item in result.contacts:
        for group, reason in zip(item.rows, item.reasons, strict=True):
            yield {
                "district": item.district,
                "seat": numbers[group.members[0]],
                "municipalities": "; ".join(names[at] for at in group.members),
                "municipality_numbers": "; ".join(numbers[at] for at in group.members),
                "contacts": group.contacts,
                "share_of_post": round(group.post_share, 4),
                "posts_needed": round(group.need, 4),
                "travel_minutes": round(group.travel_minutes, 1),
                "contiguous": group.is_contiguous,
                "in_other_station_district": "; ".join(names[at] for at in group.elsewhere),
                "why": reason.why.value,
                "more_contacts_without": reason.more_contacts,
                "more_burden_without": round(reason.more_burden, 2),
                "more_contacts_without_departures": reason.clean_contacts,
                "more_burden_without_departures": (
                    None if reason.clean_burden is None else round(reason.clean_burden, 2)
                ),
                "stated_exception": group.exception,
            }


def _contact_plans(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    names, numbers = country.municipality_names, country.municipality_numbers
    for item in result.contacts:
        for name, plan, _ in _plans(item):
            if plan is None:
                continue
            groups = plan.groups
            for index in plan.chosen:
                members = [int(item.members[at]) for at in groups.members[index]]
                yield {
                    "district": item.district,
                    "plan": name,
                    "seat": numbers[int(item.members[groups.seat[index]])],
                    "municipalities": "; ".join(names[at] for at in members),
                    "municipality_numbers": "; ".join(numbers[at] for at in members),
                    "contacts": int(groups.contacts[index]),
                    "share_of_post": round(float(groups.post_share[index]), 4),
                    "travel_minutes": round(float(groups.travel_minutes[index]), 1),
                    "from_other_station_district": int(groups.elsewhere[index]),
                    "contiguous": bool(groups.is_contiguous[index]),
                }
