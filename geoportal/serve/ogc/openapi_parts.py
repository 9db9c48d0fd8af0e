"""Small parts of which the OpenAPI document is made: texts, references, parameters, schemas, answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Part = dict[str, Any]


def say(vi: str, en: str) -> str:
    """Return a text in both languages: the document is one for all.

    >>> say("Trang", "page")
    'Trang (page)'
    """
    return f"{vi} ({en})"


def ref(kind: str, name: str) -> Part:
    """Return a reference to a component of the same document.

    >>> ref("schemas", "Link")
    {'$ref': '#/components/schemas/Link'}
    """
    return {"$ref": f"#/components/{kind}/{name}"}


def schema(name: str) -> Part:
    """Return a reference to a schema."""
    return ref("schemas", name)


def query(name: str, text: str, form: Part) -> Part:
    """Return a parameter of the query string, written as `a=1,2`."""
    return {
        "name": name, "in": "query", "description": text, "required": False, "schema": form,
        "style": "form", "explode": False,
    }  # fmt: skip


def path(name: str, text: str, form: Part) -> Part:
    """Return a parameter that is a part of the path."""
    return {"name": name, "in": "path", "description": text, "required": True, "schema": form}


def record(required: Sequence[str], optional: Sequence[str] = (), **properties: Part) -> Part:
    """Return the schema of an object: required members, and what is known of each; others that are named are texts."""
    forms = {name: {"type": "string"} for name in (*required, *optional)} | properties
    return {"type": "object", "required": list(required), "properties": forms}


def several(items: Part, least: int = 0) -> Part:
    """Return the schema of a list."""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def one_of(*values: str) -> Part:
    """Return the schema of a text that is one of a few."""
    return {"type": "string", "enum": list(values)}


def answer(text: str, media: dict[str, Part], headers: Sequence[str] = ()) -> Part:
    """Return an answer: the schema of each media type; the headers are components."""
    content = {kind: {"schema": form} for kind, form in media.items()}
    return {"description": text, "content": content, "headers": {name: ref("headers", name) for name in headers}}


def operation(
    name: str, tag: str, summary: str, parameters: Sequence[Part], good: Part, refused: Sequence[int] = (400,),
    *, has_page: bool = True, **more: Any,
) -> Part:  # fmt: skip
    """Return what one method of one path does: its answer of status 200, and how else it may answer."""
    responses = {"200": good, **({"302": ref("responses", "Page")} if has_page else {})}
    responses |= {str(status): ref("responses", f"Status{status}") for status in refused}
    return {"operationId": name, "tags": [tag], "summary": summary, "parameters": list(parameters),
            "responses": responses, **more}  # fmt: skip
