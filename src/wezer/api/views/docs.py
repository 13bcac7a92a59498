"""The description of the API as a page: made on the server from the same schema that programs read."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from wezer.api.mount import described


def root(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("api:docs"))


def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api/docs.html", {"sections": _sections(), "schemas": _schemas()})


@lru_cache(maxsize=1)
def _sections() -> list[dict[str, Any]]:
    """Operations by tag, in the order in which packages mount them."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            answers = [
                {
                    "status": status,
                    "shape": _shape(answer.get("content", {}).get("application/json", {}).get("schema", {})),
                }
                for status, answer in operation["responses"].items()
                if status != "default"
            ]
            entry = {
                "id": operation["operationId"],
                "method": method.upper(),
                "path": path,
                "summary": operation.get("description") or operation["summary"],
                "parameters": [{**one, "type": _shape(one["schema"])} for one in operation["parameters"]],
                "body": _shape(body) if body else "",
                "answers": answers,
            }
            sections.setdefault((operation.get("tags") or ["Other"])[0], []).append(entry)
    return [{"title": title, "operations": operations} for title, operations in sections.items()]


@lru_cache(maxsize=1)
def _schemas() -> list[dict[str, Any]]:
    found = described()["components"]["schemas"]
    return [
        {
            "name": name,
            "about": schema.get("description", ""),
            "fields": [
                {"name": field, "type": _shape(about), "is_required": field in schema.get("required", [])}
                for field, about in schema.get("properties", {}).items()
            ],
        }
        for name, schema in sorted(found.items())
        if schema.get("properties")
    ]


def _shape(schema: dict[str, Any]) -> str:
    """A schema in a few words: `list of GroupOut`, `text or null`."""
    if not schema:
        return ""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_shape(one) for one in several)
    if only := schema.get("allOf"):
        return _shape(only[0])
    kind = str(schema.get("format") or schema.get("type") or "anything")
    if schema.get("type") == "array":
        # untranslated: the API describes itself in English
        return f"list of {_shape(schema.get('items', {})) or 'anything'}"
    return {"string": "text", "integer": "number", "object": "object"}.get(kind, kind)
