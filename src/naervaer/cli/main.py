"""The `naervaer` command: one group, one file for each of its commands.

A command's module is imported only when the command is asked for, so that `naervaer rules`
does not wait for the numerical libraries a study needs.
"""

import sys
from importlib import import_module
from typing import ClassVar, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from naervaer import __version__
from naervaer.domain.errors import NaervaerError, UnknownNameError, UnusableInputError

EXIT_FAILED = 1
EXIT_UNUSABLE = 2
EXIT_STOPPED = 130

COMMANDS: dict[str, str] = {
    "data": "naervaer.cli.data:data",
    "forecast": "naervaer.cli.forecast:forecast",
    "promises": "naervaer.cli.promises:promises",
    "roster": "naervaer.cli.roster:roster",
    "rules": "naervaer.cli.rules:rules",
    "site": "naervaer.cli.site:site",
    "solve": "naervaer.cli.solve:solve",
    "structure": "naervaer.cli.structure:structure",
    "study": "naervaer.cli.study:study",
    "travel": "naervaer.cli.travel:travel",
}
"""Where each command lives, as "module:attribute"; keep the names sorted."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used."""

    table: ClassVar[dict[str, str]] = COMMANDS
    """Where each command lives; a group of engines brings its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command name, sorted."""
        return sorted({*super().list_commands(ctx), *self.table})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, importing its module first."""
        if cmd_name not in self.table:
            return super().get_command(ctx, cmd_name)
        module, attribute = self.table[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return with_examples_kept(command)


def with_examples_kept(command: click.Command) -> click.Command:
    """Return the command with the examples in its help kept line by line.

    click keeps the lines of a paragraph that begins with a backspace character. Docstrings here
    are raw and hold a backslash and a b instead, which this turns into that character.
    """
    command.help = command.help.replace(r"\b", "\b") if command.help else None
    if isinstance(command, click.Group):
        for one in command.commands.values():
            with_examples_kept(one)
    return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="naervaer")
def commands() -> None:
    r"""Local police presence in Norway: promised, planned, delivered.

    \b
    Example:
      naervaer promises --status fulfilled
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with 0, 1, 2 or 130.

    0 means done, 1 that the answer is no or the work failed, 2 that the input cannot be used,
    130 that the user stopped it. Every error anybody can cause is one line on standard error.
    """
    with_examples_kept(commands)
    try:
        ending = commands.main(args=arguments, prog_name="naervaer", standalone_mode=False)
    except NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(EXIT_UNUSABLE)
    except click.Abort:
        _end("stopped before it was done.", EXIT_STOPPED)
    except click.ClickException as error:
        _end(line_of(error), EXIT_UNUSABLE)
    except NaervaerError as error:
        _end(str(error), exit_code_of(error))
    except MemoryError:
        _end("there is not enough memory for this.", EXIT_FAILED)
    except OSError as error:
        _end(f"{error.filename or 'a file'}: {error.strerror or error}.", EXIT_FAILED)
    sys.exit(ending if isinstance(ending, int) else 0)


def _end(line: str, code: int) -> NoReturn:
    """Print one line on standard error and end the process."""
    click.echo(f"naervaer: {line}", err=True)
    sys.exit(code)


def line_of(error: click.ClickException) -> str:
    """Return what click has to say as one sentence, with where the words are explained."""
    message = " ".join(error.format_message().split()).replace("%Y-%m-%d", "YYYY-MM-DD")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    expected = ""
    if isinstance(context.command, click.Group) and message.startswith("No such command"):
        expected = f" Expected one of {', '.join(context.command.list_commands(context))}."
    return f"{message}{expected} See '{context.command_path} --help'."


def exit_code_of(error: NaervaerError) -> int:
    """Return 2 for input that cannot be used and 1 for everything else."""
    unusable = isinstance(error, UnusableInputError | UnknownNameError)
    return EXIT_UNUSABLE if unusable else EXIT_FAILED
