from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0068_polls_in_posts")]

    operations = [
        migrations.AddField(
            model_name="mappoint",
            name="open_week",
            field=models.CharField(blank=True, max_length=672, null=True),
        ),
    ]
