"""A new instance takes the short way, an older one the steps it lacks: both come to the tables that the models say."""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


@pytest.fixture(scope="module")
def short_way():
    return MigrationLoader(None)


def told(state):
    """By model: its fields, what else is said of it, from what it comes."""
    return {
        name: (
            {field: each.deconstruct()[1:] for field, each in model.fields.items()},
            {key: [each.deconstruct() for each in said] if key in ("indexes", "constraints") else said
             for key, said in model.options.items() if said or said is False},
            model.bases,
        )
        for name, model in state.models.items()
    }  # fmt: skip


def test_both_ways_come_to_the_same_tables(short_way):
    every = MigrationLoader(None, replace_migrations=False)
    last = [node for node in every.graph.leaf_nodes() if not every.disk_migrations[node].replaces]

    assert {package for package, name in short_way.graph.nodes if "squashed" in name} >= {"core", "ledger", "exchange"}
    assert told(every.project_state(last)) == told(short_way.project_state())


def test_migrations_bring_all_that_the_models_say(short_way):
    missing = MigrationAutodetector(short_way.project_state(), ProjectState.from_apps(apps)).changes(short_way.graph)

    assert {
        package: [str(each) for one in found for each in one.operations] for package, found in missing.items()
    } == {}


def test_replaced_steps_are_all_there(short_way):
    for (package, name), each in short_way.disk_migrations.items():
        if each.replaces:
            assert set(each.replaces) <= set(short_way.disk_migrations), (package, name)
