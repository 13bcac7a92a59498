"""French is kept complete: every sentence of the program translated, no doubtful one, placeholders equal, .mo up to date."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from checks.house import SOURCE, finding, parsed, python_files, templates

LANGUAGE = "fr"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")
FUNCTIONS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0}
WITH_CONTEXT = {"pgettext": 1, "pgettext_lazy": 1, "npgettext": 1, "npgettext_lazy": 1}
IN_TEMPLATE = re.compile(
    r"""\s(n?p?gettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*)"""
)


def problems(root: Path) -> Iterator[str]:
    known: set[str] = set()
    for path in sorted((root / SOURCE).glob(f"*/locale/{LANGUAGE}/LC_MESSAGES/*.po")):
        catalogue = polib.pofile(str(path))
        known |= {entry.msgid for entry in catalogue if not entry.obsolete}
        yield from _in_catalogue(root, path, catalogue)
    for path, line, sentence in sentences(root):
        if sentence not in known:
            yield finding(
                root, path, line, f"“{sentence[:60]}” is in no {LANGUAGE} catalogue; run make messages and translate it"
            )


def _in_catalogue(root: Path, path: Path, catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue:
        if entry.obsolete:
            continue
        said = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
        if "fuzzy" in entry.flags or not all(said) or not said:
            yield finding(root, path, entry.linenum, f"“{entry.msgid[:60]}” is not translated, or doubtfully")
        elif not _same_placeholders(entry, said):
            yield finding(
                root, path, entry.linenum, f"“{entry.msgid[:60]}” and its translation have other placeholders"
            )
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or _pairs(polib.mofile(str(compiled))) != _pairs(catalogue):
        yield finding(root, path, 1, "its .mo is missing or old; run make messages")


def _same_placeholders(entry: polib.POEntry, said: list[str]) -> bool:
    """A singular may leave the number out (“one reply”); what the plural names must all be there."""
    names = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
    if entry.msgid_plural:
        return (
            all(set(PLACEHOLDER.findall(text)) <= names for text in said)
            and set(PLACEHOLDER.findall(said[-1])) == names
        )
    return all(sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(entry.msgid)) for text in said)


def _pairs(catalogue: "polib.POFile | polib.MOFile") -> dict[tuple[str | None, str], object]:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr or tuple(sorted(entry.msgstr_plural.items()))
        for entry in catalogue
        if not entry.obsolete and (entry.msgstr or entry.msgstr_plural) and "fuzzy" not in entry.flags
    }


def sentences(root: Path) -> Iterator[tuple[Path, int, str]]:
    """Every sentence that the program gives to translators: (file, line, English)."""
    for path in python_files(root):
        for node in ast.walk(parsed(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                place = {**FUNCTIONS, **WITH_CONTEXT}.get(name)
                if place is not None and len(node.args) > place:
                    text = node.args[place]
                    if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                        yield path, node.lineno, text.value
    for path in templates(root):
        yield from _of_template(path)


def _of_template(path: Path) -> Iterator[tuple[Path, int, str]]:
    from django.utils.translation.template import templatize

    source = path.read_text(encoding="utf-8")
    for found in IN_TEMPLATE.finditer(templatize(source)):
        arguments = ast.literal_eval(f"({found.group(2)},)")
        sentence = arguments[1] if "p" in found.group(1).replace("gettext", "") else arguments[0]
        yield path, 1, sentence
