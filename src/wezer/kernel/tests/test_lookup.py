"""A lookup gives what the ORM gives, related rows and converted values included, with one statement."""

from uuid import uuid4

import pytest

from wezer.kernel.lookup import Lookup
from wezer.kernel.models import Fact

pytestmark = pytest.mark.django_db

_by_uid = Lookup("kernel.Fact", "uid")
_audited = Lookup("kernel.Fact", "uid", lambda rows: rows.filter(audit=True))


def a_fact(**more):
    from wezer.kernel.clock import now

    return Fact.objects.create(name="kernel.tried", at=now(), payload={"of": [1, 2]}, **more)


def test_it_is_the_row_that_the_orm_finds(django_assert_num_queries):
    made, other = a_fact(audit=True), a_fact()

    with django_assert_num_queries(2):
        found = [_by_uid.get(one.uid) for one in (made, other)]

    assert found == [made, other]
    assert [one.__dict__.keys() for one in found] == [Fact.objects.get(pk=made.pk).__dict__.keys()] * 2
    assert (found[0].uid, found[0].payload, found[0].at, found[0].audit) == (made.uid, {"of": [1, 2]}, made.at, True)
    assert found[0]._state.adding is False


def test_there_is_no_such_row():
    assert _by_uid.get(uuid4()) is None


def test_conditions_of_the_lookup_hold():
    made, other = a_fact(audit=True), a_fact()

    assert (_audited.get(made.uid), _audited.get(other.uid)) == (made, None)


def test_related_rows_come_along(join, django_assert_num_queries):
    from wezer.api.models import Token

    token = Token.objects.create(member=join("Fern"), name="a program", hash="aa", scopes=["*"])
    by_hash = Lookup("api.Token", "hash", lambda rows: rows.select_related("member__user").filter(revoked_at=None))

    with django_assert_num_queries(1):
        found = by_hash.get("aa")
        assert (found, found.scopes, found.member.name, found.member.user.email) == (
            token,
            ["*"],
            "Fern",
            "fern@example.org",
        )
    assert by_hash.get("ab") is None
