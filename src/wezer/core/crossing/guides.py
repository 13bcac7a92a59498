"""Who accompanies newcomers: the holders of the role “guide” in a group."""

from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wezer.core.models import Belonging, BelongingState, ConversationForm, Group, Member, Message, RoleHolding

GUIDE = "guide"


def guides_of(group: Group) -> QuerySet[Member]:
    """The group's guides, whoever accompanies fewest first, then who was asked longest ago."""
    held: dict[str, Any] = {"holdings__role__group": group, "holdings__role__key": GUIDE, "holdings__until": None}
    there = Belonging.objects.filter(group=group, state=BelongingState.MEMBER).values("member")
    number, last = _accompanied(group)
    return (
        Member.objects.filter(pk__in=Member.objects.filter(**held).values("pk"))
        .filter(pk__in=there)
        .annotate(accompanies=number, asked_last=last)
        .order_by("accompanies", "asked_last", "pk")
    )


def _accompanied(group: Group) -> tuple[Any, Any]:
    mine = Belonging.objects.filter(group=group, guide=OuterRef("pk")).order_by().values("guide")
    now_new = mine.annotate(n=Count("pk", filter=Q(state=BelongingState.NEWCOMER))).values("n")
    last = mine.annotate(last=Max("since")).values("last")
    return Coalesce(Subquery(now_new), 0), Subquery(last)


def next_guide(group: Group, besides: Member | None = None) -> Member | None:
    """Whose turn it is."""
    return guides_of(group).exclude(pk=besides.pk if besides else 0).first()


def newcomers_of(group: Group) -> QuerySet[Belonging]:
    return Belonging.objects.filter(group=group, state=BelongingState.NEWCOMER).select_related(
        "member__photo", "guide", "group"
    )  # fmt: skip


def first_words() -> Subquery:
    """When those who welcome newcomers, their guide or who holds a role of guide or steward there, first wrote to them."""
    welcoming = RoleHolding.objects.in_time().filter(
        role__group=OuterRef(OuterRef("group")), role__key__in=(GUIDE, "steward", "gardener")
    )
    written = Message.objects.filter(
        Q(author=OuterRef("guide")) | Q(author__in=welcoming.values("member")),
        conversation__form=ConversationForm.DIRECT,
        conversation__attendances__member=OuterRef("member"),
        created_at__gte=OuterRef("since"),
        withdrawn_at=None,
    ).exclude(author=OuterRef("member"))
    return Subquery(written.order_by("created_at").values("created_at")[:1])
