"""Living words for the engine's labels, beside the classic ones: a language of its own for each of ours.

“Français (mots vivants)” has French for parent, so that it holds only the words that differ; whoever prefers them chooses that
language in the back office's preferences, and everyone else goes on reading the words of accountants. The engine could
override labels for all instead (`locale/override`); then nobody would have a choice.
"""

from typing import Any

from wezer.operation.engine.modules import LANGUAGES
from wezer.operation.engine.pool import OUR_MODULES

FOLDER = OUR_MODULES / "wezer_gateway/living"
NAMES = {"en": "English (living words)", "fr": "Français (mots vivants)"}
#: What a label's row says of where it stands; the rest is its value.
_PLACE = ("name", "type", "src", "res_id", "module")


def living(code: str) -> str:
    """The code of the language of living words that goes with a classic one."""
    return f"{code}_living"


def teach_living_words(pool: Any) -> None:
    """Make the languages and bring their words to what our files say. Running it again changes nothing."""
    for code in LANGUAGES:
        _ensure_language(pool, code)
        _teach(pool, code)


def _ensure_language(pool: Any, code: str) -> None:
    Language = pool.get("ir.lang")
    if Language.search([("code", "=", living(code))]):
        return
    classic = Language.search([("code", "=", code)])
    more = {"code": living(code), "parent": code, "name": NAMES[code], "translatable": True}
    Language.copy(classic, more)


def _teach(pool: Any, code: str) -> None:
    import polib

    Translation = pool.get("ir.translation")
    known = {_place(row): row for row in Translation.search([("lang", "=", living(code)), ("module", "!=", None)])}
    for entry in polib.pofile(str(FOLDER / f"{code}.po")):
        for row in _rows_of(pool, entry.msgctxt, entry.msgid):
            told = known.get(_place(row))
            if told is None:
                more = {"lang": living(code), "value": entry.msgstr, "fuzzy": False}
                Translation.create([{**dict(zip(_PLACE, _place(row), strict=True)), **more}])
            elif told.value != entry.msgstr:
                Translation.write([told], {"value": entry.msgstr})


def _rows_of(pool: Any, context: str, source: str) -> list[Any]:
    """The source's rows of a label: `model:ir.ui.menu,name:party.menu_party`, `field:account.invoice,party:account_invoice.`"""
    kind, name, where = context.split(":")
    module, _dot, record = where.partition(".")
    number = pool.get("ir.model.data").get_id(module, record) if record else -1
    found = pool.get("ir.translation").search(
        [
            ("lang", "=", "en"),
            ("type", "=", kind),
            ("name", "=", name),
            ("module", "=", module),
            ("res_id", "=", number),
            ("src", "=", source),
        ]
    )
    assert found, f"the engine has no label {context} any more"
    return list(found)


def _place(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _PLACE)
