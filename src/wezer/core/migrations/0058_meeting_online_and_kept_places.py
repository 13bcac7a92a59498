from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0057_groups_that_end_by_themselves")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="online_address",
            field=models.TextField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="rsvp",
            name="offered_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="rsvp",
            name="answer",
            field=models.CharField(
                choices=[
                    ("going", "I come"),
                    ("maybe", "Perhaps"),
                    ("declined", "I cannot"),
                    ("waitlisted", "On the waiting list"),
                    ("offered", "A place is kept"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="rsvp",
            index=models.Index(condition=models.Q(("answer", "offered")), fields=["offered_until"], name="rsvp_offers"),
        ),
    ]
