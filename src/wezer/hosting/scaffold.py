"""A package of one's own begins as a copy of the sample room, under another name: what is copied is what is tested."""

import gettext
import keyword
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from wezer.hosting.words import Stop

SAMPLE = "wezer-room-seeds"
#: The sample's own word, as it stands in names and in sentences, and the French of it.
WORD, TITLE, FRENCH = "seeds", "Seeds", "Graines"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TAKEN = {"core", "kernel", "ui", "ledger", "workflow", "exchange", "flows", "api", "hosting", "site", "room", "wezer"}
_LEFT_OUT = {"__pycache__", ".venv", "dist"}


def begin_room(name: str, folder: Path) -> Path:
    """Write the package into `folder`; the path of what was made."""
    if not _NAME.fullmatch(name) or len(name) > 20 or keyword.iskeyword(name) or name in _TAKEN:
        raise Stop(
            f"“{name}” cannot be its name. Take at most 20 small letters, figures and underscores, such as tools."
        )
    target = folder / f"wezer-room-{name.replace('_', '-')}"
    if target.exists():
        raise Stop(f"{target} is there already. Take another name, or another folder with --in.")
    source = sample()
    for path in files_of(source):
        made = target / renamed(str(path.relative_to(source)), name)
        made.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".mo":
            made.write_bytes(_catalogue(path, name))
        else:
            made.write_text(renamed(path.read_text(encoding="utf-8"), name), encoding="utf-8")
    return target


def sample() -> Path:
    """The sample's folder: beside this file where WeZer is installed, in the repository where it is developed."""
    here = Path(__file__).resolve()
    for place in (here.parent / "samples" / SAMPLE, here.parents[3] / "samples" / SAMPLE):
        if place.is_dir():
            return place
    raise Stop("The sample room did not come with this installation. Install wezer again.")


def files_of(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _LEFT_OUT & set(path.parts) and not path.name.endswith((".pyc", ".egg-info")):
            yield path


def renamed(text: str, name: str) -> str:
    """The sample's words said as `name`: its distribution, its module, its label, its class, its title."""
    if name == WORD:
        return text
    title = name.replace("_", " ").capitalize()
    classes = "".join(part.capitalize() for part in name.split("_"))
    text = text.replace(SAMPLE, f"wezer-room-{name.replace('_', '-')}")
    text = re.sub(
        rf"\b(class |add\n|Test){TITLE}|{TITLE}(?=Lot|Config)", lambda found: found[0].replace(TITLE, classes), text
    )
    return text.replace(WORD, name).replace(TITLE, title).replace(FRENCH, title)


def _catalogue(path: Path, name: str) -> bytes:
    """The compiled sentences under the new name, in the format of GNU gettext."""
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # the library offers no other way to all of them
    said: dict[str, str] = {}
    plurals: dict[str, dict[int, str]] = {}
    for key, words in known.items():
        if isinstance(key, tuple):
            plurals.setdefault(key[0], {})[key[1]] = words
        else:
            said[renamed(key, name)] = renamed(words, name)
    return _compiled(said, {renamed(key, name): forms for key, forms in plurals.items()}, path, name)


def _compiled(said: dict[str, str], plurals: dict[str, dict[int, str]], path: Path, name: str) -> bytes:
    both = _plural_names(path.with_suffix(".po").read_text(encoding="utf-8"), name)
    entries = {key.encode(): words.encode() for key, words in said.items()}
    for key, forms in plurals.items():
        entries[f"{key}\0{both[key]}".encode()] = "\0".join(forms[number] for number in sorted(forms)).encode()
    keys = sorted(entries)
    start = 28 + 16 * len(keys)
    place, ids, strs, blob = start, b"", b"", b""
    for table, texts in (("ids", keys), ("strs", [entries[key] for key in keys])):
        for text in texts:
            row = struct.pack("<II", len(text), place)
            ids, strs = (ids + row, strs) if table == "ids" else (ids, strs + row)
            blob += text + b"\0"
            place += len(text) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + ids + strs + blob


def _plural_names(catalogue: str, name: str) -> dict[str, str]:
    """The plural of each sentence that has one, as the .po file says it."""
    found = re.findall(r'^msgid "(.*)"\nmsgid_plural "(.*)"$', catalogue, re.MULTILINE)
    return {renamed(one, name): renamed(many, name) for one, many in found}
