"""E-mail addresses, web addresses and tax codes as agencies write them."""

from __future__ import annotations

import re

from geoportal.validate.findings import BadValue, Doubtful
from geoportal.vietnamese import clean

_EMAIL = re.compile(r"[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.I | re.A)
_URL = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?", re.I)
_USUAL_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w./?=&%#-]*)?", re.A)
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_TAX = re.compile(r"(\d{10})(?:[ -]*(\d{3}))?|(\d{12})|(\d{9})", re.A)


def parse_email(text: str) -> str:
    """Check an e-mail address, or several separated by a comma or semicolon.

    >>> parse_email("mailto:vanphong@hungyen.gov.vn"), parse_email("a@x.vn; b@y.vn")
    ('vanphong@hungyen.gov.vn', 'a@x.vn; b@y.vn')

    Raises
    ------
    BadValue
        One of them is none.
    """
    if _EMAIL.fullmatch(text):
        return text
    written = re.sub(r"^mailto:", "", clean(text), flags=re.I).strip(" <>.")
    addresses = [part.strip(" <>") for part in re.split(r"[;,]| / | và ", written)]
    wrong = [part for part in addresses if part and not _EMAIL.fullmatch(part)]
    if wrong or not any(addresses):
        shown = wrong[0] if wrong else text
        raise BadValue(f"«{shown}» không phải là địa chỉ thư điện tử.", "Ghi ví dụ vanphong@hungyen.gov.vn.")
    return "; ".join(part for part in addresses if part)


def parse_url(text: str) -> str:
    """Check a web address; one without a scheme gets https.

    >>> parse_url("hungyen.gov.vn"), parse_url("http:/hungyen.gov.vn")
    ('https://hungyen.gov.vn', 'http://hungyen.gov.vn')

    Raises
    ------
    BadValue
        It is none.
    """
    if _USUAL_URL.fullmatch(text):
        return text
    written = re.sub(r"^(https?)(?::/{0,2}|//)(?=\w)", r"\1://", clean(text).rstrip(".,;"), flags=re.I)
    if not _URL.fullmatch(written):
        raise BadValue(f"«{text}» không phải là địa chỉ web.", "Ghi ví dụ https://hungyen.gov.vn.")
    return written if "://" in written else f"https://{written}"


def parse_tax_code(text: str) -> str:
    """Check a tax code: ten digits, of which the last is a check digit, a branch's three more, or a citizen's twelve.

    Twelve digits are a citizen's number, used as tax code since 1 July 2025: personal data (see `personal`).
    Source of the check digit: the structure N10 = 10 - (31 N1 + 29 N2 + ... + 3 N9) mod 11 of the tax authority.

    Raises
    ------
    BadValue
        It has another number of digits, or a wrong check digit.
    Doubtful
        It lost its leading 0, which is put back.

    Examples
    --------
    >>> parse_tax_code("0101248141"), parse_tax_code("0101248141 - 001")
    ('0101248141', '0101248141-001')
    """
    match = _TAX.fullmatch(re.sub(r"^(?:mst|mã số thuế)[ :]*|(?<=\d)[. ](?=\d)", "", clean(text), flags=re.I))
    if not match:
        raise BadValue(f"«{text}» không phải là mã số thuế.", "Ghi 10 chữ số, ví dụ 0101248141, hoặc thêm -001.")
    if match[3]:
        return match[3]
    code = match[1] or f"0{match[4]}"
    if not has_check_digit(code):
        raise BadValue(f"«{text}» có chữ số kiểm tra không đúng.", "Kiểm tra lại từng chữ số của mã số thuế.")
    if match[4]:
        fix = "Định dạng cột là văn bản (Text)."
        raise Doubtful(code, f"Mã số thuế «{text}» thiếu số 0 ở đầu, đã thêm.", fix)
    return f"{code}-{match[2]}" if match[2] else code


def has_check_digit(code: str) -> bool:
    """Return whether ten digits are a tax code.

    >>> has_check_digit("0300588569"), has_check_digit("0300588560")
    (True, False)
    """
    if len(code) != 10 or not code.isascii() or not code.isdigit():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=False))
    return 10 - total % 11 == int(code[9])
