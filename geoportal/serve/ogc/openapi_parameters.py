"""The parameters of the API: those that all collections share, and one for each published column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from geoportal.dataset import Field
from geoportal.serve.ogc.asked import DEFAULT_LIMIT, ITEMS, MOST_ITEMS
from geoportal.serve.ogc.crs import CRS84, CRS_LIST
from geoportal.serve.ogc.fields import json_field
from geoportal.serve.ogc.filters import LANGUAGES
from geoportal.serve.ogc.openapi_parts import Part, one_of, query, ref, say

URI = {"type": "string", "format": "uri", "enum": list(CRS_LIST), "default": CRS84}
FOUR_OR_SIX: Part = {
    "type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"},
    "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
}  # fmt: skip
HITS = say("results: các đối tượng; hits: chỉ đếm", "results: the features; hits: only their number")
TABLE: tuple[tuple[str, str, Part], ...] = (
    ("limit", say("Số đối tượng trong một trang; nhiều hơn mức lớn nhất thì được mức lớn nhất", "page size"),
     {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": DEFAULT_LIMIT}),
    ("offset", say("Bỏ qua bao nhiêu đối tượng đầu; đi từ trang này sang trang kia thì dùng liên kết «next»",
                   "features to skip; follow the next link to go from page to page"),
     {"type": "integer", "minimum": 0, "default": 0}),
    ("token", say("Nơi bắt đầu của một trang, lấy từ liên kết «next»", "where a page begins, from a next link"),
     {"type": "string", "minLength": 1}),
    ("bbox", say("Chỉ các đối tượng giao với khung: tây,nam,đông,bắc; sáu số khi có độ cao (độ cao được bỏ qua)",
                 "features that meet a box: west,south,east,north; six numbers with heights, which are ignored"),
     FOUR_OR_SIX),
    ("bbox-crs", say("Hệ tọa độ của bbox", "coordinate reference system of bbox"), URI),
    ("crs", say("Hệ tọa độ của kết quả", "coordinate reference system of the answer"), URI),
    ("datetime", say("Ngày giờ RFC 3339 hoặc một khoảng, có thể để mở: 2025-01-01/.., 2025-07-01/P2D; ngày chỉ biết "
                     "tháng hay năm là cả tháng, cả năm ấy, như T_INTERSECTS của CQL2; không có thời gian thì luôn có "
                     "trong kết quả",
                     "an RFC 3339 instant or an interval, which may be open; a date of which only the month or year is "
                     "known counts as all of it, as in T_INTERSECTS of CQL2; what has no time matches always"),
     {"type": "string", "minLength": 1}),
    ("q", say("Các từ, thứ tự nào cũng được, có dấu hay không, hoa hay thường đều được; phải có đủ các từ, riêng từ "
              "cuối có thể viết dở",
              "words in any order, with or without their marks: all must be there, the last may be unfinished"),
     {"type": "string", "minLength": 1}),
    ("filter", say("Điều kiện CQL2", "CQL2 expression"), {"type": "string", "minLength": 1}),
    ("filter-lang", say("Ngôn ngữ của filter", "language of the filter"),
     {**one_of(*LANGUAGES), "default": LANGUAGES[0]}),
    ("filter-crs", say("Hệ tọa độ của hình trong filter", "coordinate reference system of the filter"), URI),
    ("skipGeometry", say("Bỏ hình học", "leave the geometry out"), {"type": "boolean", "default": False}),
    ("resulttype", HITS, {**one_of("results", "hits"), "default": "results"}),
    ("resultType", HITS, {**one_of("results", "hits"), "default": "results"}),
    ("profile", say("Nhận để tương thích; chỉ có một dạng", "taken for compatibility; there is one profile only"),
     {"type": "string"}),
    ("lang", say("Ngôn ngữ của tiêu đề: vi hoặc en; khác thì là vi", "language of titles: vi or en; vi for any other"),
     {"type": "string", "default": "vi"}),
    ("f", say("Dạng của kết quả; html dẫn tới trang web", "html leads to the web page"), one_of("json", "html")),
)  # fmt: skip
OWN = ("properties", "sortby", "f")
"""Parameters of the items that each collection declares with its own columns, or with more formats than the others."""
SHARED = tuple(name for name, _, _ in TABLE if name in ITEMS and name not in OWN)


def shared_parameters() -> dict[str, Part]:
    """Return the parameters that are components; QGIS looks for its page size in `limit`."""
    return {name: query(name, text, form) for name, text, form in TABLE}


def items_parameters(columns: Mapping[str, Field]) -> list[Part]:
    """Return the parameters of a collection's items: those of all, and one for each column."""
    names = "|".join(map(re.escape, columns))
    order = {"type": "array", "items": {"type": "string", "pattern": f"^[+-]?({names})$"}}
    chosen = {"type": "array", "items": {"type": "string", "enum": list(columns)}}
    form = say("Dạng của kết quả; csv là bảng, không giới hạn số dòng nếu không ghi limit; html dẫn tới trang web",
               "format; csv is the whole table unless there is a limit; html leads to the web page")  # fmt: skip
    return [
        *(ref("parameters", name) for name in SHARED),
        query("f", form, one_of("json", "csv", "html")),
        query("sortby", say("Sắp theo các trường; dấu - là giảm dần", "columns to sort by; - is descending"), order),
        query("properties", say("Chỉ các trường này", "only these columns"), chosen),
        *(column_parameter(name, field) for name, field in columns.items()),
    ]


def column_parameter(name: str, field: Field) -> Part:
    """Return the parameter that a column equals a value; its schema is that of the queryable."""
    return query(name, say(field.title.vi, field.title.en), plain(json_field(field)))


def plain(form: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without its title."""
    return {name: value for name, value in form.items() if name != "title"}
