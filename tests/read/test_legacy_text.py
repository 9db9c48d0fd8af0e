"""Legacy Vietnamese text: every letter of every encoding, cells of a mixed sheet, files of bytes, and what stays as it is.

The encoder is written here anew, from charts in the order of the bytes, so that it checks the module's own tables.
"""

from __future__ import annotations

import random
import unicodedata
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoportal.read.legacy.text import (
    NOTHING_KNOWN,
    decode_bytes,
    evidence_of,
    font_encoding,
    restore,
    restore_column,
)

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LETTERS = SMALL + SMALL.upper()

# TCVN 5712:1993 VN3 from A1; RFC 1456 from 80; VPS from 80. "." has no Vietnamese letter.
TCVN3_A1 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
VISCII_80 = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
VISCII_CONTROLS = {"Ẳ": 0x02, "Ẵ": 0x05, "Ẫ": 0x06, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E}
VPS_80 = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ..ỀỂỄỐỒỔỖýỷỵỚỜỞ.ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ.àáâãảạă.èéêẽìí.ĩẴĐòóôõ.Ơụùúủ.ỶẼỳ"
)
VPS_CONTROLS = {
    "Ạ": 0x02, "Ậ": 0x03, "Ặ": 0x04, "Ẹ": 0x05, "Ệ": 0x06, "Ị": 0x10, "Ọ": 0x11, "Ộ": 0x12, "Ợ": 0x13, "Ụ": 0x14,
    "Ự": 0x15, "Ỵ": 0x19, "Ẫ": 0x1C, "Ữ": 0x1D,
}  # fmt: skip
# VNI-Windows: letter, then what is typed for it.
VNI_TYPED = [
    "à",
    "aø",
    "á",
    "aù",
    "ả",
    "aû",
    "ã",
    "aõ",
    "ạ",
    "aï",
    "ă",
    "aê",
    "ằ",
    "aè",
    "ắ",
    "aé",
    "ẳ",
    "aú",
    "ẵ",
    "aü",
    "ặ",
    "aë",
    "â",
    "aâ",
    "ầ",
    "aà",
    "ấ",
    "aá",
    "ẩ",
    "aå",
    "ẫ",
    "aã",
    "ậ",
    "aä",
    "đ",
    "ñ",
    "è",
    "eø",
    "é",
    "eù",
    "ẻ",
    "eû",
    "ẽ",
    "eõ",
    "ẹ",
    "eï",
    "ê",
    "eâ",
    "ề",
    "eà",
    "ế",
    "eá",
    "ể",
    "eå",
    "ễ",
    "eã",
    "ệ",
    "eä",
    "ì",
    "ì",
    "í",
    "í",
    "ỉ",
    "æ",
    "ĩ",
    "ó",
    "ị",
    "ò",
    "ò",
    "oø",
    "ó",
    "où",
    "ỏ",
    "oû",
    "õ",
    "oõ",
    "ọ",
    "oï",
    "ô",
    "oâ",
    "ồ",
    "oà",
    "ố",
    "oá",
    "ổ",
    "oå",
    "ỗ",
    "oã",
    "ộ",
    "oä",
    "ơ",
    "ô",
    "ờ",
    "ôø",
    "ớ",
    "ôù",
    "ở",
    "ôû",
    "ỡ",
    "ôõ",
    "ợ",
    "ôï",
    "ù",
    "uø",
    "ú",
    "uù",
    "ủ",
    "uû",
    "ũ",
    "uõ",
    "ụ",
    "uï",
    "ư",
    "ö",
    "ừ",
    "öø",
    "ứ",
    "öù",
    "ử",
    "öû",
    "ữ",
    "öõ",
    "ự",
    "öï",
    "ỳ",
    "yø",
    "ý",
    "yù",
    "ỷ",
    "yû",
    "ỹ",
    "yõ",
    "ỵ",
    "î",
]
CP1258_MARKS = {"\u0300": "\xcc", "\u0309": "\xd2", "\u0303": "\xde", "\u0301": "\xec", "\u0323": "\xf2"}
CP1258_LETTERS = dict(zip("ăĂđĐơƠưƯ", "\xe3\xc3\xf0\xd0\xf5\xd5\xfd\xdd", strict=True))


