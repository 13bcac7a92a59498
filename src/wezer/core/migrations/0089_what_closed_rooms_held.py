import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0088_reminders_by_preference"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomClearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("kind", models.CharField(max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ordered", "being deleted"),
                            ("done", "deleted"),
                            ("stopped", "stopped: the kind was opened again"),
                        ],
                        default="ordered",
                        max_length=8,
                    ),
                ),
                ("items", models.PositiveIntegerField()),
                ("cleared", models.PositiveIntegerField(default=0)),
                ("ordered_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ordered")), fields=("kind",), name="room_clearing_once_at_a_time"
                    )
                ],
            },
        ),
    ]
