"""Bring the catalogues up to date with what the site says; what lacks words is listed.

Usage: python tools/collect_words.py [folder of an app …]
"""

import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def _translated(language: str, *, beside: Path) -> set[tuple[str, object]]:
    """Return what the other apps' catalogues have words for."""
    from naervaer.web.interface.words import (  # noqa: PLC0415 - Django must have started
        catalogue_files,
        read_catalogue,
    )

    return {
        (message.context or "", message.id)
        for source in catalogue_files()
        if source != beside and source.parents[1].name == language
        for message in read_catalogue(source)
        if message.id and message.string and all(message.string)
    }


def main() -> None:
    """Add new words untranslated, drop what nobody says any longer, list what is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naervaer.web.config.settings.test")
    import django  # noqa: PLC0415 - settings come first
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - as above
    from babel.messages.pofile import write_po  # noqa: PLC0415 - as above

    django.setup()
    from naervaer.web.interface.labels import SHOWN  # noqa: PLC0415 - as above
    from naervaer.web.interface.words import (  # noqa: PLC0415 - as above
        TRANSLATED,
        app_folders,
        read_catalogue,
        words_used,
    )

    missing = 0
    anywhere = {key for folder in app_folders() for key in words_used(folder)}
    for folder in [Path(one).resolve() for one in sys.argv[1:]] or app_folders():
        used = words_used(folder)
        if folder.name == "interface":
            used |= {("", one.label): "domain" for kind in SHOWN for one in kind}
        for language in TRANSLATED if used else ():
            file = folder / "locale" / language / "LC_MESSAGES" / "django.po"
            before = read_catalogue(file) if file.is_file() else Catalog(locale=language)
            elsewhere = _translated(language, beside=file)
            after = Catalog(locale=language, project="Nærvær", charset="utf-8")
            for (context, words), where in sorted(used.items(), key=lambda item: item[1]):
                known = before.get(words, context or None)
                if (context, words) in elsewhere and not (known and known.string):
                    continue
                after.add(
                    words,
                    known.string if known and not known.fuzzy else None,
                    locations=[(where, None)],
                    context=context or None,
                )
                if not known or not known.string or not all(known.string):
                    print(f"{language} {where}: {words!r}")
                    missing += 1
            for message in before:
                key = (message.context or "", message.id)
                if message.id and message.string and key in anywhere and key not in used:
                    after.add(message.id, message.string, context=message.context)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as opened:
                opened.write(_HEADER.format(language=language).encode())
                write_po(opened, after, width=0, sort_output=True, omit_header=True)
    print(f"{missing} without words")


if __name__ == "__main__":
    main()
