from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0109_rare_words_are_known")]

    operations = [
        migrations.AddField("item", "is_unlisted", models.BooleanField(default=False)),
        migrations.AddIndex(
            "item",
            models.Index(condition=models.Q(("is_unlisted", True)), fields=["id"], name="item_unlisted"),
        ),
    ]
