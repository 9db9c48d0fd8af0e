"""The unit in which a column is written: in its heading, under it, or in a line above the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geoportal.dataset import Field
from geoportal.dataset.headings import levels_of
from geoportal.records import Issue
from geoportal.validate.units import factor
from geoportal.vietnamese import fold, format_number

NUMERIC = ("integer", "number")
_NOTE = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_LINE = re.compile(r"\b(?:đơn vị tính|đơn vị|đvt|đv tính)\b\s*([^:：]{0,30}?)\s*[:：]\s*(.+)", re.I)
_PLAIN_NOTES = re.compile(
    r"^(?:neu co|du kien|tong|tong so|thuc te|uoc|so bo|nam .*|thang .*|quy .*|theo .*|\d.*|[a-z]|bat buoc)?$"
)
_OTHER = frozenset(
    ("usd", "eur", "do", "la", "dola", "co", "so", "doanh", "nghiep", "truong", "lop", "phong", "cai", "chiec", "con",
     "cay", "cong", "trinh", "du", "an", "lan", "luot", "ngay", "thang", "nam", "gio", "kwh", "mw", "kw", "kva", "db",
     "mg", "l", "m3", "ug", "met", "khoi", "lit")
)  # fmt: skip
"""Words of units that cannot be converted into those of the plan."""
_SHARES = ("%", "‰")
_CURRENCIES = frozenset(("usd", "eur", "jpy", "do la", "dola", "do la my"))
_MULTIPLES = frozenset(("nghin", "ngan", "trieu", "ty"))


def written_unit(
    heading: str, kind: Field, titles: Sequence[str], sheet: str | None
) -> tuple[tuple[str, float] | None, Issue | None]:
    """Return the unit in which a column is written and by what its numbers are multiplied to be in the field's unit.

    None when it is the field's own. The issue says what is converted; a unit in the heading that cannot be converted is
    an error. A line above the table counts where it fits the field.
    """
    if kind.type not in NUMERIC or kind.unit is None:
        return None, None
    for written in _in_heading(heading):
        found = factor(written, kind.unit)
        if found is not None:
            return _given(written, found), _told(heading, written, kind, found, sheet)
        if _is_other_unit(written):
            return None, _asked(heading, written, kind, sheet)
    for written in _above(heading, kind, titles):
        found = factor(written, kind.unit)
        if found is not None:
            return _given(written, found), _told(heading, written, kind, found, sheet)
        if "đồng" in kind.unit and _is_currency(written):
            return None, _asked(heading, written, kind, sheet)
    return None, None


def _is_currency(written: str) -> bool:
    words = [word for word in fold(written).split() if word not in _MULTIPLES]
    return " ".join(words) in _CURRENCIES


def _given(written: str, found: float) -> tuple[str, float] | None:
    return None if found == 1.0 else (written.strip(), found)


def _in_heading(heading: str) -> Iterator[str]:
    levels = levels_of(heading)
    for level in reversed(levels):
        yield from reversed(_NOTE.findall(level))
    if len(levels) > 1:
        yield levels[-1]
    comma = levels[-1].rpartition(",")
    if comma[0]:
        yield comma[2]


def _is_other_unit(written: str) -> bool:
    words = fold(written)
    if written.strip() in _SHARES:
        return True
    return not _PLAIN_NOTES.match(words) and all(word in _OTHER or word in _MULTIPLES for word in words.split())


def _above(heading: str, kind: Field, titles: Sequence[str]) -> Iterator[str]:
    """Yield the units that lines above the table give: of this column by name, else of the whole table."""
    names = {fold(heading), fold(_NOTE.sub(" ", heading)), fold(kind.title.vi), *map(fold, kind.aliases)}
    for title in titles:
        line = _LINE.search(title)
        if line is None or not set(fold(line[1]).split()) <= {word for name in names for word in name.split()}:
            continue
        parts = [part.partition(":") for part in re.split(r"[;,]", line[2].strip(" ()."))]
        named = {fold(name): unit.strip() for name, mark, unit in parts if mark}
        if named:
            yield from (unit for name, unit in named.items() if any(name in known for known in names if name))
        else:
            yield from (name.strip() for name, _, _ in parts)


def _told(heading: str, written: str, kind: Field, found: float, sheet: str | None) -> Issue | None:
    if found == 1.0:
        return None
    text = f"Cột «{heading}» ghi theo «{written.strip()}», được đổi ra {kind.unit} (nhân với {format_number(found)})."
    return Issue("unit", "notice", text, "Nếu không đúng, hãy sửa đơn vị ở tên cột.", sheet, column=heading)


def _asked(heading: str, written: str, kind: Field, sheet: str | None) -> Issue:
    return Issue(
        "unit", "error", f"Cột «{heading}» ghi theo «{written.strip()}», không đổi được ra {kind.unit}.",
        f"Ghi số liệu theo {kind.unit}, hoặc bỏ chữ «{written.strip()}» ở tên cột nếu số liệu đã theo {kind.unit}.",
        sheet, column=heading,
    )  # fmt: skip
