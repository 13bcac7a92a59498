from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0064_series_that_go_on_otherwise")]

    operations = [
        migrations.AddField(
            model_name="contactpolicy",
            name="shows_reading",
            field=models.BooleanField(default=False),
        ),
    ]
