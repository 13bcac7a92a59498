"""Python: whatever people read can be translated (core.md I-12). `template_rules` says the same of templates.

A sentence is two words beside each other; one word is enough where only people read it, as in `label=`. What stands outside
of `_(…)` says why on its line or the one above: `# untranslated: reason`. Nor can a translation be found of a text put
together inside `_(…)`, or for a reader where `gettext` is asked while modules are loaded.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.house import SOURCE, finding, parsed, python_files

# Folders and files whose words nobody reads on a page, in a mail or in an answer, and why.
ELSEWHERE = {
    "api/demo_chapters": "what the demo's people say",
    "core/chromium.py": "a terminal",
    "core/consents.py": "a terminal: wezer audit",
    "core/conformance.py": "the tests of whoever makes a kind",
    "core/push/health.py": "a terminal: wezer doctor",
    "core/rooms/contract.py": "whoever makes a kind, when the instance starts",
    "core/rooms/health.py": "a terminal: wezer doctor",
    "core/search/proof.py": "a terminal: wezer audit",
    "core/search/whole.py": "a terminal: wezer audit",
    "core/state_walks.py": "the tests of whoever makes a kind",
    "hosting/archive.py": "a terminal",
    "hosting/checkup.py": "a terminal: wezer doctor",
    "hosting/cli.py": "a terminal",
    "hosting/commands": "a terminal",
    "hosting/community.py": "a terminal",
    "hosting/config.py": "a terminal",
    "hosting/databases.py": "a terminal",
    "hosting/demo": "what the demo's people say",
    "hosting/importing/sources": "headings of other programs' files",
    "hosting/instance.py": "a terminal",
    "hosting/packages.py": "a terminal",
    "hosting/scaffold.py": "a terminal",
    "hosting/servers.py": "a terminal",
    "kernel/append_only.py": "SQL",
    "kernel/compiled.py": "how kinds of values are told apart",
    "kernel/wel/build.py": "the language of rules",
    "kernel/wel/check.py": "the language of rules",
    "kernel/wel/parser.py": "the language of rules",
    "ledger/audit.py": "a terminal: wezer audit",
    "ledger/chain_walk.py": "a terminal: wezer audit",
    "ledger/checks.py": "a terminal: wezer audit",
    "ledger/limits.py": "the language of rules",
    "ledger/posting": "SQL",
    "nations": "what a country's law and its chart of accounts say, in its language",
    "operation/apps.py": "a terminal",
    "operation/bank_files/table.py": "headings of banks' files",
    "operation/checkup.py": "a terminal: wezer doctor",
    "operation/engine": "the engine's own words, for who keeps it running",
    "operation/gateway/books.py": "names in the engine's own tables",
    "operation/gateway/methods": "what a call lacks, kept in `detail`: the sentences are in gateway/errors.py",
    "operation/gateway/reading.py": "the same",
    "ui/gallery.py": "the workshop, which developers see",
    "ui/rewording.py": "French articles, to be recognised",
}
#: How many of its arguments are texts, by the function that translates.
TEXTS = {
    f"{name}{lazy}": texts
    for name, texts in {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3, "gettext_noop": 1}.items()
    for lazy in ("", "_lazy")
}
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}
#: Calls that say what they are given, and those whose arguments stand where the call stands.
SPEAKING = {"Refusal", "ValidationError", "add_error", "add_message"}
JOINING = {"join", "format", "str", "format_html", "mark_safe", "tuple", "list"}
#: How many of its arguments are texts, by the function that translates.
TEXTS = {
    f"{name}{lazy}": texts
    for name, texts in {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3, "gettext_noop": 1}.items()
    for lazy in ("", "_lazy")
}
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}
#: Calls that say what they are given, and those whose arguments stand where the call stands.
SPEAKING = {"Refusal", "ValidationError", "add_error", "add_message"}
JOINING = {"format", "format_html", "join", "list", "mark_safe", "str", "tuple"}
# Calls whose words programmers, hosts and programs read, or that look for patterns in words.
FOR_OTHERS = {
    "AssertionError", "AttributeError", "BadRequest", "ImproperlyConfigured", "KeyError", "LookupError", "NotImplementedError",
    "PermissionError", "RuntimeError", "TemplateSyntaxError", "TypeError", "TypeVar", "Unlisted", "ValueError",
    "compile", "endswith", "findall", "fullmatch", "match", "removeprefix", "search", "split", "startswith", "sub",
    "RawSQL", "execute", "executemany",
    "Body", "Query", "Router",  # the API describes itself in English
}  # fmt: skip
LOGS = {"log", "logger", "logging"}
# Arguments and columns likewise. `detail` of a refusal is what an engine, a bank's file or a program said, beside our sentence.
NOT_SPOKEN = {"arrow", "class", "detail", "HX-Reswap", "hx-trigger", "key", "openapi_description", "rel", "tags"}
# What is kept under these names people read, were it one word.
SPOKEN = {
    "aria_label", "button", "choices", "description", "empty_label", "explanation", "heading", "help_text", "hint", "label", "message",
    "name", "name_plural", "note", "placeholder", "question", "said", "sentence", "subject", "text", "title", "verbose_name",
    "verbose_name_plural", "warning", "why", "words",
}  # fmt: skip
REASON = re.compile(r"#\s*untranslated:\s*\S.{7,}")
MARKUP = re.compile(r"<[^<>]*>|&\w+;", re.DOTALL)
PART = r"[^\W\d_]{2,}|[^\W\d_]['’][^\W\d_]+"
SENTENCE = re.compile(rf"(?:{PART})[^\w\s{{(]* +[“«(]?(?:{PART}|\{{\}})|\{{\}}[^\w\s]* +(?:{PART})")
WORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+[.!?…]?\Z")
#: Headers, types, policies, parts of SQL, and the like.
MACHINE = re.compile(
    r"\w=|\A[a-z]+/[a-z.+-]+(?:;|\Z)|'(?:self|none)'|\A(?:private|public), |\A(?:HTTP|SMTP|\d{3}) [A-Z{]"
    r"|\A(?:Allow|Sitemap|event|id): |\A\{\"|\A: |\b(?:CAST\(|IS (?:NOT )?NULL|IN \(|JOIN|DESC\b)|\(\?[P:]"
)
SQL = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|ALTER|LEFT JOIN|AND|OR|EXISTS|FROM|WHERE|ORDER)\b"
)


def problems(root: Path) -> Iterator[str]:
    for path in python_files(root):
        inside = path.relative_to(root / SOURCE)
        if inside.name == "testing.py" or any(inside.is_relative_to(each) for each in ELSEWHERE):
            continue
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for line, what in sorted(bare_in(parsed(source))):
            if not any(REASON.search(text) for text in lines[max(line - 2, 0) : line]):
                yield finding(root, path, line, what)


def bare_in(tree: ast.Module) -> set[tuple[int, str]]:
    """(line, what is wrong) of every text that people read and no translation is found for."""
    looking = _Looking(tree)
    looking.visit(tree)
    return looking.found


class _Looking(ast.NodeVisitor):
    """Walks a module; knows where it is, and by which names this module translates."""

    def __init__(self, tree: ast.Module) -> None:
        self.found: set[tuple[int, str]] = set()
        self.names = dict(_translating(tree))
        self.place, self.depth = "", 0

    def within(self, place: str, *nodes: ast.AST | None) -> None:
        before, self.place = self.place, place
        for node in nodes:
            if node is not None:
                self.visit(node)
        self.place = before

    # --- what is said

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.look(node.lineno, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.look(node.lineno, "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.within("", part.value)

    def look(self, line: int, text: str) -> None:
        text = MARKUP.sub(" ", text).strip()
        if self.place in NOT_SPOKEN or SQL.match(text) or MACHINE.search(text):
            return
        if SENTENCE.search(text) or (self.place in SPOKEN and WORD.match(text)):
            self.found.add((line, f"“{text[:60]}” is not translated; _(…), or say why: # untranslated: reason"))

    def visit_Call(self, node: ast.Call) -> None:
        name = _last(node.func)
        kind = self.names.get(name) if isinstance(node.func, ast.Name) else None
        if kind:
            self.translated(node, kind)
        elif name not in FOR_OTHERS and _last(getattr(node.func, "value", node.func)) not in LOGS:
            self.within(self.place, node.func)
            says = name in SPEAKING or _last(getattr(node.func, "value", node.func)) == "messages"
            self.within("message" if says else self.place if name in JOINING else "", *node.args)
            for each in node.keywords:
                self.within(each.arg or "", each.value)

    def translated(self, call: ast.Call, kind: str) -> None:
        if self.depth == 0 and kind in AT_ONCE:
            self.found.add((call.lineno, f"{kind} where the module is loaded: it has no reader yet; take {kind}_lazy"))
        if any(_is_put_together(each) for each in call.args[: TEXTS[kind]]):
            self.found.add(
                (call.lineno, "no translation is found of a text put together inside; fill its {places} after")
            )

    # --- where it stands

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.spread(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.within(_last(node.target), node.value)

    def spread(self, target: ast.expr, value: ast.expr) -> None:
        """`kind, name = "a", _("A")`: each to its own."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for each, one in zip(target.elts, value.elts, strict=True):
                self.spread(each, one)
        else:
            self.within(_key(target) or _last(target), value)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            self.within("", key)
            self.within(_text(key) or self.place, value)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.within("", *(each for each in [node.left, *node.comparators] if not isinstance(each, ast.Constant)))

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.visit(node.test)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.within("", node.value)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.within("", *node.bases, *node.decorator_list)
        for each in node.body:
            if isinstance(each, ast.Assign) and any(_last(base).endswith("Choices") for base in node.bases):
                self.within("choices", each.value)
            else:
                self.within("", each)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.within("", *node.decorator_list, *node.args.defaults, *node.args.kw_defaults)
        if node.name not in ("__str__", "__repr__"):  # shells and logs
            self.depth += 1
            self.within("", *node.body)
            self.depth -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.depth += 1
        self.visit(node.body)
        self.depth -= 1


def _translating(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for each in node.names:
                if each.name in TEXTS:
                    yield each.asname or each.name, each.name


def _is_put_together(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and _last(node.func) in ("format", "join", "replace")
    )


def _key(target: ast.expr) -> str:
    return _text(target.slice) if isinstance(target, ast.Subscript) else ""


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _last(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
