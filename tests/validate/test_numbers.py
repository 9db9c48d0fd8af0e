"""Numbers, their units, and the style of a whole column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geoportal.read.sheets.sheet import cell_text
from geoportal.validate.styles import ColumnStyle, Style, number_style, style_finding
from geoportal.validate.units import factor
from geoportal.vietnamese import format_number
from tests.validate.test_values import BAD, field, read

NUMBERS: list[tuple[str, Style, object, str]] = [
    ("1.234", "vi", 1234.0, ""), ("1.234", "point", 1.234, ""), ("1,234", "vi", 1.234, ""), ("1,234", "point", 1234.0, ""),
    ("1.234,5", "vi", 1234.5, ""), ("1.234,5", "point", 1234.5, ""), ("1,234.5", "vi", 1234.5, ""),
    ("1.234.567", "point", 1234567.0, ""), ("1,234,567", "vi", 1234567.0, ""), ("12.5", "vi", 12.5, ""),
    ("0.125", "vi", 0.125, ""), ("1 250 000,5", "vi", 1250000.5, ""), ("−5", "vi", -5.0, ""), ("1,5e-07", "vi", 1.5e-7, ""),
    ("12*", "vi", 12.0, ""), ("12,5 %", "vi", 12.5, ""), ("~300", "vi", None, BAD),
    ("khoảng 1.200", "vi", None, BAD), ("(1.234)", "vi", -1234.0, "warning"), ("≥ 5", "vi", None, BAD),
    ("trên 5", "vi", None, BAD), ("10 - 20", "vi", None, BAD), ("5/9", "vi", None, BAD), ("05/09/2024", "vi", None, BAD),
    ("mười", "vi", None, BAD), ("1.2.3", "vi", None, BAD), ("12 34", "vi", None, BAD), ("1e400", "vi", None, BAD),
    ("12 con", "vi", None, BAD), ("–", "vi", None, ""), ("...", "vi", None, ""), ("không có", "vi", None, "notice"),
    ("x", "vi", None, "notice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "style", "value", "said"), NUMBERS)
def test_numbers_are_read_in_the_style_of_their_column(text: str, style: Style, value: object, said: str) -> None:
    assert read(text, field("number"), style) == (value, said)


WHOLE = [
    ("1.234", 1234, ""), ("1.234.567", 1234567, ""), ("1,234", None, BAD), ("12,0", 12, ""), ("12,5", None, BAD),
    ("0,500", None, BAD), ("1,2 nghìn", 1200, "notice"), ("32 giáo viên", 32, ""), ("9007199254740993", None, BAD),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "said"), WHOLE)
def test_whole_numbers(text: str, value: object, said: str) -> None:
    assert read(text, field("integer", unit="người")) == (value, said)


def test_english_thousands_of_a_whole_number_are_never_silent() -> None:
    found = number_style(["1,234", "56", "7,890"], field("integer"))
    assert found == ColumnStyle("point", "1,234") and style_finding("so", field("integer"), found)
    assert read("7,890", field("integer"), found.style) == (7890, "")
    assert read("1.234", field("integer"), "point") == (None, BAD)
    assert number_style(["1,234", "5.678"], field("integer")).style == "vi"


UNITS = [
    ("25 ha", "ha", 25.0, ""), ("1.200 m2", "m²", 1200.0, ""), ("1.200 m2", "ha", 0.12, "notice"),
    ("2 sào", "m²", 720.0, "notice"), ("1,5 km²", "ha", 150.0, "notice"), ("500 nghìn", "đồng", 500000.0, "notice"),
    ("1,2 tỷ đồng", "triệu đồng", 1200.0, "notice"), ("1.200.000đ", "đồng", 1200000.0, ""), ("12 tạ", "tấn", 1.2, "notice"),
    ("12,5 %", "%/năm", 12.5, ""), ("12 %", "ha", None, BAD), ("5 km", "ha", None, BAD), ("5 con", "người", None, BAD),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "value", "said"), UNITS)
def test_a_unit_in_the_cell_is_the_columns_or_is_converted(text: str, unit: str, value: object, said: str) -> None:
    assert read(text, field("number", unit=unit)) == (value, said)


FACTORS = [
    ("m2", "ha", 1e-4), ("ha", "km²", 0.01), ("a", "m2", 100), ("mẫu", "sào", 10), ("héc-ta", "ha", 1), ("mm", "m", 1e-3),
    ("yến", "kg", 10), ("tấn", "tạ", 10), ("tr.đ", "tỷ đồng", 1e-3), ("nghìn đồng/m2", "đồng/m²", 1000),
    ("đồng/ha", "đồng/m²", 1e-4), ("nghìn người", "người", 1000), ("người/ha", "người/km²", 100), ("1.000 đồng", "đồng", 1000),
    ("1000 con", "con", 1000), ("triệu m³", "nghìn m³", 1000), ("mg/m³", "µg/m³", 1000), ("tr", "trang", 1), ("tr", "đồng", 1e6),
    ("kg", "ha", None), ("con", "người", None), ("", "ha", None), ("m", "m2", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted", "times"), FACTORS)
def test_units_are_converted_where_they_can_be(written: str, wanted: str, times: float | None) -> None:
    assert factor(written, wanted) == times
    if times is not None and written not in ("tr", "đồng"):
        back = factor(wanted, written)
        assert back is None or abs(back * times - 1) < 1e-9


STYLES: list[tuple[list[str | None], dict[str, Any], Style, str]] = [
    (["12.5", "1.234", None], {}, "point", ""), (["12,5", "1.234"], {}, "vi", ""), (["1.234", "5"], {}, "vi", "1.234"),
    (["1,234"], {}, "vi", "1,234"), (["1.234.567", "1.234"], {}, "vi", ""), (["0.125", "1.500"], {}, "point", ""),
    (["1.000", "25.000"], {}, "vi", ""), (["12.345", "99.500"], {"maximum": 100}, "point", ""),
    (["1.234"], {"type": "integer"}, "vi", ""), (["12.5", "12,5", "1.234"], {}, "vi", "1.234"), ([], {}, "vi", ""),
    (["1,234.5", "1,234"], {}, "point", ""), (["12,5 ha", "1.200 ha"], {}, "vi", ""),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "more", "style", "doubtful"), STYLES)
def test_the_style_of_a_column_is_told_or_doubted(
    texts: list[str | None], more: dict[str, Any], style: Style, doubtful: str
) -> None:
    kind = field(**{"kind": more.pop("type", "number"), **more})
    found = number_style(texts, kind)
    assert found == (style, doubtful)
    finding = style_finding("a", kind, found)
    assert (finding is not None) == bool(doubtful)
    if finding is not None:
        assert "được hiểu là" in finding.problem and doubtful in finding.problem and finding.severity == "warning"


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_what_a_spreadsheet_or_viet_nam_writes_reads_back(number: float) -> None:
    for text, near in ((cell_text(number), 1e-14), (format_number(number, 6), 5.1e-7)):
        value, said = read(str(text), field("number"))
        assert said == "" and isinstance(value, float) and abs(value - number) <= near * max(1.0, abs(number))


@given(st.lists(st.floats(0, 1e6).map(lambda x: round(x, 4)), min_size=3, max_size=20))
def test_a_column_of_a_machine_is_read_with_decimal_points(numbers: list[float]) -> None:
    texts: list[str | None] = [repr(number) for number in numbers]
    assume(all("e" not in str(text) for text in texts))
    style = number_style(texts, field("number"))
    assert style.doubtful or [read(str(text), field("number"), style.style)[0] for text in texts] == numbers


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_read_back_from_every_form(number: int) -> None:
    for text in (str(number), format_number(number), f"{number:,}".replace(",", " "), cell_text(float(number))):
        assert read(str(text), field("integer")) == (number, "")
