"""From when until when something is open: pure.

What arose under a rule keeps it, narrowed by what holds now: a rule that opens never reaches back, one that closes does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wezer.core.transparency.kinds import width


@dataclass(frozen=True, slots=True)
class Rule:
    audience: str
    delay_days: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """The rule that held from a moment on; None: from the beginning."""

    since: datetime | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Window:
    """What arose from `since` (None: the beginning) until `until` is open."""

    since: datetime | None
    until: datetime

    def holds(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and at < self.until


def windows_of(segments: Sequence[Segment], reach: int, now: datetime) -> list[Window]:
    """The windows for somebody as near as `reach` (the width of the narrowest audience they are in), oldest first."""
    present = segments[-1].rule
    if width(present.audience) < reach:
        return []
    found = []
    for number, segment in enumerate(segments):
        if width(segment.rule.audience) < reach:
            continue
        ends = segments[number + 1].since if number + 1 < len(segments) else now
        until = min(ends or now, now - timedelta(days=max(segment.rule.delay_days, present.delay_days)))
        if segment.since is None or segment.since < until:
            found.append(Window(segment.since, until))
    return found
