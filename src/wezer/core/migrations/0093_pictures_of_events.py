import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0092_registering_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event_date",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="core.eventdate"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.file"),
                ),
            ],
        ),
    ]
