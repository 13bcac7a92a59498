from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0091_groups_opened_for_reading"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="registration_address",
            field=models.TextField(blank=True, max_length=300),
        ),
    ]
