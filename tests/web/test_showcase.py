"""The showcase is made up, says so on every row, and decides nothing."""

from datetime import date

from naervaer.domain.authority import SYSTEM
from naervaer.web.config.showcase import showcase_fill
from naervaer.web.records.bookings.models import Offer
from naervaer.web.records.points.models import OpeningHours
from naervaer.web.records.presence.models import PresenceMonth, PresenceRow
from naervaer.web.records.presence.months import months_unlike_the_book
from naervaer.web.records.presence.selectors import published_by_month
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement, Wish, WishAnswer
from naervaer.web.records.promises.selectors import wish_result, wishes_from
from naervaer.web.records.rosters.models import RosterAdoption
from naervaer.web.records.staffing.models import Staffing

TODAY = date(2026, 11, 22)


def fill() -> None:
    showcase_fill(today=TODAY, told=print)


def test_the_showcase_fills_every_part_of_the_book_and_marks_it(points: None) -> None:
    ledger_update(actor=SYSTEM)
    fill()
    for model in (PresenceRow, PresenceMonth, Staffing, Wish, WishAnswer):
        assert set(model.objects.values_list("kind", flat=True)) == {"synthetic"}, model
    assert "synthetic" in OpeningHours.objects.values_list("kind", flat=True)
    assert set(PresenceRow.objects.values_list("municipality__district__name", flat=True)) == {
        "Nordland"
    }
    assert PresenceRow.objects.count() > 5000
    assert months_unlike_the_book() == []
    assert ledger_update(actor=SYSTEM) == []
    measured = StoredMeasurement.objects.filter(promise="B-18", scope="Nordland")
    assert [one.kind for one in measured] == ["synthetic"]


def test_filling_again_adds_nothing_and_the_same_day_gives_the_same_rows(points: None) -> None:
    def rows() -> list[tuple[object, ...]]:
        columns = ("municipality", "mode", "state", "begins", "ends", "group__name")
        return sorted(PresenceRow.objects.values_list(*columns))

    fill()
    first = rows()
    fill()
    assert rows() == first
    Offer.objects.update(presence=None)
    PresenceRow.objects.all().delete()
    RosterAdoption.objects.all().delete()
    fill()
    assert rows() == first


def test_steigens_wish_has_a_result(points: None) -> None:
    fill()
    assert {one.municipality for one in published_by_month(municipality="1848", today=TODAY)}
    results = [wish_result(wish, today=TODAY) for wish in wishes_from("1848")]
    assert all(one is not None and one.is_synthetic for one in results)
