"""What may be asked of the presence book, and what may be written in it by hand."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.interface.labels import said

DATE = {"type": "date"}
_TIME = {"type": "datetime-local"}
_A_YEAR = timedelta(days=365)
BY_MONTH, BY_WEEK = "maned", "uke"
SPANS = [(BY_MONTH, _("Måned")), (BY_WEEK, _("Uke"))]
BOOK_KINDS = (Kind.OFFICIAL, Kind.ESTIMATED, Kind.SYNTHETIC)

Choices = list[tuple[str, Any]]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def kind_choices() -> Choices:
    """Return the kinds that what is written by hand may be."""
    return [(one.value, said(one)) for one in BOOK_KINDS]


class BookFilterForm(forms.Form):
    """What of the book to show; every field may be left empty."""

    kommune = forms.ChoiceField(label=_("Kommune"), required=False)
    mate = forms.ChoiceField(label=_("Måte"), required=False)
    per = forms.ChoiceField(label=_("Per"), required=False, choices=SPANS)
    fra = forms.DateField(label=_("Fra"), required=False, widget=forms.DateInput(DATE))
    til = forms.DateField(label=_("Til"), required=False, widget=forms.DateInput(DATE))

    def __init__(self, *given: Any, municipalities: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "kommune", [("", _("Alle")), *municipalities])
        modes = [(one.value, said(one)) for one in DeliveryMode]
        offer(self, "mate", [("", _("Alle")), *modes])

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, with a year back to today where no days are given."""
        given = self.cleaned_data if self.is_valid() else {}
        until: date = given.get("til") or timezone.localdate()
        return {
            "municipality": given.get("kommune") or None,
            "mode": DeliveryMode(given["mate"]) if given.get("mate") else None,
            "by_week": given.get("per") == BY_WEEK,
            "since": given.get("fra") or until - _A_YEAR,
            "until": until,
        }


class RecordForm(forms.Form):
    """One row of the book, written by hand."""

    municipality = forms.ChoiceField(label=_("Kommune"))
    state = forms.ChoiceField(label=_("Tilstand"))
    mode = forms.ChoiceField(label=_("Måte"))
    service = forms.ChoiceField(label=_("Tjeneste"))
    begins = forms.DateTimeField(
        label=_("Fra"), widget=forms.DateTimeInput(_TIME, "%Y-%m-%dT%H:%M")
    )
    ends = forms.DateTimeField(
        label=_("Til"), widget=forms.DateTimeInput(_TIME, "%Y-%m-%dT%H:%M")
    )
    group = forms.ChoiceField(
        label=_("Gruppe"), help_text=_("En enhet eller et lag, aldri en person.")
    )
    kind = forms.ChoiceField(label=_("Slag"))
    source = forms.CharField(
        label=_("Kilde"), max_length=200, help_text=_("For eksempel «vaktbok uke 12».")
    )

    def __init__(
        self, *given: Any, municipalities: Choices, groups: Choices, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        states = (PresenceState.DELIVERED, PresenceState.PLANNED)
        offer(self, "municipality", municipalities)
        offer(self, "group", groups)
        offer(self, "state", [(one.value, said(one)) for one in states])
        offer(self, "mode", [(one.value, said(one)) for one in DeliveryMode])
        offer(self, "service", [(one.value, said(one)) for one in Service])
        offer(self, "kind", kind_choices())


class GroupForm(forms.Form):
    """A unit or team to register."""

    district = forms.ChoiceField(label=_("Politidistrikt"))
    name = forms.CharField(
        label=_("Navn på enheten eller laget"),
        max_length=80,
        help_text=_("Aldri navnet på en person."),
    )
    why = forms.CharField(label=_("Hvorfor"), max_length=400)

    def __init__(self, *given: Any, districts: list[str], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "district", [(one, one) for one in districts])


class UploadForm(forms.Form):
    """A file for the book."""

    district = forms.ChoiceField(label=_("Politidistrikt"))
    kind = forms.ChoiceField(label=_("Slag"))
    file = forms.FileField(
        label=_("Fil (CSV eller Excel)"),
        help_text=_("Ingenting føres inn før du har sett over og bekreftet."),
        widget=forms.FileInput({"accept": ".csv,.xlsx,.xlsm,text/csv"}),
    )

    def __init__(self, *given: Any, districts: list[str], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "district", [(one, one) for one in districts])
        offer(self, "kind", kind_choices())
