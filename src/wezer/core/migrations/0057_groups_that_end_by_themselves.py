from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0056_holds_of_groups_in_one_place")]

    operations = [
        migrations.AddField(model_name="group", name="closes_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(model_name="group", name="opened_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            model_name="group", name="ending_told_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
