"""What the template workbook says about a column: its heading, how to write its values, an example. Pure functions."""

from __future__ import annotations

from geoportal.dataset import Field
from geoportal.vietnamese import format_number

PORTAL = "Cổng dữ liệu mở tỉnh Hưng Yên"
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""What a spreadsheet takes as the title and the text of an input message."""
COORDINATES = ("latitude", "longitude")
YES_NO = ("Có", "Không")
KIND_WORDS = {
    "text": "Ghi đầy đủ, tiếng Việt có dấu",
    "address": "Ghi đủ số nhà, đường (hoặc thôn, tổ dân phố), xã hoặc phường",
    "unit": "Chọn xã, phường trong danh sách; tên xã, huyện cũ vẫn được nhận",
    "integer": "Ghi số nguyên, không kèm chữ",
    "number": "Ghi số, không kèm chữ",
    "date": "Ghi ngày/tháng/năm; gõ xong xin xem lại, ngày đứng trước tháng",
    "year": "Ghi năm bằng bốn chữ số",
    "month": "Ghi tháng/năm",
    "quarter": "Ghi quý và năm",
    "school_year": "Ghi hai năm của năm học",
    "time": "Ghi giờ:phút, theo 24 giờ",
    "boolean": "Chọn Có hoặc Không",
    "phone": "Ghi số điện thoại, đủ số 0 ở đầu; nhiều số cách nhau bằng dấu chấm phẩy",
    "email": "Ghi địa chỉ thư điện tử",
    "url": "Ghi địa chỉ trang web",
    "tax_code": "Ghi mã số thuế 10 chữ số, đơn vị phụ thuộc thêm -001",
    "latitude": "Ghi vĩ độ WGS 84 (hoặc tọa độ X VN-2000, mét); không có thì để trống",
    "longitude": "Ghi kinh độ WGS 84 (hoặc tọa độ Y VN-2000, mét); không có thì để trống",
    "file": "Ghi đúng tên tệp gửi kèm",
}
"""How to write a value of each type; without a final full stop."""
EXAMPLES = {
    "text": "Ví dụ",
    "address": "Số 1, đường Ví Dụ, phường Phố Hiến, tỉnh Hưng Yên",
    "unit": "Phường Phố Hiến",
    "integer": "10",
    "number": "10,5",
    "date": "05/09/2024",
    "year": "2024",
    "month": "03/2025",
    "quarter": "Quý 1/2025",
    "school_year": "2024-2025",
    "time": "07:30",
    "boolean": "Có",
    "phone": "0221 3123 456",
    "email": "vidu@hungyen.gov.vn",
    "url": "https://hungyen.gov.vn",
    "tax_code": "0900123452",
    "latitude": "20.6463",
    "longitude": "106.0511",
    "file": "vi-du.pdf",
}


def template_heading(field: Field) -> str:
    """Return the heading of a column: title, unit, and (*) when it is required."""
    unit = f" ({field.unit})" if field.unit else ""
    return f"{field.title.vi}{unit}{' (*)' if field.required else ''}"


def choices_of(field: Field) -> tuple[str, ...]:
    """Return the closed list a value is chosen from; empty when it is written freely."""
    return field.values or (YES_NO if field.type == "boolean" else ())


def example_of(field: Field) -> str:
    """Return an example value of a field, as an officer would write it; empty for free text that has none."""
    if field.example is not None:
        return field.example
    if field.pattern is not None:
        return field.pattern.example
    if field.values:
        return field.values[0]
    if field.minimum is not None and field.type in ("integer", "number"):
        highest = field.maximum if field.maximum is not None else field.minimum + 10
        return format_number(int(max(field.minimum, min(10, highest))))
    return "" if field.type == "text" and not field.required else EXAMPLES[field.type]


def how_to_write(field: Field) -> str:
    """Return how a value is written: kind or form, unit, range, the definition's own note. Sentences.

    >>> how_to_write(Field.model_validate({"title": {"vi": "Số", "en": "N"}, "type": "integer", "minimum": 0}))
    'Ghi số nguyên, không kèm chữ. Từ 0 trở lên.'
    """
    words = f"Ghi {field.pattern.means.vi}" if field.pattern else KIND_WORDS[field.type]
    words = "Chọn một giá trị trong danh sách" if choices_of(field) else words
    unit = f"Đơn vị tính: {field.unit}." if field.unit else ""
    note = field.note.vi if field.note else ""
    return " ".join(part for part in (f"{words}.", unit, range_words(field), note) if part)


def range_words(field: Field) -> str:
    """Return the lowest and highest value allowed as a sentence, empty when there is neither."""
    low, high = field.minimum, field.maximum
    if field.type in COORDINATES or (low is None and high is None):
        return ""
    if low is None or high is None:
        return f"Từ {format_number(low)} trở lên." if low is not None else f"Không quá {format_number(high or 0.0)}."
    return f"Từ {format_number(low)} đến {format_number(high)}."


def message_of(field: Field) -> str:
    """Return the message shown while a cell of the column is chosen; short enough for a spreadsheet."""
    must = "Bắt buộc điền." if field.required else ""
    example = f"Ví dụ: {example_of(field)}" if example_of(field) else ""
    how = shorten(how_to_write(field), LONGEST_MESSAGE - len(example) - len(must) - 3)
    return shorten("\n".join(part for part in (must, how, example) if part), LONGEST_MESSAGE)


def shorten(text: str, longest: int) -> str:
    """Return the text, cut at a word when it is too long.

    >>> shorten("Trường Tiểu học Hiến Nam", 16)
    'Trường Tiểu học…'
    """
    if len(text) <= longest:
        return text
    cut = text[: max(0, longest - 1)]
    return (cut.rsplit(" ", 1)[0] if not text[len(cut)].isspace() and " " in cut else cut.rstrip()) + "…"
