"""Character tables of the Vietnamese encodings before Unicode, each byte by its hexadecimal value.

Sources: TCVN 5712:1993, set VN3 (called TCVN3 or ABC; fonts .Vn*); RFC 1456 for VISCII; the published charts of VPS and
VNI-Windows (VPSKeys, VNI, as UniKey and xvnkb have them); code page 1258 as Microsoft defines it (Python's codec).

A row of a table follows `LETTERS`: one vowel without tone, then with huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata

LETTERS = (
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "đ",
)  # fmt: skip

TCVN3_LOWER = """
61 B5 B6 B7 B8 B9 | A8 BB BC BD BE C6 | A9 C7 C8 C9 CA CB | 65 CC CE CF D0 D1 | AA D2 D3 D4 D5 D6 | 69 D7 D8 DC DD DE |
6F DF E1 E2 E3 E4 | AB E5 E6 E7 E8 E9 | AC EA EB EC ED EE | 75 EF F1 F2 F3 F4 | AD F5 F6 F7 F8 F9 | 79 FA FB FC FD FE |
AE"""
TCVN3_CAPITALS = {0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ"}
"""The only capitals of VN3: a toned capital is the lower-case code, shown by a font of capitals (.Vn*H)."""

VISCII_LOWER = """
61 E0 E4 E3 E1 D5 | E5 A2 C6 C7 A1 A3 | E2 A5 A6 E7 A4 A7 | 65 E8 EB A8 E9 A9 | EA AB AC AD AA AE | 69 EC EF EE ED B8 |
6F F2 F6 F5 F3 F7 | F4 B0 B1 B2 AF B5 | BD B6 B7 DE BE FE | 75 F9 FC FB FA F8 | DF D7 D8 E6 D1 F1 | 79 CF D6 DB FD DC |
F0"""
VISCII_UPPER = """
41 C0 C4 C3 C1 80 | C5 82 02 05 81 83 | C2 85 86 06 84 87 | 45 C8 CB 88 C9 89 | CA 8B 8C 8D 8A 8E | 49 CC 9B CE CD 98 |
4F D2 99 A0 D3 9A | D4 90 91 92 8F 93 | B4 96 97 B3 95 94 | 55 D9 9C 9D DA 9E | BF BB BC FF BA B9 | 59 9F 14 19 DD 1E |
D0"""

VPS_LOWER = """
61 E0 E4 E3 E1 E5 | E6 A2 A3 A4 A1 A5 | E2 C0 C4 C5 C3 C6 | 65 E8 C8 EB E9 CB | EA 8A 8B CD 89 8C | 69 EC CC EF ED CE |
6F F2 D5 F5 F3 86 | F4 D2 B0 87 D3 B6 | D6 A9 AA AB A7 AE | 75 F9 FB DB FA F8 | DC D8 BA BB D9 BF | 79 FF 9B CF 9A 9C |
C7"""
VPS_UPPER = """
41 80 81 82 C1 02 | 88 8E 8F F0 8D 04 | C2 84 85 1C 83 03 | 45 D7 DE FE C9 05 | CA 93 94 95 90 06 | 49 B5 B7 B8 B4 10 |
4F BC BD BE B9 11 | D4 97 98 99 96 12 | F7 9E 9F A6 9D 13 | 55 A8 D1 AC DA 14 | D0 AF B1 1D AD 15 | 59 B2 FD B3 DD 19 |
F1"""

VNI_TONES = {0xF8: 1, 0xFB: 2, 0xF5: 3, 0xF9: 4, 0xEF: 5}
"""VNI-Windows: the byte after a base letter, and the tone (place in a row of `LETTERS`) it gives."""
VNI_CIRCUMFLEX = {0xE2: 0, 0xE0: 1, 0xE5: 2, 0xE3: 3, 0xE1: 4, 0xE4: 5}
VNI_BREVE = {0xEA: 0, 0xE8: 1, 0xFA: 2, 0xFC: 3, 0xE9: 4, 0xEB: 5}
VNI_ALONE = {0xF4: "ơ", 0xF6: "ư", 0xF1: "đ", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xED: "í", 0xF2: "ị", 0xEE: "ỵ"}
"""Letters of one byte; a capital is the same byte less 0x20, and so is every mark after a capital."""


def single_bytes(*tables: tuple[str, bool]) -> dict[int, str]:
    """Return byte -> letter of tables written like `VPS_LOWER`; True beside a table makes its letters capitals.

    >>> single_bytes((VISCII_LOWER, False))[0xD5]
    'ạ'
    """
    letters = {}
    for table, capital in tables:
        for row, codes in zip(LETTERS, table.split("|"), strict=True):
            for letter, code in zip(row, codes.split(), strict=True):
                letters[int(code, 16)] = letter.upper() if capital else letter
    return {code: letter for code, letter in letters.items() if not letter.isascii()}


def vni_sequences() -> dict[str, str]:
    """Return sequence of VNI-Windows bytes (as Latin-1 text) -> letter, in every order and case of marks met.

    >>> sequences = vni_sequences()
    >>> sequences["aá"], sequences["aâù"], sequences["AÙ"], sequences["Aù"], sequences["ôø"], sequences["ò"]
    ('ấ', 'ấ', 'Á', 'Á', 'ờ', 'ị')
    """
    rows = {row[0]: row for row in LETTERS if len(row) == 6}
    found = {chr(code): letter for code, letter in VNI_ALONE.items()}
    for base, written in [*((letter, letter) for letter in "aeiouy"), ("ơ", "ô"), ("ư", "ö")]:
        found |= {written + chr(mark): rows[base][tone] for mark, tone in VNI_TONES.items()}
    for vowels, signs, plain in (("âêô", VNI_CIRCUMFLEX, "â"), ("ă", VNI_BREVE, "ê")):
        for vowel in vowels:
            base = unicodedata.normalize("NFD", vowel)[0]
            found |= {base + chr(mark): rows[vowel][tone] for mark, tone in signs.items()}
            for mark, tone in VNI_TONES.items():
                found |= dict.fromkeys((base + plain + chr(mark), base + chr(mark) + plain), rows[vowel][tone])
    for sequence, letter in list(found.items()):
        first, after = sequence[0], sequence[1:]
        found |= {first + after.upper(): letter, first.upper() + after: letter.upper()}
        found[sequence.upper()] = letter.upper()
    return found


def surfaces() -> dict[int, str]:
    """Return code point -> byte (as a Latin-1 character) for what bytes 80-FF look like in code pages 1252 and 1258.

    >>> surface = surfaces()
    >>> surface[ord("–")], surface[ord("ư")], surface[0x301]
    ('\\x96', 'ý', 'ì')
    """
    found = {}
    for codec in ("cp1252", "cp1258"):
        for code in range(0x80, 0x100):
            shown = bytes([code]).decode(codec, errors="ignore")
            if shown and ord(shown) != code:
                found[ord(shown)] = chr(code)
    return found


TCVN3 = single_bytes((TCVN3_LOWER, False)) | TCVN3_CAPITALS
VISCII = single_bytes((VISCII_LOWER, False), (VISCII_UPPER, True))
VPS = single_bytes((VPS_LOWER, False), (VPS_UPPER, True))
VNI = vni_sequences()
CP1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0x100)}
CP1258 = {code: bytes([code]).decode("cp1258", "ignore") or CP1252[code] for code in range(0x80, 0x100)}

ONSETS = {
    "": 15, "b": 16, "c": 16, "ch": 15, "d": 15, "đ": 17, "g": 13, "gh": 8, "gi": 14, "h": 16, "k": 14, "kh": 15,
    "l": 16, "m": 15, "n": 15, "ng": 14, "ngh": 12, "nh": 15, "p": 3, "ph": 15, "qu": 13, "r": 13, "s": 15, "t": 16,
    "th": 16, "tr": 15, "v": 16, "x": 14,
}  # fmt: skip
"""Onset -> log2 of its occurrences per million syllables with marks; the sources stand in `legacy_syllables`."""
RIMES = """
a 9fceda ai 6cd9dd ao 4db9cc au 8a2090 ay 2d9aba ac ea ach ca am 4cb7ab an 6bc9bc ang bcb8bc anh 2dc8ca ap b9 at ca
ăc bb ăk 35 ăm ca3196 ăn c579a8 ăng bc95a9 ăp 9b ăt bc âu bd9aba ây c997ca âc 77 âm baa5a8 ân dd9bbc âng 882040 âp cd
ât dc e 69bcaa eo 685386 ec 60 em 794370 en 782397 eng 001000 ep b9 et 95 ê bceacc êu 7922b0 êch 46 êm b90078
ên e910c5 ênh 73000b êp 98 êt c7 i bddace ia 265a9c iu 033249 ich cb im 0b3191 in 093095 inh 6eb9cc ip 57 it 98 iêc 9c
iêm 97c79a iên dbbacd iêng 9421b7 iêp ab iêt cc iêu bcc6bc o 79caec oi 07a9bb oc 9c om 1524a1 on 0b109c ong 2c94ba
op 76 ot 77 oa 0a82b9 oai 0b607c oao 000000 oay 000040 oac 52 oach 09 oam 000000 oan 5b7699 oang 09a371 oanh 045020
oap 00 oat 9a oăc 3b oăm 000000 oăn 300040 oăng 030000 oăt 03 oe 038031 oeo 000000 oen 000000 oet 31 oong 000000
ooc 10 ô cbcbdd ôi cbbccc ôc b9 ôm 991066 ôn a98699 ông fca8cc ôp 58 ôt bd ơ cbdbab ơi bca3da ơm 623083 ơn c303a6
ơp ab ơt 76 u 4acbbc ua 69e494 ui 187786 uc cd um 060147 un 851144 ung 1d8ccb up a7 ut a7 uân 99a579 uâng 000000
uât ba uây 100030 uê 912077 uêch 30 uênh 000000 uôc 9b uôi 94aaa5 uôm 030014 uôn aa00a7 uông 7822a5 uôt 87 uơ 004000
uy 0ba679 uya 000000 uych 00 uynh 050000 uyn 000000 uyt 50 uyu 002000 uyp 20 uyêt 89 uyên bab9ab ư dcccbd ưa cabba9
ưi 009000 ưu b56997 ưc cc ưm 020000 ưn 000000 ưng cb5cb9 ưt 82 ươc ce ươi 8d46a0 ươm 420042 ươn 470026 ương cda8ac
ươp 60 ươt 59 ươu 300037 y 0a9bd6 yêu a02090 yêm 004020 yên ba6062 yêng 000000 yêt a2 ych 00 ynh 090010 yt 20
"""
"""Rime, then log2 of its occurrences as a hexadecimal digit for each tone: six, or two (sắc, nặng) before a stop."""
COMMON = """
ảnh ái án ánh áo áp ăn âm ân ấn ấp ấy bà bài bàn bản bảng bảo bảy bãi bá bác bách bái bán báo bạc bạch bạn băng bằng
bắc bắt bần bất bật bè bé bên bến bệnh biên biển biểu biến biết biệt bình bí bị bò bỏ bóng bồ bồi bổ bố bộ bơ bởi buổi
buộc bù bùi bước cà cài càng cả cải cảm cảnh cá các cách cái cánh cáo căn cắt câu cây cần cầu cẩm cấm cấp cấu cập chạy
chẳng chắc chắn chân châu chấm chấp chất chép chế chết chiều chiểu chiếc chiến chiếu chỉ chỉnh chí chính chị chịu
chóng chót chọn chỗ chống chơi chờ chợ chuẩn chuỗi chuối chuyên chuyển chuyện chùa chủ chú chúa chúng chút chưa chương
chữ chứa chức chứng cò còn còng có cô côi công cổ cố cống cộng cột cơ cờ cỡ cuối cuộc cù cùng của cũ cũng cú cụ cục cư
cương cường cừ cửa cửu cứ cứu cực dài dành dãy dạ dạng dân dẫn dấu dễ diêm diên diễn diện diệu dị dịch dò dòng dõi
duyên dù dùng dũng dụ dục dụng dương dưới dừa dừng dữ dự dực dựng đa đang đau đà đàn đào đảng đảo đã đá đáng đánh đại
đạo đạt đăng đằng đắk đặc đặng đặt đâu đây đầu đầy đẩy đất đấu đập đè đẹp đê đêm đề đền đều để đến đệm đi điền điều
điểm điện điệp đinh đình đích địa định đoan đoài đoàn đoạn đò đỏ đó đóng đọc đô đôi đôn đông đồ đồng đổ đổi đỗ đối độ
độc đội động đột đơn đời đợi đun đủ đúng đưa đường được đừng đức đứng gà gãi gái gặp gây gần giả giải giảm giá giám
giáo giây giấy giếng giết giống giờ giới giúp giữ giữa gì gói gọi gồm gốc gỡ gửi hà hàm hàn hàng hành hào hải hãy hát
hạ hại hạn hạng hạnh hằng hắn hậu hẻm hé hết hệ hiền hiểm hiển hiểu hiến hiện hiệp hiệu hình hoài hoàn hoàng hoạch
hoạt hoặc hò hòa hỏi hỏng hóa họ học hôm hôn hồ hồi hồng hỗ hộ hội hơi hơn hợp huế huệ huyện huỳnh hùng hủy hưng hương
hường hưởng hướng hữu ít kèm kéo kê kênh kể kế kết khả khảo khá khác khách khánh khẩu khê khiển khiến khí khoảng khoái
khỏi khó khóa khóc không khối khởi khớp khúc kiên kiều kiểm kiểu kiếm kiến kiện kiệt kích kỳ kỷ kỹ ký là làm làng lào
lãm lãng lãnh lão lạ lạc lại lạng lăng lắk lâm lâu lần lấy lập lẽ lê lên lễ lệ lệnh liên liêu liệt liệu lĩnh lịch loại
lòng lõa lọc lô lôi lỗi lộ lộc lời lớn lớp lợi lợn luận luật luôn lúa lúc lục lư lương lược lượng lưu lữ lực lý mà màu
mã máu máy mại mạng mạnh mắt mặc mặt mẫu mất mật mậu mét mẹ mê mềm mễ miền miếng miếu mình mía mít mọi mô môi môn mỗi
một mở mới muốn mùa mục mương mức mỹ nào này năm năng nằm nẵng nén nê nên nền nếu ngành ngày ngãi ngách ngăn ngắn nghề
nghệ nghiêm nghiên nghiệm nghiệp nghỉ nghĩ nghĩa nghị ngoài ngoại ngò ngõ ngọc ngô ngôi nguồn nguyên nguyễn ngủ ngũ
người ngược ngữ ngự nhà nhãn nhánh nhạc nhân nhất nhận nhập nhật nhé nhiên nhiều nhiệm nhiệt nhìn nhỏ nhóm nhớ nhuế
nhuệ như nhưng những nó nói nông nổi nối nội nơi nuôi nước nữ nữa ông ốc phải phản phá pháp phát phạm phân phần phẩm
phép phiên phiến phía phím phòng phó phóng phổ phố phù phùng phủ phú phúc phút phụ phục phụng phương phường phước
phượng quả quản quảng quá quách quân quần quận quí quốc quyền quyết quỳnh quý quýt ràng rằng rất riêng rịa rõ rồi rỗng
rộng sào sản sách sáng sát sẵn sắc sắn sắp sân sậy sẽ siêu sĩ sóc sông sổ số sống sơn sở sớm suất sư sử sửa sức sự sỹ
tài tàu tả tải tảo tác tái tán tạ tại tạm tạo tăng tắc tắt tâm tân tây tầng tấn tất tập tên tế thành thảo thái thám
tháng tháp thăng thắng thân thần thấp thất thấy thập thật thẻ thêm thể thế thiên thiết thiếu thiện thì thích thị thịnh
thoáng thoát thoại thò thóc thọ thô thôi thôn thông thống thơ thời thuần thuận thuật thuê thuốc thuộc thủ thủy thú
thúc thúy thụy thư thương thường thước thượng thừa thử thứ thức thực tiên tiêu tiền tiểu tiến tiếng tiếp tiết tìm tình
tỉnh tĩnh tích tín tính tịch toàn toán tô tôi tôn tồn tổ tổng tố tốc tối tống tốt tơ tới trà tràng trả trãi trái tránh
trạch trạm trạng trăng trắc trắng trân trần trấn trận trẻ trên triều triển triệu trì trình trí trị trịnh trò tróc
trọng trống trộn trời trở trợ truyền trùng trúc trụ trưng trường trưởng trước trừ trực tuần tuấn tuổi tuyên tuyển
tuyến tuyệt tù tùng tùy tú tục tư tương tưởng tướng tượng từ từng tử tứ tức tự tỷ tý uống ủng ủy ứng và vài vàng vào
vải vãn vạn văn vân vẫn vấn vận vật vậy vẻ về vệ viên viết việc viện việt vì vĩ vĩnh ví vị vịt vòng vỏ võ võng vọng vô
với vợ vùng vũ vũng vụ vương vượt vừa vực xảy xã xá xác xạ xây xét xếp xoài xóa xóm xuân xuất xuống xuyên xương xử yên
yêu yếu
"""
"""The syllables met most often, those of names of people and communes, and words that an encoding could mistake."""
