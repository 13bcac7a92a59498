from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0072_who_shows_that_they_write")]

    operations = [
        migrations.AddField(
            model_name="rsvp",
            name="needs",
            field=models.TextField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
