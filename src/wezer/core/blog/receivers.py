"""What blogs do when facts arrive: those who follow, those who are to read first and those who wrote it are told."""

from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.blog import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.blog.acts.articles import write_no_longer
from wezer.core.forum.receivers import named_in
from wezer.core.models import ACTIVE_STATES, Article, ArticleProposal, ArticleState, Group, Member
from wezer.core.queries import actor_of, belonging_of, members_acting_for, members_who_may
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.article_published")
def tell_that_it_is_out(fact: Fact) -> None:
    """Those who follow the group, its blog or its author; those who wrote it, when somebody or the hour let it go out."""
    article = _article(fact)
    if article is None or article.published_at is None:
        return
    writers = authors_of(article)
    _tell(fact, article, "article_out", [each for each in writers if each.pk != fact.actor])
    tell_followers(by=system, fact=fact, item=article, actor=actor_of(fact), besides=[*named_in(fact), *writers])


@receiver("core.article_moved")
def tell_who_reads_it_first(fact: Fact) -> None:
    article = _article(fact)
    if article is None:
        return
    settle_notices(by=system, fact=fact, kind="article_proposed", item=article)
    after, before = fact.payload["state"], fact.payload["before"]
    if after == article.state == ArticleState.REVIEW and article.group is not None:
        readers = members_who_may("core.tend_group", article.group)
        _tell(fact, article, "article_proposed", [each for each in readers if each.pk != fact.actor])
    elif after == ArticleState.DRAFT and before in (ArticleState.REVIEW, ArticleState.SCHEDULED):
        _tell(fact, article, "article_given_back", [each for each in authors_of(article) if each.pk != fact.actor])


@receiver("core.article_change_moved")
def tell_of_a_change(fact: Fact) -> None:
    """Those who may agree to it, as long as it waits; then whose change it is."""
    article = _article(fact)
    if article is None or article.group is None:
        return
    settle_notices(by=system, fact=fact, kind="article_change_proposed", item=article)
    state, whose = fact.payload["state"], resolve(fact.payload["member"])
    if state == "proposed" and ArticleProposal.objects.filter(article=article, is_waiting=True).exists():
        _tell(fact, article, "article_change_proposed", members_who_may("core.tend_group", article.group))
    elif state in ("agreed", "given_back", "dropped") and isinstance(whose, Member):
        _tell(fact, article, f"article_change_{state}", [whose])


@receiver("core.belonging_changed")
def who_is_no_longer_inside_writes_no_longer(fact: Fact) -> None:
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if not isinstance(group, Group) or not isinstance(member, Member):
        return
    belonging = belonging_of(group, member)
    if belonging is None or belonging.state not in ACTIVE_STATES:
        write_no_longer(by=system, group=group, member=member)


def authors_of(article: Article) -> list[Member]:
    """Whoever wrote it, for themselves or for a group, and those who write it with them."""
    return [
        *members_acting_for(article.author_id),
        *Member.objects.filter(pk__in=article.others.values("member")).exclude(pk=article.author_id),
    ]


def _tell(fact: Fact, article: Article, kind: str, people: list[Member]) -> None:
    notify(by=system, members=people, kind=kind, fact=fact, item=article, group=article.group, actor=actor_of(fact))


def _article(fact: Fact) -> Article | None:
    found = resolve(fact.subject)
    if not isinstance(found, Article) or found.withdrawn_at is not None:
        return None
    return Article.objects.select_related("group", "author", "audience").get(pk=found.pk)
