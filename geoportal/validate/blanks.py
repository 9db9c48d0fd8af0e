"""Cells that hold no value although they are filled: signs, words such as "không có", errors of a spreadsheet."""

from __future__ import annotations

from geoportal.dataset import Field
from geoportal.validate.findings import BadValue, Doubtful, noticed
from geoportal.vietnamese import clean, fold

_WORDS = {
    "khong", "khong co", "k", "ko", "x", "k co", "ko co", "khong ro", "chua ro", "chua co", "chua cap nhat", "n a",
    "na", "dang cap nhat", "khong ap dung", "khong co so lieu", "chua co so lieu", "khong xac dinh", "nan", "none",
    "null",
}  # fmt: skip
"""Words, folded, with which agencies leave empty what is no text; a sign such as "-" or "…" says so in any field."""
_ABSENT = frozenset(("khong co", "chua co", "khong co so lieu", "chua co so lieu", "khong ap dung", "n a"))
LONGEST_ABSENT = 20
_TICKS = frozenset("✓✔☑☒✗✘☐")
_ERRORS = {
    "#N/A": "công thức không tìm thấy giá trị", "#DIV/0!": "công thức chia cho 0",
    "#REF!": "công thức trỏ tới ô đã xóa", "#VALUE!": "công thức dùng sai kiểu dữ liệu",
    "#NAME?": "tên trong công thức không đúng", "#NUM!": "công thức cho số không hợp lệ",
    "#NULL!": "vùng ô trong công thức không đúng", "#SPILL!": "công thức không đủ chỗ ghi",
    "#CALC!": "công thức không tính được",
}  # fmt: skip


def refuse_errors(text: str, field: Field) -> None:
    """Raise BadValue when a cell that begins with # is an error of a spreadsheet.

    Raises
    ------
    BadValue
        With the error, and what it means.
    """
    written = text.strip()
    why = _ERRORS.get(written.upper())
    if why:
        fix = f"Sửa công thức ({why}), hoặc ghi thẳng «{field.title.vi}»."
        raise BadValue(f"Ô báo lỗi {written} của Excel.", fix, "cell-error")
    if not written.strip("#"):
        fix = f"Mở rộng cột trong Excel rồi chép lại, hoặc ghi thẳng «{field.title.vi}»."
        raise BadValue(f"Ô chỉ có dấu «{written[:9]}».", fix, "cell-error")


def is_sign(text: str, field: Field) -> bool:
    """Return whether a cell holds only a sign such as "-", "…" or "?".

    >>> plain = Field.model_validate({"title": {"vi": "Tên", "en": "Name"}})
    >>> is_sign(" – ", plain), is_sign("...", plain), is_sign("-5", plain), is_sign("✓", plain)
    (True, True, False, False)
    """
    written = text.strip()
    return len(written) < 9 and not any(c.isalnum() or c in _TICKS for c in written) and written not in field.values


def is_absent(text: str) -> bool:
    """Return whether a text says in so many words that there is none.

    >>> is_absent("không có"), is_absent("Chưa có"), is_absent("Không gian mở")
    (True, True, False)
    """
    return len(text) <= LONGEST_ABSENT and fold(text) in _ABSENT


def is_nothing(text: str) -> bool:
    """Return whether a text is a word with which agencies say that there is nothing.

    >>> is_nothing("Không có"), is_nothing("N/A"), is_nothing("Không gian")
    (True, True, False)
    """
    return fold(text) in _WORDS


def require(text: str, field: Field) -> None:
    """Raise BadValue when a field that says there is nothing must be filled.

    Raises
    ------
    BadValue
        The field is required.
    """
    if field.required:
        problem = f"Thiếu «{field.title.vi}»: ô chỉ ghi «{clean(text)}»."
        raise BadValue(problem, "Điền giá trị vào ô này.", "required")


def emptied(text: str) -> Doubtful:
    """Return what to raise for a word that is taken for an empty cell."""
    return noticed(None, f"«{clean(text)}» được hiểu là để trống.", "Hãy để ô trống.", "empty-word")
