"""The ledger as files, and its changes as a feed."""

import csv
import io

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.domain.promises.assessment import Status
from naervaer.domain.promises.ledger import promise_named
from naervaer.domain.promises.record import flat_record, promise_record
from naervaer.web.interface.labels import said
from naervaer.web.portals.country.promise_forms import PromiseFilterForm
from naervaer.web.portals.country.promise_presenters import name_of, promise_address
from naervaer.web.portals.country.promise_views import asked_for
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.promises.selectors import assessments, status_changes

_CHANGES_IN_FEED = 100


@lets(Act.SEE_PUBLIC)
def promises_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the promises that are asked for as CSV."""
    found = asked_for(assessments(), PromiseFilterForm(request.GET))
    rows = [flat_record(one) for one in found]
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lofter.csv"'
    return response


@lets(Act.SEE_PUBLIC)
def promises_json(request: HttpRequest) -> JsonResponse:
    """Hand out the promises that are asked for as JSON."""
    found = asked_for(assessments(), PromiseFilterForm(request.GET))
    return JsonResponse(
        [promise_record(one) for one in found],
        safe=False,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


@lets(Act.SEE_PUBLIC)
def changes_feed(request: HttpRequest) -> HttpResponse:
    """Announce every change of a status, newest first."""
    feed = Atom1Feed(
        title=_("Nærvær: løfter som har skiftet status"),
        link=request.build_absolute_uri(reverse("country:promises")),
        description="",
        feed_url=request.build_absolute_uri(),
        feed_guid=request.build_absolute_uri(reverse("country:promises")),
    )
    for change in status_changes(limit=_CHANGES_IN_FEED):
        promise = promise_named(change.promise)
        before, after = said(Status(change.before)), said(Status(change.after))
        address = request.build_absolute_uri(promise_address(promise.id))
        feed.add_item(
            title=f"{promise.id} {name_of(promise)}: {before} → {after}",
            link=address,
            description=change.reason,
            unique_id=f"{address}#{change.pk}",
            pubdate=change.at,
            updateddate=change.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")
