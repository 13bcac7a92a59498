"""What the worker does for the ledger by itself."""

import time
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from wezer.core.models import Group, GroupState
from wezer.core.settings_registry import value
from wezer.core.speaking import speaking
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import by_itself, continuous, scheduled
from wezer.ledger import chain
from wezer.ledger.acts import due, sealing
from wezer.ledger.acts.accounts import AT_ONCE, refresh_limits
from wezer.ledger.acts.entry_fees import look_at_entries
from wezer.ledger.entry_fees import asking_fees
from wezer.ledger.exports import as_pdf
from wezer.ledger.models import Account, LimitRule
from wezer.ledger.statements import Filters

#: Printed statements are kept so long; then they are drawn anew.
PRINTS_KEPT = timedelta(days=2)


@continuous(seconds=0.5, words=_("Seal what was recorded."))
def seal() -> bool:
    """Add to the hash chain what was committed since. Many at a time: each look costs as much as sealing hundreds."""
    return len(sealing.seal_some(by=Viewer.system())) >= chain.CHUNK


@scheduled(every=timedelta(minutes=5), words=_("Pay what is planned, expire what nobody answered, remind of receipts."))
def run_due() -> None:
    due.run_due(zone=_zone())


@scheduled(
    every=timedelta(days=1), words=_("Look for records that the quick sealing may have passed over."), rests=False
)
def seal_stragglers() -> None:
    sealing.seal(everything=True)


@scheduled(
    every=timedelta(hours=6),
    words=_("Put limits in force whose date has come, or that follow a level or a group whose people have changed."),
)
def renew_limits() -> None:
    """Every currency that has rules: a worker that stood while a rule began finds it later all the same. A few accounts at a
    time, so that payments wait little."""
    ruled = LimitRule.objects.filter(removed_at=None).values("currency")
    ids = list(Account.objects.filter(currency__in=ruled).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        refresh_limits(by=Viewer.system(), accounts=Account.objects.filter(pk__in=ids[first : first + AT_ONCE]))


@scheduled(every=timedelta(days=1), words=_("Let in whoever waits still although their fee is received."))
def see_to_entry_fees() -> None:
    """Received while the group was paused, or before what else is asked held without anybody telling."""
    for group in Group.objects.filter(pk__in=asking_fees().values("group"), state=GroupState.ACTIVE):
        with by_itself(group):
            look_at_entries(by=Viewer.system(), group=group)


def _zone() -> str:
    """The community's: planned payments fall due at its midnight."""
    return str(value("community.timezone"))


@task()
def print_statement(account: str, since: str, until: str, direction: str, language: str, zone: str) -> str:
    """Draw a statement that somebody asked for; the answer is the file's name in `prints()`. Moments are ISO texts or empty."""
    filters = Filters(
        since=datetime.fromisoformat(since) if since else None,
        until=datetime.fromisoformat(until) if until else None,
        direction=direction,
    )
    held = Account.objects.select_related("currency", "holder").get(uid=account)
    with speaking(language), timezone.override(zone):
        drawn = as_pdf(held, filters)
    name = f"{uuid.uuid4().hex}.pdf"
    path = prints() / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(drawn)
    return name


def prints() -> Path:
    """Where printed statements wait to be fetched."""
    return Path(settings.MEDIA_ROOT) / "prints"


@scheduled(every=timedelta(days=1), words=_("Throw away printed statements of the days before."), rests=False)
def forget_prints() -> None:
    oldest = time.time() - PRINTS_KEPT.total_seconds()
    for path in prints().glob("*.pdf"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
