"""The command line as a person uses it: what it prints, its exit status, and never a traceback."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from geoportal.cli import desk, main

Run = Callable[..., tuple[int, str, str]]
SCHOOLS = "Tên trường,Địa chỉ,Số học sinh\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command with a home of its own: exit status, what it printed, what it said of errors."""
    monkeypatch.setenv("GEOPORTAL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GEOPORTAL_LOCK_SECONDS", "1")

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["geoportal", *map(str, words)])
        for module in ("desk", "data", "mapping", "territory", "tools"):
            monkeypatch.setattr(f"geoportal.cli.{module}.console", Console(width=200))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        told = capsys.readouterr()
        return int(stopped.value.code or 0), told.out, told.err

    return command


def schools(folder: Path, *rows: str) -> Path:
    path = folder / "truong.csv"
    path.write_text(SCHOOLS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_the_catalogue_is_listed(run: Run) -> None:
    status, out, _ = run("datasets", "--json")
    rows = json.loads(out)
    assert status == 0 and len(rows) == 133
    camera = next(row for row in rows if row["number"] == 65)
    assert camera["id"] == "camera-giam-sat-giao-thong" and camera["rows"] is None and camera["agencies"]
    assert set(camera) == {
        "number", "id", "title", "domain", "agencies", "frequency", "located", "version", "rows", "placed",
    }  # fmt: skip
    assert "truong-thpt" in run("datasets")[1]


def test_a_file_from_check_to_withdrawal(run: Run, tmp_path: Path) -> None:
    first = schools(tmp_path, 'A,"Xã Tân Hưng, tỉnh Hưng Yên",10', 'B,"Xã Tân Hưng, tỉnh Hưng Yên",20')
    status, out, _ = run("check", "truong-thpt", first, "--json")
    assert status == 0 and json.loads(out)["levels"] == {"commune": 2}
    status, out, _ = run("ingest", "truong-thpt", first)
    assert status == 0 and "2 dòng có vị trí" in out
    old = json.loads(run("versions", "truong-thpt", "--json")[1])[0]["version"]
    second = schools(tmp_path, 'A,"Xã Tân Hưng, tỉnh Hưng Yên",11', 'C,"Xã Tân Hưng, tỉnh Hưng Yên",30')
    assert run("ingest", "truong-thpt", second)[0] == 0
    changes = json.loads(run("diff", "truong-thpt", "--json")[1])
    assert len(changes["added"]) == len(changes["removed"]) == 1
    assert list(changes["changed"].values()) == [["so_hoc_sinh"]]
    assert "Thêm 1, bớt 1, đổi 1 dòng." in run("diff", "truong-thpt")[1]
    assert old in run("rollback", "truong-thpt")[1]
    assert [row["current"] for row in json.loads(run("versions", "truong-thpt", "--json")[1])] == [False, True]
    assert "●" in run("versions", "truong-thpt")[1]
    status, _, err = run("rollback", "truong-thpt")
    assert status == 1 and "không có phiên bản nào trước" in err
    assert "xóa mọi phiên bản" in run("withdraw", "truong-thpt", "--erase")[1]
    assert json.loads(run("versions", "truong-thpt", "--json")[1]) == []


def test_findings_are_printed_with_row_column_and_remedy(run: Run, tmp_path: Path) -> None:
    path = schools(tmp_path, 'A[b],"Xã Tân Hưng",mười', 'B,"Xã Tân Hưng, tỉnh Hưng Yên",1')
    status, out, _ = run("check", "truong-thpt", path)
    assert status == 1 and "1 lỗi" in out and "mười" in out and "Chỉ ghi chữ số" in out
    status, _, err = run("ingest", "truong-thpt", path)
    assert status == 1 and "Chưa công bố" in err and "Dòng 2" in err


def test_an_untouched_template_holds_no_rows(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mau.xlsx"
    assert run("template", "65", out)[0] == 0
    assert openpyxl.load_workbook(out).sheetnames[0]
    status, told, _ = run("check", "65", out)
    assert status == 1 and "Chưa có dòng số liệu nào." in told


def test_columns_are_named_once_for_all_files_of_a_shape(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Cơ quan,Nơi làm việc,Sĩ số\nA,Xã Tân Hưng,10\n", encoding="utf-8")
    status, out, _ = run("check", "truong-thpt", path)
    assert status == 1 and "geoportal map" in out
    status, _, err = run("map", "truong-thpt", path, "--column", "Cơ quan=tên")
    assert status == 1 and "không có trường «tên»" in err
    status, _, err = run("map", "truong-thpt", path, "--column", "Cơ=ten")
    assert status == 1 and "không có cột" in err
    words = ("--column", "Cơ quan=ten", "--column", "Nơi làm việc=Địa chỉ", "--column", "Sĩ số=so_hoc_sinh")
    assert run("map", "truong-thpt", path, *words, "--by", "Văn phòng")[0] == 0
    again = tmp_path / "nam-sau.csv"
    again.write_text("Sĩ số,Nơi làm việc,Cơ quan\n12,Xã Tân Hưng,B\n", encoding="utf-8")
    assert run("check", "truong-thpt", again)[0] == 0
    other = tmp_path / "mau-khac.csv"
    other.write_text("Cơ quan,Nơi làm việc,Số phòng\nA,Xã Tân Hưng,10\n", encoding="utf-8")
    assert run("check", "truong-thpt", other)[0] == 1


def test_columns_are_asked_for_one_by_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Cơ quan,Địa chỉ,Ghi chú\nA,Xã Tân Hưng,x\n", encoding="utf-8")
    answers = iter(["khong_co", "ten", "dia_chi", "-"])
    asked: list[tuple[str, str]] = []

    def answer(words: str, default: str) -> str:
        asked.append((words, default))
        return next(answers)

    monkeypatch.setattr("geoportal.cli.mapping.typer.prompt", answer)
    status, out, _ = run("map", "truong-thpt", path)
    assert status == 0 and "không có trường «khong_co»" in out
    assert [default for _, default in asked] == ["ten", "ten", "dia_chi", "-"] and "ví dụ: A" in asked[0][0]
    status, out, _ = run("check", "truong-thpt", path, "--json")
    assert status == 0 and not [issue for issue in json.loads(out)["issues"] if issue["code"] == "unknown-heading"]


def test_what_holds_for_the_whole_file_is_said_with_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Đơn vị hành chính,Dân số\nXã Tân Hưng,9000\n", encoding="utf-8")
    assert run("check", "dan-so-dien-tich", path)[0] == 1
    assert run("check", "dan-so-dien-tich", path, "--set", "nam=2024")[0] == 0
    status, _, err = run("check", "dan-so-dien-tich", path, "--set", "nawm=2024")
    assert status == 1 and "«--set nawm=2024» viết chưa đúng" in err


def test_a_list_of_addresses_gets_its_places(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('ma,Dia chi\n1,"P. Hiến Nam, TP. Hưng Yên"\n2,ở đâu đó\n', encoding="utf-8")
    assert run("geocode", source, out, "--address-column", "Địa chỉ")[0] == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["level"] for row in rows] == ["commune", "none"]
    assert rows[0]["unit_name"] == "Phường Phố Hiến" and rows[0]["era"] == "legacy" and float(rows[0]["radius_m"]) > 0
    assert {"lon", "lat", "unit_code", "evidence", "alternatives"} <= set(rows[0]) and rows[1]["lon"] == ""


def test_the_generated_configuration_is_printed(run: Run) -> None:
    status, out, _ = run("config")
    assert status == 0 and "camera-giam-sat-giao-thong:" in out


WRONG = [
    (("ingest",), 2, "Thiếu «DATASET»"),
    (("nope",), 2, "Không có lệnh «nope»"),
    (("check", "--xx"), 2, "Không có tùy chọn «--xx»"),
    (("geocode", "a.csv", "b.csv"), 2, "Thiếu «--address-column»"),
    (("check", "truong-thp", "a.csv"), 1, "Có phải: truong-thpt"),
    (("check", "truong-thpt", "/khong/co.csv"), 1, "không có tệp"),
    (("template", "65", "/khong/co/mau.xlsx"), 1, "không có tệp hoặc thư mục này"),
    (("diff", "truong-thpt"), 1, "chưa được công bố"),
    (("rollback", "truong-thpt", "--to", "x"), 1, "không có phiên bản «x»"),
    (("withdraw", "truong-thpt"), 1, "chưa được công bố"),
    (("ingest", "truong-tieu-hoc", "a.csv"), 1, "hãy nêu đơn vị"),
]


@pytest.mark.parametrize(("words", "status", "says"), WRONG)
def test_what_cannot_be_done_is_a_sentence(run: Run, words: tuple[str, ...], status: int, says: str) -> None:
    code, out, err = run(*words)
    assert code == status and says in err
    err = err.strip()
    assert err.startswith("Lỗi: ") and err.endswith((".", "?")) and "Traceback" not in err + out


def test_a_fault_of_the_program_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_words: object) -> None:
        raise KeyError("thử [đỏ]")

    monkeypatch.setattr(desk, "load_portal", fail)
    status, _, err = run("datasets")
    assert status == 70 and "thử [đỏ]" in err and "test_cli.py" in err and "Traceback" not in err


def test_an_unknown_setting_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOPORTAL_PROT", "8001")
    status, _, err = run("datasets")
    assert status == 1 and "GEOPORTAL_PROT" in err


def test_an_unknown_reference_system_is_a_sentence(run: Run, tmp_path: Path) -> None:
    path = schools(tmp_path, 'A,"Xã Tân Hưng, tỉnh Hưng Yên",10')
    status, _, err = run("check", "truong-thpt", path, "--crs", "múi 105")
    assert status == 1 and "không phải là tên một hệ tọa độ" in err and "EPSG:9209" in err


def test_the_officers_own_workbook_goes_back(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "truong.xlsx", tmp_path / "tra-lai.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Tên trường", "Địa chỉ", "Số học sinh"], ["A", "Xã Tân Hưng, tỉnh Hưng Yên", "mười"]):
        sheet.append(row)
    book.save(path)
    assert run("check", "truong-thpt", path, "--workbook", out)[0] == 1
    returned = openpyxl.load_workbook(out)
    assert returned.sheetnames == ["Kết quả kiểm tra", "Sheet"]
    comment = returned["Sheet"]["C2"].comment
    assert comment is not None and "Chỉ ghi chữ số" in comment.text
    assert run("check", "truong-thpt", path, "--workbook", path)[0] == 1  # the officer's file is never written over
    assert openpyxl.load_workbook(path).sheetnames == ["Sheet"]
