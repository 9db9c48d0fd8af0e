"""From a file to a version: what agencies send, right and wrong."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from geoportal import pipeline
from geoportal.dataset import Dataset, Portal, load_agencies
from geoportal.errors import PortalError, ReportError, SourceError, UnknownAgencyError
from geoportal.settings import Settings
from geoportal.store import history
from geoportal.store.index import read_encoded
from geoportal.store.versions import Version, current_version, list_versions
from geoportal.territory import Gazetteer

HEAD = "Tên trường,Địa chỉ,Điện thoại\n"
AGENCIES = load_agencies(Path(__file__).resolve().parent.parent / "layers")


def publish(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, dataset: Dataset, path: Path, *, partial: bool = False,
    **options: str,
) -> Version:  # fmt: skip
    part = pipeline.describe_part(dataset, AGENCIES, gazetteer, path, **options)  # type: ignore[arg-type]
    return pipeline.ingest(settings, dataset, portal, path, gazetteer, part, asked=pipeline.Asked(partial=partial))[0]


def csv_file(folder: Path, text: str, name: str = "truong.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(version: Version) -> dict[str, str]:
    return {json.loads(row.properties)["ten"]: row.id for row in read_encoded(version)}


def test_two_agencies_in_turn_keep_both_and_the_ids(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    dataset = datasets["truong-tieu-hoc"]
    one = csv_file(tmp_path, HEAD + 'A,"Xã Tân Hưng, tỉnh Hưng Yên",\nB,"Phường Phố Hiến, tỉnh Hưng Yên",\n')
    first = publish(settings, portal, gazetteer, dataset, one, agency="ubnd-11977")
    two = csv_file(tmp_path, HEAD + 'C,"Phường Sơn Nam, tỉnh Hưng Yên",\n', "khac.csv")
    second = publish(settings, portal, gazetteer, dataset, two, agency="ubnd-11983")
    assert set(names(second)) == {"A", "B", "C"}
    assert {key: names(second)[key] for key in "AB"} == names(first)
    again = csv_file(tmp_path, HEAD + ' b ,"phường Phố Hiến,  tỉnh Hưng Yên",\nD,"Xã Tân Hưng, tỉnh Hưng Yên",\n')
    third = publish(settings, portal, gazetteer, dataset, again, agency="ubnd-11977")
    assert set(names(third)) == {"b", "D", "C"}
    assert names(third)["b"] == names(first)["B"]
    assert [part["agency"] for part in third.manifest["parts"]] == [
        "Ủy ban nhân dân Phường Sơn Nam", "Ủy ban nhân dân Xã Tân Hưng",
    ]  # fmt: skip
    changes = history.diff(second, third)
    assert (len(changes.added), len(changes.removed)) == (1, 1)


def test_a_row_of_another_agency_is_not_taken_over(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    dataset = datasets["truong-tieu-hoc"]
    path = csv_file(tmp_path, HEAD + 'A,"Xã Tân Hưng, tỉnh Hưng Yên",\n')
    first = publish(settings, portal, gazetteer, dataset, path, agency="ubnd-11977")
    with pytest.raises(ReportError, match="trùng với dòng đã công bố của «Ủy ban nhân dân Xã Tân Hưng»"):
        publish(settings, portal, gazetteer, dataset, path, agency="ubnd-11983")
    assert current_version(settings.home, dataset.id) == first


BAD = [
    ("khong.csv", b"\x00\x01\x02" * 100, "nhị phân"),
    ("trong.csv", b"", "trống"),
    ("vrt.csv", b"<OGRVRTDataSource></OGRVRTDataSource>", "đánh dấu"),
    ("vrt.geojson", b"<OGRVRTDataSource></OGRVRTDataSource>", "không phải là tệp .geojson"),
    ("vrt.gpkg", b"<OGRVRTDataSource></OGRVRTDataSource>", "không phải là tệp .gpkg"),
    ("a.xlsx", b"PK\x03\x04 not a workbook", "hỏng"),
    ("a.xlsx", b"hello", "không phải là tệp .xlsx"),
    ("a.pdf", b"%PDF-1.4", "không nhận văn bản"),
    ("a.exe", b"MZ", "Chưa đọc được"),
    ("rac.csv", bytes(range(256)) * 8, "nhị phân"),
]


@pytest.mark.parametrize(("name", "content", "says"), BAD)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    settings: Settings, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path, name: str, content: bytes,
    says: str,
) -> None:  # fmt: skip
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=says):
        pipeline.check(settings, datasets["truong-thpt"], path, gazetteer)


ROWS = [
    (HEAD, "no-rows"),
    (HEAD + ",,\n", "no-rows"),
    ("Tên trường,Ghi chú\nA,x\n", "missing-heading"),
    ("Tên trường,Địa chỉ,Địa chỉ\nA,Xã Tân Hưng,Xã Đông Cơ\n", "doubled-heading"),
    (HEAD + 'A,"Xã Tân Hưng",\na,"xã tân hưng",\n', "duplicate"),
    (HEAD + ',"Xã Tân Hưng",\n', "required"),
    ("Tên trường,Địa chỉ,Số học sinh\nA,x,nhiều\n", "value"),
]


@pytest.mark.parametrize(("text", "code"), ROWS)
def test_what_is_wrong_is_named_and_nothing_is_published(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path, text: str,
    code: str,
) -> None:  # fmt: skip
    dataset = datasets["truong-thpt"]
    path = csv_file(tmp_path, text)
    report = pipeline.check(settings, dataset, path, gazetteer)[0]
    assert code in [issue.code for issue in report.issues if issue.severity == "error"]
    assert all(issue.problem.endswith((".", "?")) for issue in report.issues)
    with pytest.raises(ReportError, match="Chưa công bố"):
        publish(settings, portal, gazetteer, dataset, path)
    assert current_version(settings.home, dataset.id) is None


def test_row_numbers_are_those_the_officer_sees(
    settings: Settings, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Trường"
    for line in (["DANH SÁCH TRƯỜNG"], [], ["STT", "Tên trường", "Địa chỉ", "Số học sinh"], ["(1)", "(2)", "(3)", "(4)"],
                 [1, "A", "Xã Tân Hưng", 120], [], [2, "B", "Xã Tân Hưng", "mười"]):  # fmt: skip
        sheet.append(line)
    path = tmp_path / "a.xlsx"
    book.save(path)
    report, features = pipeline.check(settings, datasets["truong-thpt"], path, gazetteer)
    (issue,) = [issue for issue in report.issues if issue.severity == "error"]
    assert (issue.sheet, issue.row, issue.value) == ("Trường", 7, "mười")
    assert features[0].values["so_hoc_sinh"] == 120


def test_partial_publishes_the_valid_rows_and_counts_the_others(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    path = csv_file(tmp_path, HEAD + 'A,"Xã Tân Hưng",\n,"Xã Tân Hưng",\n')
    version = publish(settings, portal, gazetteer, datasets["truong-thpt"], path, partial=True)
    assert (version.manifest["rows"], version.manifest["report"]["held"]) == (1, 1)


def test_coordinates_are_mended_believed_or_named(
    settings: Settings, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    path = csv_file(
        tmp_path,
        "Địa điểm,Vĩ độ,Kinh độ\n"
        'A,"20,6463","106,0511"\nB,106.0511,20.6463\nC,48.85,2.35\n"D, xã Tân Hưng, tỉnh Hưng Yên",,\nE,2284304,557114\n',
    )
    report, features = pipeline.check(settings, datasets["camera-giam-sat-giao-thong"], path, gazetteer)
    levels = [feature.place.level for feature in features]
    assert levels == ["exact", "exact", "none", "commune", "exact"]
    assert features[0].place.lon == features[1].place.lon == 106.0511
    warned = [issue.problem for issue in report.issues if issue.severity == "warning" and issue.row == 4]
    assert any("không nằm trong tỉnh" in problem for problem in warned)
    assert len(features) == 5


def test_personal_data_are_masked_before_anything_is_stored(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    dataset = datasets["diem-tro-choi-dien-tu"]
    owner = next(name for name, field in dataset.fields.items() if field.personal and field.type == "text")
    titles = [field.title.vi for field in dataset.fields.values()]
    row = ["Nguyễn Văn Kín" if name == owner else "Xã Tân Hưng" if field.type == "address" else "Cơ sở A" if name == "ten"
           else "" for name, field in dataset.fields.items()]  # fmt: skip
    path = tmp_path / "a.csv"
    path.write_text("\n".join([",".join(f'"{title}"' for title in titles), ",".join(row)]), encoding="utf-8")
    version = publish(settings, portal, gazetteer, dataset, path, agency="ubnd-11977")
    for file in version.path.iterdir():
        assert "Văn Kín".encode() not in file.read_bytes(), file.name


def test_agencies_and_periods_are_asked_for(gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD)
    with pytest.raises(UnknownAgencyError, match="hãy nêu đơn vị"):
        pipeline.describe_part(datasets["truong-tieu-hoc"], AGENCIES, gazetteer, path)
    with pytest.raises(UnknownAgencyError, match="không cung cấp"):
        pipeline.describe_part(datasets["truong-tieu-hoc"], AGENCIES, gazetteer, path, agency="so-y-te")
    by_period = next(dataset for dataset in datasets.values() if dataset.update == "by_period")
    with pytest.raises(PortalError, match="cập nhật theo kỳ"):
        pipeline.describe_part(by_period, AGENCIES, gazetteer, path)


def test_rollback_and_withdrawal(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    dataset = datasets["truong-thpt"]
    first = publish(settings, portal, gazetteer, dataset, csv_file(tmp_path, HEAD + 'A,"Xã Tân Hưng",\n'))
    publish(settings, portal, gazetteer, dataset, csv_file(tmp_path, HEAD + 'B,"Xã Tân Hưng",\n'))
    assert history.rollback(settings, dataset.id) == first
    assert current_version(settings.home, dataset.id) == first
    history.withdraw(settings, dataset.id, erase=False)
    assert current_version(settings.home, dataset.id) is None
    assert len(list_versions(settings.home, dataset.id)) == 2
    history.withdraw(settings, dataset.id, erase=True)
    left = [path for path in settings.home.rglob("*") if path.is_file() and dataset.id in path.parts]
    assert [path.name for path in left] == [".lock"]
