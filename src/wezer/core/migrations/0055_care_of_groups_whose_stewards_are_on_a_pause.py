from django.db import migrations
from django.utils import timezone


def settle_care(apps, schema_editor):
    """Who is on a pause in a group, or in one around it, tends it no more until they are back: where nobody else does, those
    around it care for it. The community itself keeps whom it has."""
    belonging, closure, holding, group = (
        apps.get_model("core", name) for name in ("Belonging", "GroupClosure", "RoleHolding", "Group")
    )
    held = holding.objects.filter(role__key__in=["gardener", "steward"], until=None, lent_from=None)
    outside = belonging.objects.filter(group__parent=None).exclude(
        state__in=["newcomer", "member", "observer", "paused", "leaving"]
    )
    out = set(outside.values_list("member_id", flat=True))
    resting = {}
    for number, member in belonging.objects.filter(state="paused").values_list("group_id", "member_id"):
        for below in closure.objects.filter(ancestor_id=number).values_list("descendant_id", flat=True):
            resting.setdefault(below, set()).add(member)
    tending = {}
    for number, member in held.filter(role__group__in=list(resting)).values_list("role__group_id", "member_id"):
        tending.setdefault(number, set()).add(member)
    untended = [number for number, people in tending.items() if not people - out - resting[number]]
    rows = group.objects.filter(pk__in=untended, parent__isnull=False, in_care_since=None)
    rows.update(in_care_since=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0054_messages_to_be_read_for_search"),
    ]

    operations = [migrations.RunPython(settle_care, migrations.RunPython.noop)]
