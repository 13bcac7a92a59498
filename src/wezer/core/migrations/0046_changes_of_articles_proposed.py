import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0045_devices_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("lead", models.TextField(blank=True)),
                ("body", models.TextField(max_length=20000)),
                ("tags", models.CharField(blank=True, max_length=300)),
                ("audience", models.CharField(max_length=20)),
                ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                ("is_waiting", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposal", to="core.article"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"),
                ),
            ],
        ),
    ]
