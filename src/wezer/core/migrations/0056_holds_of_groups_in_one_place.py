"""A group that its setting kept from ending is held as everything else is: by those who tend the community."""

from django.db import migrations

KEY = "groups.legal_hold"
REASON = {
    "en": "On hold for legal reasons, by a setting of the group.",
    "fr": "Retenu pour des raisons légales, par un réglage du groupe.",
}


def carry(apps, schema_editor):
    settings = apps.get_model("core", "Setting").objects.filter(key=KEY)
    holds = apps.get_model("core", "LegalHold").objects
    language = str(_said(apps, "community.language") or "en")[:2]
    for each in settings.filter(mode="set", value=True).exclude(group__state__in=("dissolved", "refused")):
        ref = f"core.group/{each.group.uid}"
        if not holds.filter(ref=ref, lifted_at=None).exists():
            reason = REASON.get(language, REASON["en"])
            holds.create(ref=ref, reason=reason, by_id=each.author_id, at=each.changed_at)
    settings.delete()


def _said(apps, key):
    rows = apps.get_model("core", "Setting").objects.filter(key=key, group__parent=None)
    return rows.values_list("value", flat=True).first()


class Migration(migrations.Migration):
    dependencies = [("core", "0055_care_of_groups_whose_stewards_are_on_a_pause")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop, elidable=True)]
