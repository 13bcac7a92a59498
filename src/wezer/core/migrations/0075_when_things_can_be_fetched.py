from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0074_page_of_a_role")]

    operations = [
        migrations.AddField(
            model_name="thing",
            name="hours",
            field=models.TextField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
