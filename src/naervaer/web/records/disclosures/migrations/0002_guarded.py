"""Rows of the log are only ever added; a trigger refuses the rest."""

from django.db import migrations

from naervaer.web.records.audit.guards import install_sql, remove_sql

TABLE, DELETABLE_AFTER_DAYS = "disclosures_disclosure", 365


def guard(apps, editor):
    for statement in install_sql(editor.connection.vendor, TABLE, DELETABLE_AFTER_DAYS):
        editor.execute(statement, params=None)


def unguard(apps, editor):
    for statement in remove_sql(editor.connection.vendor, TABLE):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial"), ("audit", "0003_guarded")]

    operations = [migrations.RunPython(guard, unguard)]
