from django.db import migrations

AT_ONCE = 1000


def take_none_of_the_author(apps, schema_editor):
    """A card without a category kept the hue of who announced it. Its version goes up, so that no copy is shown on."""
    items = apps.get_model("core", "Item").objects
    without = apps.get_model("exchange", "Announcement").objects.filter(category=None).order_by("pk")
    last = 0
    while numbers := list(without.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        last = numbers[-1]
        batch = [each for each in items.filter(pk__in=numbers) if each.card.get("hue") is not None]
        for each in batch:
            each.card = {**each.card, "hue": None}
            each.version += 1
        items.bulk_update(batch, ["card", "version"])


class Migration(migrations.Migration):
    """Each batch is committed by itself. What was done is done when it is stopped and begun again."""

    atomic = False
    dependencies = [("exchange", "0008_mediators_unwanted")]

    operations = [migrations.RunPython(take_none_of_the_author, migrations.RunPython.noop, elidable=True)]
