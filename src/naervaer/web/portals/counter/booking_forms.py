"""Booking for somebody who comes or calls."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.appointments.kinds import (
    AppointmentKind,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.appointments.times import MOST_PEOPLE
from naervaer.web.interface.labels import said

Choices = list[tuple[str, Any]]


class WantedForm(forms.Form):
    """What somebody wants an appointment for."""

    kommune = forms.ChoiceField(label=_("Kommune"))
    slag = forms.ChoiceField(label=_("Hva gjelder timen"))
    tema = forms.ChoiceField(label=_("Tema for spesialisten"), required=False)
    antall = forms.IntegerField(
        label=_("Antall personer"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )

    def __init__(self, *given: Any, municipalities: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "kommune", municipalities)
        offer(self, "slag", [(one.value, said(one)) for one in AppointmentKind])
        offer(self, "tema", [(one.value, said(one)) for one in SpecialistTheme])


class TimeForm(forms.Form):
    """Which free time; one of those that are shown."""

    tid = forms.ChoiceField(label=_("Ledig tid"), widget=forms.Select)

    def __init__(self, *given: Any, times: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "tid", times)


class LineForm(forms.Form):
    """How somebody who waits wants to be told."""

    vei = forms.ChoiceField(label=_("Hvordan vil personen ha beskjed"))
    adresse = forms.CharField(
        label=_("Telefon eller e-post"),
        max_length=200,
        required=False,
        help_text=_("Tomt når personen ikke vil ha melding; koden er nok."),
    )
    hensyn = forms.ChoiceField(label=_("Trygg kontakt"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        none_first = sorted(ContactWay, key=lambda way: way is not ContactWay.NONE)
        offer(self, "vei", [(one.value, said(one)) for one in none_first])
        offer(self, "hensyn", [(one.value, said(one)) for one in ContactCare])


class BookForm(LineForm, TimeForm):
    """Which time, and how the person wants to be told."""

    field_order = ("tid", "vei", "adresse", "hensyn")


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
