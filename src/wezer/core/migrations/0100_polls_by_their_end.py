from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0096_blocks_of_letters_folded")]

    operations = [
        migrations.AddIndex(model_name="poll", index=models.Index(fields=["ends_at"], name="poll_end")),
    ]
