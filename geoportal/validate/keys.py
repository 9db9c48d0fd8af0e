"""The identity of a row."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence

from geoportal.dataset import Dataset
from geoportal.records import Value
from geoportal.vietnamese import clean


def row_key(names: Sequence[str], values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the key of a row: its key fields in NFC lower case with single spaces; marks count."""
    return tuple(clean(str(values.get(name) if values.get(name) is not None else "")).lower() for name in names)


def feature_id(dataset: Dataset, key: tuple[str, ...]) -> str:
    """Return the id of a row: from its dataset and key alone, so that it survives reordering and re-upload.

    A letter and twelve characters of base 32: 60 bits, so that a collision among a million rows has odds of one in two
    million.
    """
    digest = hashlib.sha256("\x1f".join((dataset.id, *key)).encode()).digest()
    return "h" + base64.b32encode(digest).decode()[:12].lower()
