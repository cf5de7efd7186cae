"""What free appointments say of the promise B-58."""

from datetime import date

from naervaer.domain.appointments.waits import UsualWait
from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_bookings import OfficeWait, waiting_measurements
from naervaer.domain.promises.measurement import Measurement

DAY = date(2026, 11, 1)


def said(**waits: int | None) -> tuple[Measurement, ...]:
    return waiting_measurements(
        OfficeWait(name, "Nordland", UsualWait(days, 20), DAY, Kind.COMPUTED)
        for name, days in waits.items()
    )


def test_nothing_is_said_of_no_office() -> None:
    assert said() == ()


def test_each_office_says_its_own_days() -> None:
    days = {one.scope: one.value for one in said(Bodø=12, Narvik=3) if one.unit == "dager"}
    assert days == {"Bodø": 12, "Narvik": 3}


def test_an_office_with_nothing_free_is_counted_and_given_no_number() -> None:
    found = said(Bodø=None, Narvik=3)
    assert [(one.scope, one.value) for one in found] == [("Narvik", 3), ("Nordland", 1)]


def test_no_rule_judges_what_has_no_limit() -> None:
    assert {one.rule for one in said(Bodø=None, Narvik=3)} == {""}
