"""What may be written in the council room."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.agreements import Measure, Per
from naervaer.domain.councils import (
    ACTION_WAYS,
    SIDES,
    ActionState,
    ActorKind,
    CycleStep,
    Party,
)
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface.checked_text import CheckedForm
from naervaer.web.interface.labels import said

_DATE = {"type": "date"}
_TIME = {"type": "time"}
_CLOSED = _("Lukket: vises aldri utenfor rommet")
_FIRST_YEAR, _LAST_YEAR = 2017, 2100
_MARKS = [(one, str(one)) for one in range(1, 6)]


def _choices(kinds: Any) -> list[tuple[str, str]]:
    return [(one.value, said(one)) for one in kinds]


def _offer(form: forms.Form, name: str, kinds: Any, *, empty: str = "") -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [*([("", empty)] if empty else []), *_choices(kinds)]


class CouncilForm(forms.Form):
    """Register a council."""

    shared_with = forms.CharField(
        label=_("Felles med hvilke kommuner"), required=False, max_length=200
    )
    is_steering_group = forms.BooleanField(
        label=_("Rådet er også styringsgruppe for SLT"), required=False
    )


class MemberForm(CheckedForm):
    """Give an organisation a seat."""

    free_texts: ClassVar[tuple[str, ...]] = ("organisation", "function")

    organisation = forms.CharField(label=_("Organisasjon"), max_length=120)
    function = forms.CharField(
        label=_("Funksjon"), max_length=120, help_text=_("Rektor, ordfører … aldri et navn.")
    )
    kind = forms.ChoiceField(label=_("Slags aktør"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "kind", ActorKind)


class MeetingForm(CheckedForm):
    """Call a meeting."""

    free_texts: ClassVar[tuple[str, ...]] = ("place",)

    on = forms.DateField(label=_("Dag"), widget=forms.DateInput(_DATE))
    begins = forms.TimeField(label=_("Klokken"), widget=forms.TimeInput(_TIME))
    place = forms.CharField(label=_("Sted"), max_length=120)


class ItemForm(CheckedForm):
    """Put an item on the agenda."""

    free_texts: ClassVar[tuple[str, ...]] = ("title",)

    title = forms.CharField(label=_("Sak"), max_length=200)
    is_closed = forms.BooleanField(label=_CLOSED, required=False)


class MinutesForm(CheckedForm):
    """Say that a meeting was held, with its minutes."""

    free_texts: ClassVar[tuple[str, ...]] = ("minutes",)

    minutes = forms.CharField(
        label=_("Referat"),
        widget=forms.Textarea({"rows": 8}),
        max_length=8000,
        help_text=_("Referatet blir i rommet. Skriv hva rådet så på og ble enig om."),
    )


class ReasonForm(CheckedForm):
    """Say why."""

    free_texts: ClassVar[tuple[str, ...]] = ("text",)

    text = forms.CharField(label=_("Hvorfor"), max_length=400)


class DecisionForm(CheckedForm):
    """Write what a meeting decided."""

    free_texts: ClassVar[tuple[str, ...]] = ("text",)

    text = forms.CharField(
        label=_("Vedtak"), widget=forms.Textarea({"rows": 3}), max_length=400
    )
    is_closed = forms.BooleanField(label=_CLOSED, required=False)


class ActionForm(CheckedForm):
    """Agree on what a party does."""

    free_texts: ClassVar[tuple[str, ...]] = ("title", "responsible")

    title = forms.CharField(label=_("Tiltak"), max_length=200)
    party = forms.ChoiceField(label=_("Ansvarlig part"))
    responsible = forms.CharField(label=_("Ansvarlig organisasjon eller enhet"), max_length=120)
    deadline = forms.DateField(label=_("Frist"), widget=forms.DateInput(_DATE))
    is_closed = forms.BooleanField(label=_CLOSED, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "party", Party)


class MoveForm(CheckedForm):
    """Move an action on."""

    free_texts: ClassVar[tuple[str, ...]] = ("note",)

    to = forms.ChoiceField(label=_("Ny tilstand"))
    note = forms.CharField(label=_("Hva som er gjort"), max_length=400)

    def __init__(self, *given: Any, before: ActionState, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "to", [one for one in ActionState if one in ACTION_WAYS[before]])


class DeadlineForm(CheckedForm):
    """Give an action another deadline."""

    free_texts: ClassVar[tuple[str, ...]] = ("note",)

    deadline = forms.DateField(label=_("Ny frist"), widget=forms.DateInput(_DATE))
    note = forms.CharField(label=_("Hvorfor"), max_length=400)


class YearForm(forms.Form):
    """Set the month of each step of the council's year."""

    def __init__(self, *given: Any, months: dict[CycleStep, int], **named: Any) -> None:
        super().__init__(*given, **named)
        for step, month in months.items():
            self.fields[step.value] = forms.IntegerField(
                label=said(step).capitalize(),
                min_value=1,
                max_value=12,
                initial=month,
                help_text=_("Måned, 1 til 12."),
            )

    @property
    def months(self) -> dict[CycleStep, int]:
        """The months that were given."""
        return {CycleStep(name): month for name, month in self.cleaned_data.items()}


