"""Joins the routers of all packages into one API with one description."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ninja import NinjaAPI, Router

import wezer
from wezer.api.acts.keys import once
from wezer.api.auth import Credentials
from wezer.api.errors import ErrorOut, teach
from wezer.kernel.apps import PackageConfig, packages
from wezer.ui.rest import set_keeper

set_keeper(once)  # before any router is asked

DESCRIPTION = """Everything a member can do on the pages, by the same questions and the same acts.

- **Who**: `Authorization: Bearer wz_…` with a token made under `/me/tokens/`, or a browser's session with `X-CSRFToken`.
- **For whom**: `X-Acting-For: <uid of a group>`, when you hold its wallet.
- **Once**: a POST that makes something needs an `Idempotency-Key`.
- **Lists**: `?after=&limit=` and `{items, next}`.
- **Money**: `{"amount": "12.50", "currency": "EUR"}`, always text, with exactly the currency's decimals.
- **Mistakes**: `{code, message, field, detail, errors}`, the message in the language of `Accept-Language`.
"""


class Api(NinjaAPI):
    """`is_whole`: of all packages, whose routes are else built for the first request that each of them gets."""

    is_whole = False

    def get_openapi_schema(self, **options: Any) -> Any:
        """Of the whole API, whichever part was asked. Every operation may also be refused, always in the one shape."""
        if not self.is_whole:
            return whole().get_openapi_schema(**options) if any(options.values()) else described()
        schema = super().get_openapi_schema(**options)
        if "ErrorOut" not in schema["components"]["schemas"]:
            own = ErrorOut.model_json_schema(ref_template="#/components/schemas/{model}")
            shapes = {**own.pop("$defs", {})}
            shapes.setdefault("ErrorOut", own)
            schema["components"]["schemas"] |= shapes
            refusal = {
                "description": "Refused",  # untranslated: the API describes itself in English
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorOut"}}},
            }
            for methods in schema["paths"].values():
                for operation in methods.values():
                    operation["responses"].setdefault("default", refusal)
        return schema


def packages_with_routers() -> list[str]:
    """Labels of the installed packages that bring an `api.py`."""
    return [config.label for config in packages() if config.label == "api" or find_spec(f"{config.name}.api")]


def root() -> Api:
    """What belongs to no package: where the whole is described."""
    return _build([])


def part(label: str) -> Api:
    """The part of one package, as an API of its own with the same manners."""
    return _build([config for config in packages() if config.label == label], namespace=f"api-v1-{label}")


def whole() -> Api:
    """Everything, to be described."""
    api = _build(packages())
    api.is_whole = True
    return api


@cache
def described() -> Any:
    """The whole as programs and the page of the API read it: made once, for whoever asks first. To be read only."""
    return whole().get_openapi_schema()


def _build(some: list[PackageConfig], *, namespace: str = "api-v1") -> Api:
    """One NinjaAPI with `/<package>/…` of each of these packages."""
    api = Api(
        title="WeZer",
        version=wezer.__version__,
        description=DESCRIPTION,
        auth=Credentials(),
        docs_url=None,
        urls_namespace=namespace,
    )
    teach(api)
    for config in some:
        name = config.name
        module = "wezer.api.own" if config.label == "api" else f"{name}.api"
        if find_spec(module) is not None:
            router = import_module(module).router
            assert isinstance(router, Router)
            api.add_router(f"/{config.label}", router)
    return api
