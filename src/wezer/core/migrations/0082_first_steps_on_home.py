from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0081_events_that_took_place")]

    operations = [
        migrations.AddField(model_name="member", name="first_steps", field=models.BooleanField(default=True)),
    ]
