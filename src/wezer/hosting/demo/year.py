"""The whole year, put together: what was planned is played, and at night the worker does its work."""

from collections.abc import Callable
from datetime import datetime, timedelta

from wezer.core.viewer import Viewer
from wezer.exchange.acts import jobs
from wezer.hosting.demo.acts import listen_from_here
from wezer.hosting.demo.agenda import plan_agenda
from wezer.hosting.demo.asking import plan_asking
from wezer.hosting.demo.beginnings import plan_beginnings
from wezer.hosting.demo.blogging import plan_blogs
from wezer.hosting.demo.chatting import plan_chat
from wezer.hosting.demo.commons import plan_rooms
from wezer.hosting.demo.crossing import plan_crossings
from wezer.hosting.demo.duties import plan_duties
from wezer.hosting.demo.forgetting import plan_forgetting
from wezer.hosting.demo.gathering import plan_gathering, plan_last_days, plan_reading
from wezer.hosting.demo.helping import plan_helping
from wezer.hosting.demo.keeping_up import plan_keeping_up
from wezer.hosting.demo.lending import plan_lending
from wezer.hosting.demo.mapping import place_groups, plan_places
from wezer.hosting.demo.moderating import plan_moderating
from wezer.hosting.demo.openings import plan_openings
from wezer.hosting.demo.papers import plan_papers
from wezer.hosting.demo.purse import plan_wallets
from wezer.hosting.demo.silence import plan_silence
from wezer.hosting.demo.story import Story
from wezer.hosting.demo.structure import plan_structure
from wezer.hosting.demo.tending import plan_tending
from wezer.hosting.demo.trade import plan_market
from wezer.hosting.demo.valley import Valley, plan_founding
from wezer.kernel.clock import now
from wezer.ledger.acts.due import run_due
from wezer.workflow.worker import run_until_idle

#: Notices older than this nobody would still have: the worker begins to listen so long before the end.
LISTENS = timedelta(days=45)


def told_year(*, say: Callable[[str], object], end: datetime | None = None) -> Valley:
    """Play the year that ends now."""
    story = Story(end=end or now())
    valley = Valley(story)
    plan_founding(valley)
    plan_beginnings(valley)
    plan_gathering(valley)
    plan_market(valley)
    plan_wallets(valley)
    plan_reading(valley)
    plan_last_days(valley)
    plan_agenda(valley)
    plan_asking(valley)
    place_groups(valley)
    plan_places(valley)
    plan_helping(valley)
    plan_moderating(valley)
    plan_crossings(valley)
    plan_tending(valley)
    plan_chat(valley)
    plan_rooms(valley)
    plan_keeping_up(valley)
    plan_structure(valley)
    plan_openings(valley)
    plan_duties(valley)
    plan_lending(valley)
    plan_papers(valley)
    plan_blogs(valley)
    plan_forgetting(valley)
    plan_silence(valley)
    for days in (*range(7, 355, 7), *range(356, 366)):
        story.at(story.day(days, 3.2), lambda: _night(story), night=True)
    story.at(story.end - LISTENS, lambda: listen_from_here(by=Viewer.system()), night=True)
    said: set[str] = set()

    def tell(moment: datetime) -> None:
        month = f"{moment:%Y-%m}"
        if month not in said:
            said.add(month)
            say(f"  {month}")

    story.play(tell)
    return valley


def _night(story: Story) -> None:
    """What the worker does by itself: plans are paid, what is over ends, facts reach those who wait for them."""
    system = Viewer.system()
    run_due(zone="Europe/Paris")
    jobs.expire_due(by=system)
    jobs.reveal_due(by=system)
    jobs.remind_ending(by=system)
    if now() > story.end - LISTENS:
        run_until_idle(jobs=False)
