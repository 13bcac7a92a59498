"""The triggers of `kernel_fact`: facts only grow, by the database's own word. Of each line its `xid` alone stays free. No
other table is touched; those of core and of the ledger have their triggers from migrations of their own."""

from django.db import migrations

from wezer.kernel import append_only


def guard(apps, schema_editor):
    append_only.guard(schema_editor.connection, "kernel_fact", but=("xid",))


def free(apps, schema_editor):
    append_only.free(schema_editor.connection, "kernel_fact")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_log_by_group_and_actor")]
    operations = [migrations.RunPython(guard, free)]
