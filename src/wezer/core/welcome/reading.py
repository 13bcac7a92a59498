"""How far somebody new is with their first steps, and who among the new needs a hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from wezer.core.community import community
from wezer.core.models import Belonging, BelongingState, BelongingStep, Comment, Item, ItemAnswer, Member
from wezer.core.modules import is_closed_address, open_kinds
from wezer.core.welcome.kinds import FirstStep, first_steps
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled

#: So long somebody is new.
NEW = timedelta(days=60)
#: After so long without a first step, or without an answer to what they wrote, they need a hand.
IDLE, UNANSWERED = timedelta(days=14), timedelta(days=3)
#: What one says to others: these kinds of items, and comments.
SAID = ("post", "topic", "question")
_INSIDE = (BelongingState.NEWCOMER, BelongingState.MEMBER)
_KEPT_SECONDS = 3600


def is_new(member: Member) -> bool:
    """Whether they came within the time: for who was brought along from a list it begins with their login. No statement for
    whoever is signed in."""
    since = max(member.created_at, member.user.created_at) if member.user else member.created_at
    return since > now() - NEW


def open_steps() -> list[FirstStep]:
    """The steps that there are in this community now, in their order."""
    there = [step for step in open_kinds(first_steps) if not is_closed_address(step.url())]
    replaced = {step.instead_of for step in there}
    return sorted((step for step in there if step.kind not in replaced), key=lambda step: (step.order, step.kind))


@dataclass(frozen=True, slots=True)
class Step:
    """A step as its member sees it."""

    kind: FirstStep
    taken: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Those of one member, and who accompanies them into the community."""

    steps: list[Step]
    guide: dict[str, Any] | None = None

    @property
    def done(self) -> int:
        return sum(step.taken for step in self.steps)

    @property
    def all_done(self) -> bool:
        return self.done == len(self.steps)


def first_steps_of(member: Member) -> FirstSteps:
    """One statement; none again for an hour once all are taken."""
    kinds, key = open_steps(), f"wezer:first-steps:{member.pk}"
    if cache.get(key) == len(kinds):
        return FirstSteps([Step(kind, taken=True) for kind in kinds])
    said = _steps_of.first(member.pk) or [False] * len(kinds) + [None, None]
    *taken, uid, name = said
    guide = {"uid": uid, "name": name} if uid else None
    mine = FirstSteps([Step(kind, bool(is_taken)) for kind, is_taken in zip(kinds, taken, strict=True)], guide)
    if mine.all_done:
        cache.set(key, len(kinds), _KEPT_SECONDS)
    return mine


def _asked(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _asked_of(member: int) -> QuerySet[Any]:
    """Of each step that there is whether it is taken, in their order; then the guide."""
    guided = Belonging.objects.filter(
        member=OuterRef("pk"), group__parent=None, state=BelongingState.NEWCOMER, guide__isnull=False
    )
    asked: dict[str, Any] = {f"step_{kind.kind}": _asked(kind.taken()) for kind in open_steps()}
    asked |= {f"guide_{what}": Subquery(guided.values(f"guide__{what}")[:1]) for what in ("uid", "name")}
    return Member.objects.filter(pk=member).annotate(**asked).values_list(*asked)


#: Home asks it of everybody who is new.
_steps_of = Compiled(_asked_of, varies_by=lambda: tuple(step.kind for step in open_steps()))


def who_needs_a_hand(viewer: Any) -> QuerySet[Any]:
    """Whoever is new and took none of the first steps in two weeks, or wrote something that `viewer` may read and heard from
    nobody (`is_unheard`)."""
    moment, root = now(), community()
    lately = Belonging.objects.filter(group=root, state__in=_INSIDE, since__gt=moment - NEW)
    came = BelongingStep.objects.filter(belonging__member=OuterRef("pk"), belonging__group=root, state__in=_INSIDE)
    members = Member.objects.filter(pk__in=lately.values("member"), user__isnull=False).annotate(
        came_in=Subquery(came.order_by("id").values("at")[:1]), is_unheard=_asked(_unheard(viewer, moment - UNANSWERED))
    )
    steps: Sequence[Q] = [step.taken() for step in open_steps()]
    idle = Q(came_in__lte=moment - IDLE) & ~reduce(or_, steps)
    return members.filter(Q(is_unheard=True) | idle, came_in__gt=moment - NEW).select_related("photo")


def _unheard(viewer: Any, before: Any) -> Q:
    """They wrote, some time ago, where `viewer` reads it; nobody else has ever said a word to what they wrote."""
    said = Item.objects.all() if viewer.is_system else Item.objects.listed_for(viewer)
    said = said.filter(author=OuterRef("pk"), kind__in=SAID, published_at__lte=before)
    heard = {"item__author": OuterRef("pk"), "item__kind__in": SAID, "withdrawn_at": None, "hidden_at": None}
    by_others = ~Q(author=OuterRef("pk"))
    comments, answers = Comment.objects.filter(by_others, **heard), ItemAnswer.objects.filter(by_others, **heard)
    return Q(Exists(said)) & ~Q(Exists(comments)) & ~Q(Exists(answers))
