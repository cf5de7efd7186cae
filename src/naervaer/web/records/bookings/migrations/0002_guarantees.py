from django.db import migrations, models


class Migration(migrations.Migration):
    """What the database guarantees, whoever writes."""

    dependencies = [("bookings", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                fields=["kind", "municipality", "begins"], name="bookings_of_kind_e6d2d7_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))),
                name="offer_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "passport_id",
                            "specialist",
                            "police_contact",
                            "legal_guidance",
                            "bus_stop",
                        ],
                    )
                ),
                name="offer_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "theme__in",
                        [
                            "",
                            "fraud",
                            "net_abuse",
                            "close_relations",
                            "youth",
                            "hate_crime",
                            "work_crime",
                            "weapons",
                        ],
                    )
                ),
                name="offer_theme_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("desks__gte", 1), ("desks__lte", 40)),
                name="offer_has_desks",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("grid__in", (5, 10, 15, 20, 30))), name="offer_grid_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_minutes__gte", 1)), name="offer_takes_some_time"
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["state", "begins"], name="bookings_bo_state_619a2d_idx"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["account"], name="bookings_bo_account_47e35b_idx"),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["moved", "expired"]), _negated=True),
                fields=("code",),
                name="one_booking_per_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "held",
                            "expired",
                            "confirmed",
                            "checked_in",
                            "done",
                            "no_show",
                            "cancelled",
                            "moved",
                        ],
                    )
                ),
                name="booking_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))),
                name="booking_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__gte", 1), ("people__lte", 8)),
                name="booking_has_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "held"), _negated=True),
                    ("held_until__isnull", False),
                    _connector="OR",
                ),
                name="booking_hold_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["confirmed", "checked_in", "done", "no_show"]),
                        _negated=True,
                    ),
                    ("confirmed_at__isnull", False),
                    _connector="OR",
                ),
                name="booking_confirmed_at_some_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.UniqueConstraint(
                fields=("offer", "begins", "desk"), name="one_slot_per_desk_and_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(("desk__gte", 1), ("desk__lte", 40)), name="slot_desk_exists"
            ),
        ),
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(
                fields=["kind", "municipality", "state"], name="bookings_wa_kind_e0033c_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "offered", "left"])),
                name="waiting_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__gte", 1), ("people__lte", 8)),
                name="waiting_has_people",
            ),
        ),
    ]
