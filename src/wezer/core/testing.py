"""Fixtures that read as sentences; packages add their own beside them."""

import os
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from wezer.core import images
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import create_group
from wezer.core.acts.members import add_member
from wezer.core.acts.roles import grant_role
from wezer.core.models import Group, Member, Role, User
from wezer.core.unnamed import LIST, let_unnamed_bytes_go
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.events import newest_fact_id, receivers_of
from wezer.kernel.models import Fact
from wezer.kernel.refusals import Refusal


@pytest.fixture(autouse=True)
def _forgetful_cache() -> None:
    """What the process keeps for a few seconds must not outlive a test's database."""
    from django.core.cache import cache

    cache.clear()
    _delivered.clear()


#: How far `deliver` came in this test, by prefix.
_delivered: dict[str, int] = {}


@pytest.fixture
def community(db: None) -> Group:
    """The community, just founded."""
    return found_community(by=Viewer.system(), name="Val-Commun")


@pytest.fixture
def join(community: Group) -> Callable[..., Member]:
    """`join("Fern")`: a member with a login (fern@example.org, password "a fine long pass")."""

    def one(name: str, *, login: bool = True, **fields: Any) -> Member:
        user = None
        if login:
            user = User.objects.create_user(f"{name.lower()}@example.org", "a fine long pass")
        return add_member(by=Viewer.system(), name=name, user=user, **fields)

    return one


@pytest.fixture
def gardener(join: Callable[..., Member], community: Group) -> Member:
    """Oak tends the community."""
    oak = join("Oak")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="gardener"), member=oak)
    return oak


@pytest.fixture
def circle(community: Group) -> Callable[..., Group]:
    """`circle("Garden", parent=…, type="local", founder=fern)`."""

    def one(
        name: str, *, parent: Group | None = None, type: str = "circle", founder: Member | None = None, **fields: Any
    ) -> Group:
        by = Viewer.of(founder) if founder else Viewer.system()
        if type == "circle":  # people come in without holding a role first
            fields.setdefault("membrane", "invitation")
        return create_group(by=by, parent=parent or community, type=type, name=name, **fields)

    return one


def two_nights() -> None:
    """The worker’s nights go by, after which bytes that nothing names are gone."""
    (images.media() / LIST).unlink(missing_ok=True)  # of another test, whose nights lie ahead
    for hours in (1, 25):
        with clock.at(datetime.now(UTC) + timedelta(hours=hours)):  # files bear the machine's own time
            let_unnamed_bytes_go()


def viewer(member: Member | None, acting_for: Any = None) -> Viewer:
    """A fresh viewer: what an act changed is seen anew."""
    if member is None:
        return Viewer.anonymous()
    return Viewer(Member.objects.get(pk=member.pk), acting_for)


def facts_told() -> int:
    """The id of the newest fact: unchanged means that nothing happened."""
    return newest_fact_id()


def deliver(prefix: str = "core.", *, after: int | None = None) -> None:
    """What the worker does with the facts told since the last time, and with those that come of it. Twice: receivers must not
    mind; of each kind of fact the first times in a process, and not where the same tests ran on another database before. Also
    within a test's transaction. `after`: the newest fact that was delivered, where what came later was taken back."""
    last = _delivered.get(prefix, 0) if after is None else after
    first = _deliver(prefix, after=last)
    for fact in _facts(prefix, after=last).filter(id__lte=first):
        if _again[fact.name] < _TIMES_AGAIN:
            _again[fact.name] += 1
            _receive(fact)
    _delivered[prefix] = _deliver(prefix, after=first)


#: How often each kind of fact was received once more, so that whatever a receiver does twice is seen: a test that runs alone
#: sees all of it. Random histories are received again in `tests/test_replay.py`.
_again: Counter[str] = Counter()
_TIMES_AGAIN = 0 if os.environ.get("WEZER_TEST_RAN_ON") else 5


def examples(many: int) -> int:
    """So many random ones; where the same property was shown on another database before, a quarter: what they show is the same."""
    return max(1, many // 4) if os.environ.get("WEZER_TEST_RAN_ON") else many


def _deliver(prefix: str, *, after: int) -> int:
    for fact in _facts(prefix, after=after):
        _receive(fact)
        after = fact.pk
    return after


def _facts(prefix: str, *, after: int) -> QuerySet[Fact]:
    return Fact.objects.filter(name__startswith=prefix, id__gt=after).order_by("id")


def _receive(fact: Fact) -> None:
    for function in receivers_of(fact.name):
        function(fact)


def at_once(*steps: Callable[[], object]) -> list[str]:
    """Each step in a thread of its own, at the same instant; what each of them said."""
    gate = threading.Barrier(len(steps))
    said: list[str] = []

    def run(step: Callable[[], object]) -> None:
        gate.wait()
        _say(step, said)

    threads = [threading.Thread(target=run, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def before_it_is_written(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """`second` begins while what `first` did is not committed yet, as on PostgreSQL two may; what `second` said."""
    said: list[str] = []
    thread = threading.Thread(target=_say, args=[second, said])
    with transaction.atomic():  # writes: an act of a test, held open
        first()
        thread.start()
        thread.join(0.3)
    thread.join()
    return said


def _say(step: Callable[[], object], said: list[str]) -> None:
    """In a thread."""
    try:
        step()
        said.append("done")
    except Refusal as refusal:
        said.append(refusal.code)
    finally:
        connection.close()
