import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [("core", "0105_votes_have_names")]

    operations = [
        migrations.AddField("event", "outside_rsvp", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="OutsideRsvp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "the address is not confirmed"), ("confirmed", "comes")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("people", models.PositiveSmallIntegerField(default=1)),
                ("key", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "event_date",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="from_outside", to="core.eventdate"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["created_at"], name="outside_rsvp_written")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True), fields=("key",), name="outside_rsvp_key_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "confirmed"), models.Q(("email", ""), _negated=True)),
                        fields=("event_date", "email"),
                        name="outside_rsvp_once",
                    ),
                ],
            },
        ),
    ]
