"""Addresses that are spread over columns: house and street, hamlet, commune, district, province."""

from __future__ import annotations

from collections.abc import Sequence

from geoportal.dataset.headings import levels_of
from geoportal.vietnamese import fold

ADDRESS_JOIN = ", "
_ORDER = (
    ("so nha", "so nha duong", "so nha duong pho", "duong", "duong pho", "ten duong", "so nha ten duong",
     "dia chi cu the"),
    ("thon", "xom", "thon xom", "to dan pho", "thon to dan pho", "khu pho", "thon khu pho", "thon xom khu pho", "ap",
     "thon to", "to", "khu", "thon khu", "so nha thon", "thon duong", "duong thon"),
    ("xa", "phuong", "xa phuong", "xa phuong thi tran", "phuong xa", "cap xa", "ten xa", "xa thi tran",
     "phuong xa thi tran", "xa phuong tt", "xa phuong thi tran cu"),
    ("huyen", "quan huyen", "huyen thi xa", "huyen thi xa thanh pho", "huyen thanh pho", "cap huyen", "ten huyen",
     "huyen tp", "huyen tx tp", "quan huyen thi xa", "thanh pho", "thi xa", "huyen cu", "thi xa thanh pho",
     "huyen thi xa thanh pho cu"),
    ("tinh", "tinh thanh pho", "tinh tp"),
)  # fmt: skip
_UNITS_FROM = 2
_RANK = {word: rank for rank, words in enumerate(_ORDER) for word in words}


def address_columns(headings: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the columns that are parts of an address, in the order of an address, and those of them that name units.

    >>> address_columns(["Tên", "Huyện", "Địa chỉ › Xã", "Địa chỉ › Thôn, xóm"])
    ([3, 2, 1], [1, 2])
    """
    ranks = {column: _RANK[word] for column, heading in enumerate(headings) if (word := _word(heading)) in _RANK}
    parts = sorted(ranks, key=lambda column: ranks[column])
    return parts, [column for column, rank in ranks.items() if rank >= _UNITS_FROM]


def _word(heading: str) -> str:
    return fold(levels_of(heading)[-1])
