"""Forms of signing in and the own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_CODE = {"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}
_NEW = {"autocomplete": "new-password"}


class CodeForm(forms.Form):
    """A one-time code or a recovery code."""

    code = forms.CharField(
        label=_("Engangskode"),
        help_text=_("Seks sifre fra appen, eller en av gjenopprettingskodene dine."),
        max_length=40,
        widget=forms.TextInput(attrs=_CODE),
    )


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("Nytt passord"),
        help_text=_("Minst 12 tegn. En setning er lettere å huske enn rare tegn."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs=_NEW),
    )
    again = forms.CharField(
        label=_("Passordet en gang til"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs=_NEW),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that differ."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("password") != given.get("again"):
            self.add_error("again", _("Passordene er ikke like."))
        return given
