"""SETTLED row 34: append-only triggers would make Django's flush after a transactional test fail."""

import pytest
from django.db import DatabaseError, connection, transaction

from wezer.hosting.checkup import triggers
from wezer.kernel.clock import now
from wezer.kernel.models import Fact

pytestmark = pytest.mark.xdist_group("flush")  # the second test looks at what the first one left behind


@pytest.mark.django_db(transaction=True)
def test_row_34_a_guarded_table_refuses_deletion_and_is_still_flushed():
    Fact.objects.create(name="test.said", at=now())
    refused = ["DELETE FROM kernel_fact", "UPDATE kernel_fact SET name = name"]
    if connection.vendor == "postgresql":
        refused.append("TRUNCATE kernel_fact")
    for words in refused:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as db:
            db.execute(words)
    assert Fact.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_row_34_after_the_flush_the_guard_stands_again():
    assert not Fact.objects.exists()
    assert "kernel_fact" in {table for table, _name, _definition in triggers()}
