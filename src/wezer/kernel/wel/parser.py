"""From words to a tree, by recursive descent under the limits of depth and size."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.lexer import Token, read_tokens
from wezer.kernel.wel.tree import Call, Chain, Compare, Items, Node, Number, Path, Step, Text, Unary, Word, children

MAX_DEPTH = 32
MAX_NODES = 300

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">=", "in"})
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "none": None}


def parse(source: str) -> Node:
    """The tree of a rule; raises WelError at the first place that is not a rule."""
    return _Parser(read_tokens(source)).rule()


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._nesting = 0
        self._depth: dict[int, int] = {}
        self._kept: list[Node] = []

    def rule(self) -> Node:
        if self._next.kind == "end":
            raise WelError("empty", 1)
        node = self._or()
        if self._next.kind != "end":
            raise self._unexpected()
        return node

    # --- from the loosest to the tightest -------------------------------------------------------------------------
    def _or(self) -> Node:
        return self._chain(self._and, ("or",))

    def _and(self) -> Node:
        return self._chain(self._not, ("and",))

    def _not(self) -> Node:
        if not self._is("word", "not"):
            return self._compare()
        token = self._take()
        return self._keep(Unary("not", self._nested(self._not, token), token.position))

    def _compare(self) -> Node:
        left = self._sum()
        sign = self._comparison()
        if sign is None:
            return left
        right = self._sum()
        if self._next.text in _COMPARISONS and self._next.kind != "text":
            raise WelError("chained_comparison", self._next.position, hint="use_and")
        return self._keep(Compare(sign.text, left, right, sign.position))

    def _comparison(self) -> Token | None:
        if self._is("word", "not"):
            token = self._take()
            self._expect("word", "in")
            return Token("word", "not in", token.position)
        if self._next.kind in ("sign", "word") and self._next.text in _COMPARISONS:
            return self._take()
        return None

    def _sum(self) -> Node:
        return self._chain(self._term, ("+", "-"))

    def _term(self) -> Node:
        return self._chain(self._unary, ("*", "/"))

    def _unary(self) -> Node:
        if not self._is("sign", "-"):
            return self._atom()
        token = self._take()
        return self._keep(Unary("-", self._nested(self._unary, token), token.position))

    def _chain(self, part: Callable[[], Node], signs: tuple[str, ...]) -> Node:
        first = part()
        steps: list[Step] = []
        while self._next.kind in ("sign", "word") and self._next.text in signs:
            sign = self._take()
            steps.append(Step(sign.text, part(), sign.position))
        return self._keep(Chain(first, tuple(steps), steps[0].position)) if steps else first

    # --- atoms ----------------------------------------------------------------------------------------------------
    def _atom(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "text":
            return self._keep(Text(token.text, token.position))
        if token.kind == "word" and token.text in _WORDS:
            return self._keep(Word(_WORDS[token.text], token.position))
        if token.kind == "name":
            return self._name(token)
        if token.kind == "sign" and token.text == "(":
            inside = self._nested(self._or, token)
            self._expect("sign", ")")
            return inside
        if token.kind == "sign" and token.text == "[":
            return self._keep(Items(self._list("]", token), token.position))
        self._at -= token.kind != "end"
        raise self._unexpected()

    def _number(self, token: Token) -> Node:
        unit = ""
        if self._next.kind == "name" or self._is("sign", "%"):
            unit = self._take().text
        return self._keep(Number(Decimal(token.text), unit, token.position))

    def _name(self, token: Token) -> Node:
        words = [token]
        while self._is("sign", "."):
            self._take()
            if self._next.kind not in ("name", "word"):
                raise self._unexpected(str(_("a name")))
            words.append(self._take())
        name, places = ".".join(word.text for word in words), tuple(word.position for word in words)
        if self._is("sign", "("):
            return self._keep(Call(name, self._list(")", self._take()), token.position, places))
        return self._keep(Path(name, token.position, places))

    def _list(self, closing: str, opening: Token) -> tuple[Node, ...]:
        items: list[Node] = []
        if not self._is("sign", closing):
            items.append(self._nested(self._or, opening))
            while self._is("sign", ","):
                items.append(self._nested(self._or, self._take()))
        self._expect("sign", closing)
        return tuple(items)

    # --- walking and counting -------------------------------------------------------------------------------------
    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += token.kind != "end"
        return token

    def _is(self, kind: str, text: str) -> bool:
        return self._next.kind == kind and self._next.text == text

    def _expect(self, kind: str, text: str) -> None:
        if not self._is(kind, text):
            raise self._unexpected(text)
        self._take()

    def _nested(self, part: Callable[[], Node], token: Token) -> Node:
        if self._nesting == MAX_DEPTH:
            raise WelError("too_deep", token.position, limit=MAX_DEPTH)
        self._nesting += 1
        node = part()
        self._nesting -= 1
        return node

    def _keep(self, node: Node) -> Node:
        """Count a finished node. Nodes are kept while parsing, so that their ids stay theirs."""
        self._kept.append(node)
        if len(self._kept) > MAX_NODES:
            raise WelError("too_many_parts", node.position, limit=MAX_NODES)
        depth = 1 + max((self._depth[id(child)] for child in children(node)), default=0)
        if depth > MAX_DEPTH:
            raise WelError("too_deep", node.position, limit=MAX_DEPTH)
        self._depth[id(node)] = depth
        return node

    def _unexpected(self, expected: str = "") -> WelError:
        token = self._next
        found = str(_("the end")) if token.kind == "end" else f"*{token.text}*"
        if expected:
            return WelError("expected", token.position, expected=expected, found=found)
        return WelError("unexpected", token.position, found=found)
