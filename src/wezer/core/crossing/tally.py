"""Counting a vote on somebody's entry: pure, the same whatever the order of the ballots."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Count:
    """What was said so far by those who may say it."""

    electors: int
    yes: int = 0
    no: int = 0
    blank: int = 0

    @property
    def missing(self) -> int:
        return max(0, self.electors - self.yes - self.no - self.blank)


def passes(count: Count, settings: Any) -> bool:
    """Whether it is a yes if the vote ended now. Nobody to vote: nobody is let in.

    Quorum and threshold are percentages, met exactly counts. Blank ballots: `counts` lets them weigh as neither in the
    quorum only, `against` also among what yes is measured by, `ignored` in neither. Silence: `nothing`, `yes` or `no`.
    """
    yes, no = count.yes, count.no
    voted = yes + no + (count.blank if settings["blank"] != "ignored" else 0)
    if settings["silence"] == "yes":
        yes, voted = yes + count.missing, voted + count.missing
    elif settings["silence"] == "no":
        no, voted = no + count.missing, voted + count.missing
    weighed = yes + no + (count.blank if settings["blank"] == "against" else 0)
    if not count.electors or not weighed or not yes:
        return False
    return voted * 100 >= settings["quorum"] * count.electors and yes * 100 >= settings["threshold"] * weighed


def certain(count: Count, settings: Any) -> bool | None:
    """The result if no missing ballot can change it any more, else None.

    Quorum and threshold each have their best and worst end when all who are missing say the same, so the four such ends
    settle it.
    """
    rest = count.missing
    ends = {
        passes(count, settings),
        passes(Count(count.electors, count.yes + rest, count.no, count.blank), settings),
        passes(Count(count.electors, count.yes, count.no + rest, count.blank), settings),
        passes(Count(count.electors, count.yes, count.no, count.blank + rest), settings),
    }
    return ends.pop() if len(ends) == 1 else None
