"""Who is looking: the member, the group they act for, and what follows for what they see and may do.

Built once per request or token. What it needs from the database comes in one statement, on first use.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from django.db import connection

from wezer.core.models import ACTIVE_STATES, Group, GroupClosure, GroupState, Member, Party
from wezer.kernel.clock import now
from wezer.kernel.permissions import is_lendable
from wezer.kernel.permissions import right as known_right
from wezer.kernel.statements import prepared_cursor

#: The right that lets a role's holder act as a group; it goes with the wallet (core.md R-6).
ACT_FOR = "core.act_for_group"
#: The right that makes a role's holder one of a help desk's team, who read what is asked of it privately.
GIVE_HELP = "core.give_help"
#: The right of those who tend a group.
TEND = "core.tend_group"


#: Lesser ways of being in a group in which one only reads.
READING = ("paused", "unsigned")


@dataclass
class Standing:
    """What one statement tells about a viewer."""

    depths: dict[int, int] = field(default_factory=dict)  # group id → 0 for direct, more for derived belonging
    audiences: set[int] = field(default_factory=set)
    roles: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    acts_for: set[int] = field(default_factory=set)
    lesser: dict[int, str] = field(default_factory=dict)  # group id → newcomer, observer, paused, unsigned
    unread: int = 0


_SOVEREIGNTY = (
    "depth", "ancestor__sovereign_money", "ancestor__sovereign_membership", "ancestor__in_care_since", "ancestor__state",
)  # fmt: skip


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
        return Viewer(self.member, party, scopes=self.scopes, is_vouched=self._is_vouched)

    def without_roles(self) -> "Viewer":
        """The same member as any member: none of the rights of their roles, acting for no group."""
        plain = Viewer(self.member, scopes=self.scopes, is_vouched=self._is_vouched)
        plain.__dict__["_standing"] = replace(self._standing, roles=[], acts_for=set())
        return plain

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
    def unread(self) -> int:
        return self._standing.unread

    def belongs(self, group: Group | int) -> bool:
        return self._id(group) in self._standing.depths

    def belongs_directly(self, group: Group | int) -> bool:
        return self._standing.depths.get(self._id(group)) == 0

    def belongs_fully(self, group: Group | int) -> bool:
        """Directly, and neither as a newcomer nor observing nor on a pause (core.md 5.2)."""
        return self.belongs_directly(group) and self._id(group) not in self._standing.lesser

    def only_reads(self, group: Group | int) -> bool:
        """On a pause there, or an agreement that limits is not accepted yet."""
        return self._standing.lesser.get(self._id(group)) in READING

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

    def know_ancestors(self, group_id: int, ancestors: Iterable[Group]) -> None:
        """Told, outwards, by whoever has just read them for another purpose: saves the statement."""
        self._ancestors[group_id] = [
            (each.pk, None if each.state == GroupState.DRAFT else frozenset(each.decides_itself)) for each in ancestors
        ]

    @cached_property
    def _root_ids(self) -> frozenset[int]:
        from wezer.core.community import community

        return frozenset({community().pk})

    @cached_property
    def _found_inside(self) -> bool:
        """Belongs somewhere, and is not suspended from (or still asking at) the community itself."""
        with prepared_cursor() as db:
            db.execute(_BELONGINGS, [self.member.pk if self.member else 0])
            found = [(state in ACTIVE_STATES, bool(of_root)) for state, of_root in db.fetchall()]
        return any(active for active, _of_root in found) and (False, True) not in found

    @cached_property
    def _standing(self) -> Standing:
        return _read_standing(self.member.pk if self.member else 0)

    def forget(self) -> None:
        """Read standing anew: after an act that changed belonging or roles within the same request."""
        self.__dict__.pop("_standing", None)
        self.__dict__.pop("_found_inside", None)
        self._ancestors.clear()

    @staticmethod
    def _id(thing: Any) -> int:
        return thing if isinstance(thing, int) else thing.pk


_STATES = ", ".join(f"'{state.value}'" for state in ACTIVE_STATES)

_BELONGINGS = """
SELECT b.state, g.parent_id IS NULL FROM core_belonging b JOIN core_group g ON g.party_ptr_id = b.group_id
WHERE b.member_id = %s
"""

# One statement instead of five: belonging (upward through open membranes), the audiences it opens, roles, the groups
# one may act for, unread notices. Portable to SQLite and PostgreSQL. A person whose belonging to the community itself is
# not active (suspended, asking) has no standing at all, whatever else they belong to.
_STANDING = f"""
WITH inside AS (
  SELECT 1 AS yes WHERE NOT EXISTS (
    SELECT 1 FROM core_belonging b JOIN core_group g ON g.party_ptr_id = b.group_id
    WHERE b.member_id = %(me)s AND g.parent_id IS NULL AND b.state NOT IN ({_STATES}))
), mine AS (
  SELECT c.ancestor_id AS gid, MIN(c.depth) AS depth
  FROM core_belonging b
  JOIN core_groupclosure c ON c.descendant_id = b.group_id AND c.is_open
  JOIN inside ON inside.yes = 1
  WHERE b.member_id = %(me)s AND b.state IN ({_STATES})
  GROUP BY c.ancestor_id
), reading AS (
  SELECT mine.gid, g.parent_id FROM mine JOIN core_group g ON g.party_ptr_id = mine.gid
  WHERE mine.depth = 0 OR g.derived_may_read
), held AS (
  SELECT r.group_id AS gid, r.key, CAST(r.rights AS text) AS rights, h.lent_from_id
  FROM core_roleholding h JOIN core_role r ON r.id = h.role_id JOIN inside ON inside.yes = 1
  WHERE h.member_id = %(me)s AND h.until IS NULL AND (h.ends_at IS NULL OR h.ends_at > %(now)s)
), purse AS (
  SELECT DISTINCT c.descendant_id AS gid FROM held JOIN core_groupclosure c ON c.ancestor_id = held.gid
  WHERE held.rights LIKE %(act_for)s AND NOT EXISTS (
    SELECT 1 FROM core_groupclosure s JOIN core_group x ON x.party_ptr_id = s.ancestor_id
    WHERE s.descendant_id = c.descendant_id AND s.depth < c.depth
      AND (x.sovereign_money AND x.in_care_since IS NULL OR x.state = 'draft'))
)
SELECT 'group' AS what, gid AS id, CAST(depth AS text) AS detail FROM mine
UNION ALL SELECT 'audience', id, '' FROM core_audience WHERE kind = 'public'
UNION ALL SELECT 'audience', id, '' FROM core_audience WHERE kind IN ('community', 'peers') AND EXISTS (SELECT 1 FROM mine)
UNION ALL SELECT 'audience', a.id, '' FROM core_audience a JOIN reading ON reading.gid = a.group_id WHERE a.kind = 'group'
UNION ALL SELECT 'audience', a.id, '' FROM core_audience a WHERE a.kind = 'branch' AND EXISTS (
  SELECT 1 FROM core_groupclosure c JOIN reading ON reading.gid = c.ancestor_id
  WHERE c.descendant_id = a.group_id AND (reading.parent_id IS NOT NULL OR a.group_id = reading.gid))
