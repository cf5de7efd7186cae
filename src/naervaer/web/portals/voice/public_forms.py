"""What passers-by may fill in."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.voice.hearing import AgeBand, QuestionKind, SexGroup, Topic
from naervaer.web.interface.labels import said
from naervaer.web.interface.open_forms import OpenForm

if TYPE_CHECKING:
    from naervaer.web.records.voice.models import Round

_LONG = {"rows": 5}


class NeedForm(OpenForm):
    """A resident's need."""

    what = "need"
    municipality = forms.ChoiceField(label=_("Kommune"))
    topic = forms.ChoiceField(label=_("Tema"))
    text = forms.CharField(
        label=_("Hva trengs?"),
        max_length=1000,
        widget=forms.Textarea(attrs=_LONG),
        help_text=_(
            "Skriv om stedet og behovet. Ikke navn, telefonnummer eller adresser, verken dine "
            "eller andres."
        ),
    )

    def __init__(
        self, *given: Any, municipalities: list[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        choose(self, "municipality", [("", str(_("Velg …"))), *municipalities])
        choose(self, "topic", [(one.value, said(one)) for one in Topic])


class SurveyForm(OpenForm):
    """A round's survey; no question must be answered."""

    def __init__(
        self, *given: Any, round_: "Round", is_paper: bool = False, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.what = f"round-{round_.pk}"
        self.is_paper = is_paper
        asked = {}
        for question in round_.questions.all():
            asked[f"q{question.number}"] = _field(question)
        asked["age"] = forms.ChoiceField(
            label=_("Alder"), choices=_coarse(AgeBand), initial=AgeBand.NOT_SAID.value
        )
        asked["sex"] = forms.ChoiceField(
            label=_("Kjønn"),
            choices=_coarse(SexGroup),
            initial=SexGroup.NOT_SAID.value,
            help_text=_("Alder og kjønn brukes bare til å vekte svarene, aldri alene."),
        )
        self.fields = {**asked, **({} if is_paper else self.fields)}

    def clean(self) -> dict[str, Any]:
        """Refuse machines, unless staff write in what stands on paper."""
        return self.cleaned_data if self.is_paper else super().clean()

    def answers(self) -> dict[int, int | str]:
        """Return what was answered, by the number of the question."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name.startswith("q") and value
        }
        return {
            int(name[1:]): int(value) if self._is_choice(name) else value
            for name, value in given.items()
        }

    def _is_choice(self, name: str) -> bool:
        return isinstance(self.fields[name], forms.ChoiceField)


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _coarse(kinds: Any) -> list[tuple[str, str]]:
    return [(one.value, said(one)) for one in kinds]


def _field(question: Any) -> forms.Field:
    if question.kind == QuestionKind.TEXT.value:
        return forms.CharField(
            label=question.words,
            required=False,
            max_length=1000,
            help_text=_("Ikke skriv navn eller noe som kan vise hvem du eller andre er."),
        )
    hint = _("1 er minst, 5 er mest.") if question.kind == QuestionKind.SCALE.value else ""
    options = [(str(at), _said(option)) for at, option in enumerate(question.options)]
    return forms.ChoiceField(
        label=question.words,
        required=False,
        choices=options,
        widget=forms.RadioSelect,
        help_text=hint,
    )


def _said(option: str) -> str:
    return str({"ja": _("Ja"), "nei": _("Nei")}.get(option, option))
