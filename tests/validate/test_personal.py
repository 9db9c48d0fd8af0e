"""Personal data: none gets out, and nothing of an institution is held back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.dataset import Dataset, Field, load_datasets
from geoportal.validate.contacts import has_check_digit
from geoportal.validate.detect import find_personal, may_hold
from geoportal.validate.findings import Doubtful
from geoportal.validate.personal import Guarded, guard, mask
from geoportal.validate.values import parse_value

DATASETS = load_datasets(Path(__file__).resolve().parents[2] / "layers")
ANY = DATASETS["thu-vien"]


def guarded(text: object, kind: str = "text", title: str = "Mô tả", **more: Any) -> Guarded:
    field = Field.model_validate({"title": {"vi": title, "en": "Field"}, "type": kind, **more})
    return guard("truong", field, text, ANY)  # type: ignore[arg-type]


def said(result: Guarded) -> list[tuple[str, str]]:
    for finding in result.findings:
        assert finding.problem.endswith(".") and finding.fix.endswith((".", "")) and finding.field == "truong"
    return [(finding.code, finding.severity) for finding in result.findings]


CITIZENS = [
    "033080012345", "033 080 012 345", "033.080.012.345", "033-080-012-345", "0330 8001 2345", "033 0 80 012345",
    "CCCD số 001199001234, cấp ngày 05/09/2021", "０３３０８００１２３４５", "033\u200b080\u200b012345", "CMND 145123456",
    "chứng minh nhân dân: 145 123 456", "Căn cước 33080012345", "hộ chiếu số B1234567",
]  # fmt: skip
ACCOUNTS = [
    "STK 19034567890123", "số tài khoản: 0011 0042 56789", "BIDV: 46010000123456", "46010000123456 - Vietcombank",
    "Tài khoản ngân hàng Agribank chi nhánh Văn Giang: 2410205012345",
]  # fmt: skip
BIRTHS = [
    "Nguyễn Văn A, sinh năm 1980", "Nguyễn Văn A (SN 1980)", "sinh ngày 05/09/1980", "ngày sinh: 5-9-1980",
    "sinh ngày 5 tháng 9 năm 1980", "NS: 05/09/1980", "ông A sinh 1975", "Ngày, tháng, năm sinh: 01/01/1970",
]  # fmt: skip


@pytest.mark.parametrize("text", [*CITIZENS, *ACCOUNTS, *BIRTHS])
@pytest.mark.parametrize("title", ["Mô tả", "Tên"])
def test_a_citizens_number_an_account_or_a_birth_is_an_error(text: str, title: str) -> None:
    result = guarded(text, title=title)
    assert said(result) == [("personal", "error")]
    assert not find_personal(str(result.value or ""))
    assert not re.search(r"\d{6}", result.findings[0].problem)


MOBILES = [
    "0912345678", "0912.345.678", "0912-345-678", "0912 345 678", "09 12 34 56 78", "0912 34 56 78", "0912345 678",
    "+84912345678", "+84 (0)912 345 678", "(+84) 912-345-678", "84912345678", "0084 912345678", "0 912 345 678",
    "0912 - 345 - 678", "(0912) 345 678", "0912·345·678", "0912_345_678", "0912,345,678", "O912345678", "ĐT912345678",
    "Zalo: 912 345 678", "01234567890", "https://zalo.me/0912345678", "0221.3862123-0912345678", "1.0912345678",
    "Hotline 0912 345 678 - 24/7", "thành lập năm 1900. 0912.345.678", "GPKD 0912345671",
]  # fmt: skip
EMAILS = ["nguyenvana@gmail.com", "A.B @ yahoo.com.vn", "abc(at)hotmail.com", "x@gmail.com.Liên hệ"]


@pytest.mark.parametrize("text", [*MOBILES, *EMAILS])
@pytest.mark.parametrize("words", ["{}", "Liên hệ anh Nam, {}. Xin cảm ơn"])
def test_a_private_line_or_mailbox_in_a_text_is_masked(text: str, words: str) -> None:
    written = words.format(text)
    result = guarded(written)
    assert said(result) == [("personal-masked", "warning")]
    assert may_hold(written) and not find_personal(str(result.value))
    assert not re.search(r"345|nguyenvana|A\.B|abc|x@", str(result.value))


INSTITUTIONS = [
    "0221 3862 123", "(0221) 3.862.123", "+84 221 3862 123", "0221 386 2123 - 124", "1800 1091", "1900 545 468", "115",
    "0227 3831 042 - Fax 0227 3831 043", "Quyết định số 1234/QĐ-UBND ngày 05/09/2024", "20.6463, 106.0511",
    "106.0511234567, 20.6463123456", "VD-35912-22", "893110123423", "MST 0900123452", "Giấy phép 0900123452",
    "Số 12/3/45 đường 05/09", "SN 12/3/45 đường Ví Dụ", "tuyến 03, 05, 07, 08, 09", "05 10 15 20 25",
    "09.12.2024 - 10.01.2025", "912.345.678 đồng", "84.912.345.678 đồng", "học sinh năm 2024",
    "tuyển sinh năm 2025: 120 chỉ tiêu", "vệ sinh năm 2023", "Hải Thượng Lãn Ông sinh năm 1724", "trẻ sinh năm 2019",
    "vanphong@hungyen.gov.vn", "thpt.abc@hungyen.edu.vn", "info@congty.com.vn", "tài khoản năm 2024-2025",
    "tài khoản (20.000.000 đồng)", "năm học 2024 - 2025", "0,35 0,48 0,77 0,1", "giấy khai sinh ngày 05/09/2024",
    "https://hungyen.gov.vn/20240912345678.htm", "Số 1, đường Ví Dụ, phường Phố Hiến, tỉnh Hưng Yên", "Km0+912 345", "4-0388120-000",
]  # fmt: skip


@pytest.mark.parametrize("text", INSTITUTIONS)
def test_what_institutions_publish_goes_through(text: str) -> None:
    assert guarded(text) == Guarded(text)


def test_the_heading_says_what_a_value_is() -> None:
    assert said(guarded("05/09/1980", title="Ngày sinh")) == [("personal", "error")]
    assert said(guarded("1980-09-05", "date", "Ngày sinh")) == [("personal", "error")]
    assert said(guarded(1980, "year", "Năm sinh")) == [("personal", "error")]
    assert said(guarded("123456789", title="Số tài khoản")) == [("personal", "error")]
    assert said(guarded("0900123452", title="Số giấy phép")) == []
    assert said(guarded("2024-09-05", "date", "Ngày cấp")) == []
    assert said(guarded(45, "integer", "Số học sinh năm 2024")) == []


REASON = {"reason": "Lý do."}


def test_the_definition_decides_with_a_reason() -> None:
    line = "0912 345 678; 0221 3862 123"
    allowed = {"treatment": "publish", **REASON}
    assert guarded(line, "phone", personal=allowed) == Guarded(line)
    masked = guarded(line, "phone")
    assert masked.value == "*******678; 0221 3862 123" and said(masked) == [("personal-masked", "warning")]
    assert guarded(line, "phone", personal={**allowed, "kinds": {"mobile": "mask"}}).value == masked.value
    assert guarded(line, "phone", personal={**allowed, "kinds": {"mobile": "block"}}).value is None
    assert guarded(line, "phone", personal={"treatment": "mask", **REASON}).value == "*******678; ********123"
    assert guarded(line, "phone", personal={"treatment": "block", **REASON}) == Guarded(None)
    assert guarded("Nguyễn Văn An", personal={"treatment": "mask", **REASON}).value == "N*** V*** A***"
    assert guarded("1980-09-05", "date", personal={"treatment": "mask", **REASON}).value == "1980"
    assert guarded(1980, "year", personal={"treatment": "mask", **REASON}).value is None
    lived = {"treatment": "publish", "kinds": {"birth": "publish"}, **REASON}
    assert guarded("Danh nhân sinh năm 1915", personal=lived) == Guarded("Danh nhân sinh năm 1915")


def test_what_a_definition_lets_through_is_no_more_than_its_own_kind() -> None:
    allowed = {"treatment": "publish", **REASON}
    assert said(guarded("Luật sư A, 0912345678", personal=allowed)) == [("personal-masked", "warning")]
    assert said(guarded("CCCD 033080012345", "phone", personal=allowed)) == [("personal", "error")]
    named = guarded("Ông Nguyễn Văn A: 0912 345 678, văn phòng 0221 3862 123", "phone", personal=allowed)
    assert named.value == "*******678; 0221 3862 123" and said(named) == [("personal-masked", "warning")]


def test_twelve_digits_of_a_tax_code_are_a_citizens() -> None:
    dataset = DATASETS["website-thuong-mai-dien-tu"]
    field = dataset.fields["ma_so_thue"]
    company, person = "0900123452", "033080012345"
    assert has_check_digit(company)
    assert guard("ma_so_thue", field, parse_value(company, field), dataset) == Guarded(company)
    hidden = guard("ma_so_thue", field, parse_value(person, field), dataset)
    assert hidden.value == "*********345" and [item.severity for item in hidden.findings] == ["notice"]


OWNERS = [
    ("diem-tro-choi-dien-tu", {"ten": "Quán game Sao Mai", "chu_co_so": "Nguyễn Văn Kín", "dien_thoai": "0912 345 678",
                               "dia_chi": "Số 1, đường Ví Dụ, xã Tân Hưng", "gio_mo_cua": "8h"}),
    ("diem-trong-giu-xe", {"dia_chi": "Số 1, đường Ví Dụ, xã Tân Hưng", "chu_dia_diem": "Nguyễn Văn Kín",
                           "dien_thoai": "912345678", "bieu_gia": "Xe máy 5.000 đồng/lượt, gọi 0987 654 321"}),
]  # fmt: skip


@pytest.mark.parametrize(("dataset_id", "texts"), OWNERS)
def test_owners_of_game_centres_and_parking_are_masked(dataset_id: str, texts: dict[str, str]) -> None:
    dataset = DATASETS[dataset_id]
    public = publish(dataset, texts)
    shown = " | ".join(str(value) for value in public.values())
    assert public["dien_thoai"] == "*******678" and "N*** V*** K***" in public.values()
    assert not re.search(r"Kín|Văn|0912|12345|98765", shown)
    assert public["dia_chi"] == texts["dia_chi"]
    assert dataset.public_fields.keys() >= public.keys()


def publish(dataset: Dataset, texts: dict[str, str]) -> dict[str, object]:
    public: dict[str, object] = {}
    for name, text in texts.items():
        field = dataset.fields[name]
        try:
            value = parse_value(text, field)
        except Doubtful as doubt:
            value = doubt.value
        public[name] = guard(name, field, value, dataset).value
    return public


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda dataset: str(dataset.id))
def test_every_phone_field_has_a_recorded_reason(dataset: Dataset) -> None:
    tables = (dataset.fields, *(child.fields for child in dataset.children.values()))
    fields = [field for table in tables for field in table.values()]
    for field in fields:
        if field.type in ("phone", "email"):
            assert field.personal is not None and len(field.personal.reason) > 20, dataset.id
        if field.example and (field.personal is None or field.personal.treatment == "publish"):
            result = guard("a", field, field.example, dataset)
            assert result == Guarded(field.example), (dataset.id, field.title.vi)


digits = st.text("0123456789", min_size=8, max_size=8)
gaps = st.sampled_from(["", " ", ".", "-", " - ", "\u00a0", "–", ". ", "_"])
words = st.sampled_from(["", "Ông A ", "liên hệ: ", "ĐT:", "(", "số nhà 12, ", "0221 3862 123; ", "ngày 05/09/2024 "])
ends = st.sampled_from(["", ".", " (anh Nam)", ", phường Phố Hiến", ") 24/7", "/0221 3862 123"])


@given(
    st.sampled_from("35789"), digits, gaps, st.sampled_from([(4, 3), (4, 2, 2), (3, 3), (4,), (5,), ()]), words, ends
)
def test_no_mobile_number_gets_out(
    second: str, rest: str, gap: str, cuts: tuple[int, ...], before: str, after: str
) -> None:
    number = f"0{second}{rest}"
    groups, left = [], number
    for cut in cuts:
        groups, left = [*groups, left[:cut]], left[cut:]
    text = before + gap.join([*groups, left]) + after
    for kind in ("text", "phone", "address"):
        value = str(guarded(text, kind).value)
        assert number[:8] not in re.sub(r"\D", "", value.replace("0221 3862 123", "")), text


@given(st.integers(1, 96), st.sampled_from("0123"), st.integers(0, 39), st.text("0123456789", min_size=6, max_size=6),
       st.sampled_from(["{}{}{}{}", "{} {}{}{}", "{} {}{} {}", "{}.{}.{}.{}", "{}-{}{}-{}", "{} {} {} {}"]), words)  # fmt: skip
def test_no_citizens_number_gets_out(place: int, sex: str, year: int, rest: str, form: str, before: str) -> None:
    written = form.format(f"{place:03}", sex, f"{year:02}", rest)
    result = guarded(before + written)
    assert "error" in [finding.severity for finding in result.findings]
    assert rest not in str(result.value)


@given(st.text(max_size=80), st.sampled_from(["initials", "last_digits", "domain", "year"]))
def test_a_mask_keeps_no_run_of_digits_and_no_word(text: str, how: Any) -> None:
    masked = mask(text, how)
    if how != "domain":
        assert all(run not in masked for run in re.findall(r"\d{5,}", text))
    for word in re.findall(r"[^\W\d_]{3,}", text):
        assert how == "domain" or word not in masked


@given(st.text(max_size=120))
def test_guarding_twice_changes_nothing_more(text: str) -> None:
    once = guarded(text).value
    assert guarded(once).value == once
