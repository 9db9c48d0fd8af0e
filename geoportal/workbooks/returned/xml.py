"""Small changes to XML as bytes: what is not changed stays byte for byte what the officer's program wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
Edit = tuple[int, int, bytes]
"""Bytes from the first offset to the second are replaced."""


class Unusual(Exception):
    """The file is made in a way that is not worth meddling with; its texts are copied instead."""


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, and where it lies.

    start: its first byte; inner: behind its start tag; close: its end tag; end: behind it. All but start are equal for
    an empty-element tag.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """Return the first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def each(self, name: str) -> Iterator[Element]:
        """Yield every element of this name within, in document order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.each(name)


def parse(xml: bytes) -> Element:
    """Return the root of a document with the offsets of all its elements.

    Raises
    ------
    Unusual
        It is not well formed, has a document type, or is not in an encoding that ASCII is a part of.

    >>> xml = b'<a><b x="1"/><c>t</c></a>'
    >>> [(child.name, xml[child.start:child.end]) for child in parse(xml).children]
    [('b', b'<b x="1"/>'), ('c', b'<c>t</c>')]
    """
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in xml[:64]:
        raise Unusual("UTF-16")
    parser = expat.ParserCreate()
    tree = _Tree(xml, parser)
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.StartDoctypeDeclHandler = tree.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unusual(str(error)) from error
    return tree.roots[0]


class _Tree:
    """Takes what the parser finds; the stack holds the elements that are open."""

    def __init__(self, xml: bytes, parser: expat.XMLParserType) -> None:
        self.xml, self.parser = xml, parser
        self.roots: list[Element] = []
        self.stack: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        first = self.parser.CurrentByteIndex
        tag = _TAG.match(self.xml, first)
        element = Element(name.rsplit(":", 1)[-1], attributes, first, tag.end() if tag else first)
        (self.stack[-1].children if self.stack else self.roots).append(element)
        self.stack.append(element)

    def end(self, _name: str) -> None:
        element = self.stack.pop()
        if self.xml[element.inner - 2 : element.inner] == b"/>":
            element.close = element.end = element.inner
        else:
            element.close = self.parser.CurrentByteIndex
            element.end = self.xml.index(b">", element.close) + 1

    def refuse(self, *_: object) -> None:
        raise Unusual("document type")


def apply(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the document with pieces replaced; edits at one place keep their order.

    >>> apply(b"abc", [(1, 2, b"X"), (3, 3, b"Y")])
    b'aXcY'
    """
    pieces, last = [], 0
    for first, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[last:first], new]
        last = end
    return b"".join([*pieces, xml[last:]])


def insertion(xml: bytes, parent: Element, order: Sequence[str], name: str, new: bytes) -> list[Edit]:
    """Return the edits that put a new child in its place among the parent's, in the order that the schema wants.

    Children of names outside the order stay before it.
    """
    later = order[order.index(name) + 1 :]
    after = next((child for child in parent.children if child.name in later), None)
    if after is not None:
        return [(after.start, after.start, new)]
    return addition(xml, parent, new)


def addition(xml: bytes, parent: Element, new: bytes) -> list[Edit]:
    """Return the edits that add to the end of an element's content."""
    if xml[parent.inner - 2 : parent.inner] != b"/>":
        return [(parent.close, parent.close, new)]
    opening = xml[parent.start : parent.inner]
    name = re.match(rb"<([^\s/>]+)", opening)
    closing = b"</" + (name[1] if name else b"") + b">"
    return [(parent.inner - 2, parent.inner, b">" + new + closing)]


def with_attributes(xml: bytes, element: Element, changes: Mapping[str, str | None]) -> list[Edit]:
    """Return the edits that set attributes of an element's start tag; None removes one.

    >>> xml = b'<a x="1" y="2"/>'
    >>> apply(xml, with_attributes(xml, parse(xml), {"x": None, "y": "3", "z": "4"}))
    b'<a y="3" z="4"/>'
    """
    tag = xml[element.start : element.inner]
    for name, value in changes.items():
        own = b" " + name.encode() + b'="' + escape(value).encode("ascii") + b'"' if value is not None else b""
        found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
        if found:
            tag = tag[: found.start()] + own + tag[found.end() :]
        elif own:
            cut = -2 if tag.endswith(b"/>") else -1
            tag = tag[:cut].rstrip() + own + tag[cut:]
    return [(element.start, element.inner, tag)]


def own_namespace(xml: bytes, root: Element, uri: str) -> bytes:
    """Return the declaration that new elements need: none where the root's namespace is the default one."""
    return f' xmlns="{uri}"'.encode() if b":" in xml[root.start : root.inner].split(None, 1)[0] else b""


def escape(text: str) -> str:
    """Return text as content or attribute value of any document: ASCII, without control characters.

    >>> escape('a < "é"')
    'a &lt; &quot;&#233;&quot;'
    """
    kept = _FORBIDDEN.sub("", "".join(_ENTITIES.get(c, c) for c in text))
    return kept.replace("\n", "&#10;").encode("ascii", "xmlcharrefreplace").decode("ascii")
