import django.db.models.deletion
from django.db import migrations, models

from wezer.kernel.ref import uid7


def name_votes(apps, schema_editor):
    votes = apps.get_model("core", "GroupVote").objects
    for number in votes.filter(uid=None).values_list("pk", flat=True).iterator(chunk_size=500):
        votes.filter(pk=number).update(uid=uid7())


class Migration(migrations.Migration):
    """Groups that are there go on as they are: those who tend them change them."""

    dependencies = [("core", "0103_who_publishes_for_everyone")]

    operations = [
        migrations.AddField(
            model_name="group",
            name="changes_by",
            field=models.CharField(
                choices=[("stewards", "Those who tend it"), ("vote", "A vote of those fully in it")],
                default="stewards",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="groupvote",
            name="about",
            field=models.CharField(
                choices=[("opening", "whether the group opens"), ("change", "a change of what the group is")],
                default="opening",
                max_length=8,
            ),
        ),
        migrations.AddField(model_name="groupvote", name="changes", field=models.JSONField(default=dict)),
        migrations.AddField(
            model_name="groupvote",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("accepted", "accepted"),
                    ("refused", "refused"),
                    ("withdrawn", "taken back"),
                    ("overtaken", "overtaken"),
                ],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="groupvote",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.member"
            ),
        ),
        migrations.AddField(
            model_name="groupvote",
            name="reason",
            field=models.TextField(blank=True, default="", max_length=2000),
            preserve_default=False,
        ),
        migrations.AddField(model_name="groupvote", name="uid", field=models.UUIDField(editable=False, null=True)),
        migrations.RunPython(name_votes, migrations.RunPython.noop, elidable=True),
    ]
