"""Every form in which agencies write a value of each type, and what is said of those that are none."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.dataset import Field
from geoportal.read.sheets.sheet import cell_text
from geoportal.validate.values import PARSERS, BadValue, Doubtful, parse_value

BAD = "bad"


def field(kind: str = "text", **more: Any) -> Field:
    return Field.model_validate({"title": {"vi": "Trường", "en": "Field"}, "type": kind, **more})


def read(text: str, kind: Field, style: Any = "vi") -> tuple[object, str]:
    """Return the value and what was said: "", "notice", "warning" or "bad"."""
    try:
        return parse_value(text, kind, style), ""
    except Doubtful as doubt:
        assert doubt.problem.endswith((".", "?")) and doubt.fix[-1:] in ("", ".", "?")
        return doubt.value, doubt.severity
    except BadValue as bad:
        assert bad.problem.endswith((".", "?")) and bad.fix.endswith((".", "?"))
        return None, BAD


CASES = [
    ("date", "05/09/2024", "2024-09-05", ""), ("date", "5-9-2024", "2024-09-05", ""),
    ("date", "05.09.2024", "2024-09-05", ""), ("date", "05/09/2024 07:30", "2024-09-05", ""),
    ("date", "ngày 5 tháng 9 năm 2024", "2024-09-05", ""), ("date", "Hưng Yên, ngày 05 tháng 9 năm 2024", "2024-09-05", ""),
    ("date", "2024-09-05T07:30:00Z", "2024-09-05", ""), ("date", "5-Sep-2024", "2024-09-05", ""),
    ("date", "05-Thg9-2024", "2024-09-05", ""), ("date", "20240905", "2024-09-05", "notice"),
    ("date", "1-7-25", "2025-07-01", "warning"), ("date", "1-7-85", "1985-07-01", "warning"),
    ("date", "45540", "2024-09-05", "warning"), ("date", "45540,3125", "2024-09-05", "warning"),
    ("date", "2024", "2024", "notice"), ("date", "09/2024", "2024-09", "notice"),
    ("date", "tháng 9 năm 2024", "2024-09", "notice"), ("date", "9/25/2024", None, BAD), ("date", "5/9", None, BAD),
    ("date", "31/02/2024", None, BAD), ("date", "mồng 3 tháng 2", None, BAD), ("date", "05/09/2204", None, BAD),
    ("date", "05/09/2024 - 10/09/2024", None, BAD), ("date", "-", None, ""), ("date", "chưa có", None, "notice"),
    ("month", "03/2025", "2025-03", ""), ("month", "T3-2025", "2025-03", ""), ("month", "Tháng ba năm 2025", "2025-03", ""),
    ("month", "01/03/2025", "2025-03", ""), ("month", "15/03/2025", "2025-03", "warning"),
    ("month", "Mar-25", "2025-03", "warning"), ("month", "tháng 3", None, BAD), ("month", "13/2025", None, BAD),
    ("quarter", "Quý III năm 2024", "2024-Q3", ""), ("quarter", "QIV/2024", "2024-Q4", ""),
    ("quarter", "2024-Q1", "2024-Q1", ""), ("quarter", "1/2025", "2025-Q1", ""), ("quarter", "5/2025", None, BAD),
    ("quarter", "01/01/2025", None, BAD), ("quarter", "quý 2", None, BAD),
    ("year", "2024", 2024, ""), ("year", "năm 2024", 2024, ""), ("year", "2.024", 2024, "notice"),
    ("year", "2,024", 2024, "notice"), ("year", "05/09/2024", 2024, "notice"), ("year", "2024-2025", None, BAD),
    ("year", "24", None, BAD), ("year", "2101", None, BAD), ("year", "không rõ", None, "notice"),
    ("school_year", "2024-2025", "2024-2025", ""), ("school_year", "2024 - 25", "2024-2025", ""),
    ("school_year", "Năm học 2024/2025", "2024-2025", ""), ("school_year", "1999-00", "1999-2000", ""),
    ("school_year", "2024", "2024-2025", "warning"), ("school_year", "24-25", "2024-2025", "warning"),
    ("school_year", "2024-2026", None, BAD), ("school_year", "2025-2024", None, BAD),
    ("time", "7h30", "07:30", ""), ("time", "7 giờ 30 phút", "07:30", ""), ("time", "5:30 PM", "17:30", ""),
    ("time", "2h chiều", "14:00", ""), ("time", "24:00", "24:00", ""), ("time", "0,3125", "07:30", "warning"),
    ("time", "31/12/1899 07:30", "07:30", "notice"), ("time", "7h30-17h", None, BAD), ("time", "24/24", None, BAD),
    ("time", "25:00", None, BAD),
    ("boolean", "x", True, ""), ("boolean", "✓", True, ""), ("boolean", "Không", False, ""), ("boolean", "có", True, ""),
    ("boolean", "chưa", False, ""), ("boolean", "-", None, ""), ("boolean", "có lẽ", None, BAD),
    ("phone", "(0221) 3.862.123 máy lẻ 12", "(0221) 3.862.123 máy lẻ 12", ""), ("phone", "+84 912 345 678", "+84 912 345 678", ""),
    ("phone", "0221 3862123 - 0912 345 678", "0221 3862123 - 0912 345 678", ""), ("phone", "0221 3862 123/124", "0221 3862 123/124", ""),
    ("phone", "1900 1234", "1900 1234", ""), ("phone", "115", "115", ""), ("phone", "912345678", "0912345678", "warning"),
    ("phone", "2213862123", "02213862123", "warning"), ("phone", "02213862123, 912345678", "02213862123, 0912345678", "warning"),
    ("phone", "01234567890", "01234567890", "warning"), ("phone", "0321 3862 123", "0321 3862 123", "warning"),
    ("phone", "3862 123", "3862 123", "warning"), ("phone", "091234567", "091234567", "warning"),
    ("phone", "09123456789", "09123456789", "warning"), ("phone", "9,12E+08", None, BAD), ("phone", "Zalo", None, BAD),
    ("phone", "0", None, ""), ("phone", "k", None, "notice"), ("phone", "…", None, ""),
    ("email", "a.b@hungyen.gov.vn", "a.b@hungyen.gov.vn", ""), ("email", "a@x.vn, b@y.vn", "a@x.vn; b@y.vn", ""),
    ("email", "a@b", None, BAD), ("email", "không có", None, "notice"),
    ("url", "hungyen.gov.vn", "https://hungyen.gov.vn", ""), ("url", "https:/hungyen.gov.vn", "https://hungyen.gov.vn", ""),
    ("url", "javascript:alert(1)", None, BAD),
    ("tax_code", "0101248141", "0101248141", ""), ("tax_code", "0101248141001", "0101248141-001", ""),
    ("tax_code", "MST: 0300 588 569", "0300588569", ""), ("tax_code", "101248141", "0101248141", "warning"),
    ("tax_code", "0101248142", None, BAD), ("tax_code", "12345", None, BAD), ("tax_code", "033080012345", "033080012345", ""),
    ("text", " Xã   Tân\u00a0Hưng ", "Xã Tân Hưng", ""), ("text", "-", None, ""), ("text", "Không", "Không", ""),
    ("text", "một\r\nhai", "một\nhai", ""), ("text", "#1 Phố Hiến", "#1 Phố Hiến", ""), ("text", "\u200b", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value", "said"), CASES)
def test_values_are_read_as_agencies_write_them(kind: str, text: str, value: object, said: str) -> None:
    assert read(text, field(kind)) == (value, said)


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "######"])
@pytest.mark.parametrize("kind", ["text", "number", "phone", "date"])
def test_an_error_of_a_spreadsheet_is_named(error: str, kind: str) -> None:
    with pytest.raises(BadValue, match=r"Ô (báo lỗi|chỉ có dấu)") as raised:
        parse_value(error, field(kind))
    assert raised.value.code == "cell-error" and error[:9] in raised.value.problem


@pytest.mark.parametrize("kind", ["text", "number", "date", "phone"])
def test_a_sign_for_nothing_is_no_value_of_a_required_field(kind: str) -> None:
    with pytest.raises(BadValue, match="Thiếu «Trường»"):
        parse_value("-", field(kind, required=True))


def test_a_day_with_a_month_above_twelve_is_suggested_the_other_way_round() -> None:
    with pytest.raises(BadValue) as raised:
        parse_value("9/25/2024", field("date"))
    assert "25/09/2024" in raised.value.fix


LEVELS = field(values=["Tiểu học", "Trung học cơ sở", "Trung học phổ thông"])
ALLOWED = [
    ("tiểu học", "Tiểu học"), ("TIEU HOC", "Tiểu học"), ("THCS", "Trung học cơ sở"), ("Trung học  phổ thông", "Trung học phổ thông"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ALLOWED)
def test_allowed_values_are_accepted_in_any_spelling(text: str, value: str) -> None:
    assert read(text, LEVELS) == (value, "")


def test_another_value_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadValue) as raised:
        parse_value("Tiểu họk", LEVELS)
    assert raised.value.code == "not-allowed" and "Có phải «Tiểu học»?" in raised.value.fix
    assert read("không có", LEVELS) == (None, "notice")


def test_a_pattern_says_in_words_what_it_wants() -> None:
    post = {"regex": r"Km\d+\+\d{3}", "means": {"vi": "lý trình", "en": "post"}, "example": "Km10+250"}
    road = field(pattern=post)
    assert parse_value("Km0+000", road) == "Km0+000"
    with pytest.raises(BadValue, match="«km mười» không đúng dạng lý trình"):
        parse_value("km mười", road)


@pytest.mark.parametrize(
    "regex", ["(a+)+", "(a|b)*", r"(\w\d?)+", "a" * 201, r"(a)\1", "(?=a)a", "a*a*a*a*", "[", "a?a?a?a?a?a?a?"]
)
def test_a_pattern_that_could_run_away_is_refused(regex: str) -> None:
    with pytest.raises(ValueError, match="regex"):
        field(pattern={"regex": regex, "means": {"vi": "x", "en": "x"}, "example": "a"})


def test_limits_hold_for_doubtful_values_too() -> None:
    assert read("(5)", field("integer", minimum=0)) == (None, BAD)
    assert read("100,5 %", field("number", unit="%", maximum=100)) == (None, BAD)


@given(st.sampled_from(sorted({*PARSERS, "integer", "number"})), st.text(max_size=60))
def test_any_text_is_a_value_or_a_sentence(kind: str, text: str) -> None:
    value, said = read(text, field(kind))
    if said in ("", "notice", "warning") and value is not None:
        wanted = {"integer": int, "year": int, "number": float, "boolean": bool}.get(kind, str)
        assert type(value) is wanted


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_back_from_every_form(day: date) -> None:
    forms = (cell_text(day), day.isoformat(), f"ngày {day.day} tháng {day.month} năm {day.year}",
             cell_text(datetime(day.year, day.month, day.day, 7, 30)))  # fmt: skip
    assert {parse_value(str(form), field("date")) for form in forms} == {day.isoformat()}


@given(st.text("0123456789/.-: ", max_size=24))
def test_what_is_read_as_a_day_exists(text: str) -> None:
    value, _ = read(text, field("date"))
    if value is not None and len(str(value)) == 10:
        date.fromisoformat(str(value))
