"""Write the reference page of the command line from the commands themselves.

Usage: python tools/write_cli_page.py [--check]

With --check nothing is written; the exit code is 1 when the page is stale.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from naervaer.cli.main import commands as command_line
from naervaer.cli.main import with_examples_kept

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"

INTRODUCTION = """\
# Command line

Every command has `--help` with an example. Where a program may read the answer there is
`--json`. Exit code 0: done. 1: the answer is no, or the work failed. 2: what was given cannot
be used; one line on standard error says what was given and what was expected. This page is
written by `tools/write_cli_page.py` from the commands themselves.
"""


def walk(
    command: click.Command, context: click.Context
) -> Iterator[tuple[click.Command, click.Context]]:
    """Go through a command and everything below it, in alphabetical order."""
    yield command, context
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(context)):
            below = command.get_command(context, name)
            if below is not None:
                made = click.Context(below, info_name=name, parent=context)
                yield from walk(below, made)


def section(command: click.Command, context: click.Context) -> str:
    """Return what a command says of itself, as a section."""
    context.terminal_width = 90
    context.max_content_width = 90
    said = re.sub(r"[ \t]+$", "", command.get_help(context), flags=re.MULTILINE)
    return f"## `{context.command_path}`\n\n```text\n{said}\n```\n"


def page() -> str:
    """Return the whole page."""
    root = click.Context(with_examples_kept(command_line), info_name="naervaer")
    sections = [section(command, context) for command, context in walk(command_line, root)]
    return "\n".join([INTRODUCTION, *sections])


def main() -> int:
    """Write the page, or say whether it is stale."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print(f"{PAGE.name} is stale; run python tools/write_cli_page.py.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
