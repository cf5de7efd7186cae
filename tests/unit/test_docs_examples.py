"""Every Python example in the documentation runs and does what it says."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLES = {
    f"{page.relative_to(DOCS)}-{number}": program
    for page in sorted(DOCS.rglob("*.md"))
    for number, program in enumerate(
        re.findall(
            r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    )
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_runs(name: str) -> None:
    exec(compile(EXAMPLES[name], name, "exec"), {"__name__": "example"})  # noqa: S102
