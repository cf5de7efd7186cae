"""The reference pages and the glossary follow the code."""

import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import naervaer.domain

REPOSITORY = Path(__file__).resolve().parents[2]


def reference_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "write_reference", REPOSITORY / "tools" / "write_reference.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def domain_classes() -> list[type]:
    found = []
    for info in pkgutil.walk_packages(naervaer.domain.__path__, "naervaer.domain."):
        module = importlib.import_module(info.name)
        found += [
            thing
            for name, thing in inspect.getmembers(module, inspect.isclass)
            if thing.__module__ == info.name and not name.startswith("_")
        ]
    return found


def test_the_pages_of_rules_and_promises_are_up_to_date() -> None:
    assert reference_tool().main(["--check"]) == 0


def test_every_class_of_the_domain_is_in_the_glossary() -> None:
    written = set(
        re.findall(r"`([\w.]+)`", (REPOSITORY / "docs/glossary.md").read_text("utf-8"))
    )
    missing = {
        f"{thing.__module__.removeprefix('naervaer.domain.')}.{thing.__name__}"
        for thing in domain_classes()
    } - written
    assert missing == set()


def test_every_place_in_code_that_the_glossary_names_exists() -> None:
    text = (REPOSITORY / "docs/glossary.md").read_text("utf-8")
    for path in re.findall(r"\| `([\w.]+)` \|", text):
        module, _, name = path.rpartition(".")
        assert hasattr(importlib.import_module(f"naervaer.domain.{module}"), name), path


@pytest.mark.parametrize(
    "page",
    [
        "docs/background/promises.md",
        "docs/background/survey_weights.md",
        "docs/guides/sharing.md",
    ],
)
def test_the_worked_examples_run(page: str) -> None:
    failed, tried = doctest.testfile(str(REPOSITORY / page), module_relative=False)
    assert (failed, tried > 0) == (0, True)
