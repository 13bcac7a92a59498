import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0062_what_became_of_a_message")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="quotes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.comment",
            ),
        ),
    ]
