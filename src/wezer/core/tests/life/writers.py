"""Which acts write certain columns, by themselves or through what they call: read from their own text."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import wezer.core

MAKES = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete"}
PASSES_ON = {"list", "sorted", "set", "tuple", "reversed"}
Columns = Mapping[type, frozenset[str]]


def acts_that_write(columns: Columns, besides: Collection[Callable[..., Any]] = ()) -> set[Callable[..., Any]]:
    """`columns`: of each model those that matter; a row made or gone always does. What is written only through those
    `besides` does not count."""
    return {
        each
        for each in functions()
        if is_act(each) and each not in besides and any(_writes(one, columns) for one in reached(each, besides))
    }


def is_act(function: Callable[..., Any]) -> bool:
    return getattr(function, "is_act", False)


def reached(function: Callable[..., Any], besides: Collection[Callable[..., Any]] = ()) -> set[Callable[..., Any]]:
    """The function and whatever it names, over any number of steps."""
    found: set[Callable[..., Any]] = set()
    open_ones = [function]
    while open_ones:
        one = open_ones.pop()
        if one not in found and one not in besides:
            found.add(one)
            open_ones += _named_in(one)
    return found


@cache
def functions() -> dict[Callable[..., Any], tuple[ast.FunctionDef, ModuleType]]:
    """Every function of core's acts, with its text and its module."""
    found = {}
    for module in _modules():
        for node in ast.parse(Path(str(module.__file__)).read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[getattr(module, node.name)] = node, module
    return found


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(wezer.core.__path__, "wezer.core."):
        if ".acts" in info.name and ".tests" not in info.name:
            yield importlib.import_module(info.name)


@cache
def _named_in(function: Callable[..., Any]) -> list[Callable[..., Any]]:
    node, module = functions()[function]
    named = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    things = [getattr(module, name, None) for name in named]
    return [each for each in things if inspect.isfunction(each) and each in functions()]


@dataclass
class _Known:
    """What the names in a function stand for: models, and variables made of them."""

    names: dict[str, type]

    def of(self, part: ast.AST) -> type | None:
        while True:
            match part:
                case ast.Name(id=name):
                    return self.names.get(name)
                case ast.Call(func=ast.Name(id=name), args=[first, *_rest]) if name in PASSES_ON:
                    part = first
                case ast.Call(func=inner) | ast.Attribute(value=inner) | ast.Subscript(value=inner):
                    part = inner
                case ast.BoolOp(values=[first, *_rest]):
                    part = first
                case _:
                    return None

    def learn(self, part: ast.AST) -> None:
        match part:
            case ast.arg(arg=name, annotation=said) if said is not None:
                self._keep(
                    name, next((self.names[each.id] for each in ast.walk(said) if _is_known(each, self.names)), None)
                )
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                self._keep(name, self.of(value))
            case ast.For(target=ast.Name(id=name), iter=value):
                self._keep(name, self.of(value))

    def _keep(self, name: str, model: type | None) -> None:
        if model is not None:
            self.names.setdefault(name, model)


def _is_known(part: ast.AST, names: Mapping[str, type]) -> bool:
    return isinstance(part, ast.Name) and part.id in names


def _writes(function: Callable[..., Any], columns: Columns) -> bool:
    node, module = functions()[function]
    known = _Known({name: thing for name, thing in vars(module).items() if inspect.isclass(thing) and thing in columns})
    for _again in range(2):  # what is learnt late may say what an earlier line is about
        for part in ast.walk(node):
            known.learn(part)
    return any(_is_write(part, known, columns) for part in ast.walk(node))


def _is_write(part: ast.AST, known: _Known, columns: Columns) -> bool:
    match part:
        case ast.Call(func=ast.Name(id="move"), args=[thing, *_states], keywords=words):
            return _touches(known.of(thing), _moved(words), columns)
        case ast.Call(func=ast.Attribute(value=thing, attr="update"), keywords=words):
            return _touches(known.of(thing), {word.arg for word in words}, columns)
        case ast.Call(func=ast.Attribute(value=thing, attr="save"), keywords=words):
            return _touches(known.of(thing), _saved(words), columns)
        case ast.Call(func=ast.Attribute(value=thing, attr=attr)) if attr in MAKES:
            return known.of(thing) is not None
    return False


def _touches(model: type | None, written: set[str | None], columns: Columns) -> bool:
    return model is not None and (None in written or not columns[model].isdisjoint(written))


def _moved(words: list[ast.keyword]) -> set[str | None]:
    """The columns that a `move` writes: its state, or the field it names."""
    field = next(
        (word.value.value for word in words if word.arg == "field" and isinstance(word.value, ast.Constant)), "state"
    )
    return {str(field), *(word.arg for word in words)}


def _saved(words: list[ast.keyword]) -> set[str | None]:
    """The columns that a `save` names; None: it may be any."""
    for word in words:
        if word.arg == "update_fields" and isinstance(word.value, ast.List):
            return {each.value if isinstance(each, ast.Constant) else None for each in word.value.elts}
    return {None}
