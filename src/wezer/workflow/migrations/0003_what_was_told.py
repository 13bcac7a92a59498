from django.db import migrations, models
from django.db.models import F


def what_was_read_was_told(apps, schema_editor):
    apps.get_model("workflow", "FactCursor").objects.update(told_xid=F("xid"), told_id=F("last_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0002_flights_behind_several"),
    ]

    operations = [
        migrations.AddField(
            model_name="factcursor",
            name="told_xid",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="factcursor",
            name="told_id",
            field=models.BigIntegerField(default=0),
        ),
        migrations.RunPython(what_was_read_was_told, migrations.RunPython.noop),
    ]
