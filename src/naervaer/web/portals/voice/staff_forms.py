"""What staff fill in: rounds, answers and the people of a municipality."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import (
    AgeBand,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.web.interface.labels import said
from naervaer.web.portals.voice.public_forms import choose
from naervaer.web.records.voice.services import Asked

_DATE = {"type": "date"}
_LONG = {"rows": 4}
QUESTIONS = 3
VERDICTS = [("yes", _("Ja")), ("partly", _("Delvis")), ("no", _("Nei")), ("later", _("Senere"))]
_KINDS = (Kind.OFFICIAL, Kind.SYNTHETIC)


def _labels(kinds: Any) -> list[tuple[str, str]]:
    return [(one.value, said(one)) for one in kinds]


class RoundForm(forms.Form):
    """A round to hold, with up to three questions."""

    municipality = forms.ChoiceField(label=_("Kommune"))
    form = forms.ChoiceField(label=_("Form"))
    group = forms.ChoiceField(label=_("Hvem som høres"))
    topic = forms.ChoiceField(label=_("Tema"))
    title = forms.CharField(label=_("Tittel"), max_length=120)
    text = forms.CharField(
        label=_("Hva det gjelder"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=_LONG),
        help_text=_("Si hvor og når, og hvordan en kan være med uten nett."),
    )
    opens_on = forms.DateField(label=_("Første dag"), widget=forms.DateInput(_DATE))
    closes_on = forms.DateField(label=_("Siste dag"), widget=forms.DateInput(_DATE))
    is_anonymous = forms.BooleanField(
        label=_("Anonym"),
        required=False,
        initial=True,
        help_text=_(
            "Kan ikke endres etter første svar. Uten dette kan det spørres i fritekst."
        ),
    )
    kind = forms.ChoiceField(label=_("Slag"))

    def __init__(
        self, *given: Any, municipalities: list[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        choose(self, "municipality", municipalities)
        choose(self, "form", _labels(HearingForm))
        choose(self, "group", _labels(HearingGroup))
        choose(self, "topic", _labels(Topic))
        choose(self, "kind", _labels(_KINDS))
        for at in range(1, QUESTIONS + 1):
            self._offer_question(at)

    def questions(self) -> list[Asked]:
        """Return the questions that were given words."""
        given = self.cleaned_data
        return [
            Asked(
                QuestionKind(given[f"kind{at}"]),
                given[f"words{at}"],
                tuple(one.strip() for one in given[f"options{at}"].splitlines() if one.strip()),
            )
            for at in range(1, QUESTIONS + 1)
            if given[f"words{at}"].strip()
        ]

    def _offer_question(self, at: int) -> None:
        number = {"number": at}
        self.fields[f"words{at}"] = forms.CharField(
            label=_("Spørsmål %(number)d") % number, required=False, max_length=200
        )
        self.fields[f"kind{at}"] = forms.ChoiceField(
            label=_("Type for spørsmål %(number)d") % number, choices=_labels(QuestionKind)
        )
        self.fields[f"options{at}"] = forms.CharField(
            label=_("Svar på spørsmål %(number)d") % number,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Bare for «velg ett svar»: ett svar på hver linje."),
        )


class _ChangeForm(forms.Form):
    """What changed, and from when."""

    mode = forms.ChoiceField(label=_("Måten politiet er til stede på"), required=False)
    begins_on = forms.DateField(label=_("Fra"), required=False, widget=forms.DateInput(_DATE))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "mode", [("", str(_("Ingen endring"))), *_labels(DeliveryMode)])

    def change(self) -> dict[str, Any]:
        """Return the change as services take it."""
        mode = self.cleaned_data["mode"]
        return {
            "mode": DeliveryMode(mode) if mode else None,
            "begins_on": self.cleaned_data["begins_on"],
        }


class RoundAnswerForm(_ChangeForm):
    """What was heard and what was done."""

    heard = forms.CharField(
        label=_("Dette hørte vi"), max_length=2000, widget=forms.Textarea(attrs=_LONG)
    )
    did = forms.CharField(
        label=_("Dette gjorde vi"),
        max_length=2000,
        widget=forms.Textarea(attrs=_LONG),
        help_text=_("Svaret blir offentlig. Er nærværet endret, velg måten og første dag."),
    )
    field_order = ("heard", "did", "mode", "begins_on")


class NeedAnswerForm(_ChangeForm):
    """The answer to a need."""

    verdict = forms.ChoiceField(label=_("Svar"), choices=VERDICTS)
    text = forms.CharField(
        label=_("Begrunnelse"), max_length=2000, widget=forms.Textarea(attrs=_LONG)
    )
    is_shown = forms.BooleanField(
        label=_("Meldingen kan vises for alle"),
        required=False,
        help_text=_("Kryss bare av når den ikke nevner eller røper noen."),
    )
    field_order = ("verdict", "text", "mode", "begins_on", "is_shown")


class CloseForm(forms.Form):
    """How many came."""

    attendance = forms.IntegerField(
        label=_("Hvor mange som deltok"), required=False, min_value=0, max_value=100_000
    )


class PeopleForm(forms.Form):
    """The people of a municipality by age and sex, with the source."""

    year = forms.IntegerField(label=_("År"), min_value=2000, max_value=2100)
    source = forms.CharField(
        label=_("Kilde"),
        max_length=200,
        help_text=_("For eksempel «SSB, tabell 07459»."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for age, sex in cells():
            self.fields[f"{age.value}-{sex.value}"] = forms.IntegerField(
                label=f"{said(age)}, {said(sex)}", min_value=0, max_value=1_000_000
            )

    def people(self) -> dict[tuple[AgeBand, SexGroup], int]:
        """Return the people by age and sex."""
        return {
            (age, sex): self.cleaned_data[f"{age.value}-{sex.value}"] for age, sex in cells()
        }


def cells() -> list[tuple[AgeBand, SexGroup]]:
    """Return every age and sex that population statistics count."""
    return [
        (age, sex)
        for age in AgeBand
        if age is not AgeBand.NOT_SAID
        for sex in (SexGroup.WOMAN, SexGroup.MAN)
    ]
