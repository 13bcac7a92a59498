"""What groups published before they were hidden is for those who may know of them: since then hiding narrows it by itself
(`core.acts.narrowing.narrow_items`). And whoever was forgotten looks like their pseudonym, not like the name they had."""

from django.db import migrations
from django.db.models import F

from wezer.core.models.appearance import look

AT_ONCE = 500
WIDER = {"members": ["public"], "secret": ["public", "peers", "community", "branch"]}


def narrow(apps, schema_editor):
    Audience, Item = apps.get_model("core", "Audience"), apps.get_model("core", "Item")
    copies = [apps.get_model("core", name) for name in ("SearchDoc", "MapPoint", "ForumEntry")]
    hidden = apps.get_model("core", "Group").objects.filter(sight__in=WIDER).exclude(parent=None)
    for number, sight in hidden.values_list("pk", "sight"):
        wide = Item.objects.filter(group=number, audience__kind__in=WIDER[sight])
        seen_by = Audience.objects.filter(key=f"group:{number}" if sight == "secret" else "community").first()
        while seen_by is not None and (some := list(wide.values_list("pk", flat=True)[:AT_ONCE])):
            for copy in copies:
                copy.objects.filter(item__in=some).update(audience=seen_by)
            Item.objects.filter(pk__in=some).update(audience=seen_by, version=F("version") + 1)


def look_like_nobody(apps, schema_editor):
    members = apps.get_model("core", "Member").objects
    for number, name in members.exclude(erased_at=None).values_list("pk", "name"):
        members.filter(pk=number).update(look=look(name))


class Migration(migrations.Migration):
    dependencies = [("core", "0078_anonymous_votes_name_nobody")]

    operations = [
        migrations.RunPython(narrow, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(look_like_nobody, migrations.RunPython.noop, elidable=True),
    ]
