"""A row of the book with times in it is not deleted under those who have booked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Refuse instead of forgetting which row the times were opened in."""

    dependencies = [("bookings", "0002_guarantees")]

    operations = [
        migrations.AlterField(
            model_name="offer",
            name="presence",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offer",
                to="presence.presencerow",
            ),
        ),
    ]
