"""Taking the log away: told in the log itself."""

from typing import Any

from wezer.core.audit_log import Wanted, as_csv, entries
from wezer.core.community import community
from wezer.core.events_privacy import LogTaken
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def take_log(*, by: Any, wanted: Wanted) -> bytes:
    """What is asked for of the log, as CSV."""
    require(by, "core.tend_community", community())
    content = as_csv(entries(wanted))
    emit(LogTaken(subject=ref(community())), group=community(), audit=True)
    return content
