"""What may be written about staffing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.interface.labels import said
from naervaer.web.portals.district.book_forms import DATE, Choices, kind_choices, offer


class StaffingForm(forms.Form):
    """How many full-time equivalents a service point had on a day."""

    point = forms.ChoiceField(label=_("Tjenestested"))
    as_of = forms.DateField(label=_("Dag"), widget=forms.DateInput(DATE))
    function = forms.ChoiceField(label=_("Funksjon"))
    funding = forms.ChoiceField(label=_("Finansiering"))
    fte = forms.DecimalField(
        label=_("Årsverk"), min_value=0, max_digits=7, decimal_places=2, localize=True
    )
    kind = forms.ChoiceField(label=_("Slag"))
    source = forms.CharField(
        label=_("Kilde"), max_length=200, help_text=_("For eksempel «bemanningsoversikt mars».")
    )

    def __init__(self, *given: Any, points: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "point", points)
        offer(self, "function", [(one.value, said(one)) for one in StaffFunction])
        offer(self, "funding", [(one.value, said(one)) for one in Funding])
        offer(self, "kind", kind_choices())
