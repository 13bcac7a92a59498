"""The posting function and the append-only triggers; `wezer upgrade` installs them anew each time."""

from django.db import migrations


def install(apps, schema_editor):
    from wezer.ledger.posting import install

    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_currencies_accounts_transactions")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
