from django.db import migrations, models

import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [("core", "0104_votes_on_changes")]

    operations = [
        migrations.AlterField(
            model_name="groupvote",
            name="uid",
            field=models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True),
        ),
    ]