class AgreementForm(CheckedForm):
    """Begin a draft."""

    free_texts: ClassVar[tuple[str, ...]] = (
        "purpose",
        "police_resources",
        "municipality_resources",
    )

    begins = forms.DateField(label=_("Gjelder fra"), widget=forms.DateInput(_DATE))
    ends = forms.DateField(label=_("Gjelder til"), widget=forms.DateInput(_DATE))
    purpose = forms.CharField(
        label=_("Formål"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )
    police_resources = forms.CharField(
        label=_("Hva politiet setter av"), required=False, max_length=400
    )
    municipality_resources = forms.CharField(
        label=_("Hva kommunen setter av"), required=False, max_length=400
    )


class ObligationForm(CheckedForm):
    """Add what one side owes."""

    free_texts: ClassVar[tuple[str, ...]] = ("text",)

    party = forms.ChoiceField(label=_("Hvem"))
    text = forms.CharField(
        label=_("Forpliktelse"), widget=forms.Textarea({"rows": 3}), max_length=400
    )
    measure = forms.ChoiceField(label=_("Hvordan den måles"))
    amount = forms.FloatField(
        label=_("Hvor mye"), required=False, min_value=0.1, max_value=9999
    )
    per = forms.ChoiceField(label=_("Per"))
    mode = forms.ChoiceField(
        label=_("Måte"), required=False, help_text=_("Bare for tilstedeværelse.")
    )
    service = forms.ChoiceField(label=_("Tjeneste"), required=False)
    is_closed = forms.BooleanField(label=_CLOSED, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _offer(self, "party", SIDES)
        _offer(self, "measure", Measure)
        _offer(self, "per", Per)
        _offer(self, "mode", DeliveryMode, empty="–")
        _offer(self, "service", Service, empty="–")


class EndForm(CheckedForm):
    """End an agreement before its time."""

    free_texts: ClassVar[tuple[str, ...]] = ("why",)

    on = forms.DateField(label=_("Siste dag"), widget=forms.DateInput(_DATE))
    why = forms.CharField(label=_("Hvorfor"), max_length=400)


class EvaluationForm(forms.Form):
    """Begin the evaluation of a year."""

    year = forms.IntegerField(label=_("År"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)


class AssessmentForm(CheckedForm):
    """One side's own assessment of the year."""

    free_texts: ClassVar[tuple[str, ...]] = ("achieved", "next_year")

    cooperation = forms.TypedChoiceField(
        label=_("Hvor godt virket samarbeidet?"), choices=_MARKS, coerce=int
    )
    promises_kept = forms.TypedChoiceField(
        label=_("Hvor mye av det vi avtalte, ble gjort?"), choices=_MARKS, coerce=int
    )
    resources = forms.TypedChoiceField(
        label=_("Hadde vi ressursene vi trengte?"), choices=_MARKS, coerce=int
    )
    effect = forms.TypedChoiceField(
        label=_("Hvor mye betydde det for innbyggerne?"), choices=_MARKS, coerce=int
    )
    achieved = forms.CharField(
        label=_("Hva vi fikk til"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )
    next_year = forms.CharField(
        label=_("Hva vi vil neste år"), widget=forms.Textarea({"rows": 4}), max_length=2000
    )
