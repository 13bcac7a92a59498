"""The words inside a file, read in a process of its own: bounded in time, memory and length, whatever the file is.

    python -m wezer.core.library.reading <path> <kind>

writes them to its output. A file that is made to harm ends that process and nothing else.
"""

import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

SECONDS, MEMORY = 20, 1024 * 1024 * 1024
MOST_LETTERS = 200_000
MOST_PAGES = 500
#: Of one part of a package so much is unfolded; words beyond are not found.
MOST_PART = 50 * 1024 * 1024
_PARTS = {
    "odt": re.compile(r"content\.xml"), "ods": re.compile(r"content\.xml"), "odp": re.compile(r"content\.xml"),
    "docx": re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "xlsx": re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    "pptx": re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"),
}  # fmt: skip
#: After these begins a new word.
_BREAKS = {"p", "h", "tab", "br", "cr", "line-break", "s", "t", "v", "table-cell", "list-item", "row"}


def words_in(path: Path, kind: str) -> str | None:
    """The text of the file at `path`, or None when it cannot be read within the bounds."""
    command = [sys.executable, "-m", "wezer.core.library.reading", str(path), kind]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS + 10, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    if done.returncode != 0:
        return None
    return done.stdout.decode("utf-8", "replace").replace("\x00", "")[:MOST_LETTERS]


def read(path: Path, kind: str) -> str:
    """The same in this process, without bounds of time and memory."""
    if kind == "text":
        return path.read_text(encoding="utf-8-sig", errors="replace")[:MOST_LETTERS]
    return _gathered(_of_pdf(path) if kind == "pdf" else _of_package(path, _PARTS[kind]))


def _gathered(parts: Iterator[str]) -> str:
    found, length = [], 0
    for part in parts:
        found.append(part)
        length += len(part)
        if length >= MOST_LETTERS:
            break
    return re.sub(r"[ \t]+", " ", "".join(found))[:MOST_LETTERS].strip()


def _of_pdf(path: Path) -> Iterator[str]:
    from pypdf import PdfReader

    for page in islice(PdfReader(path, strict=False).pages, MOST_PAGES):
        yield page.extract_text() + "\n"


def _of_package(path: Path, wanted: "re.Pattern[str]") -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        for name in sorted(name for name in package.namelist() if wanted.fullmatch(name)):
            with package.open(name) as part:
                yield from _of_xml(_Bounded(part))
            yield "\n"


class _Bounded:
    """Reads no further than what one part may unfold to."""

    def __init__(self, part: Any) -> None:
        self.part, self.left = part, MOST_PART

    def read(self, size: int = -1) -> bytes:
        content = bytes(self.part.read(min(size, 65_536) if size > 0 else 65_536))
        self.left -= len(content)
        if self.left < 0:
            raise ValueError("unfolds to too much")
        return content


def _of_xml(part: Any) -> Iterator[str]:
    """Text in order. Entities and document types are refused: nothing is expanded, nothing fetched."""
    from defusedxml.ElementTree import iterparse

    for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            continue
        name = element.tag.rpartition("}")[2]
        inner = "".join(element.itertext()) if name in ("p", "h", "t", "v") and not _has_paragraphs(element) else ""
        if inner:
            yield inner + (" " if name in ("t", "v") else "\n")
        if name in _BREAKS:
            element.clear()


def _has_paragraphs(element: Any) -> bool:
    return any(child.tag.rpartition("}")[2] in ("p", "h", "t") for child in element.iter() if child is not element)


def main(arguments: list[str]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        sys.stdout.buffer.write(read(Path(arguments[0]), arguments[1]).encode("utf-8", "replace"))
    except Exception:  # noqa: BLE001 - whatever a hostile file makes of its reader: it has no words
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
