"""Forms for passers-by that look whether a human has sent them.

No address and no mark of the visitor is kept: the form carries a signed moment of when it was
shown, a field that only machines fill in, and the site counts how many were sent to it in
this minute.
"""

from typing import Any

from django import forms
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SALT = "open-form"
"""What the moment on a form is signed with."""
_SOONEST, _LATEST = 2, 86_400
_MOST_A_MINUTE = 60
_TRAP = {"autocomplete": "off", "tabindex": "-1"}


class OpenForm(forms.Form):
    """A form for everybody, that machines do not get through."""

    what = ""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["stempel"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=_stamp
        )
        self.fields["nettsted"] = forms.CharField(
            label=_("La dette feltet stå tomt"),
            required=False,
            widget=forms.TextInput(attrs=_TRAP),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse what a machine has sent, and more than the site takes in a minute."""
        given = super().clean() or {}
        if given.get("nettsted"):
            raise forms.ValidationError(
                _("Skjemaet ble ikke sendt. La det siste feltet stå tomt.")
            )
        if not _is_stamp_usable(given.get("stempel", "")):
            raise forms.ValidationError(_("Vent noen sekunder, og send en gang til."))
        if is_flooded(self.what):
            raise forms.ValidationError(_("Mange sender nå. Prøv igjen om et minutt."))
        return given


def _stamp() -> str:
    """Return a signed moment for a form; it is the same for all who are shown it then."""
    return TimestampSigner(salt=SALT).sign("skjema")


def _is_stamp_usable(text: str) -> bool:
    """Return whether a form was shown some seconds ago, and not more than a day."""
    signer = TimestampSigner(salt=SALT)
    try:
        signer.unsign(text, max_age=_LATEST)
    except BadSignature:
        return False
    try:
        signer.unsign(text, max_age=_SOONEST)
    except BadSignature:
        return True
    return False


def is_flooded(what: str) -> bool:
    """Count one more sent to a form this minute; return whether it is too many."""
    key = f"open-form-{what}-{timezone.now():%H%M}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > _MOST_A_MINUTE
