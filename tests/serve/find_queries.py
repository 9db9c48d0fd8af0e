"""What citizens would type into the search box, and the datasets that they mean: written before the search was built.

Each line is the words and the ids of which at least one must be among the first three. They are held out: the words
known to the search (serve/words.yml) were not taken from here.
"""

from __future__ import annotations

QUERIES = """
trường cấp 1 gần nhà | truong-tieu-hoc
truong cap 2 | truong-thcs
truong cap 3 hung yen | truong-thpt
thpt | truong-thpt
trường mầm non | truong-mau-giao nha-tre
gui tre | nha-tre
số hs các trường | so-hoc-sinh
giáo viên | so-giao-vien
trung tâm tiếng anh | trung-tam-ngoai-ngu
hoc tin hoc o dau | trung-tam-tin-hoc
truong dai hoc | co-so-giao-duc-dai-hoc
học nghề | co-so-giao-duc-nghe-nghiep
thư viện tỉnh | thu-vien tai-lieu-thu-vien
bệnh viện gần nhất | co-so-kham-benh-chua-benh
phong kham | co-so-kham-benh-chua-benh
tram y te xa | co-so-kham-benh-chua-benh
hiệu thuốc tây | co-so-ban-le-thuoc
nha thuoc | co-so-ban-le-thuoc
giá thuốc | gia-thuoc
tiêm vắc xin | co-so-tiem-chung
tiem phong cho be | co-so-tiem-chung
giuong benh | so-giuong-benh
khách sạn | co-so-luu-tru-du-lich
nha nghi pho hien | co-so-luu-tru-du-lich
đền chùa | diem-du-lich-lich-su-van-hoa di-tich-lich-su-van-hoa di-tich-quoc-gia
di tich lich su | di-tich-lich-su-van-hoa di-tich-quoc-gia
lễ hội | lich-su-kien-le-hoi
rap chieu phim | cong-trinh-van-hoa
bao tang | bao-tang
công ty du lịch | cong-ty-lu-hanh-duoc-cap-phep doanh-nghiep-lu-hanh
nha ve sinh cong cong | cong-vien-nha-ve-sinh-the-thao
sân bóng | cong-vien-nha-ve-sinh-the-thao
dân số các xã | dan-so-dien-tich
hộ nghèo | ho-ngheo ho-can-ngheo
that nghiep | ty-le-that-nghiep
xuất khẩu lao động | don-vi-dua-lao-dong-di-nuoc-ngoai
gioi thieu viec lam | doanh-nghiep-dich-vu-viec-lam
phòng công chứng | to-chuc-cong-chung
luật sư miễn phí | tro-giup-phap-ly
wifi miễn phí | diem-wifi-cong-cong
buu dien | mang-buu-chinh-cong-cong
quán net | diem-tro-choi-dien-tu
bãi đỗ xe | diem-do-xe-cong-cong
bai gui xe o to | diem-trong-giu-xe diem-do-xe-cong-cong
xe buyt | tuyen-xe-buyt
bến xe khách tuyến cố định | tuyen-van-tai-co-dinh gia-cuoc-van-tai
camera phat nguoi | camera-giam-sat-giao-thong
ga tau | ga-duong-sat
cao tốc | duong-cao-toc
học lái xe ô tô | co-so-dao-tao-lai-xe
bang lai xe | giay-phep-lai-xe co-so-dao-tao-lai-xe
den do | bao-hieu-duong-bo
gọi taxi | hang-taxi
cam do xe | tuyen-duong-cam-do-xe
chợ | cho
sieu thi | sieu-thi-trung-tam-thuong-mai
cây xăng | cua-hang-xang-dau
htx nong nghiep | hop-tac-xa
doanh nghiep moi thanh lap | doanh-nghiep-dang-ky
khu cong nghiep pho noi | khu-cong-nghiep doanh-nghiep-khu-cong-nghiep
kcn | khu-cong-nghiep doanh-nghiep-khu-cong-nghiep
xuất nhập khẩu | xuat-nhap-khau
ngập lụt | phan-vung-rui-ro-thien-tai canh-bao-lu-han
bao lu | phan-vung-rui-ro-thien-tai canh-bao-lu-han
ô nhiễm không khí | chat-luong-khong-khi
chat luong dat | chat-luong-dat
giá lợn hơi | gia-san-pham-chan-nuoi
nuôi tôm cá | co-so-nuoi-trong-thuy-san
trang trai lon | trang-trai-chan-nuoi
thuốc trừ sâu | phan-bon-thuoc-bvtv
bảng giá đất | gia-dat-phi-nong-nghiep gia-dat-nong-nghiep
quy hoach su dung dat | quy-hoach-su-dung-dat-huyen ke-hoach-su-dung-dat-tinh phan-bo-dat-dai-quy-hoach-tinh
lai suat ngan hang | lai-suat-tien-gui
ngân sách tỉnh | cong-khai-ngan-sach
đấu giá đất | dau-gia-tai-san
gia xi mang sat thep | gia-vat-lieu-xay-dung
giấy phép xây dựng | cap-phep-xay-dung
chung cu | du-an-nha-o
đầu tư công | dau-tu-cong
ban hang online | website-thuong-mai-dien-tu san-giao-dich-tmdt
primary school | truong-tieu-hoc
hospital | co-so-kham-benh-chua-benh so-giuong-benh
parking | diem-do-xe-cong-cong diem-trong-giu-xe
bus routes | tuyen-xe-buyt
air quality | chat-luong-khong-khi
"""


def held_out() -> list[tuple[str, set[str]]]:
    """Return the queries, each with the ids of which one must be found."""
    lines = (line.split("|") for line in QUERIES.strip().splitlines())
    return [(words.strip(), set(ids.split())) for words, ids in lines]
