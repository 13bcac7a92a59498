"""A flight may wait behind several others: the one that it depended on becomes the first of them."""

from typing import Any

from django.db import migrations, models


def carry_over(apps: Any, schema_editor: Any) -> None:
    Flight = apps.get_model("workflow", "Flight")
    Behind = Flight.depends_on.through
    rows = Flight.objects.exclude(after=None).values_list("pk", "after_id")
    Behind.objects.bulk_create([Behind(from_flight_id=one, to_flight_id=other) for one, other in rows])


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_links_flights_cursors")]

    operations = [
        migrations.RenameField("flight", "depends_on", "after"),
        migrations.AlterField(
            "flight",
            "after",
            models.ForeignKey(blank=True, null=True, on_delete=models.SET_NULL, related_name="+", to="workflow.flight"),
        ),
        migrations.AddField(
            "flight",
            "depends_on",
            models.ManyToManyField(blank=True, related_name="waiting", to="workflow.flight"),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RemoveField("flight", "after"),
    ]
