"""Fixtures of hosting: the imports' files and currencies."""

from pathlib import Path

import pytest

from wezer.core.viewer import Viewer
from wezer.ledger.acts.currencies import create_currency

FILES = Path(__file__).parent / "imports"


@pytest.fixture
def hours(community):
    """Hours: seconds inside, two hours each way."""
    return create_currency(
        by=Viewer.system(), code="HOUR", name="Hour", kind="mutual_credit", display_format="hours_minutes",
        rules={"floor": -7200, "ceiling": 7200},
    )  # fmt: skip


@pytest.fixture
def given():
    """`given("timeoverflow_members.csv")`: the files as the command gives them."""

    def some(*names: str, **changed: str):
        return [
            ("", name, changed.get(name.partition(".")[0], "").encode() or (FILES / name).read_bytes())
            for name in names
        ]

    return some
