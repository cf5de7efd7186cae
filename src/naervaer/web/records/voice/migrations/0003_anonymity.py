"""Anonymity cannot be taken back after the first answer; triggers see to that."""

from django.db import migrations

from naervaer.web.records.voice.anonymity import install_sql, remove_sql


def install(apps, editor):
    for statement in install_sql(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps, editor):
    for statement in remove_sql(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("voice", "0002_needs")]

    operations = [migrations.RunPython(install, remove)]
