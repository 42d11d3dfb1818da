"""A reading as JSON text."""

import json

import orjson

from riwaya.model import Reading, to_plain


def to_json(reading: Reading, *, indented: bool = False) -> str:
    """Return a reading as JSON, with Arabic as such.

    A lone surrogate, which no encoding can carry, is written as its escape, so that offsets still hold.
    """
    plain = to_plain(reading)
    try:
        return orjson.dumps(plain, option=orjson.OPT_INDENT_2 if indented else 0).decode()
    except (TypeError, UnicodeError):
        return json.dumps(plain, indent=2 if indented else None)
