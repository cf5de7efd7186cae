"""What may be written about a service point."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.places import PointState, Season
from naervaer.domain.presence import Service
from naervaer.web.interface.labels import said
from naervaer.web.portals.district.book_forms import DATE, kind_choices, offer

_TIME = {"type": "time"}
WEEKDAYS = (
    (1, _("mandag")),
    (2, _("tirsdag")),
    (3, _("onsdag")),
    (4, _("torsdag")),
    (5, _("fredag")),
    (6, _("lørdag")),
    (7, _("søndag")),
)


class CompareForm(forms.Form):
    """The two days to compare."""

    distrikt = forms.ChoiceField(label=_("Politidistrikt"), required=False)
    fra = forms.DateField(label=_("Før"), required=False, widget=forms.DateInput(DATE))
    til = forms.DateField(label=_("Etter"), required=False, widget=forms.DateInput(DATE))

    def __init__(self, *given: Any, districts: list[str], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "distrikt", [(one, one) for one in districts])


class FactForm(forms.Form):
    """One thing that became true of a point."""

    state = forms.ChoiceField(label=_("Hva"))
    since = forms.DateField(label=_("Fra og med"), widget=forms.DateInput(DATE))
    season = forms.CharField(
        label=_("Sesong"), max_length=30, required=False, help_text=_("Bare for sesongsteder.")
    )
    season_first = forms.DateField(
        label=_("Sesongen begynner"), required=False, widget=forms.DateInput(DATE)
    )
    season_last = forms.DateField(
        label=_("Sesongen slutter"), required=False, widget=forms.DateInput(DATE)
    )
    kind = forms.ChoiceField(label=_("Slag"))
    source = forms.CharField(label=_("Kilde"), max_length=200)
    why = forms.CharField(label=_("Hvorfor"), max_length=400)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "state", [(one.value, said(one)) for one in PointState])
        offer(self, "kind", kind_choices())

    def asked_season(self) -> Season | None:
        """Return the season, or None where none is named.

        Raises
        ------
        UnusableInputError
            When a season is named without its first and last day.

        """
        name = self.cleaned_data["season"]
        if not name:
            return None
        first, last = (self.cleaned_data[key] for key in ("season_first", "season_last"))
        if first is None or last is None:
            msg = f"Sesongen «{name}» mangler første eller siste dag."
            raise UnusableInputError(msg)
        return Season(name, _month_day(first), _month_day(last))


def _month_day(value: date) -> tuple[int, int]:
    return value.month, value.day


class HoursForm(forms.Form):
    """A point's opening hours for one service from a day."""

    service = forms.ChoiceField(label=_("Tjeneste"))
    since = forms.DateField(label=_("Fra og med"), widget=forms.DateInput(DATE))
    kind = forms.ChoiceField(label=_("Slag"))
    source = forms.CharField(label=_("Kilde"), max_length=200)
    why = forms.CharField(label=_("Hvorfor"), max_length=400)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "service", [(one.value, said(one)) for one in Service])
        offer(self, "kind", kind_choices())
        for number, weekday in WEEKDAYS:
            for part, words in (("opens", _("{day} åpner")), ("closes", _("{day} stenger"))):
                label = str(words).format(day=str(weekday).capitalize())
                self.fields[f"{part}_{number}"] = forms.TimeField(
                    label=label, required=False, widget=forms.TimeInput(_TIME)
                )

    def asked_week(self) -> dict[int, tuple[time, time]]:
        """Return opening and closing by weekday.

        Raises
        ------
        UnusableInputError
            When only one of the two is given.

        """
        week = {}
        for number, weekday in WEEKDAYS:
            opens, closes = (
                self.cleaned_data[f"{part}_{number}"] for part in ("opens", "closes")
            )
            if (opens is None) != (closes is None):
                msg = f"{weekday}: ventet både åpning og stenging, eller ingen av dem."
                raise UnusableInputError(msg)
            if opens is not None:
                week[number] = (opens, closes)
        return week
