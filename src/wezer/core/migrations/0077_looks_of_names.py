from django.db import migrations, models

import wezer.core.models.appearance


class Migration(migrations.Migration):
    """The column alone; `0080` writes the looks of names that are there already, a thousand at a time."""

    dependencies = [("core", "0076_when_things_can_be_fetched")]

    operations = [
        migrations.AddField(
            "party",
            "look",
            wezer.core.models.appearance.LookField(blank=True, db_default="", editable=False, max_length=120),
        ),
        migrations.AddIndex("party", models.Index(fields=["look"], name="party_look")),
    ]
