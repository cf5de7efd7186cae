"""Forms whose free texts are looked through before anything is saved.

A text with an identity number is refused. A text with something else that may be about a
person comes back once: the writer corrects it, or ticks that it is not about a person. Names
cannot be found by a machine; `NAMES_NOTE` says so beside such a form.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naervaer.domain.free_text import Finding, findings_in
from naervaer.web.interface.labels import said

NAMES_NOTE = _(
    "Skriv aldri navn på personer eller noe som gjelder én person. Siden leter etter "
    "fødselsnummer, telefonnummer og adresser før den lagrer, men kan ikke kjenne igjen navn."
)
CONFIRMED = "confirmed"


class CheckedForm(forms.Form):
    """A form that asks again when a text may be about a person.

    `free_texts` names the fields that are looked through. After `is_valid`, `is_confirmed`
    says whether the writer has confirmed what was found; give it to the service.
    """

    free_texts: ClassVar[tuple[str, ...]] = ()

    confirmed = forms.BooleanField(
        label=_("Det som ble funnet, gjelder ikke en person"), required=False
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.is_bound:
            self.order_fields([one for one in self.fields if one != CONFIRMED])
        else:
            del self.fields[CONFIRMED]

    @property
    def is_confirmed(self) -> bool:
        """Whether the writer has confirmed that what was found is not about a person."""
        return bool(self.cleaned_data.get(CONFIRMED))

    def clean(self) -> dict[str, Any]:
        """Refuse identity numbers, and ask about the rest until it is confirmed."""
        given = super().clean() or self.cleaned_data
        found = {name: findings_in(str(given.get(name) or "")) for name in self.free_texts}
        for name, findings in found.items():
            for one in findings:
                if one.is_refused:
                    self.add_error(name, _refused(one))
                elif not self.cleaned_data.get(CONFIRMED):
                    self.add_error(name, _asked(one))
        if not any(found.values()):
            self.fields.pop(CONFIRMED, None)
        return given


def _refused(found: Finding) -> str:
    return gettext("Teksten inneholder noe som ikke kan lagres: %(what)s. Ta det ut.") % {
        "what": said(found.kind)
    }


def _asked(found: Finding) -> str:
    return gettext(
        "Teksten inneholder «%(words)s» (%(what)s). Rett det, eller kryss av nederst for at "
        "det ikke gjelder en person."
    ) % {"words": found.text, "what": said(found.kind)}
