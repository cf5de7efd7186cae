"""What the door and its helpers ask for; only what an office tells is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.portals.inhabitant.wishes import LANGUAGE_NAMES, ORDERS, TIMES, WISHES
from naervaer.web.records.facilities.selectors import LANGUAGES, NO, UNKNOWN, YES

_OLDEST = 120
_MOST_KRONER = 1_000_000_000
_MOST_CHILDREN = 20


class DoorForm(forms.Form):
    """What, where and when."""

    hva = forms.ChoiceField(
        label=_("Hva trenger du?"), choices=[(wish.word, wish.label) for wish in WISHES]
    )
    hvor = forms.CharField(
        label=_("Hvor er du?"),
        help_text=_("Postnummer, sted eller kommune."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    naar = forms.ChoiceField(label=_("Når?"), choices=list(TIMES.items()), required=False)
    sorter = forms.ChoiceField(
        label=_("Vis først"), choices=list(ORDERS.items()), required=False
    )
    sprak = forms.ChoiceField(
        label=_("Språk i tillegg til norsk"),
        choices=[("", _("Spiller ingen rolle")), *LANGUAGE_NAMES.items()],
        required=False,
    )
    trinnfritt = forms.BooleanField(label=_("Bare trinnfri adkomst"), required=False)
    sted = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, with_addresses: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_addresses:
            self.fields["hvor"].help_text = _("Postnummer, sted, kommune eller adresse.")


class PositionForm(forms.Form):
    """A position in degrees, sent by the page itself when somebody asks it to."""

    lengde = forms.FloatField(min_value=-180, max_value=180)
    bredde = forms.FloatField(min_value=-90, max_value=90)
    hva = forms.ChoiceField(choices=[(wish.word, wish.label) for wish in WISHES])


class PassportForm(forms.Form):
    """Whose passport, and which document."""

    alder = forms.IntegerField(
        label=_("Hvor gammel er den som skal ha dokumentet?"),
        help_text=_("Alder i hele år den dagen dere møter opp."),
        min_value=0,
        max_value=_OLDEST,
    )
    dokument = forms.ChoiceField(
        label=_("Hva skal dere søke om?"),
        choices=[
            ("passport", _("Pass")),
            ("id_card", _("ID-kort")),
            ("both", _("Pass og ID-kort samtidig")),
        ],
    )


class LegalAidForm(forms.Form):
    """What the estimate of the 2025 model is made from."""

    inntekt = forms.IntegerField(
        label=_("Bruttoinntekt i året, i kroner"),
        help_text=_("For par: begges inntekt til sammen."),
        min_value=0,
        max_value=_MOST_KRONER,
    )
    formue = forms.IntegerField(
        label=_("Nettoformue, i kroner"),
        help_text=_("For par: begges formue til sammen. Skriv 0 om du ikke har formue."),
        min_value=0,
        max_value=_MOST_KRONER,
    )
    grunnbelop = forms.IntegerField(
        label=_("Grunnbeløpet i folketrygden (G), i kroner"),
        help_text=_(
            "Står på nav.no. Det endres 1. mai hvert år, og er ikke i kildene til denne siden."
        ),
        min_value=50_000,
        max_value=1_000_000,
    )
    barn = forms.IntegerField(
        label=_("Barn du forsørger"), min_value=0, max_value=_MOST_CHILDREN, initial=0
    )
    par = forms.BooleanField(label=_("Vi er to om økonomien"), required=False)


class AcademyForm(forms.Form):
    """What the formal requirements are held against."""

    statsborger = forms.BooleanField(label=_("Jeg er norsk statsborger"), required=False)
    forerkort = forms.IntegerField(
        label=_("Hvor mange hele år har du hatt førerkort klasse B?"),
        min_value=0,
        max_value=_OLDEST,
    )
    norsk = forms.IntegerField(
        label=_("Karakteren din i norsk"),
        help_text=_("Fra 1 til 6."),
        min_value=1,
        max_value=6,
    )
    kommune = forms.ChoiceField(label=_("Hvor bor du?"), required=False)

    def __init__(
        self, *args: Any, municipalities: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        blank = ("", _("Vil ikke si"))
        self.fields["kommune"].choices = [blank, *municipalities]  # type: ignore[attr-defined]


class FacilityForm(forms.Form):
    """What an office tells about getting in and being understood."""

    trinnfritt = forms.ChoiceField(
        label=_("Er det trinnfri adkomst?"),
        choices=[(YES, _("Ja")), (NO, _("Nei")), (UNKNOWN, _("Vet ikke"))],
    )
    sprak = forms.MultipleChoiceField(
        label=_("Hvilke språk snakkes der, i tillegg til norsk?"),
        choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hvorfor = forms.CharField(
        label=_("Hvordan vet dere det?"),
        help_text=_("For eksempel: «Befaring 3. mars». Teksten vises på siden."),
        max_length=300,
    )
