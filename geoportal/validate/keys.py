"""The identity of a row, and what is hidden of personal data."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from geoportal.dataset import Dataset, Field
from geoportal.records import Value
from geoportal.vietnamese import clean


def row_key(dataset: Dataset, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the key of a row: its key fields in NFC lower case with single spaces; marks count."""
    return tuple(clean(str(values.get(name) if values.get(name) is not None else "")).lower() for name in dataset.key)


def feature_id(dataset: Dataset, key: tuple[str, ...]) -> str:
    """Return the id of a row: from its dataset and key alone, so that it survives reordering and re-upload.

    A letter and twelve characters of base 32: 60 bits, so that a collision among a million rows has odds of one in two
    million.
    """
    digest = hashlib.sha256("\x1f".join((dataset.id, *key)).encode()).digest()
    return "h" + base64.b32encode(digest).decode()[:12].lower()


def protect(value: Value, field: Field) -> Value:
    """Return what may be published of a value: all of it, a masked form, or nothing."""
    if field.personal is None or value is None or field.personal.treatment == "publish":
        return value
    if field.personal.treatment == "block":
        return None
    return mask(str(value), phone=field.type == "phone")


def mask(text: str, *, phone: bool) -> str:
    """Hide most of a name or a phone number.

    >>> mask("Nguyễn Văn An", phone=False), mask("0912 345 678", phone=True)
    ('N*** V*** A***', '091*****78')
    """
    if not phone:
        return " ".join(word[0] + "***" for word in text.split())
    digits = re.sub(r"\D", "", text)
    return f"{digits[:3]}{'*' * max(3, len(digits) - 5)}{digits[-2:]}" if len(digits) > 5 else "***"
