from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0059_what_one_hears_of_a_conversation")]

    operations = [
        migrations.CreateModel(
            name="IndexWalk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("item", models.BigIntegerField(default=0)),
                ("party", models.BigIntegerField(default=0)),
                ("written", models.PositiveBigIntegerField(default=0)),
            ],
        ),
    ]
