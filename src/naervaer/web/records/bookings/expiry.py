"""Taking away what is known of a person when an appointment has been kept long enough."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from naervaer.domain.appointments.states import WaitingState
from naervaer.web.records.bookings.models import Booking, SlotTaken, Waiting


@transaction.atomic
def bookings_expire(*, before: datetime) -> int:
    """Forget whose the appointments were that ended before a moment; return how many rows.

    What remains is a row without code, account, contact or language, so that the count of
    appointments and of those who did not come stands. Appointments nobody confirmed go whole.
    """
    old = Booking.objects.filter(ends__lt=before)
    unconfirmed = old.filter(state__in=["held", "expired"])
    SlotTaken.objects.filter(booking__in=unconfirmed).delete()
    gone = unconfirmed.delete()[1].get("bookings.Booking", 0)
    known = Q(contact_sealed="", account="", code__startswith="#")
    forgotten = old.exclude(known)
    keys = list(forgotten.values_list("pk", flat=True))
    for key in keys:
        Booking.objects.filter(pk=key).update(
            contact_sealed="", account="", language="", code=f"#{key}"
        )
    waiting = Waiting.objects.filter(joined_at__lt=before).exclude(
        state=WaitingState.WAITING.value
    )
    return gone + len(keys) + waiting.delete()[0]
