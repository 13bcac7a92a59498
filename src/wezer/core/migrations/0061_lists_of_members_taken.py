from django.db import migrations, models


def give_the_right(apps, schema_editor):
    """Who tends the community, and its secretary, hold the new right to take the list of members away."""
    roles = apps.get_model("core", "Role").objects.filter(key__in=("gardener", "secretary"))
    for role in roles.iterator(chunk_size=500):
        role.rights = sorted({*role.rights, "core.export_members"})
        role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [("core", "0060_walks_through_the_index")]

    operations = [
        migrations.AddField("look", "is_list", models.BooleanField(default=False)),
        migrations.RunPython(give_the_right, migrations.RunPython.noop),
    ]
