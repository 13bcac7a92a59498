#!/usr/bin/env python3
"""Copy htmx, Leaflet and the icons that WeZer uses out of their npm packages, and write their checksums in vendor.toml.

A maintainer runs this to move a version or to add an icon to ICONS; its results are committed:

    python scripts/vendor_static.py
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "src/wezer/ui/static/ui"
HTMX = ("htmx.org", "4.0.1", "0BSD")
LEAFLET = ("leaflet", "1.9.4", "BSD-2-Clause")
LUCIDE = ("lucide-static", "1.62.0", "ISC")

ICONS = [
    "activity",
    "apple",
    "archive",
    "armchair",
    "arrow-down-left",
    "arrow-left",
    "arrow-right",
    "arrow-up-right",
    "at-sign",
    "baby",
    "badge-check",
    "ban",
    "banknote",
    "bean",
    "bell",
    "bell-off",
    "bike",
    "book-open",
    "bookmark",
    "briefcase-business",
    "building-2",
    "calendar-check",
    "calendar-clock",
    "calendar-days",
    "calendar-plus",
    "camera",
    "carrot",
    "chart-column",
    "check",
    "check-check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevrons-up-down",
    "circle-alert",
    "circle-check",
    "circle-dot",
    "circle-help",
    "circle-slash-2",
    "circle-x",
    "clock",
    "code",
    "coffee",
    "coins",
    "compass",
    "contact",
    "cookie",
    "copy",
    "croissant",
    "database",
    "door-open",
    "download",
    "drill",
    "droplets",
    "egg",
    "ellipsis",
    "external-link",
    "eye",
    "eye-off",
    "file",
    "file-text",
    "filter",
    "fingerprint",
    "flag",
    "flower-2",
    "folder",
    "gauge",
    "gift",
    "globe",
    "graduation-cap",
    "grip-vertical",
    "guitar",
    "hammer",
    "hand-coins",
    "hand-heart",
    "handshake",
    "hash",
    "heart",
    "heart-handshake",
    "heart-pulse",
    "history",
    "hourglass",
    "house",
    "image",
    "info",
    "key",
    "key-round",
    "keyboard",
    "landmark",
    "languages",
    "laptop",
    "layers",
    "layout-grid",
    "leaf",
    "life-buoy",
    "lightbulb",
    "link",
    "list",
    "list-checks",
    "list-tree",
    "lock",
    "lock-open",
    "log-in",
    "log-out",
    "mail",
    "map",
    "map-pin",
    "megaphone",
    "menu",
    "message-circle",
    "message-circle-question-mark",
    "message-square-text",
    "messages-square",
    "milk",
    "minus",
    "monitor",
    "moon",
    "music",
    "octagon-x",
    "package",
    "paintbrush",
    "palette",
    "paperclip",
    "pen-line",
    "pencil",
    "percent",
    "phone",
    "piggy-bank",
    "pin",
    "plug",
    "plus",
    "printer",
    "qr-code",
    "quote",
    "receipt",
    "recycle",
    "refresh-cw",
    "repeat",
    "reply",
    "rotate-ccw",
    "rss",
    "salad",
    "scale",
    "scan-barcode",
    "scan-line",
    "scissors",
    "search",
    "send",
    "server",
    "settings",
    "settings-2",
    "share-2",
    "shield",
    "shield-check",
    "shirt",
    "shopping-basket",
    "sliders-horizontal",
    "smartphone",
    "smile",
    "snowflake",
    "sofa",
    "sparkles",
    "split",
    "sprout",
    "square-check-big",
    "square-kanban",
    "star",
    "store",
    "sun",
    "tag",
    "target",
    "thumbs-up",
    "ticket",
    "timer",
    "trash-2",
    "tree-deciduous",
    "triangle-alert",
    "truck",
    "calendar-x",
    "signature",
    "accessibility",
    "arrow-down",
    "arrow-left-right",
    "arrow-up",
    "book-user",
    "calendar",
    "circle",
    "circle-plus",
    "circle-user",
    "clipboard-list",
    "folder-open",
    "git-branch",
    "hand",
    "inbox",
    "layout-dashboard",
    "map-pinned",
    "network",
    "radio-tower",
    "route",
    "save",
    "scroll-text",
    "shield-alert",
    "text",
    "user-check",
    "webhook",
    "undo-2",
    "upload",
    "user-plus",
    "user-round",
    "user-round-search",
    "user-x",
    "users-round",
    "utensils",
    "vote",
    "wallet",
    "wheat",
    "wifi",
    "wifi-off",
    "workflow",
    "wrench",
    "x",
    "zap",
]
OWN = {"overlap": '<circle cx="9" cy="12" r="7"/><circle cx="15" cy="12" r="7"/>'}
RENAMED = {"circle-help": "circle-question-mark"}  # what we call it: what lucide calls it now


def unpack(name: str, version: str, room: Path) -> Path:
    """Fetch one package through npm and return the folder it was unpacked in."""
    told = subprocess.run(
        ["npm", "pack", "--json", f"{name}@{version}"], cwd=room, check=True, capture_output=True, text=True
    )
    folder = room / name
    with tarfile.open(room / json.loads(told.stdout)[0]["filename"]) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def sprite(icons: Path) -> str:
    """One cached SVG holding every icon as a symbol: `<use href="icons.svg#name">`."""
    symbols = []
    for name in sorted({*ICONS, *OWN}):
        if name in OWN:
            symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{OWN[name]}</symbol>')
            continue
        source = (icons / f"{RENAMED.get(name, name)}.svg").read_text(encoding="utf-8")
        drawn = re.search(r"<svg[^>]*>(.*)</svg>", source, re.S)
        assert drawn is not None, name
        inner = re.sub(r"\s*\n\s*", "", drawn.group(1)).replace(" />", "/>")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{inner}</symbol>')
    notice = "<!-- Lucide icons, ISC licence, see vendor/LICENSE-lucide.txt. Made by scripts/vendor_static.py -->"
    return '<svg xmlns="http://www.w3.org/2000/svg">' + notice + "\n" + "\n".join(symbols) + "\n</svg>\n"


def in_layer(style: Path) -> str:
    """A style sheet below those of packages, without pictures and what old browsers took: markers are drawn by our own."""
    kept = re.sub(r"^[^\n]*(?:url\(|behavior:)[^\n]*\n", "", style.read_text(encoding="utf-8"), flags=re.M)
    return "@layer components {\n" + kept.replace("\r\n", "\n") + "}\n"


def main() -> None:
    """Write the files and the list that says where each came from."""
    vendor = STATIC / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        htmx, leaflet, lucide = (unpack(name, version, Path(room)) for name, version, _why in (HTMX, LEAFLET, LUCIDE))
        (vendor / "htmx.min.js").write_bytes(
            (htmx / "dist/htmx.min.js").read_bytes().replace(b"\n//# sourceMappingURL=htmx.min.js.map", b"")
        )
        (vendor / "leaflet.js").write_bytes(
            (leaflet / "dist/leaflet.js").read_bytes().replace(b"\n//# sourceMappingURL=leaflet.js.map", b"")
        )
        (vendor / "leaflet.css").write_text(in_layer(leaflet / "dist/leaflet.css"), encoding="utf-8")
        (vendor / "LICENSE-leaflet.txt").write_bytes((leaflet / "LICENSE").read_bytes())
        (vendor / "LICENSE-htmx.txt").write_bytes((htmx / "LICENSE").read_bytes())
        (vendor / "LICENSE-lucide.txt").write_bytes((lucide / "LICENSE").read_bytes())
        (STATIC / "icons.svg").write_text(sprite(lucide / "icons"), encoding="utf-8")

    fonts = ("@fontsource-variable/bricolage-grotesque", "@fontsource-variable/atkinson-hyperlegible-next")
    entries = [
        ("vendor/htmx.min.js", *HTMX),
        ("vendor/leaflet.js", *LEAFLET),
        ("vendor/leaflet.css", *LEAFLET),
        ("icons.svg", *LUCIDE),
    ]
    for file in sorted((STATIC / "fonts").glob("*.woff2")):
        entries.append((f"fonts/{file.name}", fonts["atkinson" in file.name], "5.3.0", "OFL-1.1"))
    lines = ["# What others made and we ship. Written by scripts/vendor_static.py; a test compares the checksums."]
    for path, name, version, licence in entries:
        digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()
        lines += [
            "",
            "[[file]]",
            f'path = "{path}"',
            f'name = "{name}"',
            f'version = "{version}"',
            f'licence = "{licence}"',
        ]
        lines += [f'origin = "npm:{name}@{version}"', f'sha256 = "{digest}"']
    (vendor / "vendor.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
