"""What a reader may ask of the ledger, and what may be written in a wish or its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.assessment import Status
from naervaer.domain.promises.promise import Theme
from naervaer.web.interface.labels import said
from naervaer.web.records.areas.selectors import districts_all, municipalities_all

_DATE = {"type": "date"}
_LONG = {"rows": 5, "maxlength": 2000}

VERDICTS = [
    ("yes", _("Ja")),
    ("partly", _("Delvis")),
    ("no", _("Nei")),
    ("later", _("Senere")),
]


class PromiseFilterForm(forms.Form):
    """Which promises to show; every field may be left empty."""

    q = forms.CharField(label=_("Søk i teksten"), required=False, max_length=100)
    tema = forms.ChoiceField(label=_("Tema"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    distrikt = forms.ChoiceField(label=_("Politidistrikt"), required=False)
    kommune = forms.ChoiceField(label=_("Kommune"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._offer("tema", [(one.value, said(one)) for one in Theme])
        self._offer("status", [(one.value, said(one)) for one in Status])
        self._offer("distrikt", [(one.name, one.name) for one in districts_all()])
        self._offer("kommune", [(one.number, one.name) for one in municipalities_all()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Alle")), *choices]


def _modes() -> list[tuple[str, Any]]:
    return [("", _("Ikke en bestemt måte")), *((one.value, said(one)) for one in DeliveryMode)]


class WishForm(forms.Form):
    """What a municipality asks of the police."""

    municipality = forms.ChoiceField(label=_("Kommune"))
    title = forms.CharField(label=_("Hva kommunen ønsker, kort"), max_length=120)
    text = forms.CharField(
        label=_("Hvorfor, og hva det vil bety for innbyggerne"),
        max_length=2000,
        widget=forms.Textarea(attrs=_LONG),
        help_text=_("Teksten blir offentlig. Skriv ikke om enkeltpersoner."),
    )
    mode = forms.ChoiceField(label=_("Måte politiet kan være til stede på"), required=False)
    promise = forms.ChoiceField(label=_("Løftet det gjelder"), required=False)

    def __init__(
        self,
        *given: Any,
        municipalities: list[tuple[str, str]],
        promises: list[tuple[str, str]],
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        for name, choices in (
            ("municipality", municipalities),
            ("mode", _modes()),
            ("promise", [("", _("Ikke et bestemt løfte")), *promises]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


class AnswerForm(forms.Form):
    """What the police answer."""

    verdict = forms.ChoiceField(label=_("Svar"), choices=VERDICTS)
    text = forms.CharField(
        label=_("Begrunnelse"),
        max_length=2000,
        widget=forms.Textarea(attrs=_LONG),
        help_text=_("Svaret blir offentlig. Skriv ikke om enkeltpersoner eller vakter."),
    )
    measure = forms.CharField(
        label=_("Tiltak"),
        max_length=200,
        required=False,
        help_text=_("Hva politiet gjør. Må fylles ut når svaret er ja eller delvis."),
    )
    mode = forms.ChoiceField(label=_("Måte tiltaket måles på"), required=False)
    begins_on = forms.DateField(
        label=_("Tiltaket begynner"), required=False, widget=forms.DateInput(attrs=_DATE)
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["mode"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _modes()
