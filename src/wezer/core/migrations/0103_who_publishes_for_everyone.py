from django.db import migrations

RIGHT = "core.publish_article"


def give_the_right(apps, schema_editor):
    """Who tends publishes for everyone, as before; others do by the role of editor, which a group with a blog has."""
    roles = apps.get_model("core", "Role").objects
    for role in roles.filter(key__in=("gardener", "steward", "editor")).iterator(chunk_size=500):
        role.rights = sorted({*role.rights, RIGHT})
        role.save(update_fields=["rights"])
    blogs = apps.get_model("core", "Room").objects.filter(kind="blog").exclude(state="proposed")
    for group in blogs.values_list("group", flat=True).distinct().iterator(chunk_size=500):
        roles.get_or_create(group_id=group, key="editor", defaults={"name": "Editor", "rights": [RIGHT]})


class Migration(migrations.Migration):
    dependencies = [("core", "0102_who_has_not_been_here_for_long")]

    operations = [migrations.RunPython(give_the_right, migrations.RunPython.noop)]
