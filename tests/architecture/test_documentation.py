"""What the documentation must mention: every command, with an example."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from naervaer.cli.main import commands, with_examples_kept

REPOSITORY = Path(__file__).resolve().parents[2]


def every_command() -> dict[str, click.Command]:
    root = with_examples_kept(commands)
    waiting, found = [("naervaer", root, click.Context(root, info_name="naervaer"))], {}
    while waiting:
        name, command, context = waiting.pop()
        found[name] = command
        if isinstance(command, click.Group):
            for below in command.list_commands(context):
                inner = command.get_command(context, below)
                assert inner is not None
                waiting.append((f"{name} {below}", inner, click.Context(inner, parent=context)))
    return found


COMMANDS = every_command()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_shows_an_example(name: str) -> None:
    assert "naervaer " in (COMMANDS[name].help or "")


@pytest.mark.parametrize("tool", ["write_cli_page.py", "write_reference.py"])
def test_the_written_pages_are_fresh(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / tool, "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
