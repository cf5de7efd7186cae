from datetime import UTC, datetime, timedelta

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.presence import DeliveryMode, Presence, PresenceState, Service

NINE = datetime(2024, 2, 7, 9, tzinfo=UTC)


def presence(begins: datetime, ends: datetime) -> Presence:
    return Presence(
        municipality="3425",
        mode=DeliveryMode.SERVICE_POINT,
        service=Service.DESK,
        begins=begins,
        ends=ends,
        state=PresenceState.PLANNED,
        resource_group="Trysil",
    )


def test_presence_lasts_from_its_beginning_to_its_end() -> None:
    assert presence(NINE, NINE + timedelta(hours=4)).duration == timedelta(hours=4)


def test_presence_that_ends_as_it_begins_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="not after"):
        presence(NINE, NINE)


def test_times_without_a_zone_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="time zone"):
        presence(NINE.replace(tzinfo=None), NINE)


@pytest.mark.parametrize("words", [DeliveryMode, Service, PresenceState])
def test_every_word_of_presence_has_a_norwegian_label(words: type) -> None:
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)
