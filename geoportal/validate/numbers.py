"""Numbers as agencies and machines write them: thousands, decimals, units, and what is no single number."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from geoportal.validate.findings import BadValue, Doubtful, noticed
from geoportal.validate.styles import Style, separated
from geoportal.validate.units import factor
from geoportal.vietnamese import clean, format_number

_ABOUT = re.compile(r"khoảng|chừng|ước(?: tính| đạt)?|xấp xỉ|gần|~|≈", re.I)
_NUMBER = re.compile(
    rf"(?P<about>{_ABOUT.pattern})? ?(?P<open>\()?(?P<sign>[-+])? ?"
    r"(?P<body>\d(?:[\d.,' ]*\d)?)(?P<power>e[-+]?\d+)?(?P<close>\))?[.;]? ?(?P<tail>[^\d\s.,].*)?",
    re.I | re.A,
)
_BOUND = re.compile(
    r"[<>≥≤]|(?:trên|dưới|hơn|tối đa|tối thiểu|không quá|ít nhất|nhiều nhất|từ|đến|tới)\b ?(?=\d)|"
    r".*\d ?(?:trở lên|trở xuống)", re.I
)  # fmt: skip
_RANGE = re.compile(r"[^\d]*\d[\d., ]* ?\S{0,9}? ?(?:-|–|—|÷|~|đến|tới) ?\d", re.I)
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4}(?: .*)?)?|\d{1,2}([.-])\d{1,2}\1\d{2,4}|\d{4}-\d{1,2}-\d{1,2}.*")
_SIMPLE = {"vi": re.compile(r"-?\d{1,15}(?:,\d{1,15})?", re.A), "point": re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.A)}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,4}", re.A)
_FOOTNOTE = re.compile(r"\(?\*+\)?|\(\d\)")
_GROUPED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?", re.A)
_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2009": " ", "\u202f": " ", "\u2019": "'"})
LARGEST = 2**53


class _Reading(NamedTuple):
    """A number, the words after it, and what to remark on."""

    value: float
    unit: str
    remark: str = ""


def parse_number(text: str, style: Style = "vi", unit: str | None = None) -> float:
    """Read a number; in a text of style "vi" the only separator of "1.234" is one of thousands, of "1,234" a decimal's.

    unit is the unit wanted: a text with another one is converted where that is possible.

    Raises
    ------
    BadValue
        It is no number, or several.
    Doubtful
        It was converted (notice), or is only about so much (warning).

    Examples
    --------
    >>> parse_number("1.234,5"), parse_number("12,5 %"), parse_number("1234.5"), parse_number("1 250")
    (1234.5, 12.5, 1234.5, 1250.0)
    >>> parse_number("1.234", "point"), parse_number("1,234", "point"), parse_number("1.200 m2", unit="m²")
    (1.234, 1234.0, 1200.0)
    """
    if style == "vi" and _THOUSANDS.fullmatch(text):
        return float(text.replace(".", ""))
    if _SIMPLE[style].fullmatch(text):
        return float(text.replace(",", "."))
    return _settled(_read(text, style), unit, text, whole=False)


def parse_integer(text: str, style: Style = "vi", unit: str | None = None) -> int:
    """Read a whole number, as parse_number does.

    >>> parse_integer("1.234"), parse_integer("12,0")
    (1234, 12)
    """
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    if style == "vi" and _THOUSANDS.fullmatch(text):
        return int(text.replace(".", ""))
    return int(_settled(_read(text, style), unit, text, whole=True))


def _read(text: str, style: Style) -> _Reading:
    written = clean(text).translate(_SIGNS)
    match = _NUMBER.fullmatch(written)
    if not match or bool(match["open"]) != bool(match["close"]):
        raise _no_number(text, written)
    several = match["tail"] and (_BOUND.match(written) or _RANGE.match(written) or _DATE.fullmatch(written))
    if match["about"] or several:
        raise _no_number(text, written)
    body = match["body"]
    if _GROUPED.fullmatch(body):
        body = body.replace(" ", "").replace("'", "")
    values = separated(body, style)
    if values is None:
        raise _no_number(text, written)
    power = float("1" + (match["power"] or "e0"))
    sign = -1.0 if match["sign"] == "-" or match["open"] else 1.0
    value = sign * values[0] * power
    if not math.isfinite(value) or abs(value) > 1e18:
        raise _no_number(text, written)
    unit = _FOOTNOTE.sub("", match["tail"] or "").strip(" .;")
    return _Reading(value, unit, "ngoặc đơn là số âm" if match["open"] else "")


def _settled(reading: _Reading, unit: str | None, text: str, *, whole: bool) -> float:
    times = _times(reading.unit, unit, text)
    value = _scaled(reading.value, times)
    if whole and not _is_whole(value):
        raise BadValue(f"«{text}» không phải là số nguyên.", "Ghi số nguyên, ví dụ 120 hoặc 1.200.")
    if whole and abs(value) >= LARGEST:
        raise BadValue(f"«{text}» quá lớn.", "Kiểm tra lại số.")
    if reading.remark:
        problem = f"«{text}» được hiểu là {format_number(value)} ({reading.remark})."
        raise Doubtful(int(value) if whole else value, problem, "Ghi số đúng, không kèm dấu ngoặc.")
    if times != 1.0:
        shown = f"{format_number(value)} {unit or ''}".strip()
        raise noticed(int(value) if whole else value, f"«{text}» được đổi thành {shown}.", code="converted")
    return value


def _times(written: str, unit: str | None, text: str) -> float:
    """Return what a number with this unit is multiplied by; a percent sign goes without a declared unit."""
    if not written or written == unit or (written == "%" and not unit):
        return 1.0
    times = factor(written, unit or "")
    if times is None:
        need = f"đơn vị của cột là {unit}" if unit else "cột này chỉ ghi số"
        raise BadValue(f"«{text}» có «{written}», mà {need}.", f"Chỉ ghi số{f', tính bằng {unit}' if unit else ''}.")
    return times


def _scaled(value: float, times: float) -> float:
    return value if times == 1.0 else float(f"{value * times:.12g}")


def _is_whole(value: float) -> bool:
    return value == int(value)


def _no_number(text: str, written: str) -> BadValue:
    if _DATE.fullmatch(written):
        return BadValue(
            f"«{text}» là ngày, không phải số.",
            "Có thể Excel đã tự đổi số thành ngày: định dạng cột là Số (Number) rồi nhập lại.",
        )
    if _ABOUT.match(written):
        return BadValue(f"«{text}» là số gần đúng.", "Ghi một con số cụ thể, hoặc để trống.")
    if _BOUND.match(written):
        return BadValue(f"«{text}» là một giới hạn, không phải một số.", "Ghi một con số cụ thể, hoặc để trống.")
    if _RANGE.match(written):
        return BadValue(f"«{text}» là một khoảng, không phải một số.", "Ghi một con số cụ thể, hoặc để trống.")
    return BadValue(f"«{text}» không phải là số.", "Chỉ ghi chữ số, ví dụ 1234 hoặc 1.234,5.")
