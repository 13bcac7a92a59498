from django.db import migrations

#: Of how many words PostgreSQL knows how often they stand somewhere is ten times this number. Of those it does not know it
#: takes that they are about as frequent as the last it knows: with its own hundred it thought it better to read the numbers of
#: all that somebody may read beside those of a rare word (in a million items 10 ms of 10.5).
KNOWN = 500


def know(apps, schema_editor):
    _set(schema_editor, KNOWN)


def know_less(apps, schema_editor):
    _set(schema_editor, -1)


def _set(schema_editor, number):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE core_searchdoc ALTER COLUMN tokens SET STATISTICS {number}")


class Migration(migrations.Migration):
    dependencies = [("core", "0108_who_comes_from_outside_hears_of_changes")]

    operations = [migrations.RunPython(know, know_less)]
