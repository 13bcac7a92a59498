"""Links between groups: the same as the sheet."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.links.acts import answer_link, ask_link, end_link
from wezer.core.models import LIVING_LINKS, GroupLink, LinkKind
from wezer.core.profiles import members_visible_to
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Strict, idempotent, made, moment, show_party


class LinkIn(Strict):
    """`member`: who carries the voice, where the group has one in the other."""

    kind: Literal["partner", "follows", "spin_off", "represents"]
    other: UID
    member: UID | None = None
    word: Annotated[str, Field(max_length=1000)] = ""


class LinkAnswerIn(Strict):
    agree: bool


class LinkOut(Schema):
    uid: UID
    kind: str
    source: PartyOut
    target: PartyOut
    member: PartyOut | None
    state: str
    asked_at: str


def _show(link: GroupLink) -> dict[str, Any]:
    return {
        "uid": link.uid,
        "kind": link.kind,
        "source": show_party(link.source),
        "target": show_party(link.target),
        "member": show_party(link.member),
        "state": link.state,
        "asked_at": moment(link.asked_at),
    }


def _found(request: Any, uid: UID) -> GroupLink:
    return get_object_or_404(GroupLink.objects.visible_to(request.viewer).with_sides(), uid=uid)


@router.get("/groups/{uid}/links", response=list[LinkOut])
def links(request: Any, uid: UID) -> Any:
    """Whom the group is linked to, either way; for those who tend it also what is asked."""
    group = found_group(request, uid)
    rows = GroupLink.objects.visible_to(request.viewer).with_sides().filter(state__in=LIVING_LINKS)
    return [_show(link) for link in (rows.filter(source=group) | rows.filter(target=group)).order_by("id")[:200]]


@router.post("/groups/{uid}/links", response=MADE(LinkOut))
@idempotent
def ask(request: Any, uid: UID, new: LinkIn) -> Any:
    """Ask for a link; agreed at once where nobody else is asked."""
    group, other = found_group(request, uid), found_group(request, new.other)
    member = get_object_or_404(members_visible_to(request.viewer), uid=new.member) if new.member else None
    if member is not None:
        show_again(request)
    asked = ask_link(by=request.viewer, group=group, kind=new.kind, other=other, member=member, word=new.word)
    return made(_show(asked))


@router.post("/group-links/{uid}/answer", response=LinkOut)
def answer(request: Any, uid: UID, said: LinkAnswerIn) -> Any:
    """The other side agrees, or does not."""
    found = _found(request, uid)
    if said.agree and found.kind == LinkKind.REPRESENTS:
        show_again(request)
    answer_link(by=request.viewer, link=found, agree=said.agree)
    found.refresh_from_db()
    return _show(found)


@router.delete("/group-links/{uid}", response={204: None})
def end(request: Any, uid: UID) -> None:
    """End it, or take back what was asked."""
    end_link(by=request.viewer, link=_found(request, uid))
