"""Sealing: the worker adds to the chain what was committed since."""

from typing import Any

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.ledger import chain
from wezer.ledger.models import Seal


@act
def seal_some(*, by: Any, everything: bool = False) -> int:
    """Seal the next rows; how many. Two sealers at once cannot both write: the sequence is the primary key."""
    logs = list(chain.unsealed_logs(everything=everything)[: chain.CHUNK])
    facts = list(chain.unsealed_facts(everything=everything)[: chain.CHUNK]) if len(logs) < chain.CHUNK else []
    made = list(chain.new_seals(chain.head(), logs, facts)) if logs or facts else []
    for one in made:
        one.sealed_at = now()
    Seal.objects.bulk_create(made, batch_size=1_000)
    return len(made)


def seal(*, everything: bool = False) -> int:
    """Seal all that is there; how many. Called by the worker, again and again, and by tests."""
    total = 0
    while made := seal_some(by=Viewer.system(), everything=everything):
        total += made
    return total
