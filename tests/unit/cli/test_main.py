import pytest
from click.testing import CliRunner

from naervaer import __version__
from naervaer.cli.main import commands, exit_code_of, main
from naervaer.domain.errors import (
    MissingDataError,
    NaervaerError,
    UnknownNameError,
    UnusableInputError,
)


def test_the_version_is_printed() -> None:
    assert __version__ in CliRunner().invoke(commands, ["--version"]).output


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnusableInputError("bad"), 2),
        (UnknownNameError("who"), 2),
        (MissingDataError("gone"), 1),
        (NaervaerError("no"), 1),
    ],
)
def test_unusable_input_ends_with_two_and_other_errors_with_one(
    error: NaervaerError, code: int
) -> None:
    assert exit_code_of(error) == code


def test_an_unknown_command_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ending:
        main(["dance"])
    assert ending.value.code == 2
