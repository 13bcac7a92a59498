"""What the worker does for the ledger by itself."""

from datetime import timedelta

from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import continuous, scheduled
from wezer.ledger.acts import due, sealing
from wezer.ledger.acts.accounts import refresh_limits
from wezer.ledger.models import Account, LimitRule


@continuous(seconds=0.5)
def seal() -> bool:
    """Add to the hash chain what was committed since."""
    return sealing.seal_some(by=Viewer.system()) > 0


@scheduled(every=timedelta(minutes=5))
def run_due() -> None:
    """Pay what is planned, expire what nobody answered, remind of receipts."""
    due.run_due(zone=_zone())


@scheduled(every=timedelta(days=1))
def seal_stragglers() -> None:
    """Look for records that the quick sealing may have passed over."""
    sealing.seal(everything=True)


@scheduled(every=timedelta(hours=6))
def renew_limits() -> None:
    """Put limits in force whose date has come, or that follow a level or a group whose people have changed."""
    moving = LimitRule.objects.filter(removed_at=None).exclude(level=None, group=None, valid_to=None)
    for currency in moving.values_list("currency", flat=True).distinct():
        accounts = Account.objects.filter(currency=currency).select_related("currency", "holder")
        refresh_limits(by=Viewer.system(), accounts=accounts)


def _zone() -> str:
    """The community's: planned payments fall due at its midnight."""
    return str(value("community.timezone"))
