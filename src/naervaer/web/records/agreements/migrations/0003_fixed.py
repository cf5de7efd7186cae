"""A submitted evaluation is fixed; triggers see to that."""

from django.db import migrations

from naervaer.web.records.agreements.fixed import install_sql, remove_sql


def install(apps, editor):
    for statement in install_sql(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps, editor):
    for statement in remove_sql(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_constraints")]

    operations = [migrations.RunPython(install, remove)]
