"""Groups and their rooms."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.founding import vote_on_group
from wezer.core.acts.groups import change_group, change_sovereignty, create_group
from wezer.core.acts.lifecycle import (
    accept_merge,
    archive_group,
    begin_merge,
    cancel_merge,
    decide_group,
    dissolve_group,
    pause_group,
    publish_group,
    reopen_group,
    second_group,
)
from wezer.core.api.common import Words, router
from wezer.core.community import community
from wezer.core.founding import vote_view
from wezer.core.group_wallet.acts import change_wallet
from wezer.core.halls import LIVING, find_group, groups_for
from wezer.core.models import ChangesBy, Group, Membrane, Sight
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Written,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


class GroupOut(Schema):
    uid: UID
    slug: str
    type: str
    name: str
    purpose: str
    icon: str
    hue: int
    state: str
    domain: str
    accountabilities: list[str]
    themes: list[str]
    languages: list[str]
    membrane: str
    sight: str
    direct_only: bool
    derived_may_read: bool
    derived_may_write: bool
    sovereign_in: list[str]
    changes_by: str
    has_wallet: bool
    is_in_care: bool
    closes_on: date | None
    parent: PartyOut | None
    my_state: str | None = None
    version: int


class GroupIn(Strict):
    parent: UID | None = None
    type: Short
    name: Text
    purpose: Annotated[str, Field(max_length=2000)] = ""
    membrane: Membrane | None = None
    sight: Sight | None = None
    draft: bool = False
    closes_on: date | None = None


class GroupChange(Strict):
    """`icon`: one of those the settings page offers; `hue`: degrees on the circle of colours, shown in steps of 15.
    `languages`: tags of those that are spoken in it.
    `direct_only`, `derived_may_read`: where somebody would read more or less by it, the answer 409 says who and gives a
    token; it is done when that is sent back as `confirmation`. `closes_on`: the day on which a project is archived; null
    takes it away."""

    name: Text | None = None
    purpose: Annotated[str, Field(max_length=2000)] | None = None
    domain: Annotated[str, Field(max_length=2000)] | None = None
    accountabilities: Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=30)] | None = None
    themes: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=30)] | None = None
    languages: Annotated[list[Annotated[str, Field(max_length=12)]], Field(max_length=40)] | None = None
    icon: Annotated[str, Field(max_length=40)] | None = None
    hue: Annotated[int, Field(ge=-1000, le=1000)] | None = None
    membrane: Membrane | None = None
    sight: Sight | None = None
    direct_only: bool | None = None
    derived_may_read: bool | None = None
    derived_may_write: bool | None = None
    confirmation: Short = ""
    closes_on: date | None = None


class SovereigntyIn(Strict):
    """In what rights held around the group end at its membrane. `changes_by`: who changes that, its membrane and its purpose;
    null: as it is."""

    money: bool
    membership: bool
    changes_by: ChangesBy | None = None


class GroupWalletIn(Strict):
    has_wallet: bool


class GroupDecisionIn(Strict):
    accept: bool
    reason: Annotated[str, Field(max_length=2000)] = ""


class GroupBallotIn(Strict):
    choice: Literal["yes", "no", "blank"]


class GroupVoteOut(Schema):
    """`mine`: one's own ballot, empty before one has voted. What others voted is told to nobody."""

    electors: int
    voted: int
    mine: str
    closes_at: str | None
    quorum: int
    threshold: int


class MergerIn(Strict):
    into: UID


class EndIn(Strict):
    reason: Annotated[str, Field(max_length=2000)] = ""


def show_group(group: Any) -> dict[str, Any]:
    return {
        "uid": group.uid,
        "slug": group.slug,
        "type": group.type,
        "name": group.name,
        "purpose": group.purpose,
        "icon": group.icon,
        "hue": group.hue,
        "state": group.state,
        "domain": group.domain,
        "accountabilities": group.accountabilities,
        "themes": group.themes,
        "languages": group.languages,
        "membrane": group.membrane,
        "sight": group.sight,
        "direct_only": group.direct_only,
        "derived_may_read": group.derived_may_read,
        "derived_may_write": group.derived_may_write,
        "sovereign_in": group.sovereign_in,
        "changes_by": group.changes_by,
        "has_wallet": group.has_wallet,
        "is_in_care": group.in_care_since is not None,
        "closes_on": group.closes_on,
        "parent": show_party(group.parent),
        "my_state": getattr(group, "my_state", None),
        "version": group.version,
    }


def found_group(request: Any, uid: Any) -> Group:
    """A group whose page the viewer may open."""
    found = get_object_or_404(groups_for(request.viewer), uid=uid)
    return find_group(request.viewer, found.slug)


@router.get("/community", response=GroupOut)
def the_community(request: Any) -> Any:
    """The community itself: the group around all others."""
    return show_group(found_group(request, community().uid))


