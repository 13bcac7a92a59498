"""What a community decides about its books."""

from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare


def _years(value: int) -> int:
    if not 1 <= value <= 100:
        raise SettingInvalid(why=_("choose between 1 and 100 years"))
    return value


declare(
    "operation.keep_years",
    int,
    default=10,
    label=_("Years that accounting records are kept"),
    help=_("The law of most countries asks for ten."),
    check=_years,
)
