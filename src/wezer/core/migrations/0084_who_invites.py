import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0083_first_steps_on_home"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProposedInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("message", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for a yes"),
                            ("confirmed", "confirmed"),
                            ("refused", "not confirmed"),
                            ("withdrawn", "taken back"),
                            ("expired", "nobody answered in time"),
                            ("over", "no longer needed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("reason", models.TextField(blank=True, max_length=2000)),
                ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.member",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_invitations",
                        to="core.group",
                    ),
                ),
                (
                    "inviter",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "until"], name="proposal_ending")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("group", "member"),
                        name="proposed_once_at_a_time",
                    )
                ],
            },
        ),
    ]
