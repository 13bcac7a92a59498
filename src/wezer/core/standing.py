"""Where somebody stands: what they belong to, read and may do, read in one statement. `Viewer` answers from it."""

import json
from dataclasses import dataclass, field

from django.db import connection

from wezer.core.models import ACTIVE_STATES
from wezer.kernel.clock import now
from wezer.kernel.permissions import is_lendable
from wezer.kernel.statements import prepared_cursor

#: The right that lets a role's holder act as a group; it goes with the wallet (core.md R-6).
ACT_FOR = "core.act_for_group"
#: The right that makes a role's holder one of a help desk's team, who read what is asked of it privately.
GIVE_HELP = "core.give_help"
#: Lesser ways of being in a group in which one only reads.
READING = frozenset({"paused", "unsigned"})
#: In place of a group's id: what limits somebody in the community itself limits them in all of it.
EVERYWHERE = 0


@dataclass
class Standing:
    """What one statement tells about a viewer."""

    depths: dict[int, int] = field(default_factory=dict)  # group id → 0 for direct, more for derived belonging
    audiences: set[int] = field(default_factory=set)
    roles: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    acts_for: set[int] = field(default_factory=set)
    lesser: dict[int, set[str]] = field(default_factory=dict)  # group id → newcomer, observer, paused, unsigned
    restricted: set[int] = field(default_factory=set)  # groups where one reads and does not write for a time
    unread: int = 0


def _names(right: str) -> str:
    """As a pattern of rights that name this one. Written out: with a pattern among the values SQLite prepares the whole
    statement anew each time it is asked."""
    return f"""'%%"{right}"%%'"""


_STATES = ", ".join(f"'{state.value}'" for state in ACTIVE_STATES)

# One statement instead of five: belonging (upward through open membranes), the audiences it opens, roles, the groups
# one may act for, unread notices. Portable to SQLite and PostgreSQL. A person whose belonging to the community itself is
# not active (suspended, asking) has no standing at all, whatever else they belong to; who is kept out of a group has none
# in it and in those inside that would make them belong to it. Who is on a pause, observes or has not accepted an agreement
# is limited so in the groups inside too, and on a pause holds no roles there. From a group that has ended nothing flows upward,
# yet who was kept out of it by what lies around does not come in by its end.
_STANDING = f"""
WITH inside AS (
  SELECT 1 AS yes WHERE NOT EXISTS (
    SELECT 1 FROM core_belonging b JOIN core_group g ON g.party_ptr_id = b.group_id
    WHERE b.member_id = %(me)s AND g.parent_id IS NULL AND b.state NOT IN ({_STATES}))
), barred AS (
  SELECT c.descendant_id AS gid FROM core_belonging b
  JOIN core_groupclosure c ON c.ancestor_id = b.group_id
  JOIN core_group g ON g.party_ptr_id = b.group_id AND g.parent_id IS NOT NULL
  JOIN core_group d ON d.party_ptr_id = c.descendant_id
  WHERE b.member_id = %(me)s AND b.state IN ('suspended', 'excluded') AND (c.is_open OR d.state = 'dissolved' AND NOT EXISTS (
    SELECT 1 FROM core_groupclosure u JOIN core_group x ON x.party_ptr_id = u.ancestor_id AND x.direct_only
    WHERE u.descendant_id = c.descendant_id AND u.depth > 0 AND u.depth <= c.depth))
), resting AS (
  SELECT c.descendant_id AS gid FROM core_belonging b JOIN core_groupclosure c ON c.ancestor_id = b.group_id
  WHERE b.member_id = %(me)s AND b.state = 'paused'
), mine AS (
  SELECT c.ancestor_id AS gid, MIN(c.depth) AS depth
  FROM core_belonging b
  JOIN core_groupclosure c ON c.descendant_id = b.group_id AND c.is_open
  JOIN inside ON inside.yes = 1
  WHERE b.member_id = %(me)s AND b.state IN ({_STATES}) AND b.group_id NOT IN (SELECT gid FROM barred)
  GROUP BY c.ancestor_id
), reading AS (
  SELECT mine.gid, g.parent_id FROM mine JOIN core_group g ON g.party_ptr_id = mine.gid
  WHERE mine.depth = 0 OR g.derived_may_read
), held AS (
  SELECT r.group_id AS gid, r.key, CAST(r.rights AS text) AS rights, h.lent_from_id
  FROM core_roleholding h JOIN core_role r ON r.id = h.role_id JOIN inside ON inside.yes = 1
  WHERE h.member_id = %(me)s AND h.until IS NULL AND (h.ends_at IS NULL OR h.ends_at > %(now)s)
    AND r.group_id NOT IN (SELECT gid FROM barred) AND r.group_id NOT IN (SELECT gid FROM resting)
), limited AS (
  SELECT b.group_id AS gid, b.state AS word FROM core_belonging b
  WHERE b.member_id = %(me)s AND b.state IN ('observer', 'paused')
  UNION SELECT b.group_id, 'unsigned' FROM core_belonging b JOIN core_agreement a ON a.group_id = b.group_id
  WHERE b.member_id = %(me)s AND b.state IN ({_STATES}) AND a.is_limiting AND a.ended_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM core_acceptance y WHERE y.agreement_id = a.id AND y.member_id = %(me)s AND y.major = a.major)
), purse AS (
  SELECT DISTINCT c.descendant_id AS gid FROM held JOIN core_groupclosure c ON c.ancestor_id = held.gid
  WHERE held.rights LIKE {_names(ACT_FOR)} AND NOT EXISTS (
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
  WHERE c.descendant_id = a.group_id AND held.rights LIKE {_names(GIVE_HELP)})
UNION ALL SELECT 'audience', n.audience_id, '' FROM core_audienceparty n
  WHERE n.party_id = %(me)s OR n.party_id IN (SELECT gid FROM purse)
UNION ALL SELECT 'lesser', b.group_id, b.state FROM core_belonging b
  WHERE b.member_id = %(me)s AND b.state = 'newcomer'
UNION ALL SELECT 'lesser', CASE WHEN g.parent_id IS NULL THEN {EVERYWHERE} ELSE c.descendant_id END, limited.word FROM limited
  JOIN core_group g ON g.party_ptr_id = limited.gid
  JOIN core_groupclosure c ON c.ancestor_id = limited.gid AND (c.depth = 0 OR g.parent_id IS NOT NULL)
UNION ALL SELECT 'restricted', c.descendant_id, '' FROM core_restriction r
  JOIN core_groupclosure c ON c.ancestor_id = r.group_id
  WHERE r.member_id = %(me)s AND r.lifted_at IS NULL AND r.until > %(now)s
UNION ALL SELECT CASE WHEN lent_from_id IS NULL THEN 'role' ELSE 'lent' END, gid, rights FROM held
UNION ALL SELECT 'purse', gid, '' FROM purse
UNION ALL SELECT 'unread', COUNT(*), '' FROM core_notice WHERE member_id = %(me)s AND read_at IS NULL
"""


def read_standing(member_id: int) -> Standing:
    standing = Standing()
    with prepared_cursor() as db:
        moment = connection.ops.adapt_datetimefield_value(now())
        db.execute(_STANDING, {"me": member_id, "now": moment})
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
                standing.lesser.setdefault(number, set()).add(detail)
            elif what == "restricted":
                standing.restricted.add(number)
            elif what == "purse":
                standing.acts_for.add(number)
            else:
                standing.unread = number
    return standing
