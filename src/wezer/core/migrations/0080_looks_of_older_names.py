from django.db import migrations

from wezer.core.models.appearance import look

AT_ONCE = 1000


def look_at_all(apps, schema_editor):
    """Who had a name already has its look, too. What was done is done when it is stopped and begun again."""
    parties = apps.get_model("core", "Party").objects
    while batch := list(parties.filter(look="").exclude(name="").order_by("pk")[:AT_ONCE]):
        for each in batch:
            each.look = look(each.name) or " "  # of signs alone: no name is like it, and the next turn is for others
        parties.bulk_update(batch, ["look"])


class Migration(migrations.Migration):
    """Each batch is committed by itself: nobody's row is locked until all are done."""

    atomic = False
    dependencies = [("core", "0079_groups_hidden_before")]

    operations = [migrations.RunPython(look_at_all, migrations.RunPython.noop, elidable=True)]
