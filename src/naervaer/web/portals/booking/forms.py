"""What is asked of somebody who books, and of staff who open times; nothing more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.appointments.times import GRIDS, MOST_DESKS, MOST_PEOPLE
from naervaer.domain.errors import UnusableInputError
from naervaer.web.interface.labels import said
from naervaer.web.records.bookings.contact import Contact

_MOMENT = {"type": "datetime-local"}


class PeopleForm(forms.Form):
    """How many come along with a matter of their own."""

    personer = forms.IntegerField(
        label=_("Hvor mange skal ha time?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        required=False,
    )

    @property
    def people(self) -> int:
        """The number asked for, or one."""
        return (self.cleaned_data.get("personer") or 1) if self.is_valid() else 1


class TakeForm(forms.Form):
    """The time somebody presses."""

    tid = forms.RegexField(r"^\d{1,9}-\d{9,11}$")
    personer = forms.IntegerField(min_value=1, max_value=MOST_PEOPLE)

    @property
    def offer(self) -> int:
        """Key of the offer."""
        return int(self.cleaned_data["tid"].partition("-")[0])

    @property
    def seconds(self) -> int:
        """When, in seconds since 1970."""
        return int(self.cleaned_data["tid"].partition("-")[2])


class ContactForm(forms.Form):
    """How to reach somebody, and how carefully."""

    vei = forms.ChoiceField(label=_("Hvordan vil du ha beskjed?"), widget=forms.RadioSelect)
    adresse = forms.CharField(
        label=_("Telefonnummer eller e-postadresse"),
        max_length=120,
        required=False,
        help_text=_(
            "Trengs for SMS og e-post. Brukes bare til denne timen, og slettes etterpå."
        ),
    )
    hensyn = forms.ChoiceField(
        label=_("Kan andre lese meldingene dine?"),
        widget=forms.RadioSelect,
        help_text=_("Velg nøytral eller ingen melding hvis noen ikke bør vite om timen."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, choices, first in (
            ("vei", ContactWay, ContactWay.SMS),
            ("hensyn", ContactCare, ContactCare.ORDINARY),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type alone
            field.choices = [(one.value, said(one)) for one in choices]
            field.initial = first.value

    def clean(self) -> dict[str, Any]:
        """Refuse an address nothing can be sent to."""
        given = super().clean() or {}
        address = "".join(given.get("adresse", "").split())
        try:
            given["contact"] = Contact(
                ContactWay(given.get("vei", "none")),
                address,
                ContactCare(given.get("hensyn", "ordinary")),
            )
        except UnusableInputError as error:
            self.add_error("adresse", str(error))
        return given


class OpenForm(forms.Form):
    """What is not in the presence book: desks, minutes, ways and when times are released."""

    skranker = forms.IntegerField(
        label=_("Hvor mange kan møtes samtidig?"), min_value=1, max_value=MOST_DESKS, initial=1
    )
    rute = forms.TypedChoiceField(
        label=_("Minutter mellom hver mulige start"),
        choices=[(one, str(one)) for one in GRIDS],
        coerce=int,
        initial=15,
    )
    minutter = forms.IntegerField(
        label=_("Minutter for én person"),
        help_text=_("Tallet er en antakelse til kontoret har målt det selv."),
        min_value=1,
        max_value=240,
    )
    flere = forms.IntegerField(
        label=_("Minutter for hver person til"), min_value=0, max_value=120
    )
    mater = forms.MultipleChoiceField(
        label=_("Møtemåter"), widget=forms.CheckboxSelectMultiple, initial=["place"]
    )
    tema = forms.ChoiceField(label=_("Tema"), required=False)
    sted = forms.CharField(
        label=_("Sted"), max_length=120, required=False, help_text=_("For eksempel rådhuset.")
    )
    slippes = forms.DateTimeField(
        label=_("Slippes"),
        required=False,
        help_text=_("Tomt er med en gang. De som venter, får tilbud først."),
        widget=forms.DateTimeInput(_MOMENT, "%Y-%m-%dT%H:%M"),
    )
    hvorfor = forms.CharField(label=_("Hvorfor"), max_length=200)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, choices in (("mater", AppointmentChannel), ("tema", SpecialistTheme)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type alone
            field.choices = [(one.value, said(one)) for one in choices]
