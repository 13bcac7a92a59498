from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0093_pictures_of_events")]

    operations = [
        migrations.AddField(
            model_name="member", name="dormancy_warnings", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="member", name="dormancy_warned_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
