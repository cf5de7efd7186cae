"""What may be written about contact posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_DATE = {"type": "date"}
Choices = list[tuple[str, Any]]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class PostForm(forms.Form):
    """A contact's post from a day on."""

    district = forms.ChoiceField(label=_("Politidistrikt"))
    name = forms.CharField(
        label=_("Stilling"),
        max_length=80,
        help_text=_("En stilling, aldri et navn: «Politikontakt 3, Salten»."),
    )
    percent = forms.IntegerField(label=_("Stillingsprosent"), min_value=1, max_value=100)
    municipalities = forms.MultipleChoiceField(label=_("Kommuner"))
    protected_hours = forms.DecimalField(
        label=_("Vernede timer i uken"),
        min_value=0,
        max_value=40,
        max_digits=4,
        decimal_places=1,
        required=False,
    )
    substitute = forms.CharField(
        label=_("Stedfortreder"),
        max_length=80,
        required=False,
        help_text=_("Navnet på en stilling."),
    )
    reason = forms.CharField(
        label=_("Grunn til unntak"),
        max_length=300,
        required=False,
        help_text=_("Må oppgis under 50 prosent eller ved flere enn tre kommuner."),
    )
    since = forms.DateField(label=_("Fra og med"), widget=forms.DateInput(_DATE))
    source = forms.CharField(label=_("Kilde"), max_length=200)

    def __init__(
        self, *given: Any, districts: list[str], municipalities: Choices, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        offer(self, "district", [(name, name) for name in districts])
        offer(self, "municipalities", municipalities)


class AdoptForm(forms.Form):
    """From when a study's assignment is the plan, and why it departs from a rule."""

    since = forms.DateField(label=_("Fra og med"), widget=forms.DateInput(_DATE))
    reason = forms.CharField(
        label=_("Grunn til unntak"),
        max_length=300,
        required=False,
        help_text=_("Må oppgis under 50 prosent eller ved flere enn tre kommuner."),
    )
