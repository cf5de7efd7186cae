"""Number the changes, seal them with their number, and note where the history ends."""

from django.db import migrations, models

from naervaer.web.records.audit.seals import FIRST_SEAL, seal_of


def number_changes(apps, editor):
    Change, Head = apps.get_model("audit", "Change"), apps.get_model("audit", "HistoryHead")
    seal, number = FIRST_SEAL, 0
    for number, change in enumerate(Change.objects.order_by("pk"), start=1):
        change.number, change.previous_seal = number, seal
        change.seal = seal = seal_of(change)
        change.save()
    Head.objects.create(pk=1, number=number, seal=seal)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="HistoryHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(pk=1), name="history_has_one_head"
                    )
                ],
            },
        ),
        migrations.AddField("change", "number", models.PositiveBigIntegerField(null=True)),
        migrations.RunPython(number_changes, migrations.RunPython.noop),
    ]
