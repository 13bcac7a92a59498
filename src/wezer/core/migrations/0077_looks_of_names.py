from django.db import migrations, models

import wezer.core.models.appearance
from wezer.core.models.appearance import look


def look_at_all(apps, schema_editor):
    """Who has a name already has its look, too. What was done is done when it is stopped and begun again."""
    parties = apps.get_model("core", "Party").objects
    while batch := list(parties.filter(look="").exclude(name="").order_by("pk")[:1000]):
        for each in batch:
            each.look = look(each.name) or " "  # of signs alone: no name is like it, and the next turn is for others
        parties.bulk_update(batch, ["look"])


class Migration(migrations.Migration):
    dependencies = [("core", "0076_when_things_can_be_fetched")]

    operations = [
        migrations.AddField(
            "party", "look", wezer.core.models.appearance.LookField(blank=True, editable=False, max_length=120)
        ),
        migrations.RunPython(look_at_all, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex("party", models.Index(fields=["look"], name="party_look")),
    ]
