from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0094_loans_somebody_is_named_to_mediate")]

    operations = [
        migrations.AddField(
            model_name="member", name="dormancy_warnings", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="member", name="dormancy_warned_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
