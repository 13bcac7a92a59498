from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0100_polls_by_their_end")]

    operations = [
        migrations.AddField(model_name="group", name="languages", field=models.JSONField(blank=True, default=list)),
    ]
