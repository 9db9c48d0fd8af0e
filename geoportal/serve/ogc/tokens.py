"""Tokens of pages: where a page begins and of which version, opaque for clients."""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple

import orjson

from geoportal.errors import RequestError
from geoportal.serve.ogc.query import Position


class Token(NamedTuple):
    """The version that a client pages through, and where its page begins."""

    version: str
    position: Position


def write_token(version: str, position: Position) -> str:
    """Return a token.

    >>> read_token(write_token("v1", Position(10, ("Chợ", 10), 25)))
    Token(version='v1', position=Position(offset=10, after=('Chợ', 10), matched=25))
    """
    return base64.urlsafe_b64encode(orjson.dumps([version, *position])).decode().rstrip("=")


def read_token(text: str) -> Token:
    """Return what a token says.

    Raises
    ------
    RequestError
        It is none of the portal's.
    """
    try:
        content = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
        version, offset, after, matched = content
        if not _is_sound(version, offset, after, matched):
            raise ValueError
    except (ValueError, TypeError, binascii.Error) as error:
        raise RequestError(
            "token không hợp lệ: hãy dùng nguyên địa chỉ «next» mà API trả về, hoặc bỏ token để đọc lại từ đầu.",
            "token is not valid: follow the «next» link as it is, or leave token out to begin again.",
        ) from error
    return Token(version, Position(offset, None if after is None else tuple(after), matched))


def _is_sound(version: object, offset: object, after: object, matched: object) -> bool:
    plain = (str, int, float, type(None))
    return (
        isinstance(version, str)
        and type(offset) is int
        and 0 <= offset < 2**62
        and (after is None or (isinstance(after, list) and bool(after) and all(type(item) in plain for item in after)))
        and (matched is None or (type(matched) is int and 0 <= matched < 2**62))
    )
