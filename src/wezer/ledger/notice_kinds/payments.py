"""What the wallet tells its holder."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from wezer.core.acting import ACTING_FOR
from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.kernel.money import Money
from wezer.ledger.models.schedule import CLOSED, KEPT_OUT
from wezer.ui import money as money_text


class PaymentNotice(NoticeKind):
    """One sentence with who, how much and what for; leads to the receipt, or to the page of the fee that it is about: whoever
    is not let in by the community has no wallet to open."""

    topic = "money"
    icon = "wallet"
    words: Any = ""

    def sentence(self, notice: Any) -> str:
        amounts = money_text.text([Money(units, code) for units, code in notice.detail.get("amounts", [])])
        name = notice.actor.name if notice.actor else ""
        said = _(self.words).format(name=name, amounts=amounts)
        memo = notice.detail.get("memo")
        return f"{said} ({memo})" if memo else said

    def url(self, notice: Any) -> str:
        """Those that were told before named the receipt alone."""
        crossing = notice.detail.get("crossing")
        return (
            reverse("fees:fee", args=[crossing])
            if crossing
            else reverse("wallet:movement", args=[notice.detail["uid"]])
        )


@notice_kinds.add
class PaymentReceived(PaymentNotice):
    kind = "payment_received"
    name = gettext_lazy("A payment received")
    words = gettext_noop("{name} paid you {amounts}")


@notice_kinds.add
class Thanked(PaymentNotice):
    kind = "thanked"
    name = gettext_lazy("A thanks received")
    icon = "sun"
    words = gettext_noop("{name} thanked you: {amounts}")


@notice_kinds.add
class PaidReaction(PaymentNotice):
    """Heard of as other reactions are, not at once as other payments."""

    topic = "reactions"
    kind = "paid_reaction"
    name = gettext_lazy("A reaction that pays")
    icon = "sun"
    words = gettext_noop("{name} gave you {amounts} with a reaction")


@notice_kinds.add
class PaymentRequested(PaymentNotice):
    kind = "payment_requested"
    name = gettext_lazy("Somebody asks to be paid")
    waits = True
    words = gettext_noop("{name} asks you for {amounts}")


@notice_kinds.add
class AmountIsSetAside(PaymentNotice):
    kind = "amount_set_aside"
    name = gettext_lazy("An amount set aside for me")
    words = gettext_noop("{name} set {amounts} aside for you. You may cancel it")


@notice_kinds.add
class ConfirmReceipt(PaymentNotice):
    kind = "confirm_receipt"
    name = gettext_lazy("A receipt to confirm")
    waits = True
    words = gettext_noop("{name} paid you {amounts} outside. Did you receive it?")


@notice_kinds.add
class ConfirmRefund(PaymentNotice):
    kind = "confirm_refund"
    name = gettext_lazy("A refund to confirm")
    waits = True
    words = gettext_noop("{name} gives {amounts} back. Do you have it?")


@notice_kinds.add
class SignatureNeeded(PaymentNotice):
    kind = "signature_needed"
    name = gettext_lazy("A signature asked for")
    icon = "signature"
    waits = True
    words = gettext_noop("A payment of {amounts} waits for your signature")


@notice_kinds.add
class PaymentStopped(PaymentNotice):
    kind = "payment_stopped"
    name = gettext_lazy("A request not paid")
    words = gettext_noop("{name} did not pay {amounts}")


@notice_kinds.add
class ReceiptConfirmed(PaymentNotice):
    kind = "receipt_confirmed"
    name = gettext_lazy("A receipt confirmed")
    words = gettext_noop("{name} received {amounts}")


@notice_kinds.add
class UnitsIssued(PaymentNotice):
    kind = "units_issued"
    name = gettext_lazy("Units issued to me")
    icon = "coins"
    words = gettext_noop("{name} issued {amounts} to you")


@notice_kinds.add
class PaymentGivenBack(PaymentNotice):
    kind = "payment_given_back"
    name = gettext_lazy("A payment given back")
    words = gettext_noop("{name} gave {amounts} back")


@notice_kinds.add
class PaymentUndone(PaymentNotice):
    """By somebody with a mandate: both sides read who it was."""

    kind = "payment_undone"
    name = gettext_lazy("A payment undone by those who moderate")
    icon = "undo-2"
    words = gettext_noop("{name} undid a payment of {amounts}, as those who moderate may")


@notice_kinds.add
class PlannedPaymentFailed(NoticeKind):
    topic = "money"
    kind = "planned_payment_failed"
    name = gettext_lazy("A planned payment that failed")
    icon = "calendar-x"

    def sentence(self, notice: Any) -> str:
        told = notice.detail
        if "payee" not in told:  # as it was told before
            return _("Part {number} of a planned payment could not be made.").format(number=told["number"])
        amounts = money_text.text([Money(units, code) for units, code in told["amounts"]])
        said = _("A planned payment of {amounts} from {payer} to {payee} could not be made (part {number}).")
        return said.format(amounts=amounts, payer=told["payer"], payee=told["payee"], number=told["number"])

    def url(self, notice: Any) -> str:
        return reverse("wallet:planned")


@notice_kinds.add
class PlannedPaymentMissed(NoticeKind):
    topic = "money"
    kind = "planned_payment_missed"
    name = gettext_lazy("A planned payment that waits for me")
    icon = "calendar-x"
    waits = True

    def sentence(self, notice: Any) -> str:
        """Of one's own wallet, or of one that one holds for others: its `actor`."""
        said = self._own(notice.detail.get("why")) if notice.actor is None else self._held(notice.detail.get("why"))
        return said.format(name=notice.actor.name if notice.actor else "")

    def _own(self, why: str | None) -> str:
        if why == CLOSED:
            return _("Payments that you planned came due while payments were closed: pay them now, or leave them out.")
        if why == KEPT_OUT:
            return _(
                "Payments that you planned are not made while the community is closed to you; then you say what becomes of them."
            )
        return _("Payments that you planned are not made by themselves now: pay them yourself, or leave them out.")

    def _held(self, why: str | None) -> str:
        if why == CLOSED:
            return _("Planned payments of {name} came due while payments were closed: pay them now, or leave them out.")
        return _(
            "Planned payments of {name} are not made by themselves now: who planned them may not pay from its wallet. Pay them yourself, or leave them out."
        )

    def url(self, notice: Any) -> str:
        return reverse("wallet:planned") + (f"?{ACTING_FOR}={notice.actor.uid}" if notice.actor is not None else "")


@notice_kinds.add
class PlannedPaymentAwaited(NoticeKind):
    topic = "money"
    kind = "planned_payment_awaited"
    name = gettext_lazy("A planned payment to me that was not made")
    icon = "calendar-x"

    def sentence(self, notice: Any) -> str:
        if notice.detail.get("closed"):
            said = _(
                "Payments that {name} planned for you came due while payments were closed: whoever pays is asked what becomes of them."
            )
        else:
            said = _(
                "Payments that {name} planned for you are not made by themselves now: whoever pays is asked what becomes of them."
            )
        return said.format(name=notice.actor.name if notice.actor else _("somebody"))

    def url(self, notice: Any) -> str:
        return reverse("wallet:planned")
