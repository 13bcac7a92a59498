"""What a community decides about its books and its office."""

from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare


def _years(value: int) -> int:
    if not 1 <= value <= 100:
        raise SettingInvalid(why=_("choose between 1 and 100 years"))
    return value


def _cents(value: int) -> int:
    if not 0 < value <= 1000:
        raise SettingInvalid(why=_("choose between 1 and 1000 hundredths"))
    return value


declare(
    "operation.keep_years",
    int,
    default=10,
    label=_("Years that accounting records are kept"),
    help=_("The law of most countries asks for ten."),
    check=_years,
)
declare(
    "operation.invoices_from_replies",
    str,
    default="issue",
    choices=(
        ("issue", _("issued at once")),
        ("draft", _("a draft, which who keeps the books issues")),
        ("no", _("no invoice")),
    ),
    label=_("When an exchange of the market with the organisation of the books is done"),
    help=_("What was agreed becomes an invoice: nobody types it again."),
)
declare(
    "operation.receipts_go_to",
    str,
    default="bank",
    choices=(("bank", _("the bank account")), ("cash", _("the cash box"))),
    label=_("Where legal money goes whose receipt is confirmed in the market"),
)
declare(
    "operation.kilometre_cents",
    int,
    default=32,
    label=_("Hundredths given back for each kilometre driven"),
    check=_cents,
)
