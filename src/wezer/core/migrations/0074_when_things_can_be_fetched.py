from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0073_what_one_needs_at_an_event")]

    operations = [
        migrations.AddField(
            model_name="thing",
            name="hours",
            field=models.TextField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
