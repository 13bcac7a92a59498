from django.db import migrations
from django.utils.timezone import now


def leave(apps, schema_editor):
    """What was closed before feeds knew of it leaves them."""
    closed = apps.get_model("exchange", "Announcement").objects.filter(state="closed").values("pk")
    apps.get_model("core", "Item").objects.filter(pk__in=closed).update(over_at=now())
    apps.get_model("core", "SearchDoc").objects.filter(item__in=closed).update(is_over=True)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_market"), ("core", "0008_items_that_are_over")]

    operations = [migrations.RunPython(leave, migrations.RunPython.noop, elidable=True)]
