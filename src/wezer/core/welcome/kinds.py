"""The first steps of whoever is new, small acts that make somebody at home. Packages add theirs:

# exchange/first_steps/announcement.py
@first_steps.add
class Announce(FirstStep):
    kind, name, icon, instead_of = "announcement", _("Offer or want something"), "shopping-basket", "event"
    def url(self): ...
    def taken(self): ...
"""

from typing import Any

from django.db.models import Q

from wezer.kernel.registry import Registry


class FirstStep:
    """A first step. Found in `<package>/first_steps/*.py`.

    Whether somebody has taken it is read from what is there, never kept."""

    kind: str
    name: Any
    icon = "circle-dot"
    order = 50
    #: The step in whose place this one stands, as long as its page is open.
    instead_of = ""

    def url(self) -> str:
        """The page where one takes it; while that is closed there is no such step."""
        raise NotImplementedError

    def taken(self) -> Q:
        """A condition on members, `OuterRef("pk")` in what it asks of other tables: those who have taken it."""
        raise NotImplementedError


first_steps: Registry[FirstStep] = Registry("first_steps", FirstStep)
