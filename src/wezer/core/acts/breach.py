"""Taking the lists of a breach: told as an audited fact, since they name everybody."""

from datetime import timedelta
from typing import Any

from wezer.core.breach import affected_csv, log_csv
from wezer.core.community import community
from wezer.core.events_privacy import BreachListTaken
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def take_breach_list(*, by: Any, what: str, whom: str = "all", days: int = 30) -> bytes:
    """“affected”: whom to write to; “log”: what was done in the last days."""
    require(by, "core.tend_community", community())
    content = affected_csv(whom) if what == "affected" else log_csv(now() - timedelta(days=days))
    emit(BreachListTaken(subject=ref(community()), what=what), group=community(), audit=True)
    return content
