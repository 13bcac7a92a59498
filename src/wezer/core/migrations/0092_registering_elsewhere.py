from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0096_blocks_of_letters_folded"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="registration_address",
            field=models.TextField(blank=True, max_length=300),
        ),
    ]
