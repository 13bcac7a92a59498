import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [("core", "0006_departures")]

    operations = [
        migrations.AddField(
            model_name="application",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="ApplicationMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("is_of_team", models.BooleanField()),
                ("body", models.TextField(max_length=4000)),
                ("key", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="core.application"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["application", "id"], name="application_thread")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("author", "key"),
                        name="application_message_key_once",
                    )
                ],
            },
        ),
    ]
