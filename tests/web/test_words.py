"""Bokmål, nynorsk and English say the same, everywhere."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation

from naervaer.web.interface.context import page
from naervaer.web.interface.labels import SHOWN
from naervaer.web.interface.languages import has_words, language_of_words, offered
from naervaer.web.interface.numbers import alphabetical, day, number, percent
from naervaer.web.interface.words import (
    TRANSLATED,
    WEB,
    Words,
    app_folders,
    catalogue_files,
    read_catalogue,
    words_used,
)

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
NAMES = {"Nærvær", "uutilsynet", "GeoJSON", "CSV", "JSON", "Parquet", "Excel", "PDF", "Turtle"}


@cache
def known(language: str) -> dict[tuple[str, Words], Words]:
    """Return every translation of the site's catalogues in a language."""
    return {
        (message.context or "", message.id): message.string
        for source in catalogue_files()
        if source.parents[1].name == language
        for message in read_catalogue(source)
        if message.id and all(message.string or [""]) and not message.fuzzy
    }


def plain(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_the_site_says_has_words(language: str) -> None:
    said = known(language)
    missing = [
        f"{where}: {words}"
        for folder in app_folders()
        for (context, words), where in words_used(folder).items()
        if not all(plain(said.get((context, words)) or ""))
    ]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_of_the_domain_are_translated(language: str) -> None:
    said = known(language)
    labels = {one.label for vocabulary in SHOWN for one in vocabulary}  # type: ignore[attr-defined]
    assert {label for label in labels if not said.get(("", label))} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_places_for_values(language: str) -> None:
    changed = [
        words
        for (_, words), said in known(language).items()
        if placeholders(plain(words)[-1]) != placeholders(plain(said)[-1])
    ]
    assert changed == []


def placeholders(text: str) -> set[str]:
    return {one or two for one, two in PLACEHOLDER.findall(text)}


def test_no_sentence_is_built_by_putting_pieces_together() -> None:
    built = re.compile(r"\b_\(\s*f[\"']|gettext(?:_lazy)?\(\s*f[\"']")
    found = [
        source.relative_to(WEB).as_posix()
        for source in WEB.rglob("*.py")
        if built.search(source.read_text(encoding="utf-8"))
    ]
    assert found == []


def bare_words(template: Path) -> list[str]:
    """Return the words of a template that stand outside translation."""
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"{% (comment|verbatim).*?{% end\1 %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    text = re.sub(r"<(script|style|code)\b.*?</\1>", "", text, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    text = re.sub(r"<[^>]*>", " ", text)
    found = re.findall(r"[^\W\d_]{3,}", " ".join([text, *spoken]))
    return [word for word in found if word not in NAMES]


@pytest.mark.parametrize(
    "template",
    sorted(WEB.rglob("templates/**/*.html")),
    ids=lambda path: path.relative_to(WEB).as_posix(),
)
def test_no_template_speaks_outside_the_catalogues(template: Path) -> None:
    assert bare_words(template) == []


def test_numbers_and_days_are_written_as_the_language_writes_them() -> None:
    from datetime import date  # noqa: PLC0415 - used here only

    written = {}
    for language in ("nb", "nn", "en"):
        with translation.override(language):
            written[language] = (number(12345.67, 1), percent(0.982), day(date(2026, 5, 17)))
    assert written == {
        "nb": ("12\xa0345,7", "98,2\xa0%", "17. mai 2026"),
        "nn": ("12\xa0345,7", "98,2\xa0%", "17. mai 2026"),
        "en": ("12,345.7", "98.2%", "17 May 2026"),
    }


def test_norwegian_letters_sort_last() -> None:
    assert sorted(["Åsnes", "Øygarden", "Ås", "Alta", "Ærøy"], key=alphabetical) == [
        "Alta",
        "Ærøy",
        "Øygarden",
        "Ås",
        "Åsnes",
    ]


def test_northern_sami_is_offered_from_its_first_word(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "se" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text('msgid ""\nmsgstr ""\n"Language: se\\n"\n', encoding="utf-8")
    assert not has_words("se", tmp_path)
    with source.open("a", encoding="utf-8") as opened:
        opened.write('\nmsgid "Kart"\nmsgstr "Kárta"\n')
    assert has_words("se", tmp_path)


def test_northern_sami_has_its_name_and_its_days_ready() -> None:
    from datetime import date  # noqa: PLC0415 - used here only

    offered([("nb", "Bokmål")])
    assert translation.get_language_info("se")["name_local"] == "Davvisámegiella"
    with translation.override("se"):
        assert "miessem" in day(date(2026, 5, 17))


def test_a_page_with_words_missing_in_northern_sami_is_said_to_be_in_bokmal(
    rf: RequestFactory,
) -> None:
    with translation.override("se"):
        shown = page(rf.get("/kart/"))
        assert shown["language_of_page"] == "nb"
        assert "Kart" in [words for _address, words, _here in shown["menu"]]
    with translation.override("nn"):
        assert page(rf.get("/kart/"))["language_of_page"] == "nn"


def catalogue_write(folder: Path, code: str, words: dict[str, str]) -> None:
    inside = folder / "web" / "locale" / code / "LC_MESSAGES"
    inside.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    said = "".join(f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in words.items())
    (inside / "django.po").write_text(head + said, encoding="utf-8")


def test_a_page_is_in_northern_sami_once_every_word_is(tmp_path: Path) -> None:
    catalogue_write(tmp_path, "nn", {"Kart": "Kart", "Løfter": "Lovnader"})
    catalogue_write(tmp_path, "se", {"Kart": "Kárta", "Løfter": ""})
    assert language_of_words("se", tmp_path) == "nb"
    catalogue_write(tmp_path, "se", {"Kart": "Kárta", "Løfter": "Lohpádusat"})
    language_of_words.cache_clear()
    assert language_of_words("se", tmp_path) == "se"
