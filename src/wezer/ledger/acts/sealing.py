"""Sealing: the worker adds to the chain what was committed since."""

from typing import Any

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.ledger import chain
from wezer.ledger.models import Seal


@act
def seal_some(*, by: Any, after: int | None = None) -> list[Seal]:
    """Seal the next rows, of log ids beyond `after` (unless given: all that may have come late). Two sealers at once
    cannot both write: the sequence is the primary key."""
    if after is None:
        after = chain.newest_sealed("log_id")
    logs = list(chain.unsealed_logs(after).order_by("pk").values_list("pk", flat=True)[: chain.CHUNK])
    facts = list(chain.unsealed_facts(chain.newest_sealed("fact")).order_by("pk")[: chain.CHUNK - len(logs)])
    made = list(chain.new_seals(chain.head(), logs, facts, now())) if logs or facts else []
    Seal.objects.bulk_create(made, batch_size=1_000)
    return made


def seal(*, everything: bool = False) -> int:
    """Seal all that is there; how many. `everything` begins at the first row: after an import, or a long stop."""
    if not everything and not chain.something_waits():  # no transaction for nothing: on SQLite it keeps writers waiting
        return 0
    total, after = 0, 0 if everything else None
    while made := seal_some(by=Viewer.system(), after=after):
        total += len(made)
        if after is not None:
            after = max((one.log_id or 0 for one in made), default=after)
    return total
