"""A currency kind, a room kind and an arrow of a third party: a file each, found by an entry point, nothing of ours edited."""

from pathlib import Path

import pytest

SHOW = """
import sys
from wezer.core.kinds import room_kinds
from wezer.ledger.kinds import currency_kinds
from wezer.workflow import arrow
print("apples" in currency_kinds, "orchard" in room_kinds, "orchard.plant_a_tree" in arrow._arrows, "orchard" in sys.modules)
"""


@pytest.fixture
def with_orchard(make_instance):
    """An instance on whose machine the package lies, switched on or not."""

    def make(**settings):
        instance = make_instance()
        instance.environ["PYTHONPATH"] = str(Path(__file__).parent / "third_party")
        instance.environ |= settings
        return instance

    return make


def test_a_third_party_package_that_the_host_names_is_found_with_all_its_kinds(with_orchard):
    assert with_orchard(WEZER_PACKAGES="orchard").python(SHOW) == "True True True True"


def test_a_package_that_the_host_did_not_name_is_not_even_imported(with_orchard):
    assert with_orchard().python(SHOW) == "False False False False"


def test_a_package_that_is_not_there_stops_every_command_with_a_sentence(with_orchard):
    said = with_orchard(WEZER_PACKAGES="vineyard").wezer("doctor", check=False)
    assert said.returncode == 1 and "Found: orchard" in said.stderr
