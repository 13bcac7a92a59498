"""SETTLED row 34: append-only triggers would make Django's flush after a transactional test fail."""

import pytest
from django.db import DatabaseError, connection, transaction

from wezer.hosting.checkup import triggers
from wezer.kernel.models import Fact

pytestmark = pytest.mark.xdist_group("flush")  # the second test looks at what the first one left behind


def write_fact():
    from wezer.kernel.clock import now

    return Fact.objects.create(name="test.said", at=now())


@pytest.fixture
def guarded_facts(transactional_db):
    """A trigger like the ledger's, on a table that every test database has."""
    refuse = "CREATE TRIGGER kernel_fact_kept BEFORE DELETE ON kernel_fact"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"{refuse} BEGIN SELECT raise(abort, 'kept'); END")
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'kept'; END $$"
            )
            cursor.execute(f"{refuse} FOR EACH STATEMENT EXECUTE FUNCTION kept()")
            cursor.execute(
                "CREATE TRIGGER kernel_fact_kept_whole BEFORE TRUNCATE ON kernel_fact"
                " FOR EACH STATEMENT EXECUTE FUNCTION kept()"
            )


def test_row_34_a_guarded_table_refuses_deletion_and_is_still_flushed(guarded_facts):
    write_fact()
    with pytest.raises(DatabaseError), transaction.atomic():
        Fact.objects.all().delete()
    assert Fact.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_row_34_after_the_flush_the_guard_stands_again():
    assert not Fact.objects.exists()
    assert "kernel_fact" in {table for table, _name, _definition in triggers()}
    with connection.cursor() as cursor:
        for table, name, _definition in triggers():
            if table == "kernel_fact":
                cursor.execute(f"DROP TRIGGER {name}{' ON kernel_fact' if connection.vendor == 'postgresql' else ''}")
