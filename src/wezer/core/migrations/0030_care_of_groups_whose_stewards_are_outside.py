from django.db import migrations
from django.utils import timezone


def settle_care(apps, schema_editor):
    """A group whose stewards are all suspended, or gone, is tended by nobody (0026 counted them): those around it care for
    it. What somebody tends again meanwhile is not touched."""
    belonging, holding, group = (apps.get_model("core", name) for name in ("Belonging", "RoleHolding", "Group"))
    inside = ["newcomer", "member", "observer", "paused", "leaving"]
    outside = belonging.objects.filter(group__parent=None).exclude(state__in=inside).values("member_id")
    held = holding.objects.filter(role__key__in=["gardener", "steward"], until=None, lent_from=None)
    tended = held.exclude(member_id__in=outside).values("role__group_id")
    untended = group.objects.filter(parent__isnull=False, in_care_since=None).exclude(pk__in=tended)
    untended.update(in_care_since=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0029_membranes_newcomers_agreements"),
    ]

    operations = [migrations.RunPython(settle_care, migrations.RunPython.noop)]
