"""What was removed from the market before removals had cases gets one, so that its author can appeal."""

from datetime import timedelta

from django.db import migrations
from django.utils.timezone import now

#: So long one may appeal (`core/moderation/rules.py`).
DAYS = 183


def open_cases(apps, schema_editor):
    case = apps.get_model("core", "ModerationCase").objects
    members = apps.get_model("core", "Member").objects
    facts = apps.get_model("kernel", "Fact").objects.filter(name="exchange.announcement_moved")
    root = apps.get_model("core", "Group").objects.filter(parent=None).values_list("pk", flat=True).first()
    for removed in apps.get_model("exchange", "Announcement").objects.filter(state="removed"):
        subject = f"exchange.announcement/{removed.uid}"
        told = facts.filter(subject=subject, at__gte=now() - timedelta(days=DAYS), payload__state="removed")
        fact = told.order_by("id").last()
        if fact is None or case.filter(subject=subject).exists():
            continue
        named = [members.filter(pk=number or 0).values_list("pk", flat=True).first() for number in
                 (removed.written_by_id or removed.author_id, fact.actor)]  # fmt: skip
        case.create(
            kind="announcement", subject=subject, group_id=removed.group_id or root, party_id=removed.author_id,
            person_id=named[0], quote=removed.title, state="decided", decision="hide", ground="other",
            reason=removed.decision, opened_at=fact.at, decided_at=fact.at, decided_by_id=named[1],
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_removed_from"),
        ("core", "0042_who_did_what_was_reported"),
        ("kernel", "0003_log_by_group_and_actor"),
    ]

    operations = [migrations.RunPython(open_cases, migrations.RunPython.noop, elidable=True)]
