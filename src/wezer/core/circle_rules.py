"""Circles inside circles: where each lies and how large it is. Pure functions, so that the drawing prints and needs no script."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: Between two circles, and between a circle and the one around it.
GAP = 5.0
#: What a name at the top of a circle with others inside takes.
NAME_ROOM = 20.0
#: Letters are about so wide, as a part of their height.
LETTER = 0.56


@dataclass(slots=True)
class Ring:
    """One circle. `x` and `y` count from the middle of the one around it until `settled` makes them absolute."""

    size: int  # people
    inside: list["Ring"] = field(default_factory=list)
    r: float = 0
    x: float = 0
    y: float = 0


def leaf_radius(people: int) -> float:
    """The surface grows with the people; the smallest can still be hit by a finger."""
    return 22 + 5 * math.sqrt(min(max(people, 0), 400))


def laid_out(ring: Ring, *, side: float = 640) -> None:
    """Give every circle its place, absolute, the outermost one filling a square of `side`."""
    _measure(ring)
    scale = side / 2 / ring.r
    _settle(ring, side / 2, side / 2, scale)


def _measure(ring: Ring) -> None:
    for each in ring.inside:
        _measure(each)
    ring.r = pack(ring.inside) + NAME_ROOM if ring.inside else leaf_radius(ring.size)
    for each in ring.inside:
        each.y += NAME_ROOM / 2


def _settle(ring: Ring, x: float, y: float, scale: float) -> None:
    ring.x, ring.y, ring.r = round(x, 1), round(y, 1), round(ring.r * scale, 1)
    for each in ring.inside:
        _settle(each, x + each.x * scale, y + each.y * scale, scale)


def pack(rings: Sequence[Ring]) -> float:
    """Put circles side by side around a middle, largest first, each where it touches two others nearest to the middle;
    the radius of the circle around them all, whose middle is 0, 0."""
    placed: list[Ring] = []
    for ring in sorted(rings, key=lambda each: -each.r):
        ring.x, ring.y = _place(ring.r, placed)
        placed.append(ring)
    x, y, r = _around(placed)
    for ring in placed:
        ring.x, ring.y = ring.x - x, ring.y - y
    return r + GAP


def _place(r: float, placed: Sequence[Ring]) -> tuple[float, float]:
    if not placed:
        return 0.0, 0.0
    if len(placed) == 1:
        return placed[0].r + r + GAP, 0.0
    spots = (spot for place, one in enumerate(placed) for other in placed[:place] for spot in _touching(one, other, r))
    for x, y in sorted(spots, key=lambda spot: (round(math.hypot(*spot), 6), spot)):
        if all(math.hypot(x - each.x, y - each.y) >= each.r + r + GAP - 1e-6 for each in placed):
            return x, y
    raise AssertionError("a circle outside of all others is always free")


def _touching(one: Ring, other: Ring, r: float) -> Iterable[tuple[float, float]]:
    """The two middles from where a circle of radius `r` touches both."""
    a, b = one.r + r + GAP, other.r + r + GAP
    dx, dy = other.x - one.x, other.y - one.y
    apart = math.hypot(dx, dy)
    if apart > a + b or apart == 0:
        return
    along = (a * a - b * b + apart * apart) / (2 * apart)
    aside = math.sqrt(max(a * a - along * along, 0))
    ux, uy = dx / apart, dy / apart
    for sign in (1, -1):
        yield one.x + along * ux - sign * aside * uy, one.y + along * uy + sign * aside * ux


def _around(rings: Sequence[Ring]) -> tuple[float, float, float]:
    """A small circle around all: its middle is drawn towards the farthest one, in ever smaller steps."""
    x = y = 0.0
    for step in range(200):
        far = max(rings, key=lambda each: math.hypot(each.x - x, each.y - y) + each.r)
        x += (far.x - x) / (step + 2)
        y += (far.y - y) / (step + 2)
    return x, y, max((math.hypot(each.x - x, each.y - y) + each.r for each in rings), default=0)


def two_lines(name: str, width: float, font: float) -> list[str]:
    """A name in one line, or in two where it fits only so; as much of it as fits in both."""
    most = int(width / (font * LETTER))
    words = name.split(" ")
    cut = max((place for place in range(1, len(words)) if len(" ".join(words[:place])) <= most), default=0)
    if len(name) <= most or not cut:
        one = label(name, width, font)
        return [one] if one else []
    return [" ".join(words[:cut]), label(" ".join(words[cut:]), width, font) or "…"]


def label(name: str, width: float, font: float) -> str:
    """As much of a name as fits into `width`; nothing where three letters do not."""
    most = int(width / (font * LETTER))
    if len(name) <= most:
        return name
    return f"{name[: most - 1].rstrip()}…" if most >= 4 else ""
