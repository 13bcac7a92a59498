"""What the market adds to the shell, to the members' pages and to the garden."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.second_factor import guard_for_others
from wezer.core.panels import PartyPanel, Section, garden_sections, party_panels
from wezer.exchange import audit_words as _words_of_the_log  # noqa: F401
from wezer.exchange.models import Reply
from wezer.exchange.queries.market import announcements_of
from wezer.exchange.queries.reputation import reputation_of, words_received
from wezer.exchange.second_lock import settles_for_others
from wezer.ui.shell import Space, Start, everyone, spaces, starts
from wezer.ui.words import PLACES
from wezer.workflow.queries import Label, labels

spaces.add(
    Space(key="market", label=_("Market"), icon="store", url="market:list", section="exchange", order=10, prefix="/market/",
          visible=everyone, tab=True)
)  # fmt: skip
guard_for_others(settles_for_others)
PLACES.update(offer="market:list", want="market:list", reply="market:list")
starts.add(
    Start(key="offer", label=_("Offer something"), icon="gift", url="/market/new/?sense=offer",
          note=_("A thing, a service, a seat"), order=10)
)  # fmt: skip
starts.add(
    Start(key="want", label=_("Ask for something"), icon="hand-heart", url="/market/new/?sense=want",
          note=_("Somebody may have it"), order=11)
)  # fmt: skip


def tends_market(viewer: Any) -> bool:
    return viewer is not None and viewer.has_right("exchange.tend_market")


garden_sections.add(Section("market", _("Market"), "store", "market-garden:index", 65, tends_market))


@party_panels.add
class OffersAndWants(PartyPanel):
    """What a member or a group offers and asks for."""

    kind = "offers"
    name = _("Offers and wants")
    icon = "store"
    order = 20
    template = "exchange/party/offers.html"
    brief_template = "exchange/party/brief.html"

    def is_shown(self, party: Any, viewer: Any) -> bool:
        return True

    def context(self, party: Any, viewer: Any, request: Any = None) -> dict[str, Any]:
        return {"announcements": list(announcements_of(party, viewer)[:24])}

    def brief(self, party: Any, viewer: Any) -> dict[str, Any]:
        return {"announcements": list(announcements_of(party, viewer)[:3])}


@party_panels.add
class WordsReceived(PartyPanel):
    """What others said after an exchange, and how the party keeps its word."""

    kind = "words"
    name = _("Words received")
    icon = "heart-handshake"
    order = 30
    template = "exchange/party/words.html"
    aside_template = "exchange/party/aside.html"

    def context(self, party: Any, viewer: Any, request: Any = None) -> dict[str, Any]:
        return {"words": list(words_received(party)[:24]), "reputation": reputation_of(party)}

    def brief(self, party: Any, viewer: Any) -> dict[str, Any]:
        return {"reputation": reputation_of(party, with_amounts=False)}


@labels("exchange.reply")
def name_replies(uids: list[Any], viewer: Any) -> dict[Any, Label]:
    """Answers on a thread of life carry the name of who answered: their title is the announcement's."""
    rows = Reply.objects.visible_to(viewer).filter(uid__in=uids).select_related("author")
    return {
        reply.uid: Label(f"{reply.author.name}: {reply.title}", reply.get_absolute_url(), "handshake", str(_("Answer")))
        for reply in rows
    }
