"""Facts told of anonymous polls before they were told without a name say no longer who voted.

Facts are never changed: this once they are, since a promise to those who voted goes before. None of them is sealed (a vote is
nothing to audit), and whoever read them did so by subject. Where a post is gone with its poll, nobody can say any more whether
it was anonymous: those name nobody either.
"""

from django.db import migrations

AT_ONCE = 500


def name_nobody(apps, schema_editor):
    told = apps.get_model("kernel", "Fact").objects.filter(name="core.poll_voted", audit=False)
    subjects = list(told.exclude(actor=None, acting_for=None).values_list("subject", flat=True).distinct())
    open_ones = apps.get_model("core", "Poll").objects.filter(is_anonymous=False).values_list("post__uid", flat=True)
    named = {f"core.post/{uid}" for uid in open_ones}
    nameless = [subject for subject in subjects if subject not in named]
    for start in range(0, len(nameless), AT_ONCE):
        told.filter(subject__in=nameless[start : start + AT_ONCE]).update(actor=None, acting_for=None)


class Migration(migrations.Migration):
    dependencies = [("core", "0077_looks_of_names"), ("kernel", "0003_log_by_group_and_actor")]
    run_before = [("kernel", "0004_facts_only_grow")]  # from then on the database itself refuses

    operations = [migrations.RunPython(name_nobody, migrations.RunPython.noop, elidable=True)]
