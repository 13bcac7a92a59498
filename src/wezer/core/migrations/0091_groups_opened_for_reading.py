import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


def give_the_right(apps, schema_editor):
    """Who tends the community holds the new right to open a group for reading."""
    roles = apps.get_model("core", "Role").objects.filter(key="gardener")
    for role in roles.iterator(chunk_size=500):
        role.rights = sorted({*role.rights, "core.break_glass"})
        role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0089_what_closed_rooms_held"),
    ]

    operations = [
        migrations.CreateModel(
            name="GlassOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("reason", models.TextField(max_length=1000)),
                ("opened_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="core.group"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GlassPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=300)),
                ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.item",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="core.glassopening"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="glassopening",
            index=models.Index(fields=["group", "id"], name="glass_of_group"),
        ),
        migrations.AddIndex(
            model_name="glassopening",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["group", "until"], name="glass_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="glasspage",
            constraint=models.UniqueConstraint(fields=("opening", "path"), name="glass_page_once"),
        ),
        migrations.RunPython(give_the_right, migrations.RunPython.noop),
    ]
