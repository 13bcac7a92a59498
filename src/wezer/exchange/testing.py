"""Fixtures of the market that read as sentences."""

from collections.abc import Callable
from typing import Any

import pytest

from wezer.core.models import Member, Party
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.categories import create_criterion
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Announcement, Reply


@pytest.fixture
def announced(community: Any) -> Callable[..., Announcement]:
    """`announced(fern, "offer", "Tune-up", [Money(60, "VAL")], quantity=3)`: published, in the name of a group if one says so."""

    def one(
        author: Member,
        sense: str,
        title: str = "Tune-up for bicycles",
        prices: Any = (),
        *,
        acting_for: Party | None = None,
        draft: bool = False,
        **more: Any,
    ) -> Announcement:
        by = viewer(author, acting_for)
        if not prices:
            more.setdefault("price_mode", "free")
        made = announce(by=by, sense=sense, title=title, prices=prices, **more)
        return made if draft else publish_announcement(by=by, announcement=made)

    return one


@pytest.fixture
def accepted_reply(announced: Callable[..., Announcement]) -> Callable[..., Reply]:
    """`accepted_reply(wanted_by=fern, given_by=sage, price=[Money(60, "VAL")])`: the wanter pays."""

    def one(
        *, wanted_by: Member, given_by: Member, price: Any = (), title: str = "Help in the garden", **more: Any
    ) -> Reply:
        want = announced(wanted_by, "want", title, list(price), **more)
        reply = reply_to_announcement(by=viewer(given_by), announcement=want)
        return accept_reply(by=viewer(wanted_by), reply=reply)

    return one


@pytest.fixture
def criteria(community: Any) -> list[Any]:
    """Cordial, meets needs, on time: asked everywhere."""
    names = ("Cordial", "Meets needs", "On time")
    return [
        create_criterion(by=Viewer.system(), name=name, is_global=True, position=place)
        for place, name in enumerate(names)
    ]
