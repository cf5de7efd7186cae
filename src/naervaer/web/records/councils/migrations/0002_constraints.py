from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["official", "press", "law", "estimated", "computed", "synthetic"],
                    )
                ),
                name="council_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "actor__in",
                        [
                            "police",
                            "municipality",
                            "health",
                            "school",
                            "voluntary",
                            "civil_defence",
                            "fire_rescue",
                        ],
                    )
                ),
                name="member_actor_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("council", "organisation", "function"),
                name="one_seat_per_function",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation", ""), _negated=True),
                    models.Q(("function", ""), _negated=True),
                ),
                name="member_is_described",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="member_leaves_after_joining",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["police", "municipality", "other"])),
                name="action_party_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["agreed", "under_way", "done", "dropped"])),
                name="action_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), ("state__in", ["done", "dropped"])),
                    models.Q(
                        models.Q(("state__in", ["done", "dropped"]), _negated=True),
                        ("ended_on", None),
                    ),
                    _connector="OR",
                ),
                name="action_ended_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("responsible", ""), _negated=True),
                ),
                name="action_has_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "held", "cancelled"])),
                name="meeting_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("council", "on"),
                name="one_meeting_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    models.Q(("cancelled_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="cancelled_meeting_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "held"), _negated=True),
                    models.Q(("minutes", ""), _negated=True),
                    _connector="OR",
                ),
                name="held_meeting_has_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="one_decision_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="decision_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="one_item_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="item_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepdone",
            constraint=models.UniqueConstraint(
                fields=("council", "step", "year"), name="step_done_once_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "step__in",
                        [
                            "spring_meeting",
                            "evaluation",
                            "report",
                            "agreement_review",
                            "autumn_meeting",
                            "action_plan",
                        ],
                    )
                ),
                name="step_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="yearstep",
            constraint=models.UniqueConstraint(
                fields=("council", "step"), name="one_month_per_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__gte", 1), ("month__lte", 12)),
                name="step_has_a_month",
            ),
        ),
    ]