@router.get("/groups", response=Listed[GroupOut])
def groups(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The groups one may know, by name."""
    found = groups_for(request.viewer).filter(state__in=LIVING).select_related("parent")
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_group, order=("name", "id"))


@router.post("/groups", response=MADE(GroupOut))
@idempotent
def new_group(request: Any, new: GroupIn) -> Any:
    """Open a group inside another (the community when none is named)."""
    parent = found_group(request, new.parent) if new.parent else community()
    group = create_group(
        by=request.viewer,
        parent=parent,
        type=new.type,
        name=new.name,
        purpose=new.purpose,
        membrane=new.membrane or "",
        sight=new.sight or "",
        draft=new.draft,
        closes_on=new.closes_on,
    )
    return made(show_group(group))


@router.get("/groups/{uid}", response=GroupOut)
def group(request: Any, uid: UID) -> Any:
    return show_group(found_group(request, uid))


@router.patch("/groups/{uid}", response=GroupOut)
def change(request: Any, uid: UID, change: GroupChange) -> Any:
    """Change what the group is, how one enters, who knows of it."""
    """Change name, purpose, looks, membrane."""
    found = found_group(request, uid)
    said = change.dict(exclude_unset=True)
    changes = {name: value for name, value in said.items() if value is not None or name == "closes_on"}
    require(request.viewer, "core.tend_group", found)
    if changes:
        change_group(by=request.viewer, group=found, **changes)
    return show_group(found)


@router.post("/groups/{uid}/publication", response=Written)
def publish(request: Any, uid: UID) -> Any:
    """A draft is ready: it opens, or waits for what the group around it asks of new ones."""
    found = found_group(request, uid)
    publish_group(by=request.viewer, group=found)
    return _written(found)


@router.post("/groups/{uid}/founders", response=Written)
def second(request: Any, uid: UID) -> Any:
    """Found a proposed group together."""
    found = found_group(request, uid)
    second_group(by=request.viewer, group=found)
    return _written(found)


@router.get("/groups/{uid}/vote", response=GroupVoteOut)
def vote(request: Any, uid: UID) -> Any:
    """The vote that runs on a proposed group, or on a change of one; 404 where none does."""
    running = vote_view(found_group(request, uid), request.viewer)
    if running is None:
        raise Http404
    rules = running.vote.rules
    return {
        "electors": running.electors, "voted": running.voted, "mine": running.mine, "closes_at": moment(running.vote.closes_at),
        "quorum": rules["quorum"], "threshold": rules["threshold"],
    }  # fmt: skip


@router.post("/groups/{uid}/ballot", response=Written)
def ballot(request: Any, uid: UID, said: GroupBallotIn) -> Any:
    """Vote on a proposed group or on a change of one's own, or change one's ballot until the vote closes."""
    found = found_group(request, uid)
    vote_on_group(by=request.viewer, group=found, choice=said.choice)
    return _written(found)


@router.post("/groups/{uid}/decision", response=Written)
def decide(request: Any, uid: UID, said: GroupDecisionIn) -> Any:
    """Let a proposed group open, or say why not."""
    found = found_group(request, uid)
    decide_group(by=request.viewer, group=found, accept=said.accept, reason=said.reason)
    return _written(found)


@router.post("/groups/{uid}/pause", response=Written)
def pause(request: Any, uid: UID) -> Any:
    """Nothing new for now."""
    found = found_group(request, uid)
    pause_group(by=request.viewer, group=found)
    return _written(found)


@router.delete("/groups/{uid}/pause", response=Written)
def go_on(request: Any, uid: UID) -> Any:
    """Open it again."""
    found = found_group(request, uid)
    reopen_group(by=request.viewer, group=found)
    return _written(found)


@router.post("/groups/{uid}/merger", response=Written)
def merge(request: Any, uid: UID, said: MergerIn) -> Any:
    """Ask that it become a part of another group; those who tend the other one consent, or not."""
    found = found_group(request, uid)
    begin_merge(by=request.viewer, group=found, into=found_group(request, said.into))
    return _written(found)


@router.post("/groups/{uid}/merger/consent", response=Written)
def consent_to_merger(request: Any, uid: UID) -> Any:
    """Take the group in, with its people and what is left in its wallet."""
    found = found_group(request, uid)
    accept_merge(by=request.viewer, group=found)
    return _written(Group.objects.get(pk=found.pk))


@router.delete("/groups/{uid}/merger", response=Written)
def cancel_merger(request: Any, uid: UID) -> Any:
    """Let it be: the group is as it was."""
    found = found_group(request, uid)
    cancel_merge(by=request.viewer, group=found)
    return _written(Group.objects.get(pk=found.pk))


@router.post("/groups/{uid}/end", response=Written)
def dissolve(request: Any, uid: UID, said: EndIn) -> Any:
    """Dissolve an archived group in which nothing is open: for good."""
    found = found_group(request, uid)
    dissolve_group(by=request.viewer, group=found, reason=said.reason)
    return _written(Group.objects.get(pk=found.pk))


def _written(found: Group) -> dict[str, Any]:
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.post("/groups/{uid}/archiving", response=Written)
def archive(request: Any, uid: UID) -> Any:
    """Close it: everything stays readable."""
    found = found_group(request, uid)
    archive_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.delete("/groups/{uid}/archiving", response=Written)
def unarchive(request: Any, uid: UID) -> Any:
    """Open it again."""
    found = found_group(request, uid)
    reopen_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.put("/groups/{uid}/sovereignty", response=GroupOut)
def be_sovereign(request: Any, uid: UID, said: SovereigntyIn) -> Any:
    """Say what the group decides by itself; for those who tend the group itself."""
    found = found_group(request, uid)
    changes_by = said.changes_by or ""
    change_sovereignty(
        by=request.viewer, group=found, money=said.money, membership=said.membership, changes_by=changes_by
    )
    return show_group(found_group(request, uid))


@router.put("/groups/{uid}/wallet", response=GroupOut)
def have_wallet(request: Any, uid: UID, said: GroupWalletIn) -> Any:
    """Give the group a wallet, whose accounts open on first use; or take it away while it never had an account."""
    found = found_group(request, uid)
    require(request.viewer, "core.change_wallet", found)
    if said.has_wallet and not found.has_wallet:
        show_again(request)
    change_wallet(by=request.viewer, group=found, has_wallet=said.has_wallet)
    return show_group(found_group(request, uid))