def single_bytes(chart: str, start: int, controls: dict[str, int]) -> dict[str, str]:
    found = {letter: chr(start + place) for place, letter in enumerate(chart) if letter != "."}
    return found | {letter: chr(code) for letter, code in controls.items()}


def cp1258(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in CP1258_MARKS))
    return CP1258_LETTERS.get(base, base) + "".join(CP1258_MARKS.get(part, "") for part in parts)


TCVN3 = single_bytes(TCVN3_A1, 0xA1, {})
VNI = dict(zip(VNI_TYPED[::2], VNI_TYPED[1::2], strict=True))
CHARTS = {
    "TCVN3": TCVN3 | {letter.upper(): TCVN3[letter] for letter in SMALL if letter.upper() not in TCVN3},
    "VNI": VNI | {letter.upper(): typed.upper() for letter, typed in VNI.items()},
    "VPS": single_bytes(VPS_80, 0x80, VPS_CONTROLS),
    "VISCII": single_bytes(VISCII_80, 0x80, VISCII_CONTROLS),
    "CP1258": {letter: cp1258(letter) for letter in LETTERS},
}
FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times", "VPS": "VPS Times", "VISCII": "VI Times"}
SURFACES = {"CP1258": ("cp1252", "latin-1")}


def encoded(text: str, encoding: str, read_as: str = "latin-1") -> str:
    """The text in a legacy encoding, as a reader shows it that takes its bytes for another code page."""
    raw = "".join(CHARTS[encoding].get(char, char) for char in text)
    shown = []
    for char in raw:
        try:
            shown.append(bytes([ord(char)]).decode(read_as) if "\x80" <= char <= "\xff" else char)
        except UnicodeDecodeError:
            shown.append(char)
    return "".join(shown)


NAMES = """
Trường Tiểu học Nguyễn Đình Chiểu|Trường THCS Hiến Nam|Trường Trung học phổ thông Dương Quảng Hàm|Xã Tân Hưng
Trường Mầm non Hoa Sen, thôn Đông Kết, xã Đông Kết|Phường Lam Sơn, thành phố Hưng Yên|Thị trấn Yên Mỹ|Huyện Phù Cừ
Số 307 đường Nguyễn Văn Linh, phường An Tảo|Đội 5, thôn Bình Trì, xã Tân Quang, huyện Văn Lâm|Trạm y tế xã Ngọc Thanh
Ủy ban nhân dân xã Đức Hợp|Trung tâm Y tế huyện Kim Động|Bệnh viện đa khoa Phố Nối|Chợ Gạo - P. An Tảo
Danh sách các trường học trên địa bàn tỉnh năm 2009|Tổng số học sinh|Họ và tên|Địa chỉ|Số điện thoại|Ghi chú
Cộng hòa xã hội chủ nghĩa Việt Nam|Độc lập - Tự do - Hạnh phúc|Người lập biểu|Nguyễn Thị Hường|Đặng Văn Dũng
Di tích lịch sử văn hóa cấp quốc gia|Đền Mẫu|Chùa Chuông|Văn miếu Xích Đằng|Làng nghề đúc đồng Lộng Thượng
Hợp tác xã dịch vụ nông nghiệp|Cụm công nghiệp Minh Khai|Khu đô thị mới Ecopark (Văn Giang)|Cơ sở 2: xã Hồng Tiến
Diện tích (m2) theo giấy chứng nhận|Đạt chuẩn quốc gia mức độ 1|Đường tỉnh 376, km 12+500|Sở Giáo dục và Đào tạo
Quyết định số 15/2009/QĐ-UBND ngày 21/7/2009|Công ty TNHH may Hưng Yên|Đ/c: Lê Quý Đôn - P. Quang Trung|Bãi Sậy, Ân Thi
TRƯỜNG TIỂU HỌC LÊ QUÝ ĐÔN|DANH SÁCH CƠ SỞ Y TẾ|ĐỊA CHỈ|TỔNG CỘNG|UBND HUYỆN KHOÁI CHÂU|XÃ ĐÔNG NINH
Lớp học được xây dựng kiên cố, có nước sạch và điện thắp sáng quanh năm.|Các em đều đi học đúng độ tuổi.|Thôn Nội Mai
""".replace("\n", "|").strip("|").split("|")  # fmt: skip
WORDS = [
    "Trường",
    "Xã",
    "Huyện",
    "Nguyễn",
    "Hưng",
    "Tổng",
    "Nữ",
    "Điện",
    "Đường",
    "Mỹ",
    "Học",
    "Thủy",
    "Giếng",
    "Kết",
    "Phố",
    "Đông",
    "Quỳnh",
    "Khoái",
    "Châu",
    "Tiểu",
]
ASCII = ["THCS An Binh", "12.500", "TT.", "UBND", "0321 3863 555", "A1-B2", "n/a", "Khoai Chau", "x", "", "2009-2010"]
WESTERN = [
    "Café", "São Paulo", "±5 °C", "m²", "§ 4", "½", "Œuvre", "Müller", "naïve", "100 µg/m³", "Ø 110", "ống Ø 300", "≥ 5",
    "10 × 5", "–", "•", "“Hoa”", "«Hoa sen»", "N° 12", "km²", "2–3", "1¼", "₫", "€ 5", "Pokémon", "Noël", "Coupé 404",
    "El Niño", "Curaçao", "Garçon", "Zürich", "Malmö", "Ærø", "Ångström", "façade", "résumé", "Côte d’Ivoire", "Société",
    "Générale", "Nestlé", "Crème brûlée", "Citroën", "Peña", "Bogotá", "João", "Lübeck", "Straße", "déjà vu", "Loïc", "où",
    "©2020", "Windows®", "30º", "20°40′", "β-caroten", "α", "µ", "Ω", "☐", "Łódź", "Kościuszko", "Dvořák", "pel·lícula",
]  # fmt: skip
LATIN1_VIETNAMESE = [
    "Công", "Xã", "Hà", "Thái", "xã Tân Thái", "Lý", "Lô", "Tô", "Và", "là", "Đông", "Đinh", "Hưng", "Lê Văn Tân", "Thôn 5",
    "Phú Thái", "Bàn Yên", "Trà Lý", "Hoàng Long", "Thanh Oai", "Hoà", "Khoái Châu", "Krông Nô", "Cô Tô", "Lào Cai",
    "Hàng Kênh", "Hóc Môn", "à", "ô", "ý", "đ", "50.000đ", "Đ/c", "ĐT: 0321", "ca-nô", "xi-măng", "LÊ", "HÀ NAM", "BÌNH",
    "Có", "Không", "Nam", "Dân", "Thư", "Sân", "Văn", "Đoàn", "Tân Châu", "Bình Minh", "Ðông Anh",
]  # fmt: skip


