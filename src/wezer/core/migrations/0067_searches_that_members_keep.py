import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [("core", "0066_reactions_to_comments")]

    operations = [
        migrations.CreateModel(
            name="KeptSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("q", models.CharField(max_length=500)),
                ("kind", models.CharField(blank=True, max_length=32)),
                ("alerts", models.BooleanField(default=True)),
                ("told_until", models.DateTimeField(default=wezer.kernel.clock.now)),
                ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kept_searches", to="core.member"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("alerts", True)), fields=["told_until", "id"], name="kept_search_due"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("member", "q", "kind"), name="kept_search_once")],
            },
        ),
    ]
