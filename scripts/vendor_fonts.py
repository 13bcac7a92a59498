#!/usr/bin/env python3
"""Make the two faces of the interface from their npm packages, small enough for a first visit.

Bricolage Grotesque loses its optical-size axis (one cut serves titles and figures) and both faces keep only the
weights that the tokens use. A maintainer runs this when a face changes; its results are committed:

    pip install fonttools brotli && python scripts/vendor_fonts.py
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent.parent / "src/wezer/ui/static/ui/fonts"
BRICOLAGE = "@fontsource-variable/bricolage-grotesque@5.3.0"
ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next@5.3.0"

# (package, file in the package, file here, limits of the axes)
FACES = [
    (
        BRICOLAGE,
        "bricolage-grotesque-latin-opsz-normal.woff2",
        "bricolage-latin.woff2",
        {"opsz": 40, "wght": (400, 750)},
    ),
    (ATKINSON, "atkinson-hyperlegible-next-latin-wght-normal.woff2", "atkinson-latin.woff2", {"wght": (400, 700)}),
    (ATKINSON, "atkinson-hyperlegible-next-latin-wght-italic.woff2", "atkinson-italic.woff2", {"wght": (400, 700)}),
    (ATKINSON, "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2", "atkinson-ext.woff2", {"wght": (400, 700)}),
]
LICENCES = {BRICOLAGE: "OFL-bricolage.txt", ATKINSON: "OFL-atkinson.txt"}
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "pnum", "lnum", "frac"]


def unpack(package: str, into: Path) -> Path:
    """Fetch one package through npm and return the folder it was unpacked in."""
    told = subprocess.run(["npm", "pack", "--json", package], cwd=into, check=True, capture_output=True, text=True)
    archive = into / json.loads(told.stdout)[0]["filename"]
    folder = into / archive.stem
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def small(source: bytes, limits: dict[str, float | tuple[float, float]]) -> bytes:
    """One face with its axes limited, its unused features and hints dropped, as woff2."""
    font = TTFont(io.BytesIO(source))
    every_glyph_varies(font)
    font = instancer.instantiateVariableFont(font, limits)
    every_glyph_varies(font)
    options = Options(layout_features=FEATURES, hinting=False, desubroutinize=True, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # who made it and under which licence stays inside
    keeper = Subsetter(options)
    keeper.populate(unicodes=font.getBestCmap())
    keeper.subset(font)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def every_glyph_varies(font: TTFont) -> None:
    """fontTools wants an entry for every glyph, even for a space that never varies."""
    for glyph in font.getGlyphOrder():
        if glyph not in font["gvar"].variations:
            font["gvar"].variations[glyph] = []


def main() -> None:
    """Write every face and its licence, and say what each weighs."""
    HERE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        folders = {package: unpack(package, Path(room)) for package in LICENCES}
        for package, licence in LICENCES.items():
            (HERE / licence).write_bytes((folders[package] / "LICENSE").read_bytes())
        for package, source, target, limits in FACES:
            made = small((folders[package] / "files" / source).read_bytes(), limits)
            (HERE / target).write_bytes(made)
            print(f"{target:28} {len(made) / 1000:6.1f} kB")


if __name__ == "__main__":
    main()
