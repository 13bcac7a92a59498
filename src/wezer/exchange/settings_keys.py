"""What a community decides about its market."""

from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare


def _days(value: int) -> int:
    if not 1 <= value <= 3650:
        raise SettingInvalid(why=_("choose between 1 and 3650 days"))
    return value


declare(
    "exchange.moderated",
    bool,
    default=False,
    scope="group",
    label=_("A moderator looks at announcements before others see them"),
)
declare("exchange.comment_required", bool, default=True, label=_("Words are asked beside the marks after an exchange"))
declare("exchange.evaluations", bool, default=True, label=_("Both sides are asked for words after an exchange"))
declare(
    "exchange.lifetime_days",
    int,
    default=180,
    label=_("Days an announcement stays open unless its author says otherwise"),
    check=_days,
)
