from django.db import migrations


def fold(apps, schema_editor):
    """A block said earlier for name+added@… holds for name@…, as those said since (`core/chat/outside.py`). Where both are
    there, they are one."""
    blocks = apps.get_model("core", "LetterBlock").objects
    for block in blocks.filter(email__contains="+").order_by("pk"):
        name, at, host = block.email.strip().lower().rpartition("@")
        folded = (name.partition("+")[0] or name) + at + host
        if folded == block.email:
            continue
        if blocks.filter(group=block.group_id, email=folded).exists():
            block.delete()
        else:
            blocks.filter(pk=block.pk).update(email=folded)


class Migration(migrations.Migration):
    dependencies = [("core", "0091_groups_opened_for_reading")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
