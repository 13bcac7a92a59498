"""Pictures of things, drawn with a few strokes: nobody's photographs stand in the demo community."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

#: On a field of 100 by 75: what is drawn, where, how thick. Lines run from point to point; boxes and rings have two corners.
Stroke = tuple[str, tuple[float, ...], float]
SHAPES: dict[str, tuple[tuple[int, int, int], tuple[Stroke, ...]]] = {
    "Ladder, 6 m": ((214, 226, 208), (
        ("line", (36, 70, 44, 6), 3), ("line", (64, 70, 56, 6), 3),
        *(("line", (37.5 + n * 1.0, 62 - n * 9, 62.5 - n * 1.0, 62 - n * 9), 2.5) for n in range(7)),
    )),
    "Tent for six": ((208, 219, 234), (
        ("fill", (12, 64, 50, 14, 88, 64), 0), ("line", (50, 14, 50, 64), 1.5), ("line", (50, 30, 38, 64), 1.5),
        ("line", (6, 64, 94, 64), 2), ("line", (50, 14, 50, 6), 2),
    )),
    "Scythe": ((232, 224, 206), (
        ("line", (70, 68, 46, 12), 3), ("line", (62, 50, 72, 46), 3), ("line", (54, 31, 64, 27), 3), ("arc", (8, 4, 62, 44), 3.5),
    )),
    "Bicycle stand": ((226, 214, 226), (
        ("ring", (12, 34, 42, 64), 3), ("ring", (58, 34, 88, 64), 3), ("line", (27, 49, 42, 26, 66, 26, 50, 49, 27, 49), 2.5),
        ("line", (73, 49, 62, 18, 56, 18), 2.5), ("line", (38, 20, 46, 20), 3), ("line", (42, 26, 50, 49), 2.5),
    )),
    "Large bread tins": ((236, 216, 200), (
        ("box", (10, 40, 46, 62), 3), ("box", (54, 40, 90, 62), 3), ("box", (32, 14, 68, 34), 3), ("line", (18, 51, 38, 51), 2),
        ("line", (62, 51, 82, 51), 2), ("line", (40, 24, 60, 24), 2),
    )),
    "Hammer drill": ((222, 222, 214), (
        ("box", (22, 20, 62, 38), 3.5), ("line", (62, 29, 72, 29), 6), ("line", (72, 29, 94, 29), 2), ("line", (34, 38, 28, 66), 7),
        ("line", (44, 38, 40, 50), 2.5),
    )),
    "Apple press": ((228, 212, 206), (
        ("box", (32, 34, 68, 62), 3), ("line", (42, 34, 42, 62), 2), ("line", (50, 34, 50, 62), 2), ("line", (58, 34, 58, 62), 2),
        ("line", (50, 34, 50, 8), 3), ("line", (30, 10, 70, 10), 3), ("line", (26, 66, 74, 66), 3),
    )),
    "A valley that keeps its own accounts": ((226, 220, 206), (
        ("box", (26, 10, 74, 66), 3), ("line", (36, 10, 36, 66), 2), *(("line", (43, 22 + n * 9, 66, 22 + n * 9), 2) for n in range(5)),
    )),
    "Soirée de contes": ((234, 218, 196), (
        ("box", (26, 34, 74, 62), 3), ("line", (20, 36, 80, 36), 3), ("line", (10, 66, 90, 66), 2),
        *(("line", (x, 28, x + 4, 22, x, 16, x + 4, 10), 2) for x in (36, 48, 60)),
    )),
    "First frost": ((206, 220, 232), (
        *(("line", line, 3) for line in ((50, 8, 50, 68), (24, 23, 76, 53), (24, 53, 76, 23))),
        *(("line", line, 2.5) for line in ((42, 14, 50, 22, 58, 14), (42, 62, 50, 54, 58, 62), (25, 34, 36, 30, 32, 20), (75, 42, 64, 46, 68, 56))),
    )),
}  # fmt: skip
INK = (74, 46, 66)
SCALE = 10


def picture(title: str) -> list[SimpleUploadedFile]:
    """The drawing of a thing, as a file one would send; none where nobody has drawn it."""
    if title not in SHAPES:
        return []
    ground, strokes = SHAPES[title]
    image = Image.new("RGB", (100 * SCALE, 75 * SCALE), ground)
    pen = ImageDraw.Draw(image)
    for kind, where, thick in strokes:
        points, width = [each * SCALE for each in where], round(thick * SCALE)
        if kind == "line":
            pen.line(points, fill=INK, width=width, joint="curve")
        elif kind == "fill":
            pen.polygon(points, fill=(170, 140, 160), outline=INK, width=2 * SCALE)
        elif kind == "ring":
            pen.ellipse(points, outline=INK, width=width)
        elif kind == "arc":
            pen.arc(points, 185, 350, fill=INK, width=width)
        else:
            pen.rounded_rectangle(points, radius=3 * SCALE, outline=INK, width=width)
    out = BytesIO()
    image.save(out, "PNG")
    return [SimpleUploadedFile(f"{title.lower().replace(' ', '-')}.png", out.getvalue(), "image/png")]
