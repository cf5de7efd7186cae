"""Taking an enquiry in two clicks, and what each way on asks for."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import EnquiryState
from naervaer.web.interface.labels import said

Choices = list[tuple[str, Any]]
_NONE: Choices = [("", "–")]


class TakeForm(forms.Form):
    """One enquiry: office and channel stay as they were; theme and end are clicked."""

    kontor = forms.ChoiceField(label=_("Kontor"))
    kanal = forms.ChoiceField(label=_("Kanal"))
    sprak = forms.ChoiceField(label=_("Språk"))
    tema = forms.ChoiceField(label=_("Tema"))
    til = forms.ChoiceField(label=_("Slik endte det"))

    def __init__(self, *given: Any, offices: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "kontor", offices)
        _offer(self, "kanal", [(one.value, said(one)) for one in EnquiryChannel])
        _offer(self, "sprak", [(one.value, said(one)) for one in EnquiryLanguage])
        _offer(self, "tema", [(one.value, said(one)) for one in EnquiryTheme])
        _offer(self, "til", [(one.value, said(one)) for one in ENDS])


ENDS = (
    EnquiryState.ANSWERED,
    EnquiryState.PASSED_ON,
    EnquiryState.CALL_BACK,
    EnquiryState.REFUSED,
    EnquiryState.GUIDED_ON,
)
"""What the one who takes an enquiry may click."""


class CallBackForm(forms.Form):
    """Who calls back, and by which day."""

    eier = forms.ChoiceField(label=_("Hvem ringer"))
    frist = forms.DateField(
        label=_("Innen"), widget=forms.DateInput({"type": "date"}), help_text=_("Innen 16.00.")
    )

    def __init__(self, *given: Any, owners: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "eier", owners)

    @property
    def deadline(self) -> datetime:
        """The end of the working day that is promised."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["frist"], _END_OF_DAY))


_END_OF_DAY = time(16)


class RefusalForm(forms.Form):
    """Why it is refused."""

    grunn = forms.ChoiceField(label=_("Hvorfor"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "grunn", _NONE + [(one.value, said(one)) for one in RefusalReason])


class AuthorityForm(forms.Form):
    """Who it belongs to."""

    etat = forms.ChoiceField(label=_("Rett etat"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "etat", _NONE + [(one.value, said(one)) for one in OtherAuthority])


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
