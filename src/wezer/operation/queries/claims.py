"""Expense claims: one's own, those to look at, those to give back."""

from typing import Any

from wezer.core.models import Group
from wezer.kernel.permissions import can
from wezer.operation.models import Books, Claim, ClaimState, approved_groups
from wezer.operation.permissions import APPROVE_EXPENSE, KEEP_BOOKS, SEE_BOOKS


def own(viewer: Any) -> Any:
    return _whole(Claim.objects.filter(claimant=viewer.member).exclude(state=ClaimState.CANCELLED))


def to_approve(viewer: Any) -> Any:
    """Those of the groups where the viewer may consent, but not their own."""
    rows = Claim.objects.filter(state=ClaimState.SUBMITTED, group__in=approved_groups(viewer))
    return _whole(rows.exclude(claimant=viewer.member))


def to_repay(viewer: Any, books: Books | None) -> Any:
    if books is None or not can(viewer, KEEP_BOOKS, books):
        return Claim.objects.none()
    return _whole(Claim.objects.filter(books=books, state__in=[ClaimState.OWED, ClaimState.REPAYING]))


def every(viewer: Any, books: Books | None) -> Any:
    """All of them, for who reads the books."""
    if books is None or not can(viewer, SEE_BOOKS, books):
        return Claim.objects.none()
    hidden = [ClaimState.DRAFT, ClaimState.CANCELLED]
    return _whole(Claim.objects.filter(books=books).exclude(state__in=hidden))


def groups_of(viewer: Any) -> Any:
    """The groups for which the viewer may have paid something: those they belong to."""
    return Group.objects.filter(pk__in=viewer.direct_group_ids).order_by("parent_id", "name")


def possible_steps(claim: Claim, viewer: Any) -> set[str]:
    """What this viewer may do with it from here."""
    steps: set[str] = set()
    is_own = viewer.member is not None and viewer.member.pk == claim.claimant_id
    if is_own and claim.state in (ClaimState.DRAFT, ClaimState.REFUSED):
        steps |= {"change", "submission", "withdrawal"}
    if is_own and claim.state == ClaimState.SUBMITTED:
        steps.add("withdrawal")
    if not is_own and claim.state == ClaimState.SUBMITTED and can(viewer, APPROVE_EXPENSE, claim.group):
        steps |= {"approval", "refusal"}
    if claim.state == ClaimState.OWED and can(viewer, KEEP_BOOKS, claim.books):
        steps.add("repayment")
    return steps


def _whole(rows: Any) -> Any:
    return rows.select_related("claimant__photo", "group", "books", "currency")
