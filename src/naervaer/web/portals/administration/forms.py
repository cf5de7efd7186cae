"""Forms of the administrator's pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.domain.authority import Place, Role
from naervaer.web.interface.role_words import role_words
from naervaer.web.records.areas.selectors import districts_all, municipalities_all


class ReasonForm(forms.Form):
    """Why something is done; the history keeps it."""

    why = forms.CharField(
        label=_("Begrunnelse"), help_text=_("Vises i historikken."), max_length=300
    )


class AccountForm(ReasonForm):
    """A new account."""

    username = forms.SlugField(
        label=_("Brukernavn"),
        help_text=_("Bokstaver, tall og bindestrek. Kan ikke endres."),
        max_length=150,
    )
    name = forms.CharField(label=_("Fullt navn"), max_length=180)
    field_order = ("username", "name", "why")


class RoleForm(ReasonForm):
    """A role, and where it holds."""

    role = forms.ChoiceField(label=_("Rolle"))
    place = forms.ChoiceField(label=_("Hvor"), required=False)
    field_order = ("role", "place", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(one.value, role_words(one)) for one in Role]  # type: ignore[attr-defined]
        self.fields["place"].choices = _places()  # type: ignore[attr-defined]

    def place_given(self) -> Place:
        """Return the place chosen."""
        district, _, number = str(self.cleaned_data["place"]).partition("/")
        return Place(district or None, number or None)


class IdentityForm(ReasonForm):
    """Who somebody is at the staff's issuer."""

    claim = forms.ChoiceField(
        label=_("Kjennes på"),
        choices=[("email", _("E-postadresse")), ("pid", _("Fødselsnummer"))],
    )
    value = forms.CharField(
        label=_("Verdi"),
        help_text=_("Lagres bare som en nøklet kontrollsum, aldri i klartekst."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("claim", "value", "why")


def _places() -> list[tuple[str, Any]]:
    """Return the country, every district and every municipality, by district."""
    chosen: list[tuple[str, Any]] = [("", _("Hele landet"))]
    inside: dict[str, list[tuple[str, str]]] = {}
    for one in municipalities_all():
        pair = (f"{one.district.name}/{one.number}", one.name)
        inside.setdefault(one.district.name, []).append(pair)
    for district in districts_all():
        whole = (district.name, _("Hele %(district)s") % {"district": district.name})
        chosen.append((district.name, [whole, *inside.get(district.name, [])]))
    return chosen
