"""The JSON Schema of a reading, derived from the types so that the two cannot part."""

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from riwaya.model.reading import Reading

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def reading_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of `riwaya read --format jsonl`.

    >>> reading_schema()["title"]
    'Reading'
    """
    definitions: dict[str, Any] = {}
    _schema(Reading, definitions)
    root = definitions.pop("Reading")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reading",
        **root,
        "$defs": definitions,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [{"type": "null"} if arg is type(None) else _schema(arg, definitions) for arg in args]
        }
    assert is_dataclass(kind) and isinstance(kind, type)
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _record(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0],
        "properties": {field.name: _schema(hints[field.name], definitions) for field in fields(kind)},
        "required": [
            field.name
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        ],
    }
