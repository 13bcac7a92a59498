"""The open sets of core: group kinds, room kinds, item kinds, notice kinds."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.core.agenda.sources import CalendarSource as CalendarSource
from wezer.core.agenda.sources import calendar_sources as calendar_sources  # its registry is known from the start
from wezer.core.chat.beginning import beginnings as beginnings  # its registry is known from the start
from wezer.core.crossing.kinds import membrane_kinds as membrane_kinds
from wezer.core.crossing.rule_facts import rule_facts as rule_facts
from wezer.core.duties import own_data as own_data  # its registry is known from the start
from wezer.core.group_duties.measures import duty_measures as duty_measures  # its registry is known from the start
from wezer.core.journey.kinds import journey_moves as journey_moves
from wezer.core.journey.kinds import journey_presets as journey_presets
from wezer.core.journey.kinds import journey_steps as journey_steps
from wezer.core.lending.terms import lending_terms as lending_terms  # its registry is known from the start
from wezer.core.matching.kinds import match_sources as match_sources  # its registry is known from the start
from wezer.core.mediation.kinds import mediation_kinds as mediation_kinds  # its registry is known from the start
from wezer.core.models.group import ChangesBy, Membrane, Sight
from wezer.core.models.mailing import Channel
from wezer.core.moderation.kinds import reportable_kinds as reportable_kinds  # its registry is known from the start
from wezer.core.processing import processings as processings
from wezer.core.reactions import reaction_kinds as reaction_kinds  # its registry is known from the start
from wezer.core.retention import retention_kinds as retention_kinds
from wezer.core.rooms.kind import RoomKind as RoomKind  # the contract of a registry of this module
from wezer.core.rooms.kind import RoomOfItems as RoomOfItems
from wezer.core.rooms.kind import RoomSetting as RoomSetting
from wezer.core.transparency.kinds import transparency_classes as transparency_classes
from wezer.core.welcome.kinds import first_steps as first_steps  # its registry is known from the start
from wezer.kernel.registry import Registry


class GroupKind:
    """A type of group (core.md 4.1)."""

    kind: str
    name: Any
    purpose: Any = ""
    icon = "circle-dot"
    may_contain: tuple[str, ...] = ()
    membrane: str = Membrane.INVITATION
    #: The rule in WEL that goes with the membrane “rule”: who fulfils it enters, and stays.
    rule: str = ""
    sight: str = Sight.MEMBERS
    has_wallet = True
    #: It is the page of a role of the group around it (SETTLED row 42): opened from there, tended from there, without roles.
    is_role_page = False
    #: In what such a group decides by itself from the start: rights held around it do not reach it (core.md G-4).
    sovereign: tuple[str, ...] = ()
    #: Who changes the membrane, the purpose and the above in a new group of this kind.
    changes_by: str = ChangesBy.STEWARDS
    #: Kinds of the rooms that a new group of this kind opens with.
    rooms: tuple[str, ...] = ("talk",)


class ItemKind:
    """A kind of item: its model beside core.Item, its words, its page."""

    kind: str
    name: Any
    #: What many of them are called where a group's site tells its numbers; empty: they are not told there.
    many: Any = ""
    icon = "file-text"
    model: str = ""  # "exchange.Announcement"
    #: Fragment for feeds and lists; receives `item` (a core.Item with author and group) and nothing personal.
    card_template = "core/items/_card.html"
    in_feed = True
    #: A place where people write (a conversation): whoever opened it cannot take it away, and it has no thread of its own.
    is_place = False
    #: What two parties agreed on: when its author is forgotten it stays, signed by the pseudonym.
    is_record = False
    #: Two parties agreed on it and both rely on it: nobody hides it from either.
    is_agreed = False

    def url(self, item: Any) -> str:
        """The item's page."""
        raise NotImplementedError

    def search_parts(self, item: Any) -> list[str]:
        """Texts beside the title that search reads."""
        return []

    def reindex(self, item: Any) -> None:
        """Write its entry in the index anew; `item` is of its own kind. For acts only."""
        from wezer.core.markdown import plain_text
        from wezer.core.models import Item
        from wezer.core.models.talk import LONGEST_BODY
        from wezer.core.search.index import index_item, kept_tags

        text = "\n\n".join(self.search_parts(Item.objects.get(pk=item.pk)))
        index_item(item, body=plain_text(text, LONGEST_BODY), tags=kept_tags(item, text))

    @property
    def is_searched(self) -> bool:
        """Whether its items stand in the index: it says which words, or writes the entry itself."""
        own = type(self)
        return own.search_parts is not ItemKind.search_parts or own.reindex is not ItemKind.reindex

    def shared(self, items: Collection[Any]) -> set[int]:
        """Which of these (their numbers) others have made theirs too: they do not go with whoever put them there."""
        return set()

    def check_withdrawal(self, item: Any) -> None:
        """Raise the refusal that keeps its author from withdrawing it now: a loan under way, a paper that the law keeps."""


