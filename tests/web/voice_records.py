"""Rounds, needs and disclosures that the role matrix asks for, each in a place."""

from typing import Any

from naervaer.domain.authority import Place

Arguments = dict[str, Any]


def a_round(place: Place) -> Arguments:
    """Hold a round in the place's municipality."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.voice.models import Round  # noqa: PLC0415

    made = Round.objects.create(
        municipality_id=place.municipality,
        form="input_meeting",
        group="everybody",
        topic="safety",
        title="En runde",
        opens_on=date(2026, 1, 1),
        closes_on=date(2026, 1, 2),
        kind="official",
    )
    return {"round_id": made.pk}


def a_need(place: Place) -> Arguments:
    """Report a need in the place's municipality."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.voice.models import Need  # noqa: PLC0415

    made = Need.objects.create(
        municipality_id=place.municipality,
        topic="safety",
        text="Noe.",
        reported_on=date(2026, 1, 1),
        kind="official",
    )
    return {"need_id": made.pk}


def a_disclosure(place: Place) -> Arguments:
    """Log a disclosure in the place's municipality."""
    from datetime import date  # noqa: PLC0415

    from naervaer.web.records.disclosures.models import Disclosure  # noqa: PLC0415

    row = Disclosure.objects.create(
        municipality_id=place.municipality,
        disclosed_on=date(2026, 1, 1),
        case_reference="26-1",
        recipient="school",
        recipient_name="En skole",
        basis="prl-30",
        occasion="request",
        aim="recipients_tasks",
        contents=["incident"],
        certainty="verified",
        is_written=True,
        is_decided_by_controller=True,
        kind="official",
    )
    return {"number": row.pk}
