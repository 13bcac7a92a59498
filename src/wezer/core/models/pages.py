"""The pages of a group's public site."""

from django.db import models
from django.utils.translation import pgettext_lazy

from wezer.core.models.written import WrittenItem
from wezer.kernel.states import state_table


class SitePageState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("page", "not shown")
    PUBLISHED = "published", pgettext_lazy("page", "shown")


class SitePage(WrittenItem):
    """Its author is the group: whoever writes on it, it speaks for the group."""

    state = models.CharField(max_length=10, choices=SitePageState, default=SitePageState.DRAFT)
    site = models.ForeignKey(
        "core.Room", models.PROTECT, related_name="site_pages"
    )  # the item's room, for what is unique
    name = models.SlugField(max_length=80, blank=True)  # the last part of its address; empty: the first page
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField(default=0)
    in_menu = models.BooleanField(default=True)

    class Meta(WrittenItem.Meta):
        constraints = [
            *WrittenItem.Meta.constraints,
            models.UniqueConstraint(fields=["site", "name"], name="site_page_name_once"),
        ]


state_table(
    SitePage,
    {SitePageState.DRAFT: (SitePageState.PUBLISHED,), SitePageState.PUBLISHED: (SitePageState.DRAFT,)},
)
