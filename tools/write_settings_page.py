"""Write docs/reference/settings.md from the variables the site reads; --check only compares."""

import sys
from dataclasses import fields
from pathlib import Path

from naervaer.web.config.environment import Environment, variable_name

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"
HEAD = """# Settings of the site

What the operator of a site decides outside the code. Every variable is read once, when a
process starts; secrets come only from here. See {doc}`looking after a site
<../guides/looking-after-a-site>`.

| variable | meaning | when it is not set |
| --- | --- | --- |
"""


def settings_page() -> str:
    """Return the page."""
    rows = [
        f"| `{variable_name(one.name)}` | {one.metadata['help']} | {_usual(one.default)} |\n"
        for one in fields(Environment)
    ]
    return HEAD + "".join(rows)


def _usual(value: object) -> str:
    return f"`{value}`" if value else "empty"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is up to date."""
    if "--check" not in arguments:
        PAGE.write_text(settings_page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == settings_page():
        return 0
    print(f"{PAGE} is out of date; run tools/write_settings_page.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
