"""The door: what, where and when; a point of its own; what an office tells of it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Place
from naervaer.domain.presence import Service
from naervaer.web.portals.inhabitant.answers import Answer, Asked, answer, replacement_for
from naervaer.web.portals.inhabitant.door_times import time_in, times_here, usual_at
from naervaer.web.portals.inhabitant.forms import DoorForm, FacilityForm, PositionForm
from naervaer.web.portals.inhabitant.point_pages import point_page
from naervaer.web.portals.inhabitant.presenters import (
    AnnouncedRow,
    ClosedRow,
    DoorRow,
    door_rows,
)
from naervaer.web.portals.inhabitant.wishes import BY_WORD, WISHES, Wish
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of, expect
from naervaer.web.records.facilities.services import facility_tell
from naervaer.web.records.points.selectors import point_by_id
from naervaer.web.records.reach.selectors import (
    Whereabouts,
    addresses_near,
    attribution,
    place_by_key,
    place_of_the_code_in,
    places_matching,
    zone_near,
)

_EVERY_SERVICE = tuple(Service)
_LONGEST = 100


@lets(Act.SEE_PUBLIC)
def door(request: HttpRequest) -> HttpResponse:
    """Answer what, where and when; without a question, ask what, or where too."""
    asked = bool({"hva", "sted"} & request.GET.keys())
    near = request.GET.get("hvor", "").strip()[:_LONGEST]
    form = DoorForm(
        request.GET if asked else None,
        with_addresses=bool(settings.ADDRESS_SERVICE),
        initial={"hvor": near},
    )
    shown: dict[str, Any] = {"form": form, "wishes": WISHES, "attribution": attribution()}
    shown["near"] = "" if asked else near
    if asked and form.is_valid():
        shown |= _found(form.cleaned_data)
    return render(request, "inhabitant/door.html", shown)


@never_cache
@csrf_exempt  # it changes nothing, and a token would put a cookie on a passer-by
@require_POST
@lets(Act.SEE_PUBLIC)
def here(request: HttpRequest) -> HttpResponse:
    """Answer from a position the browser gave; the position is used here and kept nowhere."""
    given = PositionForm(request.POST)
    shown: dict[str, Any] = {"form": DoorForm(), "attribution": attribution()}
    if given.is_valid():
        wanted = given.cleaned_data
        where = zone_near(longitude=wanted["lengde"], latitude=wanted["bredde"])
        shown["form"] = DoorForm(initial={"hva": wanted["hva"]})
        shown |= (
            _answered(BY_WORD[wanted["hva"]], where, Asked()) if where else {"missing": True}
        )
    else:
        shown["missing"] = True
    return render(request, "inhabitant/door.html", shown)


@lets(Act.SEE_PUBLIC)
def point(request: HttpRequest, key: str) -> HttpResponse:
    """Show one point: what is known of it, and where to go instead when it is closed."""
    now = timezone.localtime()
    page = point_page(key, now=now)
    if page is None:
        raise Http404
    other = None
    if page.needs_replacement:
        other = replacement_for(page.known, _EVERY_SERVICE, now=now)
    may_tell = actor_of(request).may(
        Act.WRITE_PRESENCE_BOOK, Place(page.district, page.municipality_number)
    )
    shown = {"page": page, "may_tell": may_tell}
    shown["replacement"] = DoorRow.of(other, now) if other else None
    return render(request, "inhabitant/point.html", shown)


@lets(Act.WRITE_PRESENCE_BOOK)
def facility(request: HttpRequest, key: str) -> HttpResponse:
    """Let the office tell about steps and languages at a point of its own district."""
    found = point_by_id(key)
    if found is None:
        raise Http404
    actor = actor_of(request)
    place = Place(found.district.name, found.municipality_id)
    expect(request, Act.WRITE_PRESENCE_BOOK, place)
    form = FacilityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        facility_tell(
            point=found,
            step_free=told["trinnfritt"],
            languages=told["sprak"],
            actor=actor,
            why=told["hvorfor"],
        )
        messages.success(request, _("Takk. Opplysningen er lagret og vises på siden."))
        return redirect("inhabitant:point", key=key)
    return render(request, "inhabitant/facility.html", {"form": form, "point": found})


def _found(wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the answer, the places to choose from, or that nothing was found."""
    wish = BY_WORD[wanted["hva"]]
    asked = Asked(
        wanted["naar"], wanted["sorter"] or "tid", wanted["trinnfritt"], wanted["sprak"]
    )
    if wanted["sted"]:
        chosen = place_by_key(wanted["sted"])
        return _answered(wish, chosen, asked) if chosen else {"missing": True}
    text = wanted["hvor"]
    if not text:
        return {"place_missing": True}
    places = places_matching(text)
    if places:
        return _answered(wish, places[0], asked) | {"others": places[1:]}
    return _found_by_address(text, wish, asked)


def _found_by_address(text: str, wish: Wish, asked: Asked) -> dict[str, Any]:
    service = settings.ADDRESS_SERVICE
    found = addresses_near(text, service=service) if service else []
    if not found:
        around = place_of_the_code_in(text)
        if around is not None:
            return _answered(wish, around, asked)
        return {"missing": True, "is_address_service_silent": found is None}
    others = [{"name": one.name} for one in found[1:]]
    return _answered(wish, found[0], asked) | {"other_addresses": others}


def _answered(wish: Wish, where: Whereabouts, asked: Asked) -> dict[str, Any]:
    now = timezone.localtime()
    found: Answer = answer(wish, where, asked, now=now)
    in_use = (*found.matching, *found.unknown, *found.at_other_times)
    usual = usual_at(wish, [door.known.point for door in in_use])
    return {
        "wish": wish,
        "where": where,
        "asked": asked,
        "nearest": DoorRow.of(found.nearest, now) if found.nearest else None,
        "matching": door_rows(found.matching, now, usual),
        "unknown": door_rows(found.unknown, now, usual),
        "at_other_times": door_rows(found.at_other_times, now, usual),
        "out_of_season": door_rows(found.out_of_season, now),
        "decided": door_rows(found.decided, now),
        "closed": [ClosedRow.of(one, now) for one in found.closed],
        "announced": [
            AnnouncedRow.of(row, time_in(row, found.times)) for row in found.announced
        ],
        "here": times_here(
            wish,
            where.municipality,
            found.times,
            has_door=any(
                door.known.point.municipality_id == where.municipality for door in in_use
            ),
        ),
    }
