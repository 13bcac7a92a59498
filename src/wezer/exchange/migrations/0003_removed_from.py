from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_closed_leave_feeds")]

    operations = [
        migrations.AddField(
            model_name="announcement",
            name="removed_from",
            field=models.CharField(blank=True, max_length=10),
        ),
    ]
