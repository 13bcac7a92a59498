"""The category tree, read whole in one statement: it is small."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from wezer.core.models import Criterion
from wezer.exchange import rules
from wezer.exchange.models import Category, CategoryCriterion


@dataclass(frozen=True, slots=True)
class Branch:
    """A category where it stands in the tree."""

    category: Category
    depth: int

    @property
    def indented(self) -> str:
        return "\u2003" * self.depth + self.category.name


class Tree:
    def __init__(self, categories: list[Category]) -> None:
        self.by_id = {category.pk: category for category in categories}
        self.children: dict[int | None, list[Category]] = {}
        for category in categories:
            self.children.setdefault(category.parent_id, []).append(category)

    @classmethod
    def read(cls) -> Self:
        return cls(list(Category.objects.all()))

    def below(self, number: int) -> set[int]:
        """The category and everything in it, by id."""
        found, waiting = set(), [number]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting += [child.pk for child in self.children.get(at, ())]
        return found

    def path(self, category: Category | None) -> list[Category]:
        """From the top down to the category."""
        found: list[Category] = []
        number = category.pk if category else None
        while number is not None and number in self.by_id:
            found.insert(0, self.by_id[number])
            number = self.by_id[number].parent_id
        return found

    def walk(self, parent: int | None = None, depth: int = 0, *, closed: bool = False) -> Iterator[Branch]:
        """Depth first, in order."""
        for category in self.children.get(parent, ()):
            if category.is_open or closed:
                yield Branch(category, depth)
                yield from self.walk(category.pk, depth + 1, closed=closed)

    def tops(self) -> list[Category]:
        return [category for category in self.children.get(None, ()) if category.is_open]

    def named(self, uid: str) -> Category | None:
        return next((category for category in self.by_id.values() if str(category.uid) == uid), None)


def criteria_for(category: Category | None) -> list[Criterion]:
    """What is evaluated after an exchange in this category: the global criteria, and each plus and minus on the way."""
    everything = {criterion.pk: criterion for criterion in Criterion.objects.filter(is_open=True)}
    path = Tree.read().path(category) if category else []
    changes: dict[int, tuple[list[int], list[int]]] = {each.pk: ([], []) for each in path}
    for one in CategoryCriterion.objects.filter(category__in=path).order_by("id"):
        changes[one.category_id][not one.is_added].append(one.criterion_id)
    everywhere = [number for number, criterion in everything.items() if criterion.is_global]
    found = rules.inherited([changes[each.pk] for each in path], everywhere)
    return [everything[number] for number in found if number in everything]
