"""The days a duty study can be asked about."""

from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.duty.settings import DutySettings


@pytest.mark.parametrize("day", [date(9999, 12, 27), date(1900, 1, 1)])
def test_a_year_nobody_can_mean_is_refused(day: date) -> None:
    with pytest.raises(UnusableInputError, match="expected 2000 to 2100"):
        DutySettings(first_day=day)
