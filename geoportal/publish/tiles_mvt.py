"""The bytes of vector tiles: their layers taken apart as far as is needed to count features and to put tiles together.

Mapbox Vector Tile 2.1, https://github.com/mapbox/vector-tile-spec, in Protocol Buffers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES = 0, 1, 2, 5
LAYER = 3
NAME, FEATURE, KEY, VALUE, EXTENT, VERSION = 1, 2, 3, 4, 5, 15
TAGS, KIND = 2, 3
STRING, INT, UINT, SINT = 1, 4, 5, 6


class Layer(NamedTuple):
    """A layer: its features, keys and values as they are encoded. Tags of a feature are numbers of keys and values."""

    name: bytes
    features: list[bytes]
    keys: list[bytes]
    values: list[bytes]
    extent: int


class Feature(NamedTuple):
    """What is counted of a feature: its kind (1 point, 2 line, 3 polygon), and numbers of keys and values in turn."""

    kind: int
    tags: list[int]


def read_layers(tile: bytes) -> list[Layer]:
    """Return the layers of a tile that is not compressed."""
    return [_read_layer(tile, begin, end) for number, begin, end in _members(tile, 0, len(tile)) if number == LAYER]


def _read_layer(tile: bytes, start: int, end: int) -> Layer:
    parts: dict[int, list[bytes]] = {NAME: [], FEATURE: [], KEY: [], VALUE: []}
    extent = 4096
    for number, begin, stop in _members(tile, start, end):
        if number in parts:
            parts[number].append(tile[begin:stop])
        elif number == EXTENT:
            extent = begin
    return Layer(parts[NAME][0], parts[FEATURE], parts[KEY], parts[VALUE], extent)


def read_feature(feature: bytes) -> Feature:
    """Return the kind and the tags of a feature."""
    kind, tags = 0, []
    for number, begin, stop in _members(feature, 0, len(feature)):
        if number == TAGS:
            tags = _varints(feature[begin:stop])
        elif number == KIND:
            kind = begin
    return Feature(kind, tags)


def read_text(value: bytes) -> str:
    """Return a value that is text; "" for another one."""
    return next(
        (value[begin:stop].decode() for number, begin, stop in _members(value, 0, len(value)) if number == 1), ""
    )


def read_whole(value: bytes) -> int:
    """Return a value that is a whole number.

    >>> read_whole(bytes([0x28, 0x96, 0x01])), read_whole(bytes([0x30, 0x08]))
    (150, 4)
    """
    for number, found, _ in _members(value, 0, len(value)):
        if number in (INT, UINT):
            return found
        if number == SINT:
            return (found >> 1) ^ -(found & 1)
    raise ValueError("the value is no whole number")


def join_layers(tiles: Sequence[bytes]) -> bytes:
    """Return one tile with the features of tiles that have one layer each, of the same name and extent."""
    layers = [layer for tile in tiles for layer in read_layers(tile)]
    if len({(layer.name, layer.extent) for layer in layers}) != 1:
        raise ValueError("the tiles have different layers")
    keys: dict[bytes, int] = {}
    values: dict[bytes, int] = {}
    body = [_member(NAME, layers[0].name)]
    for layer in layers:
        key_numbers = [keys.setdefault(key, len(keys)) for key in layer.keys]
        value_numbers = [values.setdefault(value, len(values)) for value in layer.values]
        body += (_member(FEATURE, _with_tags(feature, key_numbers, value_numbers)) for feature in layer.features)
    body += (_member(KEY, key) for key in keys)
    body += (_member(VALUE, value) for value in values)
    body += (_number(EXTENT, layers[0].extent), _number(VERSION, 2))
    return _member(LAYER, b"".join(body))


def _with_tags(feature: bytes, keys: list[int], values: list[int]) -> bytes:
    """Return a feature with its tags counted anew."""
    parts = []
    for number, begin, stop in _members(feature, 0, len(feature)):
        if number == TAGS:
            tags = _varints(feature[begin:stop])
            pairs = zip(tags[::2], tags[1::2], strict=True)
            parts.append(_member(TAGS, b"".join(_encode(keys[key]) + _encode(values[value]) for key, value in pairs)))
        elif number in (1, KIND):
            parts.append(_number(number, begin))
        else:
            parts.append(_member(number, feature[begin:stop]))
    return b"".join(parts)


def _member(number: int, content: bytes) -> bytes:
    return _encode(number << 3 | LENGTH) + _encode(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _encode(number << 3 | VARINT) + _encode(value)


def _encode(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def _members(data: bytes, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the members of a message: field number, then its start and end, or its value twice."""
    while place < end:
        key, place = _varint(data, place)
        kind = key & 7
        if kind == VARINT:
            value, place = _varint(data, place)
            yield key >> 3, value, value
            continue
        if kind == LENGTH:
            size, place = _varint(data, place)
        elif kind in (EIGHT_BYTES, FOUR_BYTES):
            size = 8 if kind == EIGHT_BYTES else 4
        else:
            raise ValueError("not a vector tile")
        yield key >> 3, place, place + size
        place += size


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        byte = data[place]
        place += 1
        if byte < 0x80:
            return value | byte << shift, place
        value |= (byte & 0x7F) << shift
        shift += 7


def _varints(data: bytes) -> list[int]:
    if data.isascii():
        return list(data)
    numbers, place = [], 0
    while place < len(data):
        number, place = _varint(data, place)
        numbers.append(number)
    return numbers
