"""How a year goes by: steps with their moments, played in order, each a call of acts at its own time.

Acts join the act around them, so a chunk of steps is one transaction: a year is written in seconds. Nights are played
between chunks: then the worker does what it does every night, schedules are paid, what is over ends.
"""

import heapq
import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from wezer.core.models import Member, Party
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act, current

Step = Callable[[], object]
#: Steps of one transaction.
CHUNK = 120


class Story:
    """A year that ends now. The same seed tells the same story."""

    def __init__(self, *, end: datetime, days: int = 365, seed: int = 2026) -> None:
        self.end = end
        self.begin = end - timedelta(days=days)
        self.chance = random.Random(seed)  # noqa: S311 a story, no secret
        self._steps: list[tuple[datetime, int, bool, Step]] = []
        self._number = 0
        self._viewers: dict[tuple[int, int | None], Viewer] = {}
        self._asked: dict[str, int] = {}

    def at(self, moment: datetime, step: Step, *, night: bool = False) -> None:
        """Tell later that this happens at `moment`; what would lie ahead of the end does not happen."""
        if moment <= self.end:
            self._number += 1
            heapq.heappush(self._steps, (moment, self._number, night, step))

    def day(self, number: float, hour: float | None = None) -> datetime:
        """The moment so many days after the beginning, at a reasonable hour."""
        moment = self.begin + timedelta(days=number)
        wanted = self.chance.uniform(7, 21) if hour is None else hour
        return min(moment.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=wanted), self.end)

    def later(self, least: float, most: float) -> datetime:
        """Some days after the moment that is being played."""
        return clock.now() + timedelta(days=self.chance.uniform(least, most))

    def meeting(self, least: float, most: float) -> datetime:
        """A later moment at which people meet: on the hour, in the day."""
        moment = self.later(least, most)
        return moment.replace(hour=8 + moment.hour % 10, minute=0, second=0, microsecond=0)

    def by(self, member: Member, acting_for: Party | None = None) -> Viewer:
        """Who acts in the step being played: what happens is told in their name."""
        key = (member.pk, acting_for.pk if acting_for else None)
        if key not in self._viewers:
            self._viewers[key] = Viewer.of(member, acting_for)
        return self.speaks(self._viewers[key])

    def speaks(self, viewer: Viewer) -> Viewer:
        current().by = viewer
        return viewer

    def forget(self) -> None:
        """Somebody's belonging or roles changed: standing is read anew."""
        self._viewers.clear()

    def one(self, things: Iterable[Any]) -> Any:
        return self.chance.choice(list(things))

    def every(self, times: int, what: str) -> bool:
        """Once in so many times that it is asked: what is rare and yet to be found in each telling, whatever the hour."""
        self._asked[what] = self._asked.get(what, 0) + 1
        return self._asked[what] % times == times // 2

    def play(self, tell: Callable[[datetime], object] = lambda moment: None) -> int:
        """Everything in order, until nothing more happens. How many steps it was."""
        played = 0
        while self._steps:
            tell(self._steps[0][0])
            if self._steps[0][2]:
                moment, _number, _night, step = heapq.heappop(self._steps)
                with clock.at(moment):
                    step()
                played += 1
            else:
                played += _play_some(by=Viewer.system(), story=self)
        return played


@act
def _play_some(*, by: Any, story: Story) -> int:
    """A chunk of steps in one transaction. When it fails they are all to be played again."""
    taken: list[tuple[datetime, int, bool, Step]] = []
    try:
        while story._steps and len(taken) < CHUNK and not story._steps[0][2]:
            taken.append(heapq.heappop(story._steps))
            with clock.at(taken[-1][0]):
                taken[-1][3]()
    except BaseException:
        for step in taken:
            heapq.heappush(story._steps, step)
        raise
    return len(taken)
