"""Records to plain JSON data and back, and their JSON Schema, all read off the field types.

A trailing underscore of a field name (`from_`) is dropped in JSON; a `Span` is `[start, end]`;
dates are ISO 8601. Unknown fields of the input are ignored, so newer files can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from secondhand.model.record import Record, Span, hints

T = TypeVar("T", bound=Record)


def to_data(value: Any) -> Any:
    """Plain data (dict, list, str, int, float, bool, None) for a record or anything inside one."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Record):
        return {name.rstrip("_"): to_data(getattr(value, name)) for name in hints(type(value))}
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_data(cls: type[T], data: object) -> T:
    """A record from plain data. Raises ValueError that names the field that does not fit."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{cls.__name__} wants an object, not {type(data).__name__}")
    values: dict[str, Any] = {}
    known = hints(cls)
    for field in fields(cls):
        key = field.name.rstrip("_")
        if key in data:
            try:
                values[field.name] = _decode(known[field.name], data[key])
            except ValueError as error:
                raise ValueError(f"{cls.__name__}.{key}: {error}") from error
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{cls.__name__} lacks the field {key!r}")
    return cls(**values)


def _decode(hint: Any, value: Any) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _decode_union(args, value)
    if origin is Literal:
        if value not in args:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, args))}")
        return value
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"a list is wanted, not {type(value).__name__}")
        return tuple(_decode(args[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise ValueError(f"an object is wanted, not {type(value).__name__}")
        return dict(value)
    return _decode_plain(hint, value)


def _decode_union(options: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in options:
        return None
    reasons = []
    for option in options:
        if option is type(None):
            continue
        try:
            return _decode(option, value)
        except ValueError as error:
            reasons.append(str(error))
    raise ValueError(reasons[0] if len(reasons) == 1 else f"fits none of its types: {'; '.join(reasons)}")


def _decode_plain(hint: Any, value: Any) -> Any:
    if hint is Span:
        if not (isinstance(value, (list, tuple)) and len(value) == 2 and all(type(v) is int for v in value)):
            raise ValueError(f"a span is [start, end], not {value!r}")
        return Span(value[0], value[1])
    if hint is date:
        if not isinstance(value, str):
            raise ValueError(f"a date is an ISO 8601 string, not {value!r}")
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return from_data(hint, value)
    if hint is float and type(value) is int:
        return float(value)
    if hint is Any or hint is object or (isinstance(hint, type) and type(value) is hint):
        return value
    raise ValueError(f"{getattr(hint, '__name__', hint)} is wanted, not {value!r}")


def schema_of(cls: type[Record]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record class, with the classes it uses under `$defs`."""
    definitions: dict[str, Any] = {}
    top = _schema_record(cls, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": cls.__name__, **top, "$defs": definitions}


def _schema_record(cls: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    known = hints(cls)
    properties = {name.rstrip("_"): _schema(hint, definitions) for name, hint in known.items()}
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " "),
        "properties": properties,
        "required": list(properties),
    }


_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    Span: {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
    Any: {},
    object: {},
}


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(option, definitions) for option in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(args[1], definitions)}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # holds the place, should a record contain its own kind
        definitions[hint.__name__] = _schema_record(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}
