"""What is said of a filter that cannot be answered."""

from __future__ import annotations

from geoportal.errors import RequestError

KINDS = {
    "text": ("văn bản", "text"), "number": ("số", "a number"), "boolean": ("giá trị đúng/sai", "a boolean"),
    "moment": ("ngày", "a date"), "interval": ("khoảng thời gian", "an interval"),
    "geometry": ("hình học", "a geometry"),
}  # fmt: skip
"""The kinds of values in Vietnamese and English."""


def refusal(vi: str, en: str) -> RequestError:
    """Return the error for a filter.

    >>> refusal("thiếu toán tử.", "an operator is missing").vi
    'filter: thiếu toán tử.'
    """
    return RequestError(f"filter: {vi}", f"filter: {en}")


def wrong_kind(wanted: str, found: str, where: str) -> RequestError:
    """Return the error for a value of one kind where another is needed; where is the operator or function."""
    (wanted_vi, wanted_en), (found_vi, found_en) = KINDS[wanted], KINDS[found]
    return refusal(f"{where} cần {wanted_vi}, ở đây là {found_vi}.", f"{where} needs {wanted_en}, this is {found_en}")


def not_comparable(left: str, right: str, operator: str) -> RequestError:
    """Return the error for two kinds that no operator compares."""
    hint = (
        ("; ghi số không có dấu nháy", "; write numbers without quotes")
        if {left, right} == {"number", "text"}
        else ("", "")
    )
    return refusal(
        f"{operator} không so được {KINDS[left][0]} với {KINDS[right][0]}{hint[0]}.",
        f"{operator} cannot compare {KINDS[left][1]} with {KINDS[right][1]}{hint[1]}",
    )


def wrong_geometry(text: str) -> RequestError:
    """Return the error for a geometry that is none."""
    return refusal(f"hình «{text[:60]}» không hợp lệ.", f"“{text[:60]}” is no valid geometry")
