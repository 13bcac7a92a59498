import django.db.models.deletion
from django.db import migrations, models


def what_is_over_is_done(apps, schema_editor):
    events = apps.get_model("core", "Event").objects
    over = events.filter(state="confirmed", over_at__isnull=False, published_at__isnull=False)
    events.filter(pk__in=over.values("pk")).update(state="done")


class Migration(migrations.Migration):
    dependencies = [("core", "0080_looks_of_older_names")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="state",
            field=models.CharField(
                choices=[
                    ("tentative", "date still open"),
                    ("confirmed", "confirmed"),
                    ("cancelled", "cancelled"),
                    ("done", "took place"),
                    ("reported", "reported"),
                ],
                default="confirmed",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="eventdate",
            name="state",
            field=models.CharField(
                choices=[("planned", "planned"), ("cancelled", "cancelled"), ("reported", "reported")],
                default="planned",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="EventReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField(max_length=20000, verbose_name="what came of it")),
                ("body_html", models.TextField()),
                ("renderer", models.PositiveSmallIntegerField()),
                ("names_who_came", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "event_date",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="report", to="core.eventdate"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.member"
                    ),
                ),
            ],
        ),
        migrations.RunPython(what_is_over_is_done, migrations.RunPython.noop, elidable=True),
    ]
