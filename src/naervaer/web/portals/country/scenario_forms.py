"""A scenario as forms: what opens, closes and moves, other hours, closed roads.

Each kind of change is a set of rows; empty rows count for nothing. What the rows say together
becomes the content of a `study.toml`, which the study checks by its own schema.
"""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

_MOST_ROWS = 12
_HOURS_PATTERN = r"^([01]?\d|2[0-3]):[0-5]\d$"
_ROAD_PATTERN = r"^(E|Ev|Rv|Fv|Kv|R|F|K) ?[0-9]{1,5}$"
_DAYS = [
    ("monday", _("mandag")),
    ("tuesday", _("tirsdag")),
    ("wednesday", _("onsdag")),
    ("thursday", _("torsdag")),
    ("friday", _("fredag")),
    ("saturday", _("lørdag")),
    ("sunday", _("søndag")),
]
_SEASONS = [
    ("ordinary", _("hele året")),
    ("summer", _("sommeren")),
    ("winter", _("vinteren")),
]
_KINDS = [("point", _("tjenestested")), ("passport", _("passkontor"))]
Choices = list[tuple[str, str]]


class AboutForm(forms.Form):
    """What the scenario is called, and what holds everywhere."""

    name = forms.CharField(
        label=_("Navn på scenarioet"),
        max_length=120,
        help_text=_("Slik det står i listen, for eksempel «Steigen åpent på lørdag»."),
    )
    description = forms.CharField(
        label=_("Hvorfor spør du?"), max_length=2000, required=False, widget=forms.Textarea
    )
    place = forms.ChoiceField(label=_("Gjelder"), required=False)
    season = forms.ChoiceField(
        label=_("Tid på året"), choices=[("", _("vanlig")), *_SEASONS[1:]], required=False
    )
    no_ferries = forms.BooleanField(label=_("Ingen ferger går"), required=False)

    def __init__(self, *arguments: Any, places: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["place"] = forms.ChoiceField(
            label=_("Gjelder"), choices=places, required=False
        )
        self.fields["description"].widget.attrs["rows"] = 3


class Row(forms.Form):
    """A row of changes; the choices of doors and municipalities come from the page."""

    def __init__(self, *arguments: Any, doors: Choices, areas: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, choices in (("at", doors), ("municipality", areas)):
            if name in self.fields:
                old = self.fields[name]
                self.fields[name] = forms.ChoiceField(
                    label=old.label, required=old.required, choices=[("", "–"), *choices]
                )

    def change(self) -> dict[str, Any]:
        """Return the row as the study reads it."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class OpenRow(Row):
    """A door to open."""

    name = forms.CharField(label=_("Hva det nye stedet heter"), max_length=80)
    kind = forms.ChoiceField(label=_("Slag"), choices=_KINDS, initial="point")
    municipality = forms.ChoiceField(label=_("Kommune"))
    place = forms.CharField(
        label=_("Tettsted"),
        max_length=80,
        required=False,
        help_text=_("Tomt felt betyr det største."),
    )
    season = forms.ChoiceField(label=_("Åpent"), choices=_SEASONS, initial="ordinary")

    def change(self) -> dict[str, Any]:
        """Return the row as the study reads it."""
        given = self.cleaned_data
        kept = {name: given[name] for name in ("name", "kind", "municipality", "season")}
        return kept | ({"place": given["place"]} if given["place"] else {})


class CloseRow(Row):
    """A door to close."""

    at = forms.ChoiceField(label=_("Sted som stenger"))


class MoveRow(Row):
    """A door to move."""

    at = forms.ChoiceField(label=_("Sted som flytter"))
    municipality = forms.ChoiceField(label=_("Til kommune"))
    place = forms.CharField(label=_("Tettsted"), max_length=80, required=False)


class HoursRow(Row):
    """Other hours at a door."""

    at = forms.ChoiceField(label=_("Sted med andre åpningstider"))
    days = forms.MultipleChoiceField(
        label=_("Dager"), choices=_DAYS, widget=forms.CheckboxSelectMultiple
    )
    opens = forms.RegexField(_HOURS_PATTERN, label=_("Åpner (tt:mm)"))
    closes = forms.RegexField(_HOURS_PATTERN, label=_("Stenger (tt:mm)"))

    def clean(self) -> dict[str, Any]:
        """Refuse a door that closes before it opens."""
        given = super().clean() or {}
        if given.get("opens") and given.get("closes"):
            opens, closes = (given[name].zfill(5) for name in ("opens", "closes"))
            if opens >= closes:
                self.add_error("closes", _("Stedet må stenge etter at det åpner."))
        return given

    def change(self) -> dict[str, Any]:
        """Return the row as the study reads it."""
        given = self.cleaned_data
        hours = f"{given['opens']}-{given['closes']}"
        return {"at": given["at"], "open": dict.fromkeys(given["days"], hours)}


class RoadRow(Row):
    """A road to close."""

    road = forms.RegexField(
        _ROAD_PATTERN, label=_("Vei"), help_text=_("For eksempel «Fv 17» eller «E6».")
    )
    municipality = forms.ChoiceField(label=_("Bare i kommunen"), required=False)


ROWS: dict[str, type[Row]] = {
    "apne": OpenRow,
    "steng": CloseRow,
    "flytt": MoveRow,
    "timer": HoursRow,
    "vei": RoadRow,
}
TITLES = {
    "apne": _("Åpne et sted"),
    "steng": _("Steng et sted"),
    "flytt": _("Flytt et sted"),
    "timer": _("Endre åpningstider"),
    "vei": _("Steng en vei"),
}


class ScenarioForms:
    """The whole editor: about the scenario, and the rows of each kind of change."""

    def __init__(
        self, data: QueryDict | None, *, places: Choices, doors: Choices, areas: Choices
    ) -> None:
        shared = {"doors": doors, "areas": areas}
        given = _with_another_row(data) if data is not None else None
        self.wants_row = data is not None and data.get("mer") in ROWS
        self.about = AboutForm(given, places=places)
        self.sets = {
            key: forms.formset_factory(row, extra=1, max_num=_MOST_ROWS, validate_max=True)(
                given, prefix=key, form_kwargs=shared
            )
            for key, row in ROWS.items()
        }

    def parts(self) -> list[tuple[str, Any, Any]]:
        """Return key, title and rows of each kind of change."""
        return [(key, TITLES[key], rows) for key, rows in self.sets.items()]

    def is_valid(self) -> bool:
        """Return whether everything filled in can be used."""
        valid = [self.about.is_valid(), *(rows.is_valid() for rows in self.sets.values())]
        return all(valid)

    def scenario(self) -> dict[str, Any]:
        """Return the content of a `study.toml`."""
        about = self.about.cleaned_data
        changed = {
            key: [row.change() for row in rows if row.has_changed()]
            for key, rows in self.sets.items()
        }
        content: dict[str, Any] = {"name": about["name"]}
        if about["description"]:
            content["description"] = about["description"]
        if about["season"]:
            content["time"] = {"season": about["season"]}
        for word, key in (("open", "apne"), ("close", "steng"), ("move", "flytt")):
            if changed[key]:
                content[word] = changed[key]
        if changed["timer"]:
            content["hours"] = {"change": changed["timer"]}
        roads: dict[str, Any] = {"close": changed["vei"]} if changed["vei"] else {}
        if about["no_ferries"]:
            roads["no_ferries"] = True
        return content | ({"roads": roads} if roads else {})


def _with_another_row(data: QueryDict) -> QueryDict:
    """Return what was sent, with one more row where the reader asked for one."""
    key = data.get("mer", "")
    count = data.get(f"{key}-TOTAL_FORMS", "")
    if key not in ROWS or not count.isdecimal():
        return data
    given = data.copy()
    given[f"{key}-TOTAL_FORMS"] = str(min(int(count) + 1, _MOST_ROWS))
    return given
