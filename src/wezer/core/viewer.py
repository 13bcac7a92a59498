"""Who is looking: the member, the group they act for, and what follows for what they see and may do.

Built once per request or token. What it needs from the database comes in one statement, on first use.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, Self

from django.db.models import Q

from wezer.core.models import (
    ACTIVE_STATES,
    Audience,
    AudienceKind,
    BelongingState,
    Group,
    GroupClosure,
    GroupState,
    Member,
    Party,
    Restriction,
)
from wezer.core.moderation.refusals import Restricted
from wezer.core.standing import ACT_FOR as ACT_FOR
from wezer.core.standing import EVERYWHERE, READING, Standing, read_standing
from wezer.core.standing import GIVE_HELP as GIVE_HELP
from wezer.kernel.permissions import right as known_right
from wezer.kernel.refusals import Refusal
from wezer.kernel.statements import prepared_cursor

#: The right of those who tend a group.
TEND = "core.tend_group"
#: The right to read for a short time in a group one is not in, told to it.
BREAK_GLASS = "core.break_glass"


_SOVEREIGNTY = (
    "depth", "ancestor__sovereign_money", "ancestor__sovereign_membership", "ancestor__in_care_since", "ancestor__state",
)  # fmt: skip


class InPlaces(NamedTuple):
    """A viewer as a compiled question sees them: what `visible_to` asks of one, each a place in its statement.

    `member` is None for a question that visitors ask, too; 0 for one of members that never asks who they are.
    """

    member: Any
    audience_ids: Any
    own_party_ids: Any
    is_system: bool = False
    shut_kinds: frozenset[str] = frozenset()


class Viewer:
    def __init__(
        self,
        member: Member | None = None,
        acting_for: Party | None = None,
        *,
        is_system: bool = False,
        scopes: Iterable[str] | None = None,
        is_vouched: bool = False,
    ) -> None:
        self.member = member
        self.acting_for = acting_for
        self.is_system = is_system
        self.scopes = None if scopes is None else frozenset(scopes)
        self.seen_as = ""  # “member” or “visitor”: a gardener looks at a page as others do
        self.glass: Any = None  # the opening under which this page is read, of a group the member is not in
        self.shut_kinds: frozenset[str] = frozenset()  # kinds of items of which nothing is read
        self._is_vouched = is_vouched  # who made this viewer has just read that the member is inside (a token's check)
        self._ancestors: dict[
            int, list[tuple[int, frozenset[str] | None]]
        ] = {}  # outwards, with what each decides by itself

    @classmethod
    def of(cls, member: Member, acting_for: Party | None = None) -> Self:
        return cls(member, acting_for)

    @classmethod
    def anonymous(cls) -> Self:
        return cls()

    @classmethod
    def system(cls) -> Self:
        """The worker, an import, the command line: may do everything; facts carry no actor."""
        return cls(is_system=True)

    def acting(self, party: Party) -> "Viewer":
        """The same member, with the same scopes, acting for a group."""
        return self._again(Viewer(self.member, party, scopes=self.scopes, is_vouched=self._is_vouched))

    def through_a_program(self, scopes: Iterable[str]) -> "Viewer":
        """The same member, who was just found inside, with what their token allows."""
        return self._again(Viewer(self.member, scopes=scopes, is_vouched=True))

    def _again(self, other: "Viewer") -> "Viewer":
        """Told what is known already of where the member belongs."""
        if "_found" in self.__dict__:
            other.__dict__["_found"] = self._found
        return other

    def without_roles(self) -> "Viewer":
        """The same member as any member: none of the rights of their roles, acting for no group."""
        plain = self._again(Viewer(self.member, scopes=self.scopes, is_vouched=self._is_vouched))
        plain.__dict__["_standing"] = replace(
            self._standing, roles=[], acts_for=set(), audiences=self._audiences_without_roles()
        )
        return plain

    def through_glass(self, glass: Any, audiences: frozenset[int], *, shut: frozenset[str]) -> "Viewer":
        """The same member, who does nothing and reads these audiences besides; of their roles only what says that they may
        know the group, and who they look for by it."""
        reader = self._again(Viewer(self.member, scopes=(), is_vouched=self._is_vouched))
        held = [(where, frozenset({BREAK_GLASS})) for where, rights in self._standing.roles if BREAK_GLASS in rights]
        reader.__dict__["_standing"] = replace(
            self._standing, roles=held, acts_for=set(), audiences=self._standing.audiences | audiences
        )
        reader.glass, reader.shut_kinds = glass, shut
        return reader

    def _audiences_without_roles(self) -> set[int]:
        """Without what only those read who tend a group, help there, or hold its wallet. One statement, if there is a role."""
        found = self._standing.audiences
        if not (self._standing.roles or self._standing.acts_for):
            return found
        by_role = Q(kind__in=(AudienceKind.STEWARDS, AudienceKind.TEAM))
        by_purse = Q(kind=AudienceKind.PARTIES) & ~Q(parties=self.member.pk if self.member else 0)
        return found - set(Audience.objects.filter(by_role | by_purse, pk__in=found).values_list("pk", flat=True))

    def __repr__(self) -> str:
        who = "system" if self.is_system else str(self.member or "anonymous")
        return f"<Viewer {who}{f' for {self.acting_for}' if self.acting_for else ''}>"

    @property
    def is_anonymous(self) -> bool:
        return self.member is None and not self.is_system

    @property
    def party(self) -> Party | None:
        """As whom the viewer acts: the group they act for, else themselves."""
        return self.acting_for or self.member

    @property
    def is_inside(self) -> bool:
        """Belongs to the community in a state that reads (not suspended, not merely asking)."""
        return self.is_system or self._is_vouched or bool(self._standing.depths)

    @property
    def is_admitted(self) -> bool:
        """The same, for where nothing else is asked (a payment): one small statement unless more is known already."""
        if self.is_system or self._is_vouched or "_standing" in self.__dict__:
            return self.is_inside
        return self._found_inside

    @property
    def is_observing(self) -> bool:
        """Of the community itself: somebody from outside who reads and speaks, without a vote and a wallet (core.md 5.2)."""
        if self.is_system:
            return False
        if "_standing" in self.__dict__:
            return BelongingState.OBSERVER in self._standing.lesser.get(EVERYWHERE, ())
        return (BelongingState.OBSERVER, True) in self._found

    @property
    def group_ids(self) -> frozenset[int]:
        """Groups belonged to, directly or derived."""
        return frozenset(self._standing.depths)

    @property
    def direct_group_ids(self) -> frozenset[int]:
        return frozenset(group for group, depth in self._standing.depths.items() if depth == 0)

    @property
    def audience_ids(self) -> frozenset[int]:
        return frozenset(self._standing.audiences)

    @property
    def own_party_ids(self) -> frozenset[int]:
        """The member and the groups they may act for."""
        mine = {self.member.pk} if self.member else set()
        return frozenset(mine | self._standing.acts_for)

    @property
    def member_id(self) -> int:
        """The member's number; 0, which is nobody's, for a visitor and for the system."""
        return self.member.pk if self.member else 0

    @property
    def unread(self) -> int:
        return self._standing.unread

    def belongs(self, group: Group | int) -> bool:
        return self._id(group) in self._standing.depths

    def belongs_directly(self, group: Group | int) -> bool:
        return self._standing.depths.get(self._id(group)) == 0

    def belongs_fully(self, group: Group | int) -> bool:
        """Directly, and neither as a newcomer nor, there or in a group around it, observing or on a pause (core.md 5.2)."""
        return self.belongs_directly(group) and not self._limits_in(group)

    def only_reads(self, group: Group | int | None) -> bool:
        """On a pause there or in a group around it, or an agreement that limits is not accepted yet (core.md M-4). Without a
        group: in the community itself."""
        return not READING.isdisjoint(self._limits_in(group))

    def _limits_in(self, group: Group | int | None) -> set[str]:
        limits = self._standing.lesser
        everywhere: set[str] = limits.get(EVERYWHERE, set())
        return everywhere if group is None else everywhere | limits.get(self._id(group), set())

    def is_denied(self, subject: Any) -> bool:
        """Whether those who moderate took the word from the viewer for a time, where `subject` lies (core.md R-2)."""
        if self.is_system or self.member is None or not self._standing.restricted:
            return False
        return self._place_of(subject) in self._standing.restricted

    def why_denied(self, subject: Any) -> Refusal:
        group = self._place_of(subject)
        held = Restriction.objects.filter(member=self.member, lifted_at=None, group__below__descendant=group)
        last = held.select_related("case").order_by("-until").first()
        return Restricted.of(last)

    @property
    def is_restricted(self) -> bool:
        """Somewhere."""
        return bool(self._standing.restricted)

    def _place_of(self, subject: Any) -> int:
        """The group in which something lies; the community itself for what lies in none."""
        thing = getattr(subject, "item", subject)  # an answer, a comment lies where its item does
        number = thing.pk if isinstance(thing, Group) else getattr(thing, "group_id", None)
        return number or next(iter(self._root_ids))

    def has_right(self, right: str, group: Group | int | None = None, *, domain: str = "") -> bool:
        """Whether a role held in `group` or around it bundles `right`; without a group: in the community itself.

        A right over money or membership does not reach into a group that decides such things by itself (core.md G-4).
        `domain`: asked for such a thing although the right is another.
        """
        if self.is_system:
            return True
        holders = {where for where, rights in self._standing.roles if right in rights}
        if not holders:
            return False
        if group is None:
            return bool(holders & self._root_ids)
        return bool(holders.intersection(self._from_where(domain or known_right(right).domain, self._id(group))))

    def holds_around(self, right: str, group: Group) -> bool:
        """Whether a role held in `group` or around it bundles `right`, whatever it decides by itself."""
        held = {where for where, rights in self._standing.roles if right in rights}
        return bool(held & self.ancestors_of(group.pk))

    def has_right_within(self, right: str, group: Group) -> bool:
        """Whether a role of the group itself bundles `right`, or one around it while nobody tends the group."""
        if group.in_care_since is not None or group.is_root:
            return self.has_right(right, group)
        return self.is_system or any(where == group.pk and right in rights for where, rights in self._standing.roles)

    def right_holding_group_ids(self, right: str) -> frozenset[int]:
        """The groups where a role is held that bundles `right`."""
        return frozenset(where for where, rights in self._standing.roles if right in rights)

    def _from_where(self, domain: str, group_id: int) -> list[int]:
        """The groups whose roles' rights reach this one: outwards, up to the first that decides such things by itself."""
        found = []
        for where, decides in self._outwards(group_id):
            found.append(where)
            if decides is None or domain in decides:
                break
        return found

    def has_right_somewhere(self, right: str) -> bool:
        return self.is_system or any(right in rights for _where, rights in self._standing.roles)

    @property
    def role_group_ids(self) -> frozenset[int]:
        """The groups where a role with any right is held; its rights apply there and below."""
        return frozenset(where for where, rights in self._standing.roles if rights)

    @property
    def tended_group_ids(self) -> frozenset[int]:
        """The groups where a role that tends is held; whoever holds it tends those below too."""
        return frozenset(where for where, rights in self._standing.roles if TEND in rights)

    def may_act_for(self, party: Party | int) -> bool:
        """Themselves, or a group whose wallet they hold."""
        number = self._id(party)
        return (
            self.is_system
            or (self.member is not None and number == self.member.pk)
            or number in self._standing.acts_for
        )

    may_spend_for = may_act_for

    def scope_allows(self, right: str) -> bool:
        """A token may be narrower than its member: `ledger:write` opens the ledger's rights, `*` all of them."""
        return self.scopes is None or "*" in self.scopes or f"{right.partition('.')[0]}:write" in self.scopes

    def ancestors_of(self, group_id: int) -> frozenset[int]:
        """The group and those around it, by id."""
        return frozenset(where for where, _decides in self._outwards(group_id))

    def _outwards(self, group_id: int) -> list[tuple[int, frozenset[str] | None]]:
        """The group and those around it, with what each decides by itself; None for a draft, which decides everything."""
        if group_id not in self._ancestors:
            pairs = GroupClosure.objects.filter(descendant_id=group_id).select_related("ancestor").order_by("depth")
            self.know_ancestors(group_id, [pair.ancestor for pair in pairs.only(*_SOVEREIGNTY)])
        return self._ancestors[group_id]

    def look_outwards(self, groups: Iterable[int]) -> None:
        """Before each of several groups is asked about: what lies around them, in one statement."""
        found: dict[int, list[Group]] = {number: [] for number in groups if number not in self._ancestors}
        pairs = GroupClosure.objects.filter(descendant_id__in=found).select_related("ancestor").order_by("depth")
        for pair in pairs.only("descendant_id", *_SOVEREIGNTY) if found else ():
            found[pair.descendant_id].append(pair.ancestor)
        for number, ancestors in found.items():
            self.know_ancestors(number, ancestors)

    def know_ancestors(self, group_id: int, ancestors: Iterable[Group]) -> None:
        """Told, outwards, by whoever has just read them for another purpose: saves the statement."""
        self._ancestors[group_id] = [
            (each.pk, None if each.state == GroupState.DRAFT else frozenset(each.decides_itself)) for each in ancestors
        ]

    @cached_property
    def _root_ids(self) -> frozenset[int]:
        from wezer.core.community import community

        return frozenset({community().pk})

    @property
    def _found_inside(self) -> bool:
        """Belongs somewhere, and is not suspended from (or still asking at) the community itself."""
        found = {(state in ACTIVE_STATES, of_root) for state, of_root in self._found}
        return any(active for active, _of_root in found) and (False, True) not in found

    @cached_property
    def _found(self) -> list[tuple[str, bool]]:
        """The states in which the member stands, and whether in the community itself."""
        with prepared_cursor() as db:
            db.execute(_BELONGINGS, [self.member.pk if self.member else 0])
            return [(state, bool(of_root)) for state, of_root in db.fetchall()]

    @cached_property
    def _standing(self) -> Standing:
        return read_standing(self.member.pk if self.member else 0)

    def forget(self) -> None:
        """Read standing anew: after an act that changed belonging or roles within the same request."""
        self.__dict__.pop("_standing", None)
        self.__dict__.pop("_found", None)
        self._ancestors.clear()

    @staticmethod
    def _id(thing: Any) -> int:
        return thing if isinstance(thing, int) else thing.pk


_BELONGINGS = """
SELECT b.state, g.parent_id IS NULL FROM core_belonging b JOIN core_group g ON g.party_ptr_id = b.group_id
WHERE b.member_id = %s
"""
