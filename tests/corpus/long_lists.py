"""Long lists: page headings repeated, page sums, thousands of rows. Their names are put together from lists of words."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.case import Case
from tests.corpus.office import xls, xlsx
from tests.corpus.plain import text

KINDS = ("Công ty TNHH", "Công ty cổ phần", "Doanh nghiệp tư nhân", "Công ty TNHH một thành viên")
TRADES = ("Thương mại", "Xây dựng", "Vận tải", "May mặc", "Cơ khí", "Nông sản", "Bao bì", "Nội thất")
NAMES = (
    "An Phát",
    "Hoàng Gia",
    "Đức Thịnh",
    "Phú Cường",
    "Tân Tiến",
    "Minh Long",
    "Thành Công",
    "Hưng Thịnh",
    "Đại Lộc",
)
PLACES = (
    "Xã Yên Mỹ",
    "Phường Mỹ Hào",
    "Xã Như Quỳnh",
    "Xã Văn Giang",
    "Xã Quỳnh Phụ",
    "Phường Trần Lãm",
    "Xã Tiền Hải",
)
STATES = ("Đăng ký mới", "Thay đổi", "Tạm ngừng")
HEADING = "STT | Tên doanh nghiệp | Địa chỉ | Loại | Ngày"


def firm(number: int) -> dict[str, object]:
    """Return an invented firm."""
    name = f"{KINDS[number % 4]} {TRADES[number % 8]} {NAMES[number % 9]} {number}"
    return {"ten": name, "dia_chi": f"Thôn {1 + number % 12}, {PLACES[number % 7]}", "loai": STATES[number % 3]}


def pages(count: int, per_page: int, *, sums: bool) -> Iterator[tuple[str, dict[str, object] | None]]:
    """Return the lines of a list printed in pages, each with its row where it is one."""
    yield "DANH SÁCH DOANH NGHIỆP ĐĂNG KÝ BIẾN ĐỘNG", None
    for number in range(1, count + 1):
        if number % per_page == 1:
            yield HEADING, None
            if sums and number > 1:
                yield f" | Mang sang | | | {number - 1}", None
        row = firm(number)
        yield f"{number} | {row['ten']} | {row['dia_chi']} | {row['loai']} | {1 + number % 28:02}/10/2025", row
        if sums and number % per_page == 0:
            yield f" | Cộng mang sang trang sau | | | {number}", None
        if number % per_page == 0:
            yield f" | | Trang {number // per_page} | |", None
    yield f"Tổng cộng: {count} doanh nghiệp", None
    yield " | Người lập biểu | | Trưởng phòng |", None


def long_case(name: str, file: str, count: int, per_page: int, note: str, *, sums: bool = False) -> Case:
    """Return a case of so many rows."""
    lines = list(pages(count, per_page, sums=sums))
    body = "\n" + "\n".join(line for line, _ in lines)
    suffix = file.rpartition(".")[2]
    build = xlsx(body) if suffix == "xlsx" else xls(body) if suffix == "xls" else text(body)
    rows = tuple(row for _, row in lines if row)
    numbers = tuple(n for n, (_, row) in enumerate(lines, 1) if row)
    return Case(name, "doanh-nghiep-dang-ky", file, build, rows, numbers, note=note)


CASES = (
    long_case("three-thousand-rows", "DN ca nam.xlsx", 3000, 45, "3,000 rows with the heading again on each page"),
    long_case(
        "pages-with-sums", "DN quy.xls", 120, 20, "page sums: 'Mang sang', 'Cộng mang sang trang sau'", sums=True
    ),
    long_case("pages-csv", "DN thang.csv", 200, 25, "headings and page numbers in a CSV"),
)
