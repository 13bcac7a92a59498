"""A small map without scripts: four pictures side by side, and where among them the point lies."""

from dataclasses import dataclass
from math import asinh, floor, pi, radians, tan
from typing import Any

from wezer.core.maps.grid import NORTHMOST
from wezer.core.maps.ground import Ground

#: As near as one sees the streets around; four pictures are about five kilometres wide there.
ZOOM = 14
SIDE = 256  # pixels of a picture


@dataclass(frozen=True, slots=True)
class SmallMap:
    """`rows` of addresses, the northern first; the point in pixels from their upper left corner."""

    rows: list[list[str]]
    across: int
    down: int


def small_map(latitude: float, longitude: float, ground: Ground) -> SmallMap | None:
    """Nothing where no pictures may be shown, or where the projection has no room."""
    if not ground.is_shown or abs(latitude) >= NORTHMOST:
        return None
    number = 1 << ZOOM
    across = (longitude + 180) / 360 * number
    down = (1 - asinh(tan(radians(latitude))) / pi) / 2 * number
    # The two pictures whose shared edge is nearest: the point never lies at the rim.
    left, top = floor(across - 0.5), min(max(floor(down - 0.5), 0), number - 2)
    rows = [[_address(ground.address, (left + x) % number, top + y) for x in (0, 1)] for y in (0, 1)]
    return SmallMap(rows, round((across - left) * SIDE), round((down - top) * SIDE))


def _address(pattern: str, x: int, y: int) -> str:
    named: dict[str, Any] = {"{z}": ZOOM, "{x}": x, "{y}": y}
    for name, value in named.items():
        pattern = pattern.replace(name, str(value))
    return pattern
