"""Cases know who did what was reported, in whosever name."""

import django.db.models.deletion
from django.db import migrations, models


def name_them(apps, schema_editor):
    """Of what people published in their own name."""
    member, case = apps.get_model("core", "Member"), apps.get_model("core", "ModerationCase")
    case.objects.filter(party__in=member.objects.values("pk")).update(person=models.F("party"))


class Migration(migrations.Migration):
    dependencies = [("core", "0041_guests_prices_and_who_came")]

    operations = [
        migrations.AddField(
            model_name="moderationcase",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.member"
            ),
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ]