def columns() -> list[tuple[str, list[str], list[str], str]]:
    """Columns of one encoding each: its name, what is right, the cells, the font."""
    texts = NAMES + WORDS
    found = [("", texts, texts, ""), ("", texts, [unicodedata.normalize("NFD", text) for text in texts], "Arial")]
    found += [("", same, same, "") for same in (ASCII, WESTERN, LATIN1_VIETNAMESE)]
    for encoding in CHARTS:
        pages = cycle(SURFACES.get(encoding, ("cp1252", "latin-1", "cp1258")))
        cells = [encoded(text, encoding, page) for text, page in zip(texts, pages, strict=False)]
        found += [(encoding, texts, cells, font) for font in ("", FONTS.get(encoding, "Times New Roman"))]
    return found


def test_mixed_cells() -> None:
    """Over 600 cells, as columns with their own evidence, and all of them as one sheet."""
    wrong, changed, count = [], [], 0
    sheet = evidence_of(cell for _, _, cells, font in columns() for cell in cells if not font_encoding(font)[0])
    for encoding, texts, cells, font in columns():
        as_column = restore_column(cells, [font] * len(cells), sheet)
        as_sheet = [restore(cell, font, sheet) for cell in cells]
        for ways, minimum in ((as_column, 1), (as_sheet, 3)):
            for right, cell, found in zip(texts, cells, ways, strict=True):
                assert found is not None
                if encoding and len(right.split()) < minimum and not font_encoding(font)[0]:
                    continue
                count += 1
                same = found.text.casefold() == right.casefold() if encoding == "TCVN3" else found.text == right
                if not same and encoding:
                    wrong.append((encoding, right, cell, found))
                if not same and not encoding and found.text != right.replace("Ð", "Đ"):
                    changed.append((right, cell, found))
    assert count > 1500
    assert not changed
    assert len(wrong) <= 0.005 * count, wrong


