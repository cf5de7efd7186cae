"""What can be asked for: the shape of the input, never the rules."""

import tomllib
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STUDIES = [
    ("access", gettext_lazy("Tilgjengelighet: hvem når hvilken tjeneste, og når")),
    ("siting", gettext_lazy("Plassering: hvor nye steder ville gjort mest nytte")),
    ("demand", gettext_lazy("Ventede oppdrag: hva hver kommune i distriktet kan vente")),
    ("duty", gettext_lazy("Tjenesteplan: behov, lovlig vaktplan og responstid")),
]


class AskForm(forms.Form):
    """A wish for a study run."""

    study = forms.ChoiceField(label=gettext_lazy("Studie"), choices=STUDIES)
    title = forms.CharField(
        label=gettext_lazy("Navn på kjøringen"),
        max_length=120,
        help_text=gettext_lazy("Slik den står i listen, for eksempel «Steigen, åpent lørdag»."),
    )
    place = forms.ChoiceField(label=gettext_lazy("Gjelder"))
    scenario = forms.CharField(
        label=gettext_lazy("Scenario (study.toml)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Bare for tilgjengelighet. Tomt felt betyr landet slik det er. "
            "Du kan også lage et scenario på kartet."
        ),
    )
    seconds = forms.FloatField(
        label=gettext_lazy("Sekunder per problem"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=gettext_lazy(
            "Bare for plassering. Det som ikke er bevist da, oppgis med gap."
        ),
    )
    first_day = forms.DateField(
        label=gettext_lazy("Perioden begynner"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("En mandag. Bare for ventede oppdrag og tjenesteplan."),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Frø"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Samme frø gir samme svar."),
    )

    def __init__(self, *arguments: Any, places: list[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        country = [("", _("Hele landet"))] if "" in places else []
        choices = country + [(name, name) for name in places if name]
        self.fields["place"] = forms.ChoiceField(
            label=_("Gjelder"), choices=choices, required=False
        )

    def clean_scenario(self) -> dict[str, Any]:
        """Return the scenario as values."""
        try:
            return tomllib.loads(self.cleaned_data["scenario"])
        except tomllib.TOMLDecodeError as error:
            said = _("Dette er ikke gyldig TOML: %(reason)s.") % {"reason": error}
            raise forms.ValidationError(said) from None

    def asked(self) -> dict[str, Any]:
        """Return the settings of the study asked for."""
        given = self.cleaned_data
        if given["study"] == "access":
            return {"scenario": given["scenario"]} if given["scenario"] else {}
        settings = {"district": given["place"], "seed": given["seed"]}
        if given["study"] == "siting":
            settings["seconds"] = given["seconds"]
        elif given["first_day"]:
            settings["first_day"] = given["first_day"].isoformat()
        return {name: value for name, value in settings.items() if value not in (None, "")}
