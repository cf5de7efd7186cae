"""What may be asked of rosters, planned rows and what became of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import ChangeReason, PlannedTime
from naervaer.domain.presence import DeliveryMode
from naervaer.web.interface.labels import said

_DATE = {"type": "date"}
_TIME = forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
_KINDS = (Kind.OFFICIAL, Kind.ESTIMATED, Kind.SYNTHETIC)
_HALF_A_YEAR = timedelta(days=183)
Choices = Sequence[tuple[str, Any]]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def reasons() -> list[tuple[str, str]]:
    """Return the reasons people may give; a new plan is the site's own."""
    return [(one.value, said(one)) for one in ChangeReason if one != ChangeReason.NEW_PLAN]


class RosterForm(forms.Form):
    """A roster to look at."""

    district = forms.ChoiceField(label=_("Politidistrikt"))
    kind = forms.ChoiceField(label=_("Slag"))
    file = forms.FileField(
        label=_("Vaktplan (CSV eller Excel)"),
        help_text=_("Navn på personer blir ikke lagret."),
    )

    def __init__(self, *given: Any, districts: list[str], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "district", [(name, name) for name in districts])
        offer(self, "kind", [(one.value, said(one)) for one in _KINDS])


class WeekForm(forms.Form):
    """When a roster is to begin."""

    begins_on = forms.DateField(
        label=_("Planen begynner i uken med denne dagen"), widget=forms.DateInput(_DATE)
    )


class ChangeForm(forms.Form):
    """Another time for a planned row, and why."""

    begins = forms.DateTimeField(label=_("Fra"), widget=_TIME)
    ends = forms.DateTimeField(label=_("Til"), widget=_TIME)
    reason = forms.ChoiceField(
        label=_("Grunn"), help_text=_("Grunnen vises ikke til publikum.")
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "reason", reasons())

    @property
    def time(self) -> PlannedTime:
        """The time asked for."""
        return PlannedTime(self.cleaned_data["begins"], self.cleaned_data["ends"])

    @property
    def why(self) -> ChangeReason:
        """The reason given."""
        return ChangeReason(self.cleaned_data["reason"])


class ReasonForm(forms.Form):
    """Why a planned row is called off, or was not held."""

    reason = forms.ChoiceField(
        label=_("Grunn"), help_text=_("Grunnen vises ikke til publikum.")
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "reason", reasons())

    @property
    def why(self) -> ChangeReason:
        """The reason given."""
        return ChangeReason(self.cleaned_data["reason"])


class DeviationForm(forms.Form):
    """What of planned and delivered to hold against each other."""

    kommune = forms.ChoiceField(label=_("Kommune"), required=False)
    mate = forms.ChoiceField(label=_("Måte"), required=False)
    fra = forms.DateField(label=_("Fra"), required=False, widget=forms.DateInput(_DATE))
    til = forms.DateField(label=_("Til"), required=False, widget=forms.DateInput(_DATE))

    def __init__(self, *given: Any, municipalities: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "kommune", [("", _("Alle")), *municipalities])
        modes = [(one.value, said(one)) for one in DeliveryMode]
        offer(self, "mate", [("", _("Alle")), *modes])

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, half a year back to today where no days are given."""
        given = self.cleaned_data if self.is_valid() else {}
        until: date = given.get("til") or timezone.localdate()
        return {
            "municipality": given.get("kommune") or None,
            "mode": DeliveryMode(given["mate"]) if given.get("mate") else None,
            "since": given.get("fra") or until - _HALF_A_YEAR,
            "until": until,
        }


def local(moment: datetime) -> datetime:
    """Return a moment by the clock on the wall, as a form shows it."""
    return timezone.localtime(moment)
