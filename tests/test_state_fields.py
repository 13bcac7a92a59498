"""I-6: whatever has states has a table that lists what they may become."""

import re

from django.apps import apps

from wezer.kernel.states import table_of

STATES = re.compile(r"(^|_)(state|stage|health)$")


def test_i6_each_field_that_is_a_state_has_its_table():
    found = [
        (model, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("wezer.")
        for field in model._meta.local_fields
        if STATES.search(field.name)
    ]
    assert len(found) > 40
    assert [f"{model._meta.label}.{name}" for model, name in found if table_of(model, name) is None] == []
