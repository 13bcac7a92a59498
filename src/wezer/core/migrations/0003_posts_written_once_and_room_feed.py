import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock


class Migration(migrations.Migration):
    dependencies = [("core", "0002_search_index")]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=100)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("body", models.TextField(max_length=20000)),
                ("replaced_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.member",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("subject", "number"), name="revision_number_once")],
            },
        ),
        migrations.AddField(
            model_name="post",
            name="key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="post_key_once"
            ),
        ),
        migrations.RemoveIndex(model_name="item", name="item_room"),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["room", "audience", "published_at", "id"], name="item_room_feed"),
        ),
    ]
