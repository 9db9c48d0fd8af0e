"""Personal data inside a text, told by their form and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from geoportal.validate.births import BIRTH_WORDS, BORN_HINT, find_births
from geoportal.validate.contacts import has_check_digit
from geoportal.validate.number_runs import GAP, Found, find_numbers, is_one_number
from geoportal.validate.plain_text import plain

_ANY = re.compile(r"[0-9０-９@＠(\[{]")
_LONG = re.compile(rf"[0-9](?:{GAP}[0-9]){{6}}")
_MANY_DIGITS = re.compile(r"[0-9０-９](?:[^\w/]{0,3}_{0,3}[0-9０-９]){6}")
_IDENTITY = re.compile(
    r"(?<![a-z])(?:cmnd|cmtnd|cmt|cmnn|cccd|chung minh(?: nhan dan| thu)?|can cuoc(?: cong dan)?|dinh danh ca nhan|ddcn"
    rf"|giay to tuy than)[^\d;]{{0,30}}(\d(?:{GAP}\d){{7,11}})(?!\d)"
    rf"|(?:ho chieu|passport)[^\d;]{{0,16}}?([a-z]{GAP}\d{{7,8}})(?!\d)"
)
_ACCOUNT = re.compile(
    r"(?<![a-z])(?:stk|so tk|so tai khoan|tai khoan|tk|account|a/c)(?![a-z])[^\d;]{0,60}"
    rf"(\d(?:{GAP}\d){{5,18}})(?!\d)"
)
_BANKS = (
    r"(?:vietcombank|vcb|bidv|agribank|vietinbank|techcombank|mb ?bank|acb|vp ?bank|sacombank|tp ?bank|vib|shb|hd ?bank"
    r"|ocb|msb|sea ?bank|lp ?bank|lienvietpostbank|eximbank|kienlongbank|nam a bank|bac a bank|pvcombank|abbank"
    r"|vietbank|ncb|scb|co-?opbank|vbsp)"
)
_BANK = re.compile(
    rf"(?<![a-z]){_BANKS}(?![a-z])[^\da-z;]{{0,6}}(\d(?:{GAP}\d){{7,18}})(?!\d)"
    rf"|(?<!\d)(\d{{8,19}})[^\da-z;]{{0,6}}(?:tai )?{_BANKS}(?![a-z])"
)
_ACCOUNT_WORDS = ("tai khoan", "stk", "tk", "account", "a/c")
_BANK_WORDS = ("bank", "vcb", "bidv", "acb", "vib", "shb", "ocb", "msb", "ncb", "scb", "vbsp", "nam a ", "bac a ")
_IDENTITY_WORDS = ("cm", "cc", "chung minh", "can cuoc", "dinh danh", "giay to", "ho chieu", "passport")
_AT = ("@", "at)", "at]", "at}", "(a", "[a", "{a")
_NO_ACCOUNT = re.compile(
    rf"0{GAP}2(?:{GAP}\d){{9}}|1[89]00(?:{GAP}\d){{4,6}}"
    r"|(?:19|20)\d\d ?- ?(?:19|20)\d\d|\d{1,2}[.-]\d{1,2}[.-]\d{4}"
)
_AMOUNT = re.compile(r" ?(?:d|dong|vnd|trieu|ty|nghin|usd|m2|ha|kg|tan|nguoi|ho)(?![a-z])")
_LOST_ZERO = re.compile(
    r"(?<![a-z])(?:dt|sdt|dtdd|dd|dien thoai|di dong|lien he|zalo|hotline|tel|phone|mobile|goi|so may)"
    rf"[^\d;]{{0,12}}([35789](?:{GAP}\d){{8}})(?!\d)"
)
_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+\-]*\s?(?:@|[(\[{]\s?(?:at|a)\s?[)\]}])\s?"
    r"((?:gmail|yahoo|hotmail|outlook|icloud)\s?(?:\.|[(\[]dot[)\]])\s?com|[a-z0-9\-]+(?:\.[a-z0-9\-]+)+)"
)
_FREE = frozenset(
    ("gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "msn", "icloud", "aol",
     "proton", "protonmail", "zoho", "zohomail", "yandex", "gmx", "qq", "163", "126", "tutanota", "fastmail", "gmai",
     "gmial")
)  # fmt: skip
"""Parts of the domains of private mail boxes; the others belong to institutions."""
_FREE_DOMAINS = frozenset(("me.com", "mac.com", "mail.ru", "mail.com", "inbox.com", "pm.me", "bk.ru"))
_CODE = re.compile(
    r"(?:ma so|mst|msdn|ma dn|giay phep|gp|gcn|giay chung nhan|dkkd|gpkd|dang ky|quyet dinh|van bang)[^\d;]{0,30}$"
)


def find_personal(text: str, heading: str = "") -> list[Found]:
    """Return the personal data in a text, from left to right, none over another.

    heading is the title of the text's field: "Ngày sinh" over a date says what the date is.

    >>> text = "Ông A (sinh năm 1980), STK 1011 0042 56789, a@gmail.com, ĐT 0221 3862 123"
    >>> [found.kind for found in find_personal(text)]
    ['birth', 'account', 'email']
    """
    before = _plain_heading(heading)
    found: list[Found] = []
    for item in _candidates(before + plain(text)):
        if item.start >= len(before) and all(item.end <= other.start or item.start >= other.end for other in found):
            found.append(item)
    found.sort(key=lambda item: item.start)
    return [Found(kind, start - len(before), end - len(before)) for kind, start, end in found]


def may_hold(text: str, heading: str = "") -> bool:
    """Return whether it is worth while to look for personal data in a text: a glance of a microsecond or two.

    >>> may_hold("Số 12, đường Ví Dụ, phường Phố Hiến"), may_hold("0912 345 678"), may_hold("Trường Tiểu học A")
    (False, True, False)
    """
    if _ANY.search(text) is None:
        return False
    if _MANY_DIGITS.search(text) is not None or "@" in text or _speaks(heading):
        return True
    low = text.lower()
    # Written out: a loop over words takes four times as long.
    return (
        ("sinh" in low and BORN_HINT.search(low) is not None) or "sn" in low or "ns" in low or "s.n" in low
        or "n.s" in low or "tk" in low or "tài khoản" in low or "tai khoan" in low or "account" in low or "a/c" in low
        or "＠" in low or "(a" in low or "[a" in low or "( a" in low
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _plain_heading(heading: str) -> str:
    return plain(heading) + ": "


@lru_cache(maxsize=4096)
def _speaks(heading: str) -> bool:
    """Return whether a heading says that the text under it is personal."""
    words = (*_ACCOUNT_WORDS, *BIRTH_WORDS, *_IDENTITY_WORDS[2:])
    return any(word in _plain_heading(heading) for word in words)


def _candidates(whole: str) -> Iterator[Found]:
    """Yield what may be personal data in a plain text, the surest first; each search where it can find something."""
    long = _LONG.search(whole) is not None
    if long and _any_of(_IDENTITY_WORDS, whole):
        yield from _identities(whole)
    if _any_of(_ACCOUNT_WORDS, whole):
        yield from _accounts(_ACCOUNT, whole)
    if long and _any_of(_BANK_WORDS, whole):
        yield from _accounts(_BANK, whole)
    if _any_of(BIRTH_WORDS, whole):
        yield from find_births(whole)
    if _any_of(_AT, whole):
        yield from _emails(whole)
    if long:
        yield from _numbers(whole)
        yield from _mobiles_by_words(whole)


def _any_of(words: tuple[str, ...], whole: str) -> bool:
    return any(word in whole for word in words)


def _identities(whole: str) -> Iterator[Found]:
    for match in _IDENTITY.finditer(whole):
        group = 1 if match[1] else 2
        yield Found("citizen", match.start(group), match.end(group))


def _accounts(pattern: re.Pattern[str], whole: str) -> Iterator[Found]:
    for match in pattern.finditer(whole):
        group = match.lastindex or 1
        if not _NO_ACCOUNT.fullmatch(match[group]) and not _AMOUNT.match(whole, match.end(group)):
            inside = [found.kind for found in find_numbers(match[group])]
            yield Found("mobile" if inside == ["mobile"] else "account", match.start(group), match.end(group))


def _emails(whole: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(whole):
        if _is_private(match[1]):
            yield Found("email", match.start(), match.end())


def _is_private(domain: str) -> bool:
    name = re.sub(r"\s|[(\[]dot[)\]]", lambda m: "." if "dot" in m[0] else "", domain)
    if name.endswith((".gov.vn", ".edu.vn")):
        return False
    return name in _FREE_DOMAINS or not _FREE.isdisjoint(name.split("."))


def _mobiles_by_words(whole: str) -> Iterator[Found]:
    for match in _LOST_ZERO.finditer(whole):
        if is_one_number(match[1]) and not _AMOUNT.match(whole, match.end(1)):
            yield Found("mobile", match.start(1), match.end(1))


def _numbers(whole: str) -> Iterator[Found]:
    for found in find_numbers(whole):
        digits = whole[found.start : found.end]
        if not (found.kind == "mobile" and has_check_digit(digits) and _CODE.search(whole, 0, found.start)):
            yield found
