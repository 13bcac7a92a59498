from django.db import migrations, models


def as_they_were_chosen(apps, schema_editor):
    """Whoever was told is told of no earlier moment any more; a day before is what is chosen for all to begin with."""
    answers = apps.get_model("core", "Rsvp").objects
    answers.filter(reminded_at__isnull=False).update(reminded_hours=models.F("remind_hours"))
    answers.filter(remind_hours=24).update(remind_hours=None)


class Migration(migrations.Migration):
    dependencies = [("core", "0087_what_those_who_come_are_asked")]

    operations = [
        migrations.AddField("mailplan", "remind_week", models.BooleanField(default=False)),
        migrations.AddField("mailplan", "remind_day", models.BooleanField(default=True)),
        migrations.AddField("mailplan", "remind_hours", models.BooleanField(default=False)),
        migrations.AddField("rsvp", "reminded_hours", models.PositiveSmallIntegerField(null=True, blank=True)),
        migrations.AlterField("rsvp", "remind_hours", models.PositiveSmallIntegerField(null=True, blank=True)),
        migrations.RunPython(as_they_were_chosen, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("rsvp", "reminded_at"),
    ]
