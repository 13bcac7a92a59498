"""The holarchy to look at: a nested list, and nested circles laid out here so that they print and work without scripts."""

import math
from dataclasses import dataclass, field
from typing import Any

from wezer.core.halls import LIVING, people_number
from wezer.core.models import Group

#: More groups than this are shown as the list only.
MOST_DRAWN = 150


@dataclass(slots=True)
class Branch:
    group: Any
    inside: list["Branch"] = field(default_factory=list)
    r: float = 0
    x: float = 0
    y: float = 0
    depth: int = 0

    @property
    def label(self) -> str:
        """The name, as much of it as fits."""
        most = 18 if not self.inside else max(6, int(math.sqrt(2 * self.r * 20) * 2 / 7.5))
        name: str = self.group.name
        return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"

    @property
    def font(self) -> float:
        """Letters that stay inside the circle."""
        return 12 if self.inside else round(max(6.5, min(13, self.r * 1.75 / (0.56 * max(len(self.label), 1)))), 1)

    @property
    def label_y(self) -> float:
        return round(self.y - self.r + 20, 1) if self.inside else self.y


def branches(viewer: Any) -> dict[str, Any]:
    """The tree that `viewer` may know, and its drawing. A group inside one they may not know hangs on the next above."""
    rows = list(
        Group.objects.visible_to(viewer)
        .filter(state__in=LIVING)
        .annotate(people=people_number())
        .select_related("photo")
        .order_by("name", "pk")[:2000]
    )
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    known = {group.pk: Branch(group) for group in rows}
    root = next((branch for branch in known.values() if branch.group.is_root), None)
    for branch in known.values():
        above = parents[branch.group.pk]
        while above is not None and above not in known:
            above = parents[above]
        if above is not None:
            known[above].inside.append(branch)
    if root is None:
        return {"root": None, "circles": []}
    drawn = []
    if len(known) <= MOST_DRAWN:
        _size(root, 0)
        _place(root, 0, 0)
        drawn = _walk(root)
    side = math.ceil(root.r) + 4
    return {"root": root, "circles": drawn, "box": f"{-side} {-side} {2 * side} {2 * side}", "mine": viewer.group_ids}


def _size(branch: Branch, depth: int) -> None:
    branch.depth = depth
    for each in branch.inside:
        _size(each, depth + 1)
    if not branch.inside:
        branch.r = max(34 + 4 * math.sqrt(min(branch.group.people, 100)), 3.9 * min(len(branch.group.name), 18))
        return
    branch.r = pack(branch.inside) + 26  # room for its name at the top


def pack(circles: list[Branch]) -> float:
    """Put circles side by side around a middle, largest first, none over another; the radius of the whole."""
    done: list[Branch] = []
    for circle in sorted(circles, key=lambda each: -each.r):
        if not done:
            circle.x, circle.y = 0, 0
        else:
            circle.x, circle.y = _nearest_free(circle, done)
        done.append(circle)
    middle_x = sum(each.x * each.r**2 for each in done) / sum(each.r**2 for each in done)
    middle_y = sum(each.y * each.r**2 for each in done) / sum(each.r**2 for each in done)
    for each in done:
        each.x, each.y = each.x - middle_x, each.y - middle_y + 6
    return max(math.hypot(each.x, each.y) + each.r for each in done) + (14 if len(done) == 1 else 4)


def _nearest_free(circle: Branch, done: list[Branch]) -> tuple[float, float]:
    """The free place nearest to the middle, touching one that is already there."""
    best: tuple[float, float, float] | None = None
    for other in done:
        reach = other.r + circle.r + 6
        for step in range(36):
            angle = step * math.pi / 18
            x, y = other.x + reach * math.cos(angle), other.y + reach * math.sin(angle)
            if all(math.hypot(x - each.x, y - each.y) >= each.r + circle.r + 5 for each in done):
                away = math.hypot(x, y)
                if best is None or away < best[0] - 1e-9:
                    best = (away, x, y)
    assert best is not None
    return best[1], best[2]


def _place(branch: Branch, x: float, y: float) -> None:
    branch.x, branch.y = round(branch.x + x, 1), round(branch.y + y, 1)
    branch.r = round(branch.r, 1)
    for each in branch.inside:
        _place(each, branch.x, branch.y)


def _walk(branch: Branch) -> list[Branch]:
    found = [branch]
    for each in branch.inside:
        found += _walk(each)
    return found
