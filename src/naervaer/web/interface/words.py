"""Words on the screen: bokmål stands in the code, the other languages in catalogues.

Every app has a folder `locale/<language>/LC_MESSAGES/django.po`, written by people; the
compiled `.mo` beside it is made at set-up and never tracked.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WEB = Path(__file__).resolve().parents[1]
TRANSLATED = ("nn", "en")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Words = str | tuple[str, ...]


def catalogue_files() -> list[Path]:
    """Return every catalogue of the site, sorted."""
    return sorted(WEB.glob("**/locale/*/LC_MESSAGES/django.po"))


def app_folders() -> list[Path]:
    """Return the folder of every app of the site, sorted."""
    return sorted(found.parent for found in WEB.glob("**/apps.py"))


def read_catalogue(source: Path) -> Catalog:
    """Return a catalogue as written."""
    with source.open("rb") as opened:
        return read_po(opened, locale=source.parents[1].name if _is_known(source) else None)


def _is_known(source: Path) -> bool:
    return source.parents[1].name in TRANSLATED


def compile_catalogues() -> int:
    """Compile what is newer than its compiled form; return how many were compiled."""
    compiled = 0
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        catalogue = read_catalogue(source)
        # Of its own name, for two processes may start at once.
        partial = target.with_suffix(f".{os.getpid()}.part")
        with partial.open("wb") as opened:
            write_mo(opened, catalogue)
        partial.replace(target)
        compiled += 1
    return compiled


def words_used(folder: Path) -> dict[tuple[str, Words], str]:
    """Return what an app says, by context and words, each with the file it stands in."""
    found: dict[tuple[str, Words], str] = {}
    for source in sorted(folder.rglob("*")):
        if source.suffix == ".py":
            spoken = _in_python(source.read_bytes())
        elif source.suffix in {".html", ".txt", ".xml"} and "templates" in source.parts:
            spoken = _in_template(source)
        else:
            continue
        for context, words in spoken:
            found.setdefault((context or "", words), source.relative_to(WEB).as_posix())
    return found


def _in_python(text: bytes) -> Iterator[tuple[str | None, Words]]:
    for _, words, _, context in extract("python", BytesIO(text), keywords=_KEYWORDS):
        yield context, words


def _in_template(source: Path) -> Iterator[tuple[str | None, Words]]:
    """Yield what a template says, as Django's own extraction sees it."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 - Django is an extra

    text = templatize(source.read_text(encoding="utf-8"), origin=str(source))
    flat = "\n".join(line.strip() for line in text.splitlines())
    yield from _in_python(flat.encode())
