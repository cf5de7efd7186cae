"""Every Python example in the documentation runs and does what it says.

The examples of a page run in order and share their names, as a reader would type them.
"""

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {
    str(page.relative_to(DOCS)): examples
    for page in sorted(DOCS.rglob("*.md"))
    if (
        examples := re.findall(
            r"^```(?:python|pycon)\n(.*?)^```",
            page.read_text(encoding="utf-8"),
            re.DOTALL | re.MULTILINE,
        )
    )
}


def run_session(session: str, name: str, names: dict[str, Any]) -> None:
    """Run an example that shows its answers, and compare them."""
    example = doctest.DocTestParser().get_doctest(session, names, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(example, out=said.append, clear_globs=False)
    names.update(example.globs)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_the_page_run(page: str) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    for number, program in enumerate(PAGES[page]):
        name = f"{page}-{number}"
        if program.lstrip().startswith(">>>"):
            run_session(program, name, names)
        else:
            exec(compile(program, name, "exec"), names)  # noqa: S102
