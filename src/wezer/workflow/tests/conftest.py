"""What the tests of workflow share."""

import pytest

from wezer.core.acts.audiences import audience
from wezer.core.models import Item
from wezer.kernel import events, jobs
from wezer.kernel.clock import now
from wezer.kernel.ref import resolve
from wezer.workflow import arrow as arrows
from wezer.workflow.kinds import flight_kinds


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch):
    """What a test registers ends with it."""
    monkeypatch.setattr(arrows, "_arrows", dict(arrows._arrows))
    monkeypatch.setattr(arrows, "_by_fact", {name: list(some) for name, some in arrows._by_fact.items()})
    monkeypatch.setattr(events, "_receivers", {})
    monkeypatch.setattr(jobs, "_scheduled", {})
    monkeypatch.setattr(jobs, "_continuous", {})
    monkeypatch.setattr(flight_kinds, "_kinds", dict(flight_kinds._kinds))


def group_to_item(fact):
    """A new group gets a first item."""
    group = resolve(fact.subject)
    item = Item.objects.create(
        kind="post", author=group, group=group, audience=audience("group", group), title="Begin", published_at=now()
    )
    return group, item


@pytest.fixture
def first_item():
    return arrows.arrow("group → first item", on_fact="core.group_created", key="test.first_item")(group_to_item)
