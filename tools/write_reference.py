"""Write the reference pages of rules and promises from their registries.

Usage: python tools/write_reference.py [--check]

With --check nothing is written; the exit code is 1 when a page is stale.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from naervaer.domain.promises.assessment import Assessment, Status, evaluate
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES
from naervaer.domain.promises.promise import Document
from naervaer.domain.rules.register import RULES, rules_of
from naervaer.domain.rules.rule import Family, Measurable, Rule
from naervaer.domain.rules.wording import limits_text

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"

RULES_INTRODUCTION = """\
Every threshold lives once, in `naervaer.domain.rules`, with number, unit, source, binding
strength, owner and the day it began to hold, as far as the sources know it. Statements are in
Norwegian, as the screens show them. This page is written by `tools/write_reference.py` from
{count} rules; `naervaer rules` prints the same."""

PROMISES_INTRODUCTION = """\
The ledger holds the {count} rows that two public documents give rise to. Not all of them are
promises: some are aims, findings or statements, and each row says which. The status below comes
from rules and published figures alone; a study adds its own measurements
(`naervaer promises --study out/access`). How a status comes about stands in
[the background page](../background/promises.md). This page is written by
`tools/write_reference.py`."""


def rules_page() -> str:
    """Return the page that lists every rule, family by family."""
    parts = [
        "# Rules",
        RULES_INTRODUCTION.format(count=len(RULES)),
    ]
    for family in Family:
        parts.append(f"## {family.label.capitalize()}")
        parts += [_rule_section(rule) for rule in rules_of(family)]
    return _joined(parts)


def promises_page() -> str:
    """Return the page that lists every promise with its status from published sources."""
    assessed = [evaluate(promise, KNOWN_MEASUREMENTS) for promise in PROMISES]
    counted = Counter(one.status for one in assessed)
    summary = "\n".join(
        f"| {status.label} | {status.value} | {counted[status]} |" for status in Status
    )
    parts = [
        "# Promises",
        PROMISES_INTRODUCTION.format(count=len(PROMISES)),
        f"| Status | Code | Rows |\n| --- | --- | --- |\n{summary}",
    ]
    for document in Document:
        parts.append(f"## {document.label}")
        parts += [_promise_section(one) for one in assessed if one.promise.document is document]
    return _joined(parts)


PAGES: dict[str, Callable[[], str]] = {"rules.md": rules_page, "promises.md": promises_page}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check tell whether they are up to date."""
    stale = [name for name, page in PAGES.items() if _stored(name) != page()]
    if "--check" in arguments:
        for name in stale:
            print(f"docs/reference/{name} is stale; run python tools/write_reference.py")
        return 1 if stale else 0
    for name in stale:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"wrote docs/reference/{name}")
    return 0


def _stored(name: str) -> str:
    file = REFERENCE / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _rule_section(rule: Rule) -> str:
    measured = f"`{rule.measure}` ({rule.unit})" if isinstance(rule, Measurable) else ""
    return _section(
        f"{rule.id}: {rule.name}",
        rule.statement,
        (
            ("Tall", limits_text(rule)),
            ("Kilde", str(rule.source)),
            ("Binder som", rule.binding.label),
            ("Gjelder fra", f"{rule.valid_from}. {rule.valid_from.note}".strip()),
            ("Eier", rule.owner),
            ("Kan sjekkes av maskin", rule.checkable.label),
            ("Måles som", measured),
        ),
    )


def _promise_section(assessment: Assessment) -> str:
    promise = assessment.promise
    return _section(
        f"{promise.id}: {promise.name}",
        f"{promise.wording} (*{promise.name_english}.*)",
        (
            ("Status", f"**{assessment.status.label}**. {assessment.reason}"),
            ("Begrep", promise.term),
            ("Linje", promise.line_text),
            ("Hvem", promise.actor),
            ("Slag og tema", f"{promise.nature.label}, {promise.theme.label}"),
            ("Programvare kan gi", ", ".join(one.label for one in promise.capabilities)),
            ("Kan sjekkes av maskin", promise.checkable.label),
            ("Prøves med", _ids(promise.tests)),
            ("Tegn", _ids(promise.indications)),
            ("Se også", _ids(promise.related)),
            ("Politisk beslutning", promise.decision),
            ("Faglig råd", promise.advice),
            ("Mangler", promise.needs),
            *(
                ("Belegg", f"{one.statement} {one.source}; {one.kind.label}.")
                for one in promise.evidence
            ),
        ),
    )


def _ids(rules: Iterable[str]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules)


def _section(title: str, text: str, facts: Iterable[tuple[str, str]]) -> str:
    listed = "\n".join(f"- {name}: {value}" for name, value in facts if value)
    return f"### {title}\n\n{text}\n\n{listed}"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
