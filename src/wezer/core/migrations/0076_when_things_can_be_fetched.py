from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0075_previews_of_links")]

    operations = [
        migrations.AddField(
            model_name="thing",
            name="hours",
            field=models.TextField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
