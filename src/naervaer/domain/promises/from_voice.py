"""What rounds of hearing inhabitants say of the promises B-65 and B-66.

The site knows of the districts that use it. That few have answered a round here does not show
that the others hear nobody, so the rule of twelve districts is held against the count only
when it is reached; until then the count stands as evidence beside the promise.
"""

from collections.abc import Collection, Mapping
from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.voice.hearing import HearingForm
from naervaer.domain.wording import norwegian_list

_ALL_DISTRICTS = 12


def voice_measurements(
    districts: Mapping[str, Kind], forms: Collection[HearingForm], *, as_of: date
) -> tuple[Measurement, ...]:
    """Return what is known of who has been heard and answered.

    Parameters
    ----------
    districts
        The districts that have answered a round in the last year, each with the firmest kind
        of its rounds.
    forms
        The forms of dialogue those rounds had.
    as_of
        The day it holds for.

    """
    if not districts:
        return ()
    official = [name for name, kind in districts.items() if kind is not Kind.SYNTHETIC]
    made_up = not official
    counted = sorted(districts) if made_up else sorted(official)
    kind = Kind.SYNTHETIC if made_up else Kind.OFFICIAL
    reached = len(counted) >= _ALL_DISTRICTS and not made_up
    return (
        Measurement(
            promise="B-65",
            rule="INNB-12" if reached else "",
            measure="districts_with_resident_involvement",
            value=len(counted),
            unit="politidistrikter",
            as_of=as_of,
            kind=kind,
            evidence=f"Besvarte innbyggerrunder siste år i {norwegian_list(counted)}.",
        ),
        Measurement(
            promise="B-66",
            rule="",
            measure="forms_of_dialogue_answered",
            value=len(set(forms)),
            unit="av fem former",
            as_of=as_of,
            kind=kind,
            evidence="Formene for dialog i besvarte innbyggerrunder siste år.",
        ),
    )
