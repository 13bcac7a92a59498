from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0007_application_messages")]

    operations = [
        migrations.AddField("item", "over_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("searchdoc", "is_over", models.BooleanField(default=False)),
        migrations.RemoveIndex("item", "item_feed"),
        migrations.RemoveIndex("item", "item_kind_feed"),
        migrations.AddIndex(
            "item",
            models.Index(
                fields=["latitude", "longitude"],
                name="item_point",
                condition=models.Q(("latitude__isnull", False)),
            ),
        ),
        migrations.RemoveIndex("item", "item_room_feed"),
        migrations.AddIndex(
            "item",
            models.Index(
                fields=["audience", "published_at", "id"],
                name="item_feed",
                condition=models.Q(("over_at__isnull", True)),
            ),
        ),
        migrations.AddIndex(
            "item",
            models.Index(
                fields=["kind", "audience", "published_at", "id"],
                name="item_kind_feed",
                condition=models.Q(("over_at__isnull", True)),
            ),
        ),
        migrations.AddIndex(
            "item",
            models.Index(
                fields=["room", "audience", "published_at", "id"],
                name="item_room_feed",
                condition=models.Q(("over_at__isnull", True)),
            ),
        ),
    ]
