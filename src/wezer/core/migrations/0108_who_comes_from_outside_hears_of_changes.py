from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0107_notices_are_found_by_what_they_are_about")]

    operations = [migrations.AddField("outsidersvp", "told_until", models.BigIntegerField(default=0))]
