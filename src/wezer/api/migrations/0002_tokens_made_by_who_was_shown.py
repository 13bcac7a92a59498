"""A token that hands power to others was made after its member showed anew who they are; those from before were not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("api", "0001_tokens_keys_webhooks")]

    operations = [migrations.AddField("token", "is_shown", models.BooleanField(default=False))]
