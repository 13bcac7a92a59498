import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [("core", "0061_lists_of_members_taken")]

    operations = [
        migrations.CreateModel(
            name="MessageItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="came_of", to="core.item"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="became", to="core.message"
                    ),
                ),
            ],
        ),
    ]
