from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0082_who_may_come_to_an_event")]

    operations = [
        migrations.AddField(model_name="member", name="first_steps", field=models.BooleanField(default=True)),
    ]
