"""Changes of articles that are out, for machines: proposed, agreed to, given back, dropped."""

from typing import Annotated, Any

from django.http import Http404
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.blog.acts.proposals import agree_to_change, drop_change, give_change_back, propose_change
from wezer.core.blog.api import ArticleOut, Title, show_article
from wezer.core.blog.reading import find_article, proposal_of
from wezer.core.models import Article
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, Line, PartyOut, Schema, Short, Strict, Text, Version, moment, show_party


class ArticleChangeIn(Strict):
    """`proposal`: the version of what was proposed before, 0 when nothing was."""

    title: Title
    body: Text
    lead: Line = ""
    tags: Line = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    version: Version | None = None
    proposal: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class ProposalAnswer(Strict):
    """`proposal` and `version`: what was read, of the change and of the article."""

    agreed: bool
    proposal: Version
    version: Version | None = None
    confirmation: Short = ""


class ArticleChangeOut(Schema):
    title: str
    lead: str
    body: str
    tags: str
    audience: str
    proposed_by: PartyOut
    proposed_at: str
    is_waiting: bool
    is_overtaken: bool
    version: int


@router.get("/articles/{uid}/proposal", response=ArticleChangeOut)
def article_proposal(request: Any, uid: UID) -> Any:
    """The change of it that is proposed, for who may change it."""
    return _show_proposal(_changeable(request, uid))


@router.put("/articles/{uid}/proposal", response=ArticleChangeOut)
def put_proposal(request: Any, uid: UID, change: ArticleChangeIn) -> Any:
    """Propose what an article that is out is to say, where articles are read first."""
    propose_change(by=request.viewer, article=find_article(request.viewer, uid), **change.dict())
    return _show_proposal(find_article(request.viewer, uid))


@router.delete("/articles/{uid}/proposal", response={204: None})
def delete_proposal(request: Any, uid: UID, proposal: Version) -> Any:
    """Drop what is proposed; `proposal` is the version that was read."""
    drop_change(by=request.viewer, article=find_article(request.viewer, uid), proposal=proposal)
    return None


@router.put("/articles/{uid}/proposal/answer", response=ArticleOut)
def answer_proposal(request: Any, uid: UID, answer: ProposalAnswer) -> Any:
    """Agree, and the article says so; or give it back."""
    found, given = find_article(request.viewer, uid), answer.dict()
    if given.pop("agreed"):
        agree_to_change(by=request.viewer, article=found, **given)
    else:
        give_change_back(by=request.viewer, article=found, proposal=answer.proposal)
    return show_article(find_article(request.viewer, uid))


def _changeable(request: Any, uid: Any) -> Article:
    article = find_article(request.viewer, uid)
    require(request.viewer, "core.change_article", article)
    return article


def _show_proposal(article: Article) -> dict[str, Any]:
    proposal = proposal_of(article)
    if proposal is None:
        raise Http404
    plain = ("title", "lead", "body", "tags", "audience", "is_waiting", "is_overtaken", "version")
    return {
        **{name: getattr(proposal, name) for name in plain},
        "proposed_by": show_party(proposal.proposed_by),
        "proposed_at": moment(proposal.proposed_at),
    }
