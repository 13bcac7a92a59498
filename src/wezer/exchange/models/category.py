"""Categories of the market: a tree of any depth, whose evaluation criteria are inherited downwards; and tags."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.ref import uid7


class Category(models.Model):
    """A place in the market's tree. Children inherit the criteria; the whole tree is small and read in one statement."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    icon = models.CharField(_("picture"), max_length=40, default="store")
    hue = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)
    is_open = models.BooleanField(default=True)  # closed: kept for what lies in it, no longer offered
    criteria = models.ManyToManyField("core.Criterion", through="exchange.CategoryCriterion", related_name="+")

    class Meta:
        ordering = ["position", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["parent", "name"], name="category_name_once")]

    def __str__(self) -> str:
        return self.name


class CategoryCriterion(models.Model):
    """One plus or minus: the category and all below it ask this criterion, or no longer do."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="changes")
    criterion = models.ForeignKey("core.Criterion", models.CASCADE, related_name="+")
    is_added = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "criterion"], name="category_criterion_once")]

    def __str__(self) -> str:
        return f"{'+' if self.is_added else '−'} {self.criterion_id}"


class Tag(models.Model):
    """A word that authors put on announcements; a skill when members say they have it."""

    name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=40, unique=True, allow_unicode=True)
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True, related_name="tags")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """A member says: I can do this; tell me of wants that need it."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="skills")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="skilled")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "tag"], name="skill_once")]

    def __str__(self) -> str:
        return f"{self.member_id} can {self.tag_id}"