UNION ALL SELECT 'audience', a.id, '' FROM core_audience a WHERE a.kind = 'stewards' AND EXISTS (
  SELECT 1 FROM core_groupclosure c JOIN held ON held.gid = c.ancestor_id
  WHERE c.descendant_id = a.group_id AND held.key IN ('steward', 'gardener'))
UNION ALL SELECT 'audience', a.id, '' FROM core_audience a WHERE a.kind = 'team' AND EXISTS (
  SELECT 1 FROM core_groupclosure c JOIN held ON held.gid = c.ancestor_id
  WHERE c.descendant_id = a.group_id AND held.rights LIKE %(gives_help)s)
UNION ALL SELECT 'audience', n.audience_id, '' FROM core_audienceparty n
  WHERE n.party_id = %(me)s OR n.party_id IN (SELECT gid FROM purse)
UNION ALL SELECT 'lesser', b.group_id, b.state FROM core_belonging b
  WHERE b.member_id = %(me)s AND b.state IN ('newcomer', 'observer', 'paused')
UNION ALL SELECT 'lesser', b.group_id, 'unsigned' FROM core_belonging b JOIN core_agreement a ON a.group_id = b.group_id
  WHERE b.member_id = %(me)s AND b.state IN ({_STATES}) AND a.is_limiting AND a.ended_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM core_acceptance y WHERE y.agreement_id = a.id AND y.member_id = %(me)s AND y.major = a.major)
UNION ALL SELECT CASE WHEN lent_from_id IS NULL THEN 'role' ELSE 'lent' END, gid, rights FROM held
UNION ALL SELECT 'purse', gid, '' FROM purse
UNION ALL SELECT 'unread', COUNT(*), '' FROM core_notice WHERE member_id = %(me)s AND read_at IS NULL
"""


def _read_standing(member_id: int) -> Standing:
    standing = Standing()
    with prepared_cursor() as db:
        moment = connection.ops.adapt_datetimefield_value(now())
        given = {"act_for": f'%"{ACT_FOR}"%', "gives_help": f'%"{GIVE_HELP}"%'}
        db.execute(_STANDING, {"me": member_id, "now": moment, **given})
        for what, number, detail in db.fetchall():
            if what == "group":
                standing.depths[number] = int(detail)
            elif what == "audience":
                standing.audiences.add(number)
            elif what == "role":
                standing.roles.append((number, frozenset(json.loads(detail))))
            elif what == "lent":
                names = (name for name in json.loads(detail) if is_lendable(name))
                standing.roles.append((number, frozenset(names)))
            elif what == "lesser":
                if detail in READING or number not in standing.lesser:
                    standing.lesser[number] = detail
            elif what == "purse":
                standing.acts_for.add(number)
            else:
                standing.unread = number
    return standing
