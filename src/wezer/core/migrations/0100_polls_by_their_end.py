from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0093_pictures_of_events")]

    operations = [
        migrations.AddIndex(model_name="poll", index=models.Index(fields=["ends_at"], name="poll_end")),
    ]
