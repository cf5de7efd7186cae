"""The page itself: one self-contained HTML file, styles and script inside."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from naervaer.studies.report.words import Words


def environment(words: Words) -> Environment:
    """Return the template environment of one language."""
    made = Environment(
        loader=PackageLoader("naervaer.studies.report", "templates"),
        autoescape=select_autoescape(["html", "j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=words.text, words=words, language=words.language)
    return made


def render(template: str, words: Words, **context: Any) -> str:
    """Return a whole page, style and script inlined."""
    style, script = inlined("style.css"), inlined("script.js")
    page = environment(words).get_template(template)
    return page.render(style=style, script=script, **context)


def inlined(name: str) -> Markup:
    """Return one of our own files as it stands, to be put inside a page."""
    folder = files("naervaer.studies.report").joinpath("templates")
    return Markup(folder.joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 - our own files
