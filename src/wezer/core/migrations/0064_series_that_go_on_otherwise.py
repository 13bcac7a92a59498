import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0063_comments_quote_comments")]

    operations = [
        migrations.AddField(
            "event",
            "continues",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="continued_by",
                to="core.event",
            ),
        ),
    ]
