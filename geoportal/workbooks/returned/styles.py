"""Looks added to a workbook's styles: those of the sheet of findings, and the fills of marked cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geoportal.workbooks.returned.package import MAIN
from geoportal.workbooks.returned.xml import (
    Edit,
    Element,
    Unusual,
    apply,
    insertion,
    own_namespace,
    parse,
    with_attributes,
)

ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_INDEX = re.compile(rb'\b(fontId|fillId|borderId)="(\d+)"')
KINDS = {b"fontId": "fonts", b"fillId": "fills", b"borderId": "borders"}


class Looks(NamedTuple):
    """The styles part with looks added; first_look: what the numbers of the added cell formats begin with.

    marks: the numbers of the added conditional formats.
    """

    xml: bytes
    first_look: int
    marks: tuple[int, ...]


def add_looks(own: bytes, added: bytes, fills: Sequence[tuple[str, str]]) -> Looks:
    """Add to a styles part the cell formats of another one, and a conditional format for each (fill, text colour).

    Colours are #rrggbb. The other part is one that xlsxwriter wrote, without number formats of its own.

    Raises
    ------
    Unusual
        The styles part lacks something that every one has.
    """
    root, other = parse(own), parse(added)
    namespace = own_namespace(own, root, MAIN)
    edits: list[Edit] = []
    counts = {}
    for kind in ("fonts", "fills", "borders", "cellXfs"):
        counts[kind] = len(_part(root, kind).children)
    for kind in counts:
        new = [added[element.start : element.end] for element in _part(other, kind).children]
        if kind == "cellXfs":
            new = [_moved(look, counts) for look in new]
        edits += _more(own, _part(root, kind), [_in_namespace(item, namespace) for item in new])
    marks = [_in_namespace(_mark(*colours), namespace) for colours in fills]
    known = root.child("dxfs")
    if known is None:
        every = _in_namespace(f'<dxfs count="{len(marks)}">'.encode(), namespace) + b"".join(marks) + b"</dxfs>"
        edits += insertion(own, root, ORDER, "dxfs", every)
    else:
        edits += _more(own, known, marks)
    first = len(known.children) if known else 0
    return Looks(apply(own, edits), counts["cellXfs"], tuple(range(first, first + len(marks))))


def _part(root: Element, name: str) -> Element:
    found = root.child(name)
    if found is None:
        raise Unusual(name)
    return found


def _more(xml: bytes, parent: Element, new: Sequence[bytes]) -> list[Edit]:
    """Return the edits that add children and count them."""
    tag = with_attributes(xml, parent, {"count": str(len(parent.children) + len(new))})[0][2]
    name, content = tag[1:].split(None, 1)[0], xml[parent.inner : parent.close]
    whole = tag.removesuffix(b"/>").removesuffix(b">") + b">" + content + b"".join(new) + b"</" + name + b">"
    return [(parent.start, parent.end, whole)]


def _moved(look: bytes, counts: dict[str, int]) -> bytes:
    """Return a cell format with its fonts, fills and borders where they now are."""
    return _INDEX.sub(lambda m: b'%s="%d"' % (m[1], int(m[2]) + counts[KINDS[m[1]]]), look)


def _in_namespace(element: bytes, namespace: bytes) -> bytes:
    return re.sub(rb"^<([A-Za-z]+)", lambda m: b"<" + m[1] + namespace, element) if namespace else element


def _mark(fill: str, ink: str) -> bytes:
    colours = f'<fgColor rgb="FF{fill[1:]}"/><bgColor rgb="FF{fill[1:]}"/>'
    filled = f'<fill><patternFill patternType="solid">{colours}</patternFill></fill>'
    return f'<dxf><font><color rgb="FF{ink[1:]}"/></font>{filled}</dxf>'.encode()
