from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0052_imports_of_places")]

    operations = [
        migrations.RenameField(model_name="articleproposal", old_name="version", new_name="of_version"),
        migrations.AlterField(model_name="articleproposal", name="of_version", field=models.PositiveIntegerField()),
    ]
