"""Why something was removed from the market stands in its case, which is forgotten in its time; nowhere else."""

from django.db import migrations


def keep_it_once(apps, schema_editor):
    held = apps.get_model("core", "LegalHold").objects.filter(lifted_at=None).values_list("ref", flat=True)
    removed = apps.get_model("exchange", "Announcement").objects.filter(state="removed").exclude(decision="")
    removed.exclude(uid__in=[ref.rpartition("/")[2] for ref in held]).update(decision="")


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0004_cases_for_what_was_removed"),
        ("core", "0052_imports_of_places"),
    ]

    operations = [
        migrations.RunPython(keep_it_once, migrations.RunPython.noop, elidable=True),
    ]