def test_cells_alone() -> None:
    """Without any evidence: longer texts are told all the same, and nothing correct is ever changed."""
    for right in [*NAMES, *WORDS, *ASCII, *WESTERN, *LATIN1_VIETNAMESE]:
        assert restore(right) == (right, "", False)
    long = [text for text in NAMES if len(text.split()) > 3]
    wrong = [
        (text, encoding)
        for text in long
        for encoding in CHARTS
        if restore(encoded(text, encoding)).text.casefold() != text.casefold()
    ]
    assert len(wrong) <= 0.02 * len(long) * len(CHARTS), wrong


@pytest.mark.parametrize("encoding", [*CHARTS, ""])
def test_evidence_changes_no_unicode(encoding: str) -> None:
    """Beside a column of another encoding, correct cells stay: signs, other languages, Vietnamese beyond doubt."""
    cells = [encoded(text, encoding) if encoding else text for text in NAMES]
    evidence = evidence_of(cells + WESTERN + LATIN1_VIETNAMESE + NAMES[:20])
    for right in [*NAMES, *WORDS, *ASCII, *WESTERN, *LATIN1_VIETNAMESE]:
        assert restore(right, "", evidence).text in (right, right.replace("Ð", "Đ"))


@pytest.mark.parametrize("encoding", FONTS)
@pytest.mark.parametrize("read_as", ["latin-1", "cp1252", "cp1258"])
def test_every_letter_by_its_font(encoding: str, read_as: str) -> None:
    for letter in LETTERS:
        found = restore(encoded(letter, encoding, read_as), FONTS[encoding])
        assert found.text == (letter if encoding != "TCVN3" or letter in TCVN3 else letter.lower())
    together = " ".join(SMALL)
    assert restore(encoded(together, encoding, read_as), FONTS[encoding]).text == together


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
def test_every_letter_of_code_page_1258(read_as: str) -> None:
    evidence = evidence_of(encoded(text, "CP1258") for text in NAMES)
    for letter in SMALL:
        text = f"Trường h{letter} Nguyễn"
        assert restore(encoded(text, "CP1258", read_as), "", evidence).text == text


def test_vni_in_every_order_of_marks() -> None:
    for typed, right in [
        ("aâù", "ấ"),
        ("aùâ", "ấ"),
        ("AÂÙ", "Ấ"),
        ("Aù", "Á"),
        ("aê\xf8", "ằ"),
        ("yï", "ỵ"),
        ("iù", "í"),
        ("Öù", "Ứ"),
    ]:
        assert restore(f"h{typed}", "VNI-Times").text == f"h{right}"


@pytest.mark.parametrize(
    ("cell", "font", "right", "lossy"),
    [
        ("tr­êng tiÓu häc", ".VnTimeH", "TRƯỜNG TIỂU HỌC", False),
        ("thcs", ".VnArialH", "THCS", False),
        ("Hµ Néi", ".VNTIMEH", "HÀ NỘI", False),
        ("TR­êNG TIÓU HäC", "", "TRƯỜNG TIỂU HỌC", False),
        ("TR­êNG TIÓU HäC Hµ NéI", ".VnTime", "TRƯỜNG TIỂU HỌC HÀ NỘI", False),
        ("Tr­êng TiÓu häc Hµ Néi", "", "Trường Tiểu học Hà Nội", False),
        ("X· ¸i Quèc", ".VnTime", "Xã Ái Quốc", True),
        ("ñy ban nh©n d©n", ".VnTime", "ủy ban nhân dân", True),
        ("Tr­êng ë x·", ".VnTime", "Trường ở xã", False),
        ("Hµ", ".VnTime", "Hà", False),
        ("THCS Hµ", ".VnTime", "THCS Hà", False),
        ("THÞ X· ë ®¶O", ".VnTime", "THỊ XÃ Ở ĐẢO", False),
        ("Tr­êng ¸i", "", "Trường Ái", True),
        ("HUYÖN ©N THI", "", "HUYỆN ÂN THI", False),
        ("12/2009", ".VnTimeH", "12/2009", False),
        ("H†C", "VPS Times", "HỌC", False),
        ("NGUYÊN THÕ", "VI Times", "NGUYÊN THẾ", False),
    ],
)
def test_capitals(cell: str, font: str, right: str, lossy: bool) -> None:
    if font == "VI Times":
        cell = encoded(right, "VISCII")
    found = restore(cell, font)
    assert (found.text, found.lossy) == (right, lossy)


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False), (".VnTimeH", "TCVN3", True), (".VnArial NarrowH", "TCVN3", True), (".VNTIMEH", "TCVN3", True),
        ("@.VnTime", "TCVN3", False), (".VnBook-Antiqua", "TCVN3", False), (".VnTimeH Bold", "TCVN3", True), ("VNI-Times", "VNI", False),
        ("VNI Helve", "VNI", False), ("VPS Long An", "VPS", False), ("VI Arial", "VISCII", False), ("Times New Roman", "", False),
        ("Arial", "", False), ("Verdana", "", False), ("VNtimes new roman", "", False), ("", "", False), ("Vivaldi", "", False),
    ],
)  # fmt: skip
def test_fonts(font: str, encoding: str, capitals: bool) -> None:
    assert font_encoding(font) == (encoding, capitals)


