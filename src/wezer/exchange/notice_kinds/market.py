"""What the market tells, in sentences. Kinds that wait stand under "What waits for me" until the step is taken."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.mediation.notices import OF_MEDIATION, MediationLacks


class MarketNotice(NoticeKind):
    """A sentence with {name} (who did it) and {title} (what it is about)."""

    topic = "market"
    words: Any = ""

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Somebody")
        title = notice.item.title if notice.item_id else notice.detail.get("title", "")
        return str(self.words).format(
            name=name,
            title=title,
            days=notice.detail.get("days", ""),
            search=notice.detail.get("search", ""),
            member=notice.detail.get("member", ""),
        )

    def url(self, notice: Any) -> str:
        """Who is called to an exchange of others is led to its page, too."""
        return str(notice.detail.get("url", "")) or super().url(notice)


#: kind, icon, waits, name in the settings, sentence
KINDS: tuple[tuple[str, str, bool, Any, Any], ...] = (
    ("answer", "handshake", True, gettext_lazy("Answers to your announcements"), gettext_lazy("{name} answered “{title}”")),
    ("terms", "pencil", True, gettext_lazy("Other terms proposed"), gettext_lazy("{name} proposes other terms for “{title}”")),
    ("message", "message-circle", False, gettext_lazy("Words in an exchange"), gettext_lazy("{name} wrote to you about “{title}”")),
    ("accepted", "check", False, gettext_lazy("Agreements"), gettext_lazy("{name} agreed to the terms of “{title}”")),
    ("nothing_left", "hourglass", False, gettext_lazy("Answers for which nothing is left"), gettext_lazy("“{title}” went to somebody else for now: your answer waits in case something comes free")),
    ("rejected", "x", False, gettext_lazy("Answers declined"), gettext_lazy("{name} let “{title}” go")),
    ("done", "check-check", True, gettext_lazy("Done, to be paid"), gettext_lazy("{name} says that “{title}” is done: pay when you agree")),
    ("invoiced", "receipt", True, gettext_lazy("Settlement asked for"), gettext_lazy("{name} asks for settlement of “{title}”")),
    ("contested", "flag", False, gettext_lazy("Not done yet"), gettext_lazy("{name} says that “{title}” is not done yet")),
    ("paid", "hand-coins", False, gettext_lazy("Payments in the market"), gettext_lazy("{name} paid “{title}”")),
    ("confirm", "check-check", True, gettext_lazy("Receipts to confirm"), gettext_lazy("{name} paid “{title}”: confirm what you received outside")),
    ("confirmed", "check-check", False, gettext_lazy("Receipts confirmed"), gettext_lazy("{name} received what was paid outside for “{title}”")),
    ("evaluate", "heart-handshake", True, gettext_lazy("Words to give"), gettext_lazy("“{title}” is paid: give your words")),
    ("words", "heart-handshake", False, gettext_lazy("Words received"), gettext_lazy("The words about “{title}” can be read")),
    ("words_answered", "reply", False, gettext_lazy("Answers to your words"), gettext_lazy("{name} answered your words about “{title}”")),
    ("cancel_asked", "x", True, gettext_lazy("Wishes to cancel"), gettext_lazy("{name} wants to cancel “{title}”")),
    ("cancelled", "circle-x", False, gettext_lazy("Exchanges cancelled"), gettext_lazy("“{title}” is cancelled")),
    ("refund", "undo-2", True, gettext_lazy("Refunds to confirm"), gettext_lazy("{name} gives back what was paid for “{title}”: confirm when you have it")),
    ("disputed", "life-buoy", False, gettext_lazy("Calls for mediation"), gettext_lazy("{name} called for mediation on “{title}”")),
    ("mediate", "life-buoy", True, gettext_lazy("Mediation to give"), gettext_lazy("{name} calls for mediation on “{title}”")),
    *OF_MEDIATION,
    ("settled", "scale", False, gettext_lazy("Mediation given"), gettext_lazy("The mediation on “{title}” is settled")),
    ("ending", "hourglass", True, gettext_lazy("Announcements that end soon"), gettext_lazy("“{title}” ends in {days} days: renew it with one click")),
    ("ended", "hourglass", False, gettext_lazy("Announcements that ended"), gettext_lazy("“{title}” has ended. You can renew it")),
    ("sent_back", "undo-2", True, gettext_lazy("Announcements sent back"), gettext_lazy("“{title}” needs a change before it is shown")),
    ("removed", "ban", False, gettext_lazy("Announcements removed"), gettext_lazy("“{title}” was removed from the market")),
    ("review", "eye", True, gettext_lazy("Announcements to review"), gettext_lazy("{name} announces “{title}”: it waits for your look")),
    ("match", "search", False, gettext_lazy("News in your searches"), gettext_lazy("New for you in the market: “{title}”")),
)  # fmt: skip


@notice_kinds.add
class ExchangeUnmediated(MediationLacks):
    topic = "market"
    kind = "exchange.mediation_lacks"
    words = gettext_lazy("Two sides of an exchange wait for mediation, and nobody may mediate: give somebody the role.")


def _register(key: str, icon: str, waits: bool, name: Any, words: Any) -> None:
    made = type(
        f"Market{key.title().replace('_', '')}",
        (MarketNotice,),
        {"kind": f"exchange.{key}", "icon": icon, "waits": waits, "name": name, "words": words},
    )
    notice_kinds.add(made)


for _kind in KINDS:
    _register(*_kind)

WAITING = tuple(f"exchange.{key}" for key, _icon, waits, *_rest in KINDS if waits)
