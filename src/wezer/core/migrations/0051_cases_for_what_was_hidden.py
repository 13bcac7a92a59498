"""What was hidden before hidings had cases gets one: its author reads the reason in one place, and can appeal."""

from datetime import timedelta

from django.db import migrations
from django.utils.timezone import now

#: So long one may appeal (`moderation/rules.py`).
DAYS = 183
#: The kind, its model, and the way from one of its rows to the group whose moderators decide.
HIDDEN = (
    ("item", "item", "group_id"),
    ("comment", "comment", "item__group_id"),
    ("answer", "itemanswer", "item__group_id"),
    ("message", "message", "conversation__group_id"),
)


def open_cases(apps, schema_editor):
    case = apps.get_model("core", "ModerationCase").objects
    facts = apps.get_model("kernel", "Fact").objects
    members = apps.get_model("core", "Member").objects
    root = apps.get_model("core", "Group").objects.filter(parent=None).values_list("pk", flat=True).first()
    since = now() - timedelta(days=DAYS)
    for kind, model, way in HIDDEN:
        rows = apps.get_model("core", model)._base_manager.filter(hidden_at__gte=since)
        names = ["uid", "author_id", "written_by_id", "hidden_at", "hidden_reason", way]
        told = facts.filter(name=f"core.{kind}_hidden", at__gte=since).order_by("id").values_list("payload", "actor")
        hid = {} if kind == "item" else {payload.get(kind): actor for payload, actor in told.iterator()}
        for row in rows.values(*names, *(["hidden_by_id"] if kind == "item" else [])):
            subject = f"core.{model}/{row['uid']}"
            if case.filter(subject=subject).exists():
                continue
            by = row.get("hidden_by_id") or hid.get(subject) or 0
            decided_by = members.filter(pk=by).values_list("pk", flat=True).first()
            person = row["written_by_id"] or members.filter(pk=row["author_id"]).values_list("pk", flat=True).first()
            case.create(
                kind=kind, subject=subject, group_id=row[way] or root, party_id=row["author_id"], person_id=person,
                state="decided", decision="hide", ground="other", reason=row["hidden_reason"],
                opened_at=row["hidden_at"], decided_at=row["hidden_at"], decided_by_id=decided_by,
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("core", "0050_calendars_from_elsewhere"), ("kernel", "0003_log_by_group_and_actor")]

    operations = [migrations.RunPython(open_cases, migrations.RunPython.noop, elidable=True)]
