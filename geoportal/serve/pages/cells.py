"""Values as people read them, in the language of the request: in the table, on the page of a feature, in lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from markupsafe import Markup, escape

from geoportal.dataset import Dataset, Field
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.language import dialled, language, number, pick, say
from geoportal.vietnamese import format_number

LONGEST = 160
"""Letters of a text that the table shows; the page of the feature has the rest."""
NUMERIC = ("integer", "number")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.A)
_SEPARATOR = re.compile(r"([;,/])")
_DIALLED = re.compile(r"[\d\s.()+-]+", re.A)
"""A number that can be dialled: no letters, nothing masked."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+", re.A)
Writer = Callable[[object], str]


def shown_columns(dataset: Dataset, columns: dict[str, Field], empty: Collection[str] = ()) -> dict[str, Field]:
    """Return the columns of the table in order: the one that names a row first; of the portal's own only the telling.

    Those that are empty are left out. The page of a feature and the downloads have all.
    """
    first = dataset.name_field if dataset.name_field in columns else next(iter(columns))
    own = {name: field for name, field in dataset.public_fields.items() if name != first and name not in empty}
    added = {"by_agency": ("don_vi_cung_cap",), "by_period": ("ky_du_lieu",)}.get(dataset.update, ())
    places = ("vi_tri_muc", "vi_tri_dvhc") if dataset.is_located else ()
    return {first: columns[first], **own, **{name: columns[name] for name in (*places, *added)}}


def heading(field: Field) -> str:
    """Return the title of a field with its unit, as text."""
    return f"{pick(field.title)} ({field.unit})" if field.unit else pick(field.title)


def plain(value: object, field: Field, name: str = "") -> str:
    """Return a value as text: numbers, days and yes or no as people write them."""
    if value is None:
        return ""
    if isinstance(value, bool) or field.type == "boolean":
        return say("yes") if value else say("no")
    if name == "vi_tri_muc":
        return say(f"level_{value}")
    if field.type in NUMERIC and isinstance(value, int | float):
        return number(value)
    if field.type in ("date", "month") and language() == "vi":
        return day_text(str(value))
    return str(value)


def day_text(text: str) -> str:
    """Write an ISO 8601 day or month as in Viet Nam; other text stays.

    >>> day_text("2025-07-01"), day_text("2025-07"), day_text("2025")
    ('01/07/2025', '07/2025', '2025')
    """
    found = _DAY.fullmatch(text)
    return "/".join(part for part in reversed(found.groups()) if part) if found else text


def cell_writer(entry: Entry, name: str, field: Field, *, whole: bool = False) -> Writer:
    """Return what writes the values of a column as HTML; whole: long texts too."""
    if name == "vi_tri_muc":
        prefix = "level" if whole else "short"
        levels = {level: str(escape(say(f"{prefix}_{level}"))) for level in field.values}
        return lambda value: levels.get(str(value), "")
    if field.type in NUMERIC:
        return _number_writer()
    writers: dict[str, Writer] = {"phone": _phone, "email": _email, "url": _url}
    if field.type == "file":
        return lambda value: _files(entry, value)
    if field.type in writers:
        return writers[field.type]
    if field.type in ("boolean", "date", "month"):
        return lambda value: str(escape(plain(value, field)))
    return (lambda value: str(escape(value))) if whole else _short


def short_text(text: str) -> str:
    """Return a text cut at a word when it is longer than a cell of the table shows.

    >>> short_text("Trường"), len(short_text("Trường " * 40))
    ('Trường', 154)
    """
    if len(text) <= LONGEST:
        return text
    end = text.rfind(" ", LONGEST // 2, LONGEST)
    return text[: end if end > 0 else LONGEST - 1] + "…"


def _short(value: object) -> str:
    return str(escape(short_text(str(value))))


def _number_writer() -> Writer:
    """Return what writes numbers in the language of the request, which is asked once for a whole column."""
    if language() == "en":
        return lambda value: f"{value:,}" if isinstance(value, int | float) else str(escape(value))
    return lambda value: format_number(value) if isinstance(value, int | float) else str(escape(value))


def _phone(value: object) -> str:
    text = str(value)
    if not any(mark in text for mark in ";,/"):
        return _dial(text)
    return "".join(part if part in ";,/" else _dial(part) for part in _SEPARATOR.split(text))


def _dial(text: str) -> str:
    digits = dialled(text)
    if not 3 <= len(digits) <= 15 or not _DIALLED.fullmatch(text):
        return str(escape(text))
    return f'<a href="tel:{digits}">{escape(text)}</a>'


def _email(value: object) -> str:
    text = str(escape(value))
    return f'<a href="mailto:{text}">{text}</a>' if _ADDRESS.fullmatch(str(value)) else text


def _url(value: object) -> str:
    text = str(escape(value))
    return f'<a href="{text}" rel="nofollow noopener">{text}</a>' if text.startswith(("https://", "http://")) else text


def _files(entry: Entry, value: object) -> str:
    from geoportal.serve.pages.attachments import linked

    parts = []
    for address, words, title in linked(entry, value):
        hidden = Markup('<span class="hidden"> – {}</span>').format(title) if title else ""
        parts.append(Markup('<a href="{}">{}{}</a>').format(address, words, hidden) if address else escape(words))
    return str(Markup("<br>").join(parts))
