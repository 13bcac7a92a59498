"""Changes of an article that is out, where articles are read first: proposed, then agreed to or given back. What stands
goes on standing until then. Two at once: one wins, for each takes the version that was read."""

from typing import Any

from wezer.core.acts.posts import chosen_audience, clean_text
from wezer.core.blog.acts.articles import change_article, clean_lead
from wezer.core.blog.acts.standing import hold_as_read
from wezer.core.blog.events import ArticleChangeMoved
from wezer.core.blog.refusals import NotOutYet
from wezer.core.forum.rules import read_tags
from wezer.core.models import Article, ArticleProposal
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion


@act
def propose_change(
    *, by: Any, article: Article, title: str, body: str, lead: str = "", tags: str = "", audience: str = "",
    version: int | None = None, proposal: int | None = None,
) -> ArticleProposal:  # fmt: skip
    """What it is to say. `proposal`: the version of what was proposed before and is replaced, 0 when there was nothing."""
    require(by, "core.change_article", article)
    if article.published_at is None:
        raise NotOutYet()
    hold_as_read(article, version)
    known = ArticleProposal.objects.filter(article=article).first()
    if proposal is not None and proposal != (known.version if known else 0):
        raise StaleVersion()
    assert article.group is not None  # it lies in a room of a group
    said = {
        "title": clean_name(title, most=200, field="title"),
        "body": clean_text(body),
        "lead": clean_lead(lead),
        "tags": ", ".join(read_tags(tags)),
        "audience": chosen_audience(article.group, audience or article.audience.kind).kind,
    }
    ArticleProposal.objects.filter(article=article).delete()
    made = ArticleProposal.objects.create(article=article, proposed_by=by.member, of_version=article.version, **said)
    _tell(article, made, "proposed")
    return made


@act
def agree_to_change(
    *, by: Any, article: Article, proposal: int, version: int | None = None, confirmation: str = ""
) -> Article:
    """It says from now on what was proposed. `proposal` and `version`: what was read, of the change and of the article."""
    require(by, "core.publish_article", article)
    hold_as_read(article, version)
    agreed = _as_read(article, proposal, is_waiting=True)
    change_article(
        by=by, article=article, title=agreed.title, body=agreed.body, lead=agreed.lead, tags=agreed.tags,
        audience=agreed.audience, comments=article.card.get("comments", True), version=version,
        confirmation=confirmation,
    )  # fmt: skip
    ArticleProposal.objects.filter(pk=agreed.pk).delete()
    _tell(article, agreed, "agreed")
    return article


@act
def give_change_back(*, by: Any, article: Article, proposal: int) -> ArticleProposal:
    """Not so: whoever proposed it keeps their words, and may write on."""
    require(by, "core.publish_article", article)
    hold_as_read(article)
    given = _as_read(article, proposal, is_waiting=True)
    given.is_waiting = False
    ArticleProposal.objects.filter(pk=given.pk).update(is_waiting=False)
    _tell(article, given, "given_back")
    return given


@act
def drop_change(*, by: Any, article: Article, proposal: int) -> None:
    """Nothing is proposed any more; its words are gone, and whose they were is told."""
    require(by, "core.change_article", article)
    hold_as_read(article)
    dropped = _as_read(article, proposal)
    ArticleProposal.objects.filter(pk=dropped.pk).delete()
    _tell(article, dropped, "dropped")


def _as_read(article: Article, version: int, **also: Any) -> ArticleProposal:
    """As long as it says what was read."""
    found = ArticleProposal.objects.filter(article=article, pk=version, **also)
    proposal = found.select_related("proposed_by").first()
    if proposal is None:
        raise StaleVersion()
    return proposal


def _tell(article: Article, proposal: ArticleProposal, state: str) -> None:
    told = ArticleChangeMoved(subject=ref(article), state=state, member=ref(proposal.proposed_by))
    emit(told, group=article.group_id)
