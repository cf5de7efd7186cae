"""One way into every address of the site, for the tests that walk all of them.

A route without parameters needs no entry: it is opened by anybody, or by the first role of the
table that may do its act. A route with parameters stands in `EXAMPLES` under its full name
(`municipality:page`) with a list of (parameters, role); role None is anybody. Addresses are
those of a freshly filled site with the showcase (see `site_process`).
"""

from collections.abc import Iterator
from typing import Any

from council_examples import VISITS as COUNCIL_VISITS
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from naervaer.domain.authority import OPEN_ACTS, SIGNED_IN_ACTS, TABLE, Act, Role
from naervaer.web.records.accounts.acts import act_of

Example = tuple[dict[str, Any], Role | None]

EXAMPLES: dict[str, list[Example]] = {
    **COUNCIL_VISITS,
    "figures:series": [({"slug": "tilstedevaerelse"}, None), ({"slug": "tilgang"}, None)],
    "figures:file": [({"slug": "lofter", "number": 1, "form": "csv"}, None)],
    "figures:newest": [({"slug": "lofter", "form": "json"}, None)],
    "figures:graph": [({"form": "ttl"}, None)],
    "figures_api:get_series": [({"slug": "lofter"}, None)],
    "figures_api:list_versions": [({"slug": "lofter"}, None)],
    "figures_api:list_rows": [({"slug": "lofter"}, None)],
    "account:drop_passkey": [({"passkey_id": 1}, Role.DISTRICT_ANALYST)],
    "account:end_session": [({"number": 1}, Role.DISTRICT_ANALYST)],
    # A fresh site trusts no issuer and has no set-up link waiting.
    "account:openid_answer": [],
    "account:openid_begin": [],
    "account:openid_ended": [],
    "account:setup": [],
    **{
        f"administration:{name}": [({"username": "prove-publisher"}, Role.ADMINISTRATOR)]
        for name in ("account", "give", "link", "identity", "close")
    },
    "administration:take": [
        ({"username": "prove-publisher", "grant_id": 1}, Role.ADMINISTRATOR)
    ],
    "analysis:run": [({"run_id": 1}, None)],
    "analysis:report": [({"run_id": 1}, None)],
    "analysis:file": [({"run_id": 1, "name": "manifest.json"}, None)],
    "analysis:cancel": [({"run_id": 1}, Role.DISTRICT_ANALYST)],
    "analysis:publish": [({"run_id": 1}, Role.PUBLISHER)],
    "inhabitant:choose_on": [({"way": "nei/reise/"}, None), ({"way": "ja/"}, None)],
    "inhabitant:point": [({"key": "steigen"}, None), ({"key": "hvaler"}, None)],
    "booking:offices": [({"kind": "politikontakt"}, None), ({"kind": "spesialist"}, None)],
    "booking:times": [
        ({"kind": "politikontakt", "number": "1848"}, None),
        ({"kind": "spesialist", "number": "1848"}, None),
        ({"kind": "veiledning", "number": "0301"}, None),
    ],
    "booking:join": [({"kind": "passbuss", "number": "1848"}, None)],
    "booking:withdraw": [({"offer_id": 1}, Role.DISTRICT_ANALYST)],
    # Signed links cannot be known beforehand, nor which planned row is still to be opened.
    **{
        f"booking:{name}": []
        for name in ("held", "mine", "calendar", "cancel", "change", "line", "open")
    },
    "inhabitant:facility": [({"key": "steigen"}, Role.DISTRICT_ANALYST)],
    "voice:round": [({"round_id": one}, None) for one in (1, 2, 3)],
    "voice:survey": [({"round_id": 2}, None)],
    **{
        f"voice:{name}": [({"round_id": 2}, Role.POLICE_CONTACT)]
        for name in ("manage", "paper", "close")
    },
    "voice:answer": [({"round_id": 3}, Role.POLICE_CONTACT)],
    "voice:people": [({"number": "1848"}, Role.DISTRICT_ANALYST)],
    "voice:need_answer": [({"need_id": 1}, Role.POLICE_CONTACT)],
    "sharing:step": [
        ({"way": "politi/ja/nei/nei/"}, None),
        ({"way": "politi/ja/nei/nei/offentlig/oppgave/ja/nei/ja/"}, Role.CASE_OFFICER),
        ({"way": "kommune/nei/ja/nei/nei/nei/privat/"}, None),
    ],
    "sharing:entry": [({"number": 1}, Role.CASE_OFFICER)],
    "country:map_shapes": [({"stamp": "0"}, None)],
    "entrance:language": [({"code": "nn"}, None)],
    "municipality:page": [
        ({"which": "1848-steigen"}, None),
        ({"which": "0301-oslo-oslove"}, None),
    ],
    "municipality:sheet": [({"which": "1848-steigen"}, None)],
    "counter:enquiry": [({"enquiry_id": 1}, Role.CASE_OFFICER)],
    "counter:end": [({"ticket_id": 1}, Role.CASE_OFFICER)],
    # The showcase books its first appointments in Steigen, and lets somebody wait there.
    "counter:booking": [({"booking_id": 1}, Role.CASE_OFFICER)],
    "counter:move": [({"booking_id": 1}, Role.CASE_OFFICER)],
    **{
        f"counter:{name}": [({"waiting_id": 1}, Role.CASE_OFFICER)]
        for name in ("line", "line_change")
    },
    # Nothing waits to be told on a fresh site.
    "counter:told": [],
    "country:promise": [({"promise_id": one}, None) for one in ("B-15", "B-18", "A-06")],
    "country:wish": [({"wish_id": 1}, None), ({"wish_id": 1}, Role.DISTRICT_ANALYST)],
    "country:wish_answer": [({"wish_id": 1}, Role.DISTRICT_ANALYST)],
    "country:wish_withdraw": [({"wish_id": 1}, Role.MUNICIPAL_COORDINATOR)],
    "district:point": [
        ({"point_id": "steigen"}, Role.DISTRICT_ANALYST),
        ({"point_id": "engerdal"}, Role.DIRECTORATE),
    ],
    "district:import": [({"file_id": 1}, Role.DISTRICT_ANALYST)],
    "contact:page": [({"which": "1848-steigen"}, None)],
    "contact:ask": [({"which": "1848-steigen"}, None)],
    "contact:reply": [({"request_id": one}, Role.CASE_OFFICER) for one in (3, 4)],
    # Signed links cannot be known beforehand.
    "contact:follow": [],
    "contact:withdraw": [],
    "contact:change_post": [({"post_id": 1}, Role.DISTRICT_ANALYST)],
    "contact:end_post": [({"post_id": 1}, Role.DISTRICT_ANALYST)],
    # A fresh site's siting study is still being computed.
    "contact:compare": [],
    "contact:plan_undo": [({"plan_id": 1}, Role.DISTRICT_ANALYST)],
    "duty:adopt_run": [({"run_id": 1}, Role.DUTY_PLANNER)],
    # The first roster of the showcase is announced, the second waits.
    "duty:adoption": [({"adoption_id": one}, Role.DUTY_PLANNER) for one in (1, 2)],
    **{
        f"duty:adoption_{act}": [({"adoption_id": 2}, Role.DUTY_PLANNER)]
        for act in ("week", "meaning", "confirm", "undo", "discard")
    },
    # Its rows stand first in the book: the first is over, the third is to come.
    "duty:change": [({"row_id": 3}, Role.DUTY_PLANNER)],
    "duty:cancel": [({"row_id": 3}, Role.DUTY_PLANNER)],
    "duty:restore": [({"row_id": 3}, Role.DUTY_PLANNER)],
    "duty:answer": [({"row_id": 1}, Role.POLICE_CONTACT)],
    "duty:not_held": [({"row_id": 1}, Role.POLICE_CONTACT)],
    "duty:take_back": [({"outcome_id": 1}, Role.DUTY_PLANNER)],
    **{
        f"district:{name}": [(kwargs, Role.DISTRICT_ANALYST)]
        for kwargs, names in (
            ({"file_id": 1}, ("correct", "confirm", "undo", "discard")),
            ({"row_id": 1}, ("remove", "staffing_withdraw")),
            ({"point_id": "steigen"}, ("fact_add", "hours_set")),
            ({"fact_id": 1}, ("fact_end", "fact_withdraw")),
        )
        for name in (f"import_{one}" if "file_id" in kwargs else one for one in names)
    },
}


def named_routes(
    resolver: URLResolver | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every route of the site with its full name."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            space = f"{before}{found.namespace}:" if found.namespace else before
            yield from named_routes(found, space)
        else:
            yield f"{before}{found.name}", found


def role_for(act: Act | None) -> Role | None:
    """Return somebody who may do an act: nobody in particular where everybody may."""
    if act is None or act in OPEN_ACTS:
        return None
    if act in SIGNED_IN_ACTS:
        return Role.DISTRICT_ANALYST
    return next(role for role, acts in TABLE.items() if act in acts)


def routes_without_example() -> list[str]:
    """Return the routes with parameters that nobody has given an example of."""
    return sorted(
        name
        for name, route in named_routes()
        if name not in EXAMPLES and route.pattern.regex.groups
    )


def examples() -> list[tuple[str, str, Role | None]]:
    """Return name, address and role of one visit or more to every route."""
    visits = []
    for name, route in named_routes():
        if name in EXAMPLES:
            given = EXAMPLES[name]
        elif route.pattern.regex.groups:
            continue
        else:
            given = [({}, role_for(act_of(route.callback)))]
        visits += [(name, reverse(name, kwargs=kwargs), role) for kwargs, role in given]
    return visits
