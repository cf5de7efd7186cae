import click
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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("dance", ["'dance'", "promises", "study"]),
        ("study run dance", ["'dance'", "access"]),
        ("structure --on 2024-13-01", ["'2024-13-01'", "YYYY-MM-DD", "structure --help"]),
        ("structure --on", ["'--on'", "argument"]),
        ("promises --nope", ["'--nope'", "promises --help"]),
        ("promises --status done", ["'done'", "fulfilled"]),
        ("promises --id X-1", ["'X-1'", "A-01"]),
        ("rules --id R999", ["'R999'", "rules"]),
        ("rules surplus", ["surplus", "rules --help"]),
        ("data build --keep x --raw", ["--keep", "data build --help"]),
        ("study run access --scenario missing.toml", ["missing.toml", "scenario"]),
        ("study serve missing-folder", ["missing-folder", "finished study"]),
    ],
)
def test_unusable_words_get_one_line_that_says_what_was_given_and_expected(
    words: str, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(words.split())
    spoken = capsys.readouterr()
    assert (ending.value.code, spoken.out) == (2, "")
    assert spoken.err.count("\n") == 1
    assert spoken.err.startswith("naervaer: ")
    assert [piece for piece in said if piece not in spoken.err] == []


@pytest.mark.parametrize("words", [["--help"], ["study", "--help"], ["structure", "-h"]])
def test_help_is_printed_and_ends_with_zero(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(words)
    assert ending.value.code == 0
    assert "Example:" in capsys.readouterr().out


def test_a_group_without_a_command_shows_its_help_and_ends_with_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["study"])
    assert ending.value.code == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 130, "naervaer: stopped before it was done."),
        (
            PermissionError(13, "Permission denied", "out/x"),
            1,
            "naervaer: out/x: Permission denied.",
        ),
        (NaervaerError("nothing came of it."), 1, "naervaer: nothing came of it."),
    ],
)
def test_work_that_is_stopped_or_fails_says_so_in_one_line(
    error: BaseException,
    code: int,
    line: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setitem(commands.commands, "fail", click.Command("fail", callback=fail))
    with pytest.raises(SystemExit) as ending:
        main(["fail"])
    spoken = capsys.readouterr()
    assert (ending.value.code, spoken.err.strip()) == (code, line)
