from django.db import migrations, models

ONCE = "notice_once_per_fact"


class Migration(migrations.Migration):
    dependencies = [("core", "0106_coming_without_an_account")]

    operations = [
        migrations.AddIndex("notice", models.Index(fields=["subject", "kind"], name="notice_about")),
        migrations.RemoveConstraint("notice", ONCE),
        migrations.AddConstraint("notice", models.UniqueConstraint(fields=("fact", "kind", "member"), name=ONCE)),
    ]