class NoticeTopic:
    """What a member chooses a channel for; kinds of notices name theirs. Defaults follow core.md N-1."""

    kind: str
    name: Any
    icon = "bell"
    order = 80
    #: For those who chose nothing.
    channel: str = Channel.DIGEST
    offered: tuple[str, ...] = tuple(Channel)
    #: May be chosen otherwise in one group.
    in_groups = True
    #: Sent in quiet hours too.
    breaks_quiet = False
    #: Chosen though no kind of notice names it.
    stands_alone = False

    @property
    def is_pushed(self) -> bool:
        """To the devices of those who chose nothing else: what they also hear of at once by mail."""
        return self.channel == Channel.NOW


class NoticeKind:
    """A kind of notice: what it says, where it leads, and of which topic it is."""

    kind: str
    name: Any
    icon = "bell"
    #: A kind of `notice_topics`: by it members choose whether and how they hear of it.
    topic = "other"
    #: Waits for the member to do something: stands under "What waits for me".
    waits = False
    #: What waits comes even to whom switched its topic off, unless it says so here.
    may_be_off = False
    #: About the member's own standing: told and mailed at once, whatever they chose, and of a group they are not in as well.
    always = False

    def sentence(self, notice: Any) -> str:
        raise NotImplementedError

    def url(self, notice: Any) -> str:
        from django.urls import reverse

        return reverse("items:item", args=[notice.item.uid]) if notice.item_id else reverse("home:home")


class MapLayer:
    """What the map shows in one colour, and may be asked to leave out. An item stands in the first layer that takes it."""

    kind: str
    name: Any  # of many: “Offers”
    one: Any  # of one: “Offer”
    icon = "map-pin"
    tone = "plum"  # plum, sun, river, mineral, good
    #: The kind of the items that stand here: when it is closed, the layer is absent. Empty: parties.
    item_kind = ""
    order = 50
    #: What such a point is in the words of schema.org, for other sites.
    schema = "Place"
    #: And in those of PAIR (`maps/pair.py`); how whoever put it there stands to it: “offeredBy”, “neededBy”.
    pair, pair_by = "PhysicalPlace", ""

    def takes(self, item: Any) -> bool:
        """Whether this item, read as its own kind, stands here when it has a point."""
        return bool(self.item_kind and item.kind == self.item_kind)

    def theme(self, item: Any) -> str:
        """By what the layer sorts its points: the key of a category, of a type."""
        return ""

    def is_rough(self, item: Any) -> bool:
        """Whether its point is told about only."""
        return False

    def hours(self, item: Any) -> str:
        """When it is open, in the words of whoever described it."""
        return ""

    def note(self, item: Any) -> Any:
        """What to know before one goes there, read off the core.Item: “not confirmed yet”."""
        return ""

    def themes(self) -> list[tuple[str, Any]]:
        """(key, words) of what one may choose among."""
        return []

    #: Where the same is drawn by its themes: (name of the address, words of the link).
    picture: ClassVar[tuple[str, Any] | None] = None

    def within(self, theme: str) -> list[str]:
        """The keys that a chosen one stands for: itself and those below it."""
        return [theme]


class CircleSize:
    """By what circles on the map of groups may be sized, beside the people in them. Found in `<package>/circle_sizes/*.py`."""

    kind: str
    name: Any
    #: What a large circle has more of, in a sentence, and where no number is told.
    caption: Any

    def sizes(self, groups: Sequence[int], viewer: Any) -> Mapping[int, int]:
        """The number of each of these groups, by theirs; one that may not be told is left out. At most one statement."""
        raise NotImplementedError


class HomePanel:
    """A glance beside the feed of the home page: the wallet, the week. Found in `<package>/home_panels/*.py`."""

    kind: str
    #: It stands before the feed: what stands beside it comes last on a small screen.
    is_before = False

    def visible(self, viewer: Any) -> bool:
        return not viewer.is_anonymous

    def render(self, request: Any) -> str:
        """Safe HTML of the card; at most one statement."""
        raise NotImplementedError


group_kinds: Registry[GroupKind] = Registry("group_kinds", GroupKind)
room_kinds: Registry[RoomKind] = Registry("room_kinds", RoomKind)
item_kinds: Registry[ItemKind] = Registry("item_kinds", ItemKind)
notice_topics: Registry[NoticeTopic] = Registry("notice_topics", NoticeTopic)
notice_kinds: Registry[NoticeKind] = Registry("notice_kinds", NoticeKind)
map_layers: Registry[MapLayer] = Registry("map_layers", MapLayer)
circle_sizes: Registry[CircleSize] = Registry("circle_sizes", CircleSize)
home_panels: Registry[HomePanel] = Registry("home_panels", HomePanel)

#: The community itself is the root, outside the seven types.
COMMUNITY = "community"
COMMUNITY_NAME = _("Community")


class DemoChapter:
    """What a package that the demo does not know adds to its community, on the last day of its year. Found in
    `<package>/demo_chapters/*.py`."""

    kind: str
    name: Any

    def play(self, members: Mapping[str, Any]) -> None:
        """`members` by name: Oak tends the garden, Fern, Sage and Basil are members who sign in."""
        raise NotImplementedError


demo_chapters: Registry[DemoChapter] = Registry("demo_chapters", DemoChapter)
