"""The blog: articles in states, with the names they had, and those who write together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from wezer.core.models.talk import LONGEST_BODY
from wezer.core.models.written import WrittenItem
from wezer.kernel.clock import now


class ArticleState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("article", "draft")
    REVIEW = "review", pgettext_lazy("article", "being read")
    SCHEDULED = "scheduled", pgettext_lazy("article", "goes out later")
    PUBLISHED = "published", pgettext_lazy("article", "published")
    ARCHIVED = "archived", pgettext_lazy("article", "archived")


class Article(WrittenItem):
    state = models.CharField(max_length=10, choices=ArticleState, default=ArticleState.DRAFT)
    lead = models.TextField(blank=True)  # what lists, feeds and other sites show of it; empty: how it begins
    original = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="translations")
    goes_out_at = models.DateTimeField(null=True, blank=True)

    class Meta(WrittenItem.Meta):
        indexes = [models.Index(fields=["goes_out_at"], name="article_due", condition=Q(state="scheduled"))]


class ArticleName(models.Model):
    """The last part of an article's address. It keeps those it had: they lead to the one it has."""

    group = models.ForeignKey("core.Group", models.CASCADE, related_name="+")
    name = models.SlugField(max_length=80)
    article = models.ForeignKey(Article, models.CASCADE, related_name="names")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="article_name_once")]

    def __str__(self) -> str:
        return self.name


class ArticleAuthor(models.Model):
    """Who writes an article together with its author."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="others")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "member"], name="article_author_once")]

    def __str__(self) -> str:
        return f"{self.member_id} of {self.article_id}"


class ArticleProposal(models.Model):
    """What an article that is out is to say, once somebody who may publish it has read that. One at a time; said otherwise it
    is another one."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="proposal")
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    body = models.TextField(max_length=LONGEST_BODY)
    tags = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=20)  # a kind of audience, asked of the group again when it comes to stand
    proposed_by = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    is_waiting = models.BooleanField(default=True)  # else it was given back, to be written on
    of_version = models.PositiveIntegerField()  # of the article, when it was proposed

    def __str__(self) -> str:
        return self.title

    @property
    def version(self) -> int:
        """What it is known by once it was read: a number that is never given again, whatever was dropped."""
        return int(self.pk)

    @property
    def is_overtaken(self) -> bool:
        """Whether the article was changed after this was proposed: what was corrected meanwhile would be undone."""
        return self.article.version != self.of_version
