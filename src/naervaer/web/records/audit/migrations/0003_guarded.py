"""Every change has its number; the tables are guarded by triggers."""

from django.db import migrations, models

from naervaer.web.records.audit.guards import OWN, install_sql, remove_sql


def guard(apps, editor):
    for table, days in OWN.items():
        for statement in install_sql(editor.connection.vendor, table, days):
            editor.execute(statement, params=None)


def unguard(apps, editor):
    for table in OWN:
        for statement in remove_sql(editor.connection.vendor, table):
            editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_sealed")]

    operations = [
        migrations.AlterField("change", "number", models.PositiveBigIntegerField(unique=True)),
        migrations.AlterField(
            "refusal", "at", models.DateTimeField(auto_now_add=True, db_index=True)
        ),
        migrations.AlterField(
            "sensitiveread", "at", models.DateTimeField(auto_now_add=True, db_index=True)
        ),
        migrations.AlterModelOptions("change", {"ordering": ["number"]}),
        migrations.AlterModelOptions("refusal", {"ordering": ["-at", "-pk"]}),
        migrations.AlterModelOptions("sensitiveread", {"ordering": ["-at", "-pk"]}),
        migrations.AddIndex(
            "change",
            models.Index(fields=["account", "number"], name="audit_change_account_number"),
        ),
        migrations.AddIndex(
            "change", models.Index(fields=["thing", "number"], name="audit_change_thing_number")
        ),
        migrations.RunPython(guard, unguard),
    ]
