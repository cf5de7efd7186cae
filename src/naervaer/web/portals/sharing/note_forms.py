"""What is noted of a disclosure."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.sharing.note import (
    Aim,
    Basis,
    Certainty,
    Content,
    DisclosureNote,
    Occasion,
    Recipient,
    expect_case_reference,
)
from naervaer.web.interface.labels import Labelled, said


def _choices(kinds: Any, *, empty: bool = True) -> list[tuple[str, str]]:
    named: list[Labelled] = list(kinds)
    offered = [(str(one), said(one)) for one in named]
    return [("", gettext("Velg …")), *offered] if empty else offered


class NoteForm(forms.Form):
    """The five facts of § 11-4, the case's number and the place."""

    case_reference = forms.CharField(
        label=_("Saksnummer"),
        max_length=40,
        help_text=_("Bare nummeret i politiets eget system. Aldri navn eller fødselsnummer."),
    )
    municipality = forms.ChoiceField(label=_("Kommune"))
    recipient = forms.ChoiceField(label=_("1. Hvem som fikk opplysningene"))
    recipient_name = forms.CharField(
        label=_("Tjeneste eller virksomhet"),
        max_length=80,
        help_text=_("For eksempel «Barnevernstjenesten i Steigen». Ikke navn på personer."),
    )
    basis = forms.ChoiceField(label=_("2. Rettslig grunnlag"))
    aim = forms.ChoiceField(label=_("3. Årsak"))
    occasion = forms.ChoiceField(
        label=_("Anmodning eller eget tiltak"), widget=forms.RadioSelect
    )
    contents = forms.MultipleChoiceField(
        label=_("4. Hva slags opplysninger"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kryss av for slaget. Skriv aldri selve opplysningen."),
    )
    certainty = forms.ChoiceField(
        label=_("5. Er opplysningene verifisert?"), widget=forms.RadioSelect
    )
    disclosed_on = forms.DateField(
        label=_("Dag"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    is_written = forms.BooleanField(label=_("Utlevert skriftlig"), required=False)
    is_decided_by_controller = forms.BooleanField(
        label=_("Den behandlingsansvarlige har besluttet"), required=False
    )

    def __init__(
        self, *args: Any, municipalities: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = {
            "municipality": [("", _("Velg …")), *municipalities],
            "recipient": _choices(Recipient),
            "basis": _choices(Basis),
            "aim": _choices(Aim),
            "occasion": _choices(Occasion, empty=False),
            "contents": _choices(Content, empty=False),
            "certainty": _choices(Certainty, empty=False),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            field.choices = choices  # type: ignore[attr-defined]
        self.fields["disclosed_on"].initial = timezone.localdate()

    def clean_case_reference(self) -> str:
        """Refuse what is no case number."""
        text: str = self.cleaned_data["case_reference"].strip()
        try:
            expect_case_reference(text)
        except UnusableInputError as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def note(self) -> DisclosureNote:
        """Return the note the form describes."""
        given = self.cleaned_data
        return DisclosureNote(
            recipient=Recipient(given["recipient"]),
            basis=Basis(given["basis"]),
            occasion=Occasion(given["occasion"]),
            aim=Aim(given["aim"]),
            contents=tuple(Content(one) for one in given["contents"]),
            certainty=Certainty(given["certainty"]),
            case_reference=given["case_reference"],
        )
