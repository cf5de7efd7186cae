"""`naervaer rules`: the registry of thresholds, as a table, one by one, or as JSON."""

import json

import click

from naervaer.cli.tables import print_pairs, print_table
from naervaer.domain.rules.record import rule_record
from naervaer.domain.rules.register import RULES, rule_named, rules_of
from naervaer.domain.rules.rule import Family, Measurable, Rule
from naervaer.domain.rules.wording import limits_text


@click.command()
@click.option("--id", "rule_id", metavar="ID", help="Show one rule, such as PK-3.")
@click.option(
    "--family",
    type=click.Choice([family.value for family in Family]),
    help="Show the rules about one subject.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def rules(*, rule_id: str | None, family: str | None, as_json: bool) -> None:
    r"""Show every rule with its number, source, binding strength and date.

    \b
    Examples:
      naervaer rules --family contacts
      naervaer rules --id TS-47_5
      naervaer rules --json
    """
    if rule_id is not None:
        _show_one(rule_named(rule_id), as_json=as_json)
        return
    chosen = rules_of(Family(family)) if family else RULES
    if as_json:
        click.echo(_dumped([rule_record(rule) for rule in chosen]))
        return
    rows = [(rule.id, rule.name, limits_text(rule), rule.binding.label) for rule in chosen]
    print_table(("Id", "Regel", "Tall", "Binder som"), rows, title=f"{len(rows)} regler")


def _show_one(rule: Rule, *, as_json: bool) -> None:
    if as_json:
        click.echo(_dumped(rule_record(rule)))
        return
    judge = rule if isinstance(rule, Measurable) else None
    print_pairs(
        (
            ("Id", rule.id),
            ("Navn", rule.name),
            ("Regel", rule.statement),
            ("Tall", limits_text(rule)),
            ("Kilde", str(rule.source)),
            ("Binder som", rule.binding.label),
            ("Gjelder fra", f"{rule.valid_from} {rule.valid_from.note}".strip()),
            ("Eier", rule.owner),
            ("Tema", rule.family.label),
            ("Maskinsjekk", rule.checkable.label),
            ("Måles som", f"{judge.measure} ({judge.unit})" if judge else ""),
        )
    )


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
