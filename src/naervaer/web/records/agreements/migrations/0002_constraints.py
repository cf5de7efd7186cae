from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "in_force", "replaced", "ended"])),
                name="agreement_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="agreement_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                fields=("municipality", "version"), name="one_agreement_per_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("municipality",),
                name="one_draft_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "in_force")),
                fields=("municipality",),
                name="one_agreement_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))),
                name="agreement_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose", ""), _negated=True), name="agreement_has_purpose"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("in_force_on", None), ("state", "draft")),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True),
                        ("in_force_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="agreement_in_force_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["draft", "in_force"]), ("ended_on", None)),
                    models.Q(("state__in", ["replaced", "ended"]), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="agreement_ended_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="evaluation_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("begun_by__in", ["police", "municipality"])),
                name="evaluation_beginner_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                fields=("municipality", "year"), name="one_evaluation_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("facts__isnull", True), ("submitted_on", None)),
                    models.Q(("facts__isnull", False), ("submitted_on__isnull", False)),
                    _connector="OR",
                ),
                name="submitted_evaluation_has_facts",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["police", "municipality"])),
                name="obligation_party_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        ["none", "presence_hours", "presence_days", "meetings", "reply_days"],
                    )
                ),
                name="obligation_measure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("per__in", ["week", "month", "year"])),
                name="obligation_stretch_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(
                fields=("agreement", "number"), name="one_obligation_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="obligation_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", None), ("measure", "none")),
                    models.Q(models.Q(("measure", "none"), _negated=True), ("amount__gt", 0)),
                    _connector="OR",
                ),
                name="measured_obligation_has_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("measure__in", ["presence_hours", "presence_days"]), _negated=True
                    ),
                    models.Q(("mode", ""), _negated=True),
                    _connector="OR",
                ),
                name="presence_obligation_has_mode",
            ),
        ),
        migrations.AddConstraint(
            model_name="deviationreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["police", "municipality"])),
                name="reason_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="deviationreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="reason_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="sideassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["police", "municipality"])),
                name="assessment_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sideassessment",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "side"), name="one_assessment_per_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="sideassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("achieved", ""), _negated=True),
                    models.Q(("next_year", ""), _negated=True),
                ),
                name="assessment_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="sideassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cooperation__gte", 1),
                    ("cooperation__lte", 5),
                    ("effect__gte", 1),
                    ("effect__lte", 5),
                    ("promises_kept__gte", 1),
                    ("promises_kept__lte", 5),
                    ("resources__gte", 1),
                    ("resources__lte", 5),
                ),
                name="assessment_marks_within_scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["police", "municipality"])),
                name="signature_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("agreement", "side"), name="each_side_signs_once"
            ),
        ),
    ]
