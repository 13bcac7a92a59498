"""Charts drawn by the server: SVG with its figures in a table beside. No script, no legend to decode.

Bars start at zero; a line has its name at its end; text stays at 12 px, so that a narrow place gets a drawing of its own.
Colour is never the only sign: each series has its dash or its place, and its word.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

#: In this order: the subject, what it is compared with, others.
TONES = ("brand", "plain", "river", "sun", "mineral", "good")
WIDE, NARROW = 640, 320
HEIGHT = 220
TOP, FOOT, SIDE = 12, 26, 8
TICKS = 4
Written = Callable[[int], str]


@dataclass(frozen=True)
class Series:
    """One row of figures. `tone` of TONES."""

    name: Any
    values: Sequence[int]
    tone: str = "brand"


@dataclass(frozen=True)
class Chart:
    """What the template draws: two drawings of the same figures, and the table."""

    title: Any
    labels: Sequence[str]
    series: Sequence[Series]
    written: Written
    kind: str
    drawings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table: a label and each series' figure."""
        return [
            (label, [self.written(one.values[place]) for one in self.series]) for place, label in enumerate(self.labels)
        ]

    @property
    def said(self) -> str:
        """For who does not see it: name and last figure of each series."""
        return ", ".join(f"{one.name}: {self.written(one.values[-1])}" for one in self.series if one.values)


def bars(title: Any, labels: Sequence[str], series: Sequence[Series], written: Written = str) -> Chart:
    """Bars beside each other for each label, from zero up or down."""
    chart = Chart(title, labels, series, written, "bars")
    chart.drawings.extend(_drawing(chart, width, _bars) for width in (WIDE, NARROW))
    return chart


def lines(title: Any, labels: Sequence[str], series: Sequence[Series], written: Written = str) -> Chart:
    """One line for each series over the labels."""
    chart = Chart(title, labels, series, written, "lines")
    chart.drawings.extend(_drawing(chart, width, _lines) for width in (WIDE, NARROW))
    return chart


def _drawing(chart: Chart, width: int, marks: Callable[..., Any]) -> dict[str, Any]:
    low, high, step = scale_of([value for one in chart.series for value in one.values])
    ticks = [low + step * number for number in range((high - low) // step + 1)]
    left = SIDE + 7 * max(len(chart.written(tick)) for tick in ticks)

    def y(value: int) -> float:
        return round(TOP + (HEIGHT - TOP - FOOT) * (high - value) / (high - low), 1)

    room = width - left - SIDE
    every = max(1, -(-len(chart.labels) * 44 // room))  # labels that would touch are left out
    slot = room / max(1, len(chart.labels))
    return {
        "width": width,
        "height": HEIGHT,
        "left": left,
        "right": width - SIDE,
        "zero": y(max(low, min(0, high))),
        "ticks": [{"y": y(tick), "text_y": y(tick) + 4, "text": chart.written(tick)} for tick in ticks],
        "labels": [
            {"x": round(left + slot * (place + 0.5), 1), "text": label}
            for place, label in enumerate(chart.labels)
            if place % every == 0
        ],
        "label_y": HEIGHT - 6,
        "marks": marks(chart, y, left, slot),
        "name": "wide" if width == WIDE else "narrow",
    }


def _bars(chart: Chart, y: Callable[[int], float], left: int, slot: float) -> list[dict[str, Any]]:
    found, count = [], len(chart.series)
    thick = min(28.0, slot * 0.72 / count)
    for number, one in enumerate(chart.series):
        for place, value in enumerate(one.values):
            top, foot = sorted((y(value), y(0)))
            x = left + slot * (place + 0.5) + thick * (number - count / 2)
            found.append(
                {
                    "x": round(x, 1), "y": top, "width": round(thick - 1, 1), "height": round(max(foot - top, 0.5), 1),
                    "tone": one.tone, "title": f"{chart.labels[place]}, {one.name}: {chart.written(value)}",
                }
            )  # fmt: skip
    return found


def _lines(chart: Chart, y: Callable[[int], float], left: int, slot: float) -> list[dict[str, Any]]:
    found = []
    for number, one in enumerate(chart.series):
        places = [(round(left + slot * (place + 0.5), 1), y(value)) for place, value in enumerate(one.values)]
        drawn = " ".join(f"{x},{height}" for x, height in places)
        last_x, last_y = places[-1] if places else (left, 0)
        found.append({"points": drawn, "tone": one.tone, "dash": number, "x": last_x, "y": last_y, "name": one.name})
    return found


def scale_of(values: Sequence[int]) -> tuple[int, int, int]:
    """Lowest and highest mark and the step between marks, round numbers, zero among them."""
    low, high = min([0, *values]), max([0, *values])
    if low == high:
        high = 1
    step = _round_step(-(-(high - low) // TICKS))
    return low // step * step, -(-high // step) * step, step


def _round_step(least: int) -> int:
    """1, 2 or 5 with zeros behind: the next one that is large enough."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power >= least:
                return factor * power
        power *= 10