def test_unicode_in_the_cell_of_a_legacy_font() -> None:
    for font in FONTS.values():
        assert restore("Trường Tiểu học", font) == ("Trường Tiểu học", "", False)
    assert restore("Hà Nam, Thái Bình", ".VnTime") == ("Hà Nam, Thái Bình", "", False)


def test_short_cells_by_their_column() -> None:
    right = ["Có", "Không", "Nữ", "Nam", "Có"]
    column = [encoded(text, "TCVN3") for text in right]
    sheet = evidence_of(encoded(text, "TCVN3") for text in NAMES)
    assert [cell and cell.text for cell in restore_column([*column, None], sheet=sheet)] == [*right, None]
    assert restore(column[0]).text == column[0]


def test_signs_read_as_control_characters() -> None:
    assert restore("2009\x962010", "").text == "2009–2010"
    assert restore("2009\x962010", "").encoding == ""


BYTES = [
    ("Xã Hưng Yên;12", "utf-8-sig", "utf-8"), ("Xã Hưng Yên;12", "utf-8", "utf-8"), ("STT;Ten", "ascii", "utf-8"), ("", "ascii", "utf-8"),
    ("Xã Hưng Yên;12", "utf-16", "utf-16-le"), ("Xã Hưng Yên;12", "utf-16-le", "utf-16-le"), ("Xã Hưng Yên;12", "utf-16-be", "utf-16-be"),
    ("Xã Hưng Yên;12", "utf-32", "utf-32-le"), ("Café;São Paulo\r\n1;2", "cp1252", "cp1252"), ("“Hoa” – 5 €", "cp1252", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codec", "name"), BYTES)
def test_bytes_of_a_file(text: str, codec: str, name: str) -> None:
    assert decode_bytes(text.encode(codec)) == (text, name)


def test_big_endian_with_its_mark() -> None:
    assert decode_bytes(b"\xfe\xff" + "Xã".encode("utf-16-be")) == ("Xã", "utf-16-be")


@pytest.mark.parametrize("encoding", CHARTS)
def test_legacy_files(encoding: str) -> None:
    """A file of legacy bytes, every cell restored; code page 1258 is told as a whole."""
    lines = "\r\n".join(f"{number};{text};x" for number, text in enumerate(NAMES))
    text, codec = decode_bytes(encoded(lines, encoding).encode("latin-1"))
    assert codec == ("cp1258" if encoding == "CP1258" else "cp1252")
    cells = [cell for line in text.split("\r\n") for cell in line.split(";")]
    evidence = evidence_of(cells)
    found = [restore(cell, "", evidence).text for cell in cells]
    right = [cell for line in lines.split("\r\n") for cell in line.split(";")]
    assert [text.casefold() for text in found] == [text.casefold() for text in right]


def test_no_byte_is_lost() -> None:
    content = bytes(range(0x20, 0x100))
    text, codec = decode_bytes(content)
    assert codec == "cp1252"
    assert len(text) == len(content)
    assert len(set(text)) == len(content)


def test_rows_of_two_files() -> None:
    """UTF-8 with rows in TCVN3 below, as after a copy of one file to the end of another."""
    rows = [
        (text, text.encode() if place % 2 else encoded(text, "TCVN3").encode("latin-1"))
        for place, text in enumerate(NAMES)
    ]
    text, codec = decode_bytes(b"\n".join(row for _, row in rows))
    assert codec == "utf-8"
    evidence = evidence_of(text.split("\n"))
    found = [restore(line, "", evidence).text for line in text.split("\n")]
    wrong = [place for place, (right, _) in enumerate(rows) if found[place].casefold() != right.casefold()]
    assert len(wrong) <= 1
    assert all(place % 2 == 0 for place in wrong)


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02\x03" * 50, b"PK\x03\x04" + bytes(200), bytes(random.Random(1).randbytes(4000)), b"\xff\xfea", bytes(range(256)) * 4],
)  # fmt: skip
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        decode_bytes(content)


@given(st.text(), st.sampled_from(["", "Arial", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VI Times"]))
def test_no_text_is_too_odd(text: str, font: str) -> None:
    found = restore(text, font)
    assert unicodedata.is_normalized("NFC", found.text)
    assert found.encoding in ("", *CHARTS)


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x1FF)))
def test_no_bytes_are_too_odd(text: str) -> None:
    evidence = evidence_of([text, "Tr­êng"])
    assert unicodedata.is_normalized("NFC", restore(text, "", evidence).text)


@given(st.binary(max_size=300))
def test_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, _ = decode_bytes(content)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert isinstance(text, str)


@given(st.lists(st.sampled_from([*NAMES, *WORDS, *LATIN1_VIETNAMESE]), min_size=1, max_size=4))
def test_correct_text_stays(texts: list[str]) -> None:
    text = ", ".join(texts)
    once = restore(unicodedata.normalize("NFD", text))
    assert once == (text, "", False)
    assert restore(once.text) == once


@settings(max_examples=50)
@given(st.sampled_from([text for text in NAMES if len(text.split()) > 3]), st.sampled_from(list(CHARTS)))
def test_what_was_restored_stays(text: str, encoding: str) -> None:
    once = restore(encoded(text, encoding), FONTS.get(encoding, ""))
    assert restore(once.text).text == once.text


ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RIMES = {
    "a": "a à á ả ã ạ", "ai": "ai ài ái ải ãi ại", "an": "an àn án ản ãn ạn", "anh": "anh ành ánh ảnh ạnh", "at": "át ạt",
    "ăng": "ăng ằng ắng ẳng ẵng ặng", "âm": "âm ầm ấm ẩm ẫm ậm", "ât": "ất ật", "inh": "inh ình ính ỉnh ĩnh ịnh",
    "iên": "iên iền iến iển iễn iện", "o": "o ò ó ỏ õ ọ", "ong": "ong òng óng ỏng õng ọng", "ông": "ông ồng ống ổng ỗng ộng",
    "ôc": "ốc ộc", "ơi": "ơi ời ới ởi ỡi ợi", "u": "u ù ú ủ ũ ụ", "ung": "ung ùng úng ủng ũng ụng", "uyên": "uyên uyền uyến uyển",
    "ương": "ương ường ướng ưởng ưỡng ượng", "ươc": "ước ược", "ê": "ê ề ế ể ễ ệ", "iêt": "iết iệt", "ao": "ao ào áo ảo ão ạo",
}  # fmt: skip


def drawn_cell(draw: random.Random, words: int) -> str:
    """A cell of syllables drawn without regard to what is frequent; with a mark at least."""
    while True:
        cell = " ".join(
            (draw.choice(ONSETS) + draw.choice(RIMES[draw.choice(list(RIMES))].split())).capitalize()
            for _ in range(words)
        )
        if not cell.isascii():
            return cell


@pytest.mark.soak
@pytest.mark.parametrize("encoding", [*CHARTS, ""])
@pytest.mark.parametrize(("words", "with_evidence"), [(1, 0.3), (2, 0.12), (4, 0.05)])
def test_drawn_cells(encoding: str, words: int, with_evidence: float) -> None:
    """20,000 cells of syllables that need not be words; the share of wrong ones with the evidence of their column."""
    draw = random.Random(f"{encoding}{words}")
    right = [drawn_cell(draw, words) for _ in range(1200)]
    cells = [encoded(text, encoding) if encoding else text for text in right]
    evidence = evidence_of(cells)
    for known in (NOTHING_KNOWN, evidence):
        wrong = sum(restore(cell, "", known).text != text for cell, text in zip(cells, right, strict=True)) / len(right)
        print(f"{encoding or 'Unicode'} {words} words, evidence {known is evidence}: {wrong:.2%} wrong")
    assert wrong <= (with_evidence if encoding else 0.0)
