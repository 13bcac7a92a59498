"""The category tree and what is evaluated where."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from wezer.core.models import Criterion, Party
from wezer.core.rules import clean_name
from wezer.exchange.events import CategoryChanged
from wezer.exchange.models import Category, CategoryCriterion, Skill, Tag
from wezer.exchange.queries.categories import Tree
from wezer.exchange.refusals import Cycle, NameTaken
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

LONGEST_NAME = 60


@act
def create_category(
    *,
    by: Any,
    name: str,
    parent: Category | None = None,
    icon: str = "store",
    hue: int | None = None,
    position: int = 0,
) -> Category:
    """A category below `parent`, or at the top."""
    require(by, "exchange.tend_market")
    name = clean_name(name, most=LONGEST_NAME)
    _refuse_taken(name, parent, None)
    degrees = (parent.hue if parent else Party.hue_of(name)) if hue is None else hue
    made = Category.objects.create(name=name, parent=parent, icon=icon, hue=degrees % 360, position=position)
    emit(CategoryChanged(subject=ref(made)))
    return made


@act
def change_category(*, by: Any, category: Category, **changes: Any) -> Category:
    """Change name, icon, hue, position, parent, is_open. A category never lies inside itself (`cycle`)."""
    require(by, "exchange.tend_market")
    unknown = set(changes) - {"name", "icon", "hue", "position", "parent", "is_open"}
    assert not unknown, f"change_category does not change {unknown}"
    if "name" in changes:
        changes["name"] = clean_name(changes["name"], most=LONGEST_NAME)
    if changes.get("parent") is not None and changes["parent"].pk in _tree_locked().below(category.pk):
        raise Cycle()
    _refuse_taken(changes.get("name", category.name), changes.get("parent", category.parent), category)
    for field, value in changes.items():
        setattr(category, field, value)
    category.save(update_fields=list(changes))
    emit(CategoryChanged(subject=ref(category)))
    return category


def _tree_locked() -> Tree:
    """The tree as it is once other movers are done: two moves at once cannot make a ring."""
    list(Category.objects.select_for_update().order_by("id").values_list("id"))
    return Tree.read()


def _refuse_taken(name: str, parent: Category | None, itself: Category | None) -> None:
    others = Category.objects.filter(parent=parent, name__iexact=name)
    if (others.exclude(pk=itself.pk) if itself else others).exists():
        raise NameTaken(name=name)


@act
def set_criterion(*, by: Any, category: Category, criterion: Criterion, is_added: bool | None) -> None:
    """Ask the criterion here and below (True), no longer ask it (False), or say nothing and inherit (None)."""
    require(by, "exchange.tend_market")
    if is_added is None:
        CategoryCriterion.objects.filter(category=category, criterion=criterion).delete()
    else:
        CategoryCriterion.objects.update_or_create(
            category=category, criterion=criterion, defaults={"is_added": is_added}
        )
    emit(CategoryChanged(subject=ref(category)))


@act
def create_criterion(
    *, by: Any, name: str, description: str = "", is_global: bool = False, position: int = 0
) -> Criterion:
    """Something that is evaluated; `is_global`: asked everywhere unless a category removes it."""
    require(by, "exchange.tend_market")
    name = clean_name(name, most=80)
    key = slugify(name)[:40] or f"criterion-{Criterion.objects.count() + 1}"
    try:
        with transaction.atomic():
            return Criterion.objects.create(
                key=key, name=name, description=description[:300], is_global=is_global, position=position
            )
    except IntegrityError:
        raise NameTaken(name=name) from None


@act
def change_criterion(*, by: Any, criterion: Criterion, **changes: Any) -> Criterion:
    """Change name, description, is_global, is_open, position."""
    require(by, "exchange.tend_market")
    unknown = set(changes) - {"name", "description", "is_global", "is_open", "position"}
    assert not unknown, f"change_criterion does not change {unknown}"
    for field, value in changes.items():
        setattr(criterion, field, value)
    criterion.save(update_fields=list(changes))
    return criterion


def tags_named(names: Any, category: Category | None = None) -> list[Tag]:
    """The tags of these names, made when new. For acts only."""
    found = {}
    for name in names:
        words = " ".join(str(name).lstrip("#").split())[:40]
        slug = slugify(words, allow_unicode=True)[:40]
        if slug:
            found[slug] = words
    known = {tag.slug: tag for tag in Tag.objects.filter(slug__in=found)}
    missing = [Tag(name=words, slug=slug, category=category) for slug, words in found.items() if slug not in known]
    if missing:
        Tag.objects.bulk_create(missing, ignore_conflicts=True)
        known = {tag.slug: tag for tag in Tag.objects.filter(slug__in=found)}
    return [known[slug] for slug in found]


@act
def set_skills(*, by: Any, names: list[str]) -> list[Tag]:
    """What the member says they can do; wants with these tags are suggested to them."""
    if by.member is None:
        raise NotAllowed()
    tags = tags_named(names[:30])
    Skill.objects.filter(member=by.member).exclude(tag__in=tags).delete()
    Skill.objects.bulk_create([Skill(member=by.member, tag=tag) for tag in tags], ignore_conflicts=True)
    return tags
