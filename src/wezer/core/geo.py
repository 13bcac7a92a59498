"""Circles on the earth, reckoned alike on both databases: a square that an index serves, then the distance itself."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any

from django.db.models import F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt

EARTH_KM = 6371.0
#: Nothing is looked for farther away: beyond this a distance tells nobody anything.
FARTHEST_KM = 500


@dataclass(frozen=True, slots=True)
class Circle:
    """What lies within `km` of a point."""

    latitude: float
    longitude: float
    km: float

    def square(self) -> tuple[float, float, list[tuple[float, float]]]:
        """South, north, and the one or two ranges from west to east of a square that holds the circle."""
        angle, middle = self.km / EARTH_KM, radians(self.latitude)
        south, north = self.latitude - degrees(angle), self.latitude + degrees(angle)
        if south <= -90 or north >= 90:  # a pole lies inside: every longitude
            return south, north, [(-180.0, 180.0)]
        wide = degrees(asin(min(1.0, sin(angle) / cos(middle)))) + 1e-9
        west, east = self.longitude - wide, self.longitude + wide
        if west < -180:
            return south, north, [(-180.0, east), (west + 360, 180.0)]
        if east > 180:
            return south, north, [(west, 180.0), (-180.0, east - 360)]
        return south, north, [(west, east)]

    def near(self) -> Q:
        """Rows with `latitude` and `longitude` in the square. Spelled with `>=` and `<=`, which SQLite reads off an index
        that holds no empty points."""
        south, north, ranges = self.square()
        across = Q()
        for west, east in ranges:
            across |= Q(longitude__gte=west, longitude__lte=east)
        return Q(latitude__gte=south, latitude__lte=north) & across

    def kilometres(self) -> Any:
        """How far a row lies from the middle, as the database reckons it; the same as `distance_km`."""
        high, wide = Radians(F("latitude") - Value(self.latitude)), Radians(F("longitude") - Value(self.longitude))
        flat = Value(cos(radians(self.latitude)))
        half = Power(Sin(high / 2.0), 2) + flat * Cos(Radians(F("latitude"))) * Power(Sin(wide / 2.0), 2)
        return Value(2 * EARTH_KM, FloatField()) * ASin(Sqrt(Least(Value(1.0), half, output_field=FloatField())))

    def holds(self, latitude: float, longitude: float) -> bool:
        return distance_km((self.latitude, self.longitude), (latitude, longitude)) <= self.km


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Along the great circle between two (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def point(text: str) -> tuple[float, float] | None:
    """“46.52, 6.63” as latitude and longitude; None for anything else."""
    latitude, _comma, longitude = text.partition(",")
    try:
        found = (float(latitude), float(longitude))
    except ValueError:
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None
