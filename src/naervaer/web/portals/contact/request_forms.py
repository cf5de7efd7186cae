"""What is asked of somebody who writes to the contact, and of whoever replies; nothing more."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import MOST_WORDS, RequestTheme
from naervaer.domain.errors import UnusableInputError
from naervaer.web.interface.checked_text import NAMES_NOTE, CheckedForm
from naervaer.web.interface.labels import said
from naervaer.web.interface.open_forms import OpenForm
from naervaer.web.portals.contact.forms import Choices, offer
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.contact_requests.links import code_typed

_LONG = forms.Textarea(attrs={"rows": 6, "maxlength": MOST_WORDS})
_WAYS: list[tuple[ContactWay, str | Promise]] = [
    (ContactWay.NONE, _("Ingen beskjed: jeg leser svaret her, med en kode")),
    (ContactWay.EMAIL, _("E-post")),
    (ContactWay.SMS, _("Telefon: noen ringer meg")),
]
_CARES: list[tuple[ContactCare, str | Promise]] = [
    (ContactCare.ORDINARY, _("Ja, beskjeden kan si at den er fra politiet, og hva svaret er")),
    (ContactCare.NEUTRAL, _("Nei, beskjeden skal ikke røpe at det gjelder politiet")),
]


class AskForm(CheckedForm, OpenForm):
    """Theme, words, and how the reply is wanted."""

    what = "contact-request"
    free_texts: ClassVar[tuple[str, ...]] = ("melding",)

    tema = forms.ChoiceField(label=_("Hva gjelder det?"), widget=forms.RadioSelect)
    melding = forms.CharField(
        label=_("Skriv kort hva du lurer på"),
        max_length=MOST_WORDS,
        widget=_LONG,
        help_text=_(
            "Høyst 800 tegn. Skriv om stedet og saken, ikke om personer: ingen navn, "
            "fødselsnummer eller helseopplysninger, verken dine eller andres."
        ),
    )
    vei = forms.ChoiceField(
        label=_("Hvordan vil du ha svaret?"), widget=forms.RadioSelect, initial="none"
    )
    adresse = forms.CharField(
        label=_("E-postadresse eller telefonnummer"),
        max_length=120,
        required=False,
        help_text=_("Bare hvis du vil ha beskjed. Brukes bare til svaret, og slettes etterpå."),
    )
    hensyn = forms.ChoiceField(
        label=_("Kan andre se eller høre beskjeden?"),
        widget=forms.RadioSelect,
        initial="ordinary",
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "tema", [(one.value, said(one).capitalize()) for one in RequestTheme])
        offer(self, "vei", [(one.value, words) for one, words in _WAYS])
        offer(self, "hensyn", [(one.value, words) for one, words in _CARES])

    def clean(self) -> dict[str, Any]:
        """Refuse an address nothing can be sent to."""
        given = super().clean()
        address = "".join(given.get("adresse", "").split())
        if "vei" in given and "hensyn" in given:
            try:
                given["contact"] = Contact(
                    ContactWay(given["vei"]), address, ContactCare(given["hensyn"])
                )
            except UnusableInputError as error:
                self.add_error("adresse", str(error))
        return given


class CodeForm(OpenForm):
    """The code that opens a reply."""

    what = "contact-code"
    kode = forms.CharField(
        label=_("Kode"),
        max_length=40,
        help_text=_("Tolv bokstaver og tall. Store eller små bokstaver er det samme."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    @property
    def code(self) -> str:
        """The code as it is kept."""
        return code_typed(self.cleaned_data["kode"])


class ReplyForm(CheckedForm):
    """The reply, and whom the request belongs to when it is not the police."""

    free_texts: ClassVar[tuple[str, ...]] = ("svar",)

    svar = forms.CharField(
        label=_("Svar"), max_length=MOST_WORDS, widget=_LONG, help_text=NAMES_NOTE
    )
    etat = forms.ChoiceField(
        label=_("Hører saken til en annen etat?"),
        required=False,
        help_text=_("Si i svaret hvor spørreren skal henvende seg, og hvordan."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        nobody: Choices = [("", _("Nei, dette er politiets svar"))]
        offer(self, "etat", [*nobody, *((one.value, said(one)) for one in OtherAuthority)])

    @property
    def authority(self) -> OtherAuthority | None:
        """Whom it belongs to, or None for the police."""
        given = self.cleaned_data.get("etat")
        return OtherAuthority(given) if given else None
