from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0058_meeting_online_and_kept_places")]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="hears",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everything"),
                    ("mentions", "answers to me, and where I am named"),
                    ("nothing", "nothing"),
                ],
                max_length=8,
            ),
        ),
    ]
