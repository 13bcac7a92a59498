import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0101_languages_of_groups"),
    ]

    operations = [
        migrations.AddField(
            model_name="loan",
            name="mediator",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"
            ),
        ),
        migrations.AddField(
            model_name="loan",
            name="mediator_accepted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="loan",
            name="mediator_agreed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="loan",
            name="mediator_named_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
            ),
        ),
        migrations.AddField(
            model_name="loan",
            name="mediator_unwanted_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
            ),
        ),
        migrations.AddField(
            model_name="loan",
            name="unmediated_since",
            field=models.DateTimeField(null=True),
        ),
    ]
