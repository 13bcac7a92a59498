"""The earth in squares of squares (web mercator), numbered so that a square is one range of whole numbers.

Both databases read a range of whole numbers off an ordinary index; neither needs an extension that knows of places. The
digits of a number in base four are the quarters one descends through: neighbours on the map are mostly neighbours there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asinh, floor, isfinite, pi, radians, tan
from typing import Self

from django.db.models import Q

#: The finest squares are about two metres wide.
DEEPEST = 24
_SIDE = 1 << DEEPEST
#: Beyond it the projection has no room; what lies there is put at its edge.
NORTHMOST = 85.0511287798


@dataclass(frozen=True, slots=True, order=True)
class Square:
    """The cells from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Box:
    """What a screen shows. `west` greater than `east`: the date line lies inside."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str) -> Self | None:
        """“west,south,east,north” in degrees, as maps write it; None for anything else."""
        try:
            numbers = [float(part) for part in text.split(",")]
        except ValueError:
            return None
        if len(numbers) != 4 or not all(map(isfinite, numbers)):
            return None
        west, south, east, north = numbers
        if not -90 <= south <= north <= 90 or west > east + 360 or abs(west) > 1000 or abs(east) > 1000:
            return None
        if east - west >= 360:
            return cls(-180.0, south, 180.0, north)
        return cls(_turned(west), south, _turned(east), north)

    def __str__(self) -> str:
        return ",".join(f"{number:.5f}" for number in (self.west, self.south, self.east, self.north))

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From west to east, once or twice."""
        if self.west <= self.east:
            return [(self.west, self.east)]
        return [(self.west, 180.0), (-180.0, self.east)]

    def holds(self) -> Q:
        """Rows with `latitude` and `longitude` in it, to the last digit; the squares that cover it reach a little farther."""
        across = Q()
        for west, east in self.spans:
            across |= Q(longitude__gte=west, longitude__lte=east)
        return Q(latitude__gte=self.south, latitude__lte=self.north) & across

    def squares(self, most: int) -> list[Square]:
        """At most so many squares of one size that cover the box, in the order of their numbers."""
        level = DEEPEST
        while level and sum(1 for _place in self._places(level, most + 1)) > most:
            level -= 1
        return sorted({_square(x, y, level) for x, y in self._places(level, most)})

    def _places(self, level: int, most: int) -> Iterator[tuple[int, int]]:
        shift, told = DEEPEST - level, 0
        for west, east in self.spans:
            left, top = (each >> shift for each in _column_row(self.north, west))
            right, bottom = (each >> shift for each in _column_row(self.south, east))
            for x in range(left, right + 1):
                for y in range(top, bottom + 1):
                    yield x, y
                    told += 1
                    if told >= most:
                        return


WORLD = Box(-180.0, -90.0, 180.0, 90.0)


def cell(latitude: float, longitude: float) -> int:
    """The number of the finest square in which a point lies."""
    column, row = _column_row(latitude, longitude)
    return _woven(column, row)


def on(squares: list[Square]) -> Q:
    """Rows whose `cell` lies in one of them."""
    ground = Q()
    for each in joined(squares):
        ground |= Q(cell__gte=each.low, cell__lte=each.high)
    return ground


def joined(squares: list[Square]) -> list[Square]:
    """The same ground in fewer ranges: neighbours by number become one."""
    found: list[Square] = []
    for each in squares:
        if found and found[-1].high + 1 == each.low:
            found[-1] = Square(found[-1].low, each.high)
        else:
            found.append(each)
    return found


def _square(x: int, y: int, level: int) -> Square:
    low = _woven(x, y) << 2 * (DEEPEST - level)
    return Square(low, low + (1 << 2 * (DEEPEST - level)) - 1)


def _column_row(latitude: float, longitude: float) -> tuple[int, int]:
    bounded = max(-NORTHMOST, min(NORTHMOST, latitude))
    down = (1 - asinh(tan(radians(bounded))) / pi) / 2
    return _within(floor((longitude + 180) / 360 * _SIDE)), _within(floor(down * _SIDE))


def _within(number: int) -> int:
    return max(0, min(_SIDE - 1, number))


def _woven(column: int, row: int) -> int:
    """The binary digits of both, one of each in turn: read in base four they stand apart."""
    return int(f"{column:b}", 4) | int(f"{row:b}", 4) << 1


def _turned(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
