"""Legal days are the community's: whoever looks from elsewhere, an invoice is due when its midnight has come there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from wezer.core.settings_registry import value
from wezer.kernel.clock import now


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(str(value("community.timezone")))).date()


def today() -> date:
    return day_of(now())
