"""The traps that were measured before this house was built, and that somebody may walk into again (docs/decisions).

Others stand beside what they guard: row 2 in kernel/tests/test_acts.py, row 10 in kernel/tests/test_events.py,
row 28 in ui/tests/test_answers.py, row 34 in ledger/tests/test_audit.py and test_append_only_flush.py.
"""

import re
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.core.acts.audiences import audience
from wezer.core.acts.posts import publish_post
from wezer.core.feed import newest
from wezer.core.models import Item, Room
from wezer.core.testing import viewer
from wezer.kernel.clock import now

SOURCES = Path(__file__).resolve().parent.parent / "src/wezer"


# --- row 4: whoever sees almost nothing walks past almost nothing ---


def test_row_4_a_newcomers_feed_reads_an_index_and_not_everybodys_items(join, circle, community):
    """20 items of 6,000 are theirs, and the oldest ones: the plan still touches only a few rows."""
    fern, mint = join("Fern"), join("Mint")
    closed = audience("group", circle("Garden", founder=fern))
    theirs = audience("community")
    start = now() - timedelta(days=30)
    plan = [(theirs, number) for number in range(20)] + [(closed, number) for number in range(20, 6000)]
    Item.objects.bulk_create(
        Item(
            kind="post", author=fern, written_by=fern, audience=rows, title=f"Item {number}",
            published_at=start + timedelta(minutes=number),
        )
        for rows, number in plan
    )  # fmt: skip
    with connection.cursor() as db:
        db.execute("ANALYZE core_item" if connection.vendor == "postgresql" else "ANALYZE")

    with CaptureQueriesContext(
        connection,
    ) as said:
        shown = newest(viewer(mint), limit=20)

    assert [item.title for item in shown] == [f"Item {number}" for number in reversed(range(20))]
    feed = next(each["sql"] for each in said if "published_at DESC" in each["sql"])
    steps = list(_steps(feed))
    assert [step for step in steps if step["scans_all"]] == []
    assert sum(step["rows"] for step in steps) <= 20 * (2 + len(viewer(mint).audience_ids))


def _steps(sql):
    """How the database reaches core_item for this statement: whether it scans the whole table, how many rows it touches."""
    with connection.cursor() as db:
        if connection.vendor != "postgresql":
            db.execute(f"EXPLAIN QUERY PLAN {sql}")
            for row in db.fetchall():
                if "core_item" in row[3]:
                    yield {"scans_all": "USING INDEX" not in row[3] and "COVERING" not in row[3], "rows": 0}
            return
        db.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        waiting = [db.fetchone()[0][0]["Plan"]]
    while waiting:
        step = waiting.pop()
        waiting += step.get("Plans", [])
        if step.get("Relation Name") == "core_item":
            touched = (step["Actual Rows"] + step.get("Rows Removed by Filter", 0)) * step["Actual Loops"]
            yield {"scans_all": step["Node Type"] == "Seq Scan", "rows": touched}


# --- row 9: NOTIFY takes one lock of the whole cluster until the commit ---


def test_row_9_nothing_is_notified_inside_an_act(join, val, paid, community):
    fern, sage = join("Fern"), join("Sage")
    with CaptureQueriesContext(connection) as said:
        paid(fern, sage, 5)
        publish_post(by=viewer(fern), room=Room.objects.get(group=community, kind="talk"), body="Good morning.")
    assert len(said) > 5
    assert [
        each["sql"] for each in said if re.search("notify", each["sql"].replace("notified", ""), re.IGNORECASE)
    ] == []
    if connection.vendor == "postgresql":
        with connection.cursor() as db:
            db.execute(
                "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
                " WHERE nspname = current_schema() AND prosrc ILIKE '%notify%'"
            )
            assert db.fetchall() == []


def test_row_9_no_source_speaks_of_channels():
    spoken = re.compile(r"\bpg_notify\b|\bNOTIFY\s+\w+|\bLISTEN\s+\w+\s*[;\"']")
    found = [
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in (*SOURCES.rglob("*.py"), *SOURCES.rglob("*.sql"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if spoken.search(line)
    ]
    assert found == []
