"""Needs that residents report, and the people of municipalities by age and sex."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("presence", "politiet der folk bor"),
                            ("safety", "trygghet ute"),
                            ("traffic", "trafikk"),
                            ("youth_places", "ungdom og møteplasser"),
                            ("digital", "nett og svindel"),
                            ("close_relations", "vold i nære relasjoner"),
                            ("services", "pass, anmeldelse og andre tjenester"),
                            ("other", "annet"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("reported_on", models.DateField()),
                ("is_shown", models.BooleanField(default=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "offisielt"),
                            ("press", "presse"),
                            ("law", "lov eller forskrift"),
                            ("estimated", "anslag"),
                            ("computed", "beregnet"),
                            ("synthetic", "syntetisk"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="areas.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["-reported_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="NeedAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("later", "Later"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("service_point", "tjenestested"),
                            ("municipal_patrol", "kommunepatrulje"),
                            ("police_contact", "politikontakt"),
                            ("neighbourhood_police", "nabolagspoliti"),
                            ("passport_bus", "passbuss"),
                            ("service_centre_day", "dag på nærtjenestesenter"),
                            ("net_patrol", "nettpatrulje"),
                            ("boat", "båt"),
                            ("specialist_meeting", "møte med spesialist"),
                            ("open_day", "åpen dag"),
                        ],
                        max_length=24,
                    ),
                ),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("answered_by", models.CharField(max_length=150)),
                ("answered_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "offisielt"),
                            ("press", "presse"),
                            ("law", "lov eller forskrift"),
                            ("estimated", "anslag"),
                            ("computed", "beregnet"),
                            ("synthetic", "syntetisk"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="voice.need",
                    ),
                ),
            ],
            options={
                "ordering": ["answered_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PeopleByAgeAndSex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_title", models.CharField(max_length=200)),
                ("source_reference", models.CharField(max_length=300)),
                ("source_date", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "offisielt"),
                            ("press", "presse"),
                            ("law", "lov eller forskrift"),
                            ("estimated", "anslag"),
                            ("computed", "beregnet"),
                            ("synthetic", "syntetisk"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "age",
                    models.CharField(
                        choices=[
                            ("under_25", "16–24 år"),
                            ("from_25", "25–44 år"),
                            ("from_45", "45–66 år"),
                            ("from_67", "67 år og eldre"),
                            ("age_not_said", "alder ikke oppgitt"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[
                            ("woman", "kvinne"),
                            ("man", "mann"),
                            ("sex_not_said", "annet eller ikke oppgitt"),
                        ],
                        max_length=12,
                    ),
                ),
                ("people", models.PositiveIntegerField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people_by_age_and_sex",
                        to="areas.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["municipality", "year", "age", "sex"],
            },
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="need_is_said"
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "topic__in",
                        [
                            "presence",
                            "safety",
                            "traffic",
                            "youth_places",
                            "digital",
                            "close_relations",
                            "services",
                            "other",
                        ],
                    )
                ),
                name="need_topic_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="need_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="needanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="need_answer_gives_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="needanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["yes", "partly", "no", "later"])),
                name="need_answer_verdict_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="needanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="need_answer_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplebyageandsex",
            constraint=models.UniqueConstraint(
                fields=("municipality", "year", "age", "sex"), name="one_count_per_age_and_sex"
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplebyageandsex",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("age__in", ["under_25", "from_25", "from_45", "from_67", "age_not_said"])
                ),
                name="people_age_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplebyageandsex",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ["woman", "man", "sex_not_said"])),
                name="people_sex_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplebyageandsex",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="people_kind_is_known",
            ),
        ),
    ]
