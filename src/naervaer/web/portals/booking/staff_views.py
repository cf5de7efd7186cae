"""Opening times in planned presence, and seeing how full they are."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    SpecialistTheme,
    kind_of,
)
from naervaer.domain.appointments.times import ASSUMED_LENGTHS, AppointmentLength
from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface.appointments import said_moment, said_time
from naervaer.web.interface.labels import said
from naervaer.web.portals.booking.forms import OpenForm
from naervaer.web.portals.booking.presenters import (
    WaitRow,
    offer_row,
    said_share,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.bookings.availability import waits_seen_by
from naervaer.web.records.bookings.offers import offer_open, offer_withdraw
from naervaer.web.records.bookings.selectors import (
    no_shows_by_wording,
    occupancy,
    offer_by_id,
    offers_seen_by,
    presence_to_open,
)
from naervaer.web.records.presence.selectors import row_by_id

_MOST = 60


@lets(Act.OFFER_APPOINTMENTS)
def offers(request: HttpRequest) -> HttpResponse:
    """Show planned rows that can be opened, and the times that are open."""
    now, actor = timezone.now(), actor_of(request)
    opened = list(offers_seen_by(actor, since=now)[:_MOST])
    full = occupancy(opened)
    waiting = [
        (row.pk, said_moment(row.begins), said_time(row.ends), str(row.municipality), row)
        for row in presence_to_open(actor, now=now)[:_MOST]
    ]
    failed = no_shows_by_wording(actor)
    shown = {
        "rows": [offer_row(one, full[one.pk]) for one in opened],
        "waits": [WaitRow.of(one) for one in waits_seen_by(actor)],
        "no_shows": [(wording, said_share(failed[wording])) for wording in sorted(failed)],
        "planned": [
            (key, begins, ends, place, said(DeliveryMode(row.mode)))
            for key, begins, ends, place, row in waiting
        ],
    }
    return render(request, "booking/offers.html", shown)


@lets(Act.OFFER_APPOINTMENTS)
def open_times(request: HttpRequest, row_id: int) -> HttpResponse:
    """Open times in one planned row; its hours come from the book."""
    row = row_by_id(actor_of(request), row_id, Act.OFFER_APPOINTMENTS)
    kind = kind_of(DeliveryMode(row.mode), Service(row.service)) if row else None
    if row is None or kind is None:
        raise Http404
    assumed = ASSUMED_LENGTHS[kind]
    first = {"minutter": assumed.first, "flere": assumed.more}
    form = OpenForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        source = Source(str(row.municipality), given["hvorfor"], None, Kind.ESTIMATED)
        try:
            offer_open(
                presence=row,
                desks=given["skranker"],
                grid=given["rute"],
                length=AppointmentLength(given["minutter"], given["flere"], source),
                channels=tuple(AppointmentChannel(one) for one in given["mater"]),
                theme=SpecialistTheme(given["tema"]),
                where=given["sted"],
                released_at=given["slippes"],
                actor=actor_of(request),
                why=given["hvorfor"],
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Timene er åpnet."))
            return redirect("booking:offers")
    shown = {
        "form": form,
        "what": said(kind),
        "where": row.municipality,
        "when": f"{said_moment(row.begins)}–{said_time(row.ends)}",
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "booking/open.html", shown, status=status)


@require_POST
@lets(Act.OFFER_APPOINTMENTS)
def withdraw(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Take back times nobody has booked."""
    offer = offer_by_id(actor_of(request), Act.OFFER_APPOINTMENTS, offer_id)
    if offer is None:
        raise Http404
    try:
        offer_withdraw(
            offer=offer, actor=actor_of(request), why=request.POST.get("hvorfor", "")
        )
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Timene er trukket tilbake."))
    return redirect("booking:offers")
