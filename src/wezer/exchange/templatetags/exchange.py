"""Words and pictures of the market's states and steps."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.models import Group
from wezer.exchange.models import PriceMode, ReplyState
from wezer.exchange.prices import line_words
from wezer.kernel.money import Money
from wezer.ledger.currencies import currency
from wezer.ui import money as money_text
from wezer.ui.times import when

register = template.Library()

ANNOUNCEMENT_STEPS = {
    "publish": ("send", gettext_lazy("Publish")),
    "pause": ("clock", gettext_lazy("Pause")),
    "resume": ("refresh-cw", gettext_lazy("Show it again")),
    "close": ("circle-check", gettext_lazy("Close")),
    "reopen": ("refresh-cw", gettext_lazy("Open again")),
    "renew": ("calendar-plus", gettext_lazy("Renew")),
    "cancel": ("x", gettext_lazy("Take back")),
}
REPLY_STEPS = {
    "publish": ("send", gettext_lazy("Send")),
    "withdraw": ("x", gettext_lazy("Withdraw")),
    "redraft": ("undo-2", gettext_lazy("Let them answer anew")),
    "deliver": ("check-check", gettext_lazy("It is done")),
    "contest": ("flag", gettext_lazy("It is not done yet")),
    "invoice": ("receipt", gettext_lazy("Ask for settlement")),
    "confirm": ("check-check", gettext_lazy("I received what was paid outside")),
    "refund": ("undo-2", gettext_lazy("Give back")),
    "confirm_refund": ("check-check", gettext_lazy("I have it back")),
    "dispute": ("life-buoy", gettext_lazy("Call for mediation")),
}
#: Steps that stand as plain buttons below the talk, in this order.
BUTTONS = ("deliver", "invoice", "confirm", "confirm_refund", "redraft", "refund")
TONES = {
    ReplyState.OPEN: "sun", ReplyState.COUNTERED: "sun", ReplyState.ACCEPTED: "brand", ReplyState.DELIVERED: "sun",
    ReplyState.INVOICED: "sun", ReplyState.CONFIRMING: "sun", ReplyState.EVALUATING: "good", ReplyState.PAID: "good",
}  # fmt: skip


@register.filter
def sense_icon(sense: str) -> str:
    return "gift" if sense == "offer" else "hand-heart"


@register.filter
def card_line(announcement: Any) -> str:
    """Who, how far or where, what matters: one line under the price."""
    parts = [announcement.author.name]
    km = getattr(announcement, "km", None)
    if km is not None:
        parts.append(_("{km} km").format(km=round(km, 1)))
    elif announcement.place:
        parts.append(announcement.place)
    elif announcement.remote:
        parts.append(_("From afar"))
    if not announcement.infinite and announcement.quantity > 1:
        parts.append(left_words(announcement))
    return ". ".join(parts)


@register.filter
def left_words(announcement: Any) -> str:
    left = announcement.available
    return ngettext("{number} left", "{number} left", left or 0).format(number=left)


@register.filter
def asked_html(announcement: Any, big: bool = False) -> SafeString:
    """The prices: "and" between those that go together, "or" where one of them is enough."""
    asked = announcement.asked
    if announcement.price_mode != PriceMode.ONE or len(asked) < 2:
        return money_text.html(asked, big=bool(big))
    joined = format_html_join(
        format_html('<span class="plus">{}</span>', _("or")), "{}", [(money_text.html(each),) for each in asked]
    )
    return format_html('<span class="price{}">{}</span>', " big" if big else "", joined)


@register.filter
def bounds(announcement: Any) -> str:
    """Between what an answer may propose, where the announcement says so: one line under the price."""
    return ", ".join(filter(None, map(line_words, announcement.lines)))


@register.filter
def step_icon(step: str) -> str:
    found = ANNOUNCEMENT_STEPS.get(step) or REPLY_STEPS.get(step)
    return found[0] if found else "circle-dot"


@register.filter
def step_words(step: str) -> Any:
    return ANNOUNCEMENT_STEPS[step][1]


@register.filter
def reply_step_words(step: str) -> Any:
    return REPLY_STEPS[step][1]


@register.filter
def step_address(step: str) -> str:
    return step.replace("_", "-")


@register.filter
def step_tone(step: str) -> str:
    return {"deliver": "primary", "confirm": "primary", "confirm_refund": "primary", "refund": "ghost"}.get(step, "")


@register.filter
def side_steps(possible: Iterable[str]) -> list[str]:
    found = set(possible)
    return [step for step in BUTTONS if step in found]


@register.filter
def state_tone(state: str) -> str:
    return TONES.get(ReplyState(state), "") if state in ReplyState.values else ""


@register.filter
def term_value(value: Any) -> Any:
    return when(value) if isinstance(value, datetime) else value


@register.filter
def units_plain(units: int | None, code: str) -> str:
    return "" if units is None else money_text.text(Money(units, code), signed=units > 0)


@register.filter
def agree_words(reply: Any, is_payer: bool) -> str:
    """What agreeing does with the money, before it is done."""
    issued = [
        money
        for money in reply.price()
        if not currency(money.currency).is_tracked and currency(money.currency).category != "abundant"
    ]
    outside = [money for money in reply.price() if currency(money.currency).is_tracked]
    parts = []
    if issued and is_payer:
        parts.append(
            _("When you agree, this is set aside in your wallet: {amount}. It moves when you pay.").format(
                amount=money_text.text(issued)
            )
        )
    elif issued:
        parts.append(
            _("When you agree, this is set aside for you: {amount}. It moves when it is paid.").format(
                amount=money_text.text(issued)
            )
        )
    if outside:
        parts.append(
            _("Paid outside: {amount}. Who receives it confirms it here.").format(amount=money_text.text(outside))
        )
    return " ".join(parts) or _("When you agree, both of you can see what was agreed.")


@register.filter
def card_price(item: Any) -> SafeString:
    """The prices on an item's card."""
    amounts = [Money(units, code) for units, code in item.card.get("prices", ())]
    if item.card.get("mode") != PriceMode.ONE or len(amounts) < 2:
        return money_text.html(amounts)
    return format_html_join(
        format_html(' <span class="plus">{}</span> ', _("or")), "{}", [(money_text.html(each),) for each in amounts]
    )


@register.inclusion_tag("exchange/_as_whom.html", takes_context=True)
def as_whom(context: template.Context) -> dict[str, Any]:
    """A choice of the party one acts as, for those who hold a group's wallet; nothing for the others (and no statement)."""
    viewer = context["request"].viewer
    others = viewer.own_party_ids - {viewer.member.pk if viewer.member else None}
    groups = list(Group.objects.filter(pk__in=others).order_by("name")) if others else []
    return {"member": viewer.member, "groups": groups, "chosen": viewer.party}
