from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0053_changes_are_numbered_once")]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("tokens", ""), ("withdrawn_at", None), models.Q(("body", ""), _negated=True)),
                fields=["id"],
                name="chat_message_not_read_yet",
            ),
        ),
    ]
