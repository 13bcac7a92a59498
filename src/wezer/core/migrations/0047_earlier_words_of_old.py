"""Versions kept before it was written down whom they were for: for as few as they can have been for."""

from django.db import migrations

#: Items for so many may once have been for their group alone.
WIDE = ("public", "peers", "community", "branch")
AT_ONCE = 500


def narrow_versions(apps, schema_editor):
    """To whom the item is for today, and where that is wide, to its group: it may have been widened since. Resumable."""
    revision, item, audience = (apps.get_model("core", name) for name in ("Revision", "Item", "Audience"))
    unknown = revision.objects.filter(audience=None).order_by("pk")
    after = 0
    while rows := list(unknown.filter(pk__gt=after).values_list("pk", "subject")[:AT_ONCE]):
        after = rows[-1][0]
        uids = {subject.rpartition("/")[2] for _pk, subject in rows}
        found = item.objects.filter(uid__in=uids).select_related("audience", "group__parent")
        items = {str(each.uid): each for each in found}
        keys = {uid: _narrowest(each) for uid, each in items.items()}
        known = dict(audience.objects.filter(key__in=set(keys.values())).values_list("key", "pk"))
        for pk, subject in rows:
            number = known.get(keys.get(subject.rpartition("/")[2]))
            if number is not None:
                revision.objects.filter(pk=pk).update(audience=number)


def _narrowest(item):
    """The key of the audience."""
    if item.audience.kind not in WIDE or item.group is None:
        return item.audience.key if item.audience.kind not in WIDE else None
    return "community" if item.group.parent_id is None else f"group:{item.group_id}"


class Migration(migrations.Migration):
    dependencies = [("core", "0046_changes_of_articles_proposed")]

    operations = [migrations.RunPython(narrow_versions, migrations.RunPython.noop)]
