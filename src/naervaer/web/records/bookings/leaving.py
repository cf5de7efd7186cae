"""Taking planned rows out of the book without losing what people have booked in them.

The row and its appointments change in one transaction: where the book refuses, the
appointments stand as they stood. A row that still has times cannot be deleted in any other way.
"""

from typing import TYPE_CHECKING

from django.db import transaction

from naervaer.domain.authority import Actor
from naervaer.web.records.bookings.following import bookings_follow
from naervaer.web.records.bookings.models import Offer
from naervaer.web.records.presence.checking import expect_reason
from naervaer.web.records.presence.imports import import_undo
from naervaer.web.records.presence.services import presence_remove

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceImport, PresenceRow


@transaction.atomic
def row_take_out(*, row: "PresenceRow", actor: Actor, why: str) -> int:
    """Take a row out of the book; return how many appointments lost their time and are told.

    Raises
    ------
    UnusableInputError
        When no reason is given, or a delivered row confirms it.

    """
    expect_reason(why)
    told = bookings_follow(presence=row, replaced_by=None, actor=actor, why=why)
    presence_remove(row=row, actor=actor, why=why)
    return told


@transaction.atomic
def file_take_out(*, batch: "PresenceImport", actor: Actor, why: str) -> int:
    """Take what a file brought out of the book; return how many appointments lost their time.

    Raises
    ------
    UnusableInputError
        When no reason is given, the file is not in the book, or a row of it is delivered.

    """
    expect_reason(why)
    told = 0
    offers = Offer.objects.filter(presence__batch=batch).select_related("presence")
    for row in [one.presence for one in offers if one.presence is not None]:
        told += bookings_follow(presence=row, replaced_by=None, actor=actor, why=why)
    import_undo(batch=batch, actor=actor, why=why)
    return told
