"""Whoever ticked “cancel” on the payment of an exchange had ticked there only: now the exchange has the one pair of boxes."""

from django.db import migrations
from django.utils.timezone import now

CALLABLE_OFF = ("accepted", "delivered", "invoiced", "confirming")


def to_the_answer(apps, schema_editor):
    replies = apps.get_model("exchange", "Reply").objects.filter(state__in=CALLABLE_OFF)
    for box in ("payer", "payee"):
        ticked = replies.filter(**{f"transaction__{box}_cancels": True, f"{box}_cancels_at": None})
        for number in ticked.values_list("pk", flat=True):
            replies.filter(pk=number).update(**{f"{box}_cancels_at": now()})


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_reasons_of_removals_once"), ("ledger", "0002_posting")]

    operations = [migrations.RunPython(to_the_answer, migrations.RunPython.noop, elidable=True)]
