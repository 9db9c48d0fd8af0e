"""What of a value may be published: all of it, a masked form, or nothing (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).

What a field's definition says under `personal` is done. Beside that every text is searched: where the definition does
not allow it with a reason, a citizen's number, a bank account or a birth is an error that stops the row, a private
mobile line or e-mail is masked with a warning. Landlines, hotlines and addresses of institutions go through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geoportal.dataset import Dataset, Field
from geoportal.dataset.demands import How, Kind, Treatment
from geoportal.records import Value
from geoportal.validate.detect import find_personal, may_hold
from geoportal.validate.findings import Finding
from geoportal.validate.masks import hide, mask, masked
from geoportal.validate.number_runs import Found
from geoportal.vietnamese import fold

__all__ = ["Guarded", "guard", "mask", "protect"]

TYPED = frozenset(("integer", "number", "boolean", "month", "quarter", "school_year", "time", "latitude", "longitude"))
"""Types whose values are read into one form that holds nothing else."""
OWN_KIND: dict[str, Kind] = {"phone": "mobile", "email": "email"}
"""What `treatment: publish` lets through in a field of this type; in no other."""
WORDS: dict[Kind, str] = {
    "citizen": "số căn cước, số định danh hoặc hộ chiếu", "account": "số tài khoản ngân hàng",
    "birth": "ngày, năm sinh", "mobile": "số di động", "email": "thư điện tử riêng",
}  # fmt: skip
DEFAULT_HOW: dict[str, How] = {"phone": "last_digits", "tax_code": "last_digits", "email": "domain", "date": "year"}
_LANDLINE = re.compile(r"\(?02\d{1,2}\)?[ .-]?\d{3,4}[ .-]?\d{3,5}", re.A)
_ONE_MOBILE = re.compile(r"0[35789]\d{2}[ .-]?\d{3}[ .-]?\d{3}", re.A)
_OFFICIAL = re.compile(r"[\w.+-]{1,64}@(?:[a-z0-9-]+\.)+(?:gov|edu)\.vn", re.A)
_PERSON = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Tt]hầy|[Đđ]/c|[Đđ]ồng chí|M(?:r|s|rs)\.?)\s+[A-ZÀ-ỸĐ]"
    r"|\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Đào|Đoàn|Trịnh|Lương|Mai|Tạ|Lưu)\s+[A-ZÀ-ỸĐ]"
    r"|(?i:\b(?:giám đốc|hiệu trưởng|hiệu phó|chủ (?:cơ sở|quán|nhà|hộ|tịch)|kế toán|trưởng trạm|quản lý|phụ trách)\b)"
)
_MASKED_NUMBER = re.compile(r"[+(]?[\d*][\d*() .\-–]*[\d*]")


class Guarded(NamedTuple):
    """The value that may be published, and what was found."""

    value: Value
    findings: tuple[Finding, ...] = ()


def guard(name: str, field: Field, value: Value, dataset: Dataset) -> Guarded:
    """Return what may be published of the value of a field, and findings about personal data in it.

    An error (code "personal") means that the row must not be published as it is; the value is then masked all the same.
    """
    personal = field.personal
    if value is None:
        return Guarded(None)
    if personal is not None and personal.treatment != "publish":
        return Guarded(protect(value, field))
    if field.type in TYPED:
        return Guarded(value)
    if not isinstance(value, str) or field.type == "date":
        return _guard_moment(name, field, value, dataset)
    if not may_hold(value, field.title.vi) or _is_plain_contact(value, field):
        return Guarded(value)
    return _guard_text(name, field, value, dataset)


def _is_plain_contact(value: str, field: Field) -> bool:
    """Return whether a cell is one contact that goes through: a landline, an official address, an allowed mobile."""
    if field.type == "email":
        return _OFFICIAL.fullmatch(value) is not None
    if field.type != "phone":
        return False
    if _LANDLINE.fullmatch(value):
        return True
    return treatment_of(field, "mobile") == "publish" and _ONE_MOBILE.fullmatch(value) is not None


def _guard_moment(name: str, field: Field, value: Value, dataset: Dataset) -> Guarded:
    if not _is_birth(field.title.vi):
        return Guarded(value)
    treatment = treatment_of(field, "birth")
    if treatment == "publish":
        return Guarded(value)
    return Guarded(None, (_finding(name, field, dataset, "birth", [str(value)]),))


@lru_cache(maxsize=4096)
def _is_birth(title: str) -> bool:
    return (
        re.search(r"\b(?:ngay|nam|ngay thang|ngay thang nam) sinh\b(?! (?:hoat|hoc|vien|thai))", fold(title))
        is not None
    )


def _guard_text(name: str, field: Field, value: str, dataset: Dataset) -> Guarded:
    person = field.type == "phone" and _PERSON.search(value) is not None
    hidden = _to_hide(value, field, person=person)
    if not hidden:
        return Guarded(value)
    by_kind: dict[Kind, list[str]] = {}
    for item in hidden:
        by_kind.setdefault(item.kind, []).append(value[item.start : item.end])
    findings = tuple(_finding(name, field, dataset, kind, texts) for kind, texts in by_kind.items())
    if any(treatment_of(field, kind) == "block" for kind in by_kind):
        return Guarded(None, findings)
    safe = hide(value, hidden)
    if person:  # A person's name beside the number: only numbers stay.
        safe = "; ".join(part.strip(" -–.(") for part in _MASKED_NUMBER.findall(safe))
    return Guarded(None if _to_hide(safe, field, person=person) else safe, findings)


def _to_hide(value: str, field: Field, *, person: bool) -> list[Found]:
    """Return what must not be seen of a text; person: a phone cell names whose number it is, so that it is private."""
    return [
        item
        for item in find_personal(value, field.title.vi)
        if treatment_of(field, item.kind) != "publish" or (person and item.kind == "mobile")
    ]


def treatment_of(field: Field, kind: Kind) -> Treatment | None:
    """Return what the definition says about personal data of a kind in a field; None when it says nothing."""
    personal = field.personal
    if personal is None:
        return None
    if kind in personal.kinds:
        return personal.kinds[kind]
    return personal.treatment if OWN_KIND.get(field.type) == kind else None


def _finding(name: str, field: Field, dataset: Dataset, kind: Kind, texts: list[str]) -> Finding:
    shown = ", ".join(masked(kind, text) for text in texts[:3])
    title, what, said = field.title.vi, WORDS[kind], treatment_of(field, kind)
    hidden = f"«{title}» có {what} ({shown}), đã che một phần."
    if kind in ("mobile", "email"):
        fix = "Nếu là liên hệ riêng, hãy thay bằng số máy cố định hoặc thư điện tử của đơn vị."
        return Finding("personal-masked", "warning", hidden, fix, name)
    if said in ("mask", "block"):
        return Finding("personal-masked", "notice", hidden, "", name)
    fix = f"Xóa {what} khỏi ô này: bộ dữ liệu «{dataset.title.vi}» không được công bố dữ liệu cá nhân."
    return Finding("personal", "error", f"«{title}» có {what} ({shown}).", fix, name)


def protect(value: Value, field: Field) -> Value:
    """Return what may be published of a value whose field is marked as personal: all of it, a masked form, or nothing.

    A value that is no text is not published at all.
    """
    if field.personal is None or value is None or field.personal.treatment == "publish":
        return value
    if field.personal.treatment == "block" or not isinstance(value, str):
        return None
    return mask(value, field.personal.how or DEFAULT_HOW.get(field.type, "initials"))
