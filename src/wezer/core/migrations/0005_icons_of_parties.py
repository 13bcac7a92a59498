from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def carry(apps, schema_editor):
    """Each group's icon moves up to its party."""
    party, group = apps.get_model("core", "Party"), apps.get_model("core", "Group")
    own = group.objects.filter(pk=OuterRef("pk")).values("icon_of_group")[:1]
    party.objects.filter(kind="group").update(icon=Subquery(own))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_arrivals_profile_terms_displacements"),
    ]

    operations = [
        migrations.RenameField("group", "icon", "icon_of_group"),
        migrations.AddField("party", "icon", models.CharField(blank=True, default="", max_length=40)),
        migrations.AlterField("party", "icon", models.CharField(blank=True, max_length=40)),
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RemoveField("group", "icon_of_group"),
    ]
