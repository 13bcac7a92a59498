#!/usr/bin/env python3
"""Copy Tryton's web client “sao” and the libraries that it loads out of their npm packages; write checksums and licences.

A maintainer runs this to move a version; its results are committed, and nothing is fetched when WeZer is installed or runs:

    python scripts/vendor_sao.py

Only what the client's index.html, its style sheet and its scripts refer to is kept, 5 MB of 28. Two files are changed: the page's
inline script becomes `start.js`, since our content policy forbids inline scripts, and paths say `app` and `lib` for the
`dist` and `node_modules` that tools like to ignore.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path

from vendor_static import unpack

CLIENT = Path(__file__).resolve().parent.parent / "src/wezer/operation/back/client"
#: Package → version and licence. The client's series is the engine's: the two refuse each other otherwise.
PACKAGES = {
    "tryton-sao": ("8.0.11", "GPL-3.0-or-later"),
    "jquery": ("3.8.0", "MIT"),
    "bootstrap": ("3.4.1", "MIT"),
    "moment": ("2.31.0", "MIT"),
    "gettext.js": ("2.0.3", "MIT"),
    "d3": ("7.9.2", "ISC"),
    "billboard.js": ("3.18.0", "MIT"),
    "papaparse": ("5.7.1", "MIT"),
    "fullcalendar": ("3.10.5", "MIT"),
    "mousetrap": ("1.6.5", "Apache-2.0 WITH LLVM-exception"),
    "sortablejs": ("1.15.7", "MIT"),
}
LANGUAGES = ("fr",)  # English is the client's source; `own/locale/en.json` is its empty list of words
CHANGED = "This is a changed copy, see scripts/vendor_sao.py of WeZer"
MIT = """Copyright (c) {owner}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main() -> None:
    shutil.rmtree(CLIENT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as room:
        folders = {name: unpack(name, version, _room(room, name)) for name, (version, _licence) in PACKAGES.items()}
        page = (folders["tryton-sao"] / "index.html").read_text(encoding="utf-8")
        for name, path in referred(page):
            if path not in ("custom.js", "custom.css"):  # ours, in `own/`
                keep(folders[name] / path, place_of(name, path))
        _keep_the_clients_own(folders["tryton-sao"])
        _keep_fonts(folders["bootstrap"])
        _write_page(page)
        for name, folder in folders.items():
            (CLIENT / f"licences/{name}.txt").parent.mkdir(parents=True, exist_ok=True)
            (CLIENT / f"licences/{name}.txt").write_text(licence_text(name, folder), encoding="utf-8")
    _write_list()


def _room(room: str, name: str) -> Path:
    folder = Path(room) / f"of-{name}"
    folder.mkdir()
    return folder


def referred(page: str) -> list[tuple[str, str]]:
    """(package, path inside of it) of each script and style sheet of the page."""
    found = re.findall(r'(?:src|href)="([^":]+\.(?:js|css))"', page)
    return [
        tuple(path.removeprefix("node_modules/").split("/", 1))
        if path.startswith("node_modules/")
        else ("tryton-sao", path)
        for path in found
    ]  # type: ignore[misc]  # a split at one slash gives two parts


def place_of(name: str, path: str) -> Path:
    folder = CLIENT / "sao" if name == "tryton-sao" else CLIENT / "sao/lib" / name
    return folder / path.replace("dist/", "app/", 1)


def keep(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def _keep_the_clients_own(sao: Path) -> None:
    for source in (*sorted((sao / "images").iterdir()), *sorted((sao / "sounds").iterdir())):
        keep(source, CLIENT / "sao" / source.relative_to(sao))
    for language in LANGUAGES:
        keep(sao / f"locale/{language}.json", CLIENT / f"sao/locale/{language}.json")


def _keep_fonts(bootstrap: Path) -> None:
    """The style sheet asks for the glyph font; every browser that runs the client takes the first two formats."""
    sheet = CLIENT / "sao/app/tryton-sao.css"
    text = sheet.read_text(encoding="utf-8")
    for path in sorted(set(re.findall(r'url\("\.\./node_modules/bootstrap/([^"?#]+)', text))):
        keep(bootstrap / path, CLIENT / "sao/lib/bootstrap" / path)
    sheet.write_text(f"/* {CHANGED} */\n" + text.replace("../node_modules/", "../lib/"), encoding="utf-8")


def _write_page(page: str) -> None:
    """The page with its inline script set aside as a file, and our name for the two folders."""
    inline = re.search(r'<script type="text/javascript">\s*\n(.*?)</script>', page, re.S)
    assert inline is not None, "the page has no inline script any more: look again at what it needs"
    (CLIENT / "sao/start.js").write_text(
        "/* This file is part of Tryton.  The COPYRIGHT file at the top level of\n"
        "   this repository contains the full copyright notices and license terms. */\n"
        f"/* {CHANGED}: it was the inline script of index.html. */\n" + inline.group(1),
        encoding="utf-8",
    )
    page = page.replace(inline.group(), '<script type="text/javascript" src="start.js"></script>')
    page = re.sub(r'"(node_modules/[^"]+|dist/[^"]+)"', lambda path: f'"{_renamed(path.group(1))}"', page)
    page = page.replace("<title>Tryton</title>", "<title>WeZer</title>").replace(
        '"images/tryton-icon.png"', '"mark.svg"'
    )
    page = page.replace('type="image/png" href="mark.svg"', 'type="image/svg+xml" href="mark.svg"')
    page = page.replace("-->\n", f"\n{CHANGED}. -->\n", 1)
    (CLIENT / "sao/index.html").write_text(page, encoding="utf-8")


def _renamed(path: str) -> str:
    return path.replace("node_modules/", "lib/").replace("dist/", "app/", 1)


def licence_text(name: str, folder: Path) -> str:
    texts = [folder / file for file in ("COPYRIGHT", "LICENSE", "LICENSE.txt") if (folder / file).is_file()]
    if texts:
        return "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
    assert name == "gettext.js", f"{name} brings no licence text"
    return "The MIT License (MIT)\n\n" + MIT.format(owner="Guillaume Potier")


def _write_list() -> None:
    lines = [
        "# Tryton's web client and its libraries. Written by scripts/vendor_sao.py; a test compares the checksums."
    ]
    for name, (version, licence) in PACKAGES.items():
        lines += ["", "[[package]]", f'name = "{name}"', f'version = "{version}"', f'licence = "{licence}"']
        lines += [f'origin = "npm:{name}@{version}"', f'text = "licences/{name}.txt"']
    lines += ["", "[files]"]
    for path in sorted(path for path in (CLIENT / "sao").rglob("*") if path.is_file()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f'"{path.relative_to(CLIENT)}" = "{digest}"')
    (CLIENT / "vendor.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
