"""What a visitor filters by: conditions in the address of a page, checked, written back, and as a CQL2 filter.

A condition is `loc=<field>~<operator>~<value>`, repeated; `dvhc=<code>` is a commune of today or a former district.
Conditions on one dataset are joined by AND; several `la` of one field by OR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from werkzeug.datastructures import MultiDict

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.errors import RequestError
from geoportal.serve.ogc.cql2.expression import kind_of
from geoportal.serve.ogc.spans import first_day, last_day
from geoportal.territory import Gazetteer
from geoportal.vietnamese import clean

Operator = Literal["la", "chua", "tu", "den", "co", "trong"]
Kind = Literal["text", "number", "boolean", "moment"]
OPERATORS: dict[str, Operator] = {"la": "la", "chua": "chua", "tu": "tu", "den": "den", "co": "co", "trong": "trong"}
WITHOUT_VALUE = ("co", "trong")
ORDERED_TEXTS = ("month", "quarter", "school_year", "time")
"""Types of text whose order is that of time."""
MOST, LONGEST = 40, 200
RESERVED = frozenset(
    ("and", "or", "not", "like", "between", "in", "is", "null", "true", "false", "div", "casei", "accenti", "date",
     "timestamp", "interval")
)  # fmt: skip
"""Words of CQL2 that cannot be bare names."""
_NUMBER = re.compile(r"[+-]?\d{1,18}([.,]\d{1,12})?", re.A)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.A)
_VIETNAMESE_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.A)


class Condition(NamedTuple):
    """A demand on one field; value is "" for `co` and `trong`, a number as 12.5, a day as 2025-07-01."""

    field: str
    operator: Operator
    value: str = ""
    kind: Kind = "text"

    def __str__(self) -> str:
        """Return the condition as it stands in an address."""
        return "~".join((self.field, self.operator, *([self.value] if self.value else [])))


class Area(NamedTuple):
    """A commune of today or a former district: its code and name, and the codes of the units of today in it."""

    code: str
    name: str
    units: tuple[str, ...]


def read_conditions(args: MultiDict[str, str], dataset: Dataset) -> tuple[Condition, ...]:
    """Return the conditions of an address, each once, in its order; empty ones are left out.

    Raises
    ------
    RequestError
        One is not understood: which, and how it is written.

    Examples
    --------
    >>> from geoportal.dataset import load_dataset
    >>> from geoportal.settings import load_settings
    >>> school = load_dataset(load_settings().layers / "giao-duc" / "truong-thpt.yml")
    >>> read_conditions(MultiDict([("loc", "ten~chua~tiên lữ"), ("loc", "so_hoc_sinh~tu~500")]), school)[1]
    Condition(field='so_hoc_sinh', operator='tu', value='500', kind='number')
    """
    columns = published_columns(dataset)
    texts = [text for text in args.getlist("loc") if text.strip()]
    if len(texts) > MOST:
        raise RequestError(f"Có quá nhiều điều kiện lọc (tối đa {MOST}).", f"There are more than {MOST} conditions.")
    return tuple(dict.fromkeys(_read(text, columns) for text in texts))


def _read(text: str, columns: Mapping[str, Field]) -> Condition:
    name, _, rest = text.partition("~")
    operator, _, value = rest.partition("~")
    if name not in columns:
        raise _refused(text, f"không có trường «{name}»", f"there is no field “{name}”")
    if operator not in OPERATORS:
        raise _refused(text, f"phép «{operator}» không có; dùng {', '.join(OPERATORS)}", f"no operator “{operator}”")
    found, kind = OPERATORS[operator], kind_of_field(columns[name])
    if found in WITHOUT_VALUE:
        return Condition(name, found, "", kind)
    value = clean(value)
    if not value or len(value) > LONGEST:
        raise _refused(
            text, f"cần một giá trị dài tối đa {LONGEST} ký tự", f"needs a value of {LONGEST} letters at most"
        )
    return Condition(name, found, _value(text, found, value, columns[name], kind), kind)


def kind_of_field(field: Field) -> Kind:
    """Return how the values of a field are compared."""
    found = kind_of(field)
    return found if found in ("number", "boolean", "moment") else "text"


def _value(text: str, operator: Operator, value: str, field: Field, kind: Kind) -> str:
    """Return the value as conditions keep it."""
    if operator == "chua" and kind != "text":
        raise _refused(text, "chỉ trường kiểu chữ mới tìm được theo «chua»", "only text has “chua” (contains)")
    if operator in ("tu", "den") and (kind == "boolean" or (kind == "text" and field.type not in ORDERED_TEXTS)):
        raise _refused(text, "trường này không có lớn, nhỏ nên không dùng được «tu», «den»", "this field has no order")
    if kind == "number":
        return _number(text, value)
    if kind == "moment":
        return _day(text, value, last=operator == "den")
    if kind == "boolean" and value not in ("true", "false"):
        raise _refused(text, "giá trị phải là true (có) hoặc false (không)", "the value must be true or false")
    return value


def _number(text: str, value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise _refused(text, f"«{value}» không phải là số; ghi ví dụ 1250 hoặc 12,5", f"“{value}” is not a number")
    return value.replace(",", ".").lstrip("+")


def _day(text: str, value: str, *, last: bool) -> str:
    """Return a day as YYYY-MM-DD; of a year or a month its first day, or its last."""
    written = _VIETNAMESE_DAY.fullmatch(value)
    day = f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else value
    try:
        if _DAY.fullmatch(day):
            return date.fromisoformat(last_day(day) if last else first_day(day)).isoformat()
    except ValueError:
        pass
    raise _refused(text, f"«{value}» không phải là ngày; ghi ví dụ 2025-07-01", f"“{value}” is not a day (2025-07-01)")


def _refused(text: str, vi: str, en: str) -> RequestError:
    """Return the error of a condition."""
    shown = text[:80]
    return RequestError(
        f"Điều kiện lọc «{shown}» chưa đúng: {vi}. Một điều kiện có dạng trường~phép~giá trị, ví dụ ten~chua~hưng.",
        f"The condition “{shown}” is wrong: {en}. A condition is field~operator~value, for example ten~chua~hưng.",
    )


def read_area(args: MultiDict[str, str], dataset: Dataset, gazetteer: Gazetteer) -> Area | None:
    """Return the commune or former district of `dvhc`, None without one.

    Raises
    ------
    RequestError
        There is none of this code, or the dataset is not located by unit.
    """
    code = args.get("dvhc", "").strip()
    if not code:
        return None
    if not dataset.is_located:
        raise RequestError(
            "Bộ dữ liệu này không có vị trí nên không lọc theo địa bàn được. Hãy bỏ «dvhc» trong địa chỉ.",
            "This dataset is not located, so it cannot be filtered by area. Leave “dvhc” out of the address.",
        )
    if code in gazetteer.units:
        return Area(code, gazetteer.units[code].name, (code,))
    if code in gazetteer.district_units:
        return Area(code, gazetteer.districts[code].name, gazetteer.district_units[code])
    raise RequestError(
        f"Không có xã, phường hiện nay hoặc huyện cũ nào mang mã «{code[:20]}». Hãy chọn lại địa bàn trong danh sách.",
        f"There is no commune of today or former district with the code “{code[:20]}”.",
    )


def cql2_text(conditions: Sequence[Condition], area: Area | None = None) -> str:
    r"""Return the conditions as a filter of the API in CQL2 text, "" for none.

    Examples
    --------
    >>> cql2_text([Condition("ten", "chua", "50%"), Condition("loai", "la", "A"), Condition("loai", "la", "B's")])
    "CASEI(ACCENTI(ten)) LIKE CASEI(ACCENTI('%50\\\\%%')) AND loai IN ('A', 'B''s')"
    """
    parts: dict[object, str] = {}
    for condition in conditions:
        if condition.operator == "la":
            same = [other for other in conditions if other[:2] == condition[:2]]
            parts.setdefault(condition[:2], _one_of(same))
        else:
            parts.setdefault(condition, _demand(condition))
    if area is not None:
        parts[area] = _one_of([Condition("vi_tri_ma_dvhc", "la", code) for code in area.units])
    return " AND ".join(parts.values())


def _one_of(conditions: Sequence[Condition]) -> str:
    name, values = property_name(conditions[0].field), [_literal(condition) for condition in conditions]
    if len(values) == 1:
        return f"{name} = {values[0]}"
    if conditions[0].kind == "moment":
        return "(" + " OR ".join(f"{name} = {value}" for value in values) + ")"
    return f"{name} IN ({', '.join(values)})"


def _demand(condition: Condition) -> str:
    name = property_name(condition.field)
    if condition.operator in WITHOUT_VALUE:
        return f"{name} IS {'NOT ' if condition.operator == 'co' else ''}NULL"
    if condition.operator == "chua":
        pattern = re.sub(r"([\\%_])", r"\\\1", condition.value)
        return f"CASEI(ACCENTI({name})) LIKE CASEI(ACCENTI({text_literal(f'%{pattern}%')}))"
    return f"{name} {'>=' if condition.operator == 'tu' else '<='} {_literal(condition)}"


def _literal(condition: Condition) -> str:
    if condition.kind == "moment":
        return f"DATE('{condition.value}')"
    if condition.kind == "text":
        return text_literal(condition.value)
    return condition.value.upper() if condition.kind == "boolean" else condition.value


def text_literal(text: str) -> str:
    r"""Return a text as a literal of CQL2.

    >>> print(text_literal("Trường «O'Neill» \\ 1"))
    'Trường «O''Neill» \\ 1'
    """
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def property_name(name: str) -> str:
    """Return the name of a field as CQL2 wants it, in quotes when it is a word of the language.

    >>> property_name("ten"), property_name("in")
    ('ten', '"in"')
    """
    return f'"{name}"' if name in RESERVED else name


def address_pairs(conditions: Sequence[Condition], area: Area | None = None) -> list[tuple[str, str]]:
    """Return the conditions as the words of an address.

    >>> address_pairs([Condition("ten", "co")], Area("323", "Thành phố Hưng Yên", ()))
    [('loc', 'ten~co'), ('dvhc', '323')]
    """
    return [*(("loc", str(condition)) for condition in conditions), *([("dvhc", area.code)] if area else [])]
