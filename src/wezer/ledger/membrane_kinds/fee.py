"""A fee, paid before one comes in."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.kinds import WAITS, YES, Attempt, Knob, MembraneKind, Todo, Verdict, membrane_kinds
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.models import Crossing, Group
from wezer.kernel.money import LARGEST
from wezer.kernel.permissions import can
from wezer.ledger.entry_fees import KIND, counts_hours, is_open, is_paid, money_of, sees_fees
from wezer.ledger.models import Currency, CurrencyState
from wezer.ui import money as money_text
from wezer.ui.forms import AmountUnread, read_amount, read_hours

LONGEST_WAY = 1000


@membrane_kinds.add
class Fee(MembraneKind):
    """It waits until the group has received the payment; who is in has paid once and for all."""

    kind, name, icon, order = KIND, gettext_lazy("Fee"), "coins", 55
    description = gettext_lazy("Who enters pays first; they are in once the payment is received.")
    is_said_first = True
    only_once = gettext_lazy("only one of its ways asks a fee")
    knobs = {
        "amount": Knob(str, "", gettext_lazy("How much"), lines=1),
        "currency": Knob(str, "", gettext_lazy("In which currency"), gettext_lazy("Its code, such as EUR."), lines=1),
        "how": Knob(str, "", gettext_lazy("How it is paid"), gettext_lazy("An account number, where the cash box stands: who asks reads it.")),
    }  # fmt: skip

    def clean(self, said: Mapping[str, Any]) -> dict[str, Any]:
        kept = super().clean(said)
        kept["how"] = kept["how"].strip()[:LONGEST_WAY]
        code = kept["currency"].strip().upper()
        found = Currency.objects.filter(code=code, state=CurrencyState.ACTIVE).first()
        if found is None:
            raise MembraneInvalid(field="currency", why=_("there is no such currency"))
        return kept | {"currency": code, "amount": _kept(kept["amount"].strip(), found)}

    def refuse_for(self, settings: Mapping[str, Any], group: Group) -> None:
        """Whoever asks at the community's own door has no wallet yet: they pay outside, and it is received here."""
        if not group.has_wallet:
            raise MembraneInvalid(field="currency", why=_("this group has no wallet"))
        if group.is_root and not Currency.objects.get(code=settings["currency"]).is_tracked:
            raise MembraneInvalid(
                field="currency",
                why=_("who is outside has no wallet: the fee of the community is money from elsewhere"),
            )

    def sentence(self, settings: Mapping[str, Any]) -> str:
        return _("a fee of {amount} is received").format(amount=money_text.text(money_of(settings)))

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        """Nothing but the amount is kept with the step: it is no secret."""
        asked = {"amount": settings["amount"], "currency": settings["currency"]}
        paid = attempt.crossing is not None and is_paid(attempt.crossing, money_of(settings))
        return Verdict(YES if paid else WAITS, asked)

    def todo(self, settings: Mapping[str, Any], crossing: Crossing, viewer: Any) -> Todo | None:
        if viewer.member is None or not is_open(crossing) or is_paid(crossing, money_of(settings)):
            return None
        page = reverse("fees:fee", args=[crossing.uid])
        if viewer.member.pk == crossing.belonging.member_id:
            return Todo(_("How to pay the fee"), page)
        return Todo(_("Note that the fee is received"), page) if can(viewer, "ledger.receive", crossing.group) else None

    def awaited_page(self, group: Group, viewer: Any) -> Todo | None:
        return (
            Todo(_("Fees to come in"), reverse("fees:awaited", args=[group.slug])) if sees_fees(viewer, group) else None
        )


def _kept(typed: str, found: Currency) -> str:
    """As people type it, or as it was kept before; kept as machines write it."""
    try:
        if counts_hours(found):
            seconds = read_hours(typed)
            units, kept = seconds, f"{seconds // 3600}:{seconds % 3600 // 60:02}"
        else:
            units = read_amount(typed, found.scale, "en" if "." in typed else None)
            kept = found.text(units)
    except AmountUnread:
        units, kept = 0, ""
    if not 0 < units <= LARGEST:
        raise MembraneInvalid(field="amount", why=_("write an amount in figures, above zero"))
    return kept
