"""A workbook of 100,000 rows and 15 columns: read and validated by the portal, read by pandas, in turns."""

from __future__ import annotations

import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import xlsxwriter

ROWS = 100_000
TURNS = 3
HEADINGS = (
    "STT", "Tên trường", "Địa chỉ", "Điện thoại", "Địa bàn", "Số giáo viên", "Số học sinh", "Loại hình", "Năm học",
    "Trang web", "Vĩ độ", "Kinh độ", "Ghi chú", "Hiệu trưởng", "Số lớp",
)  # fmt: skip


def main() -> None:
    """Print a table: seconds (median) and peak memory of the largest process of each."""
    if len(sys.argv) == 3:
        {"portal": run_portal, "pandas": run_pandas}[sys.argv[1]](Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "truong.xlsx"
        write_workbook(path)
        results: dict[str, list[tuple[float, float]]] = {"portal": [], "pandas": []}
        for _ in range(TURNS):
            for name, times in results.items():
                done = subprocess.run(
                    [sys.executable, __file__, name, str(path)], check=True, capture_output=True, text=True
                )
                seconds, megabytes = done.stdout.split()
                times.append((float(seconds), float(megabytes)))
        print_table(results, path.stat().st_size)


def write_workbook(path: Path) -> None:
    """Write made-up schools of the sizes that real lists have."""
    options = {"constant_memory": True, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, ROWS + 1):
            sheet.write_row(number, 0, [
                number, f"Trường THPT mẫu số {number}", f"Thôn {number % 9 + 1}, xã Tân Hưng", f"0221{number:07}"[:11],
                "Xã Tân Hưng", number % 90, number % 900, "Công lập", "2024-2025", "https://vidu.hungyen.gov.vn",
                20.6463, 106.0511, "số liệu mẫu", "Nguyễn Văn Ví Dụ", number % 30,
            ])  # fmt: skip


def run_portal(path: Path) -> None:
    """Read and validate as `geoportal check` does, without geocoding."""
    from geoportal.dataset import load_datasets
    from geoportal.read import open_source
    from geoportal.records import Report
    from geoportal.settings import Settings
    from geoportal.territory import load_gazetteer
    from geoportal.validate import map_tables, validate_tables

    settings = Settings()
    dataset, gazetteer = load_datasets(settings.layers)["truong-thpt"], load_gazetteer(settings.gazetteer)
    report = Report()
    start = time.perf_counter()
    with open_source(path, settings, dataset) as source:
        mapped = map_tables(source.tables, dataset, report, gazetteer=gazetteer)
        count = sum(1 for _ in validate_tables(mapped, dataset, report, gazetteer=gazetteer))
    assert count == ROWS
    print(time.perf_counter() - start, peak_mb())


def run_pandas(path: Path) -> None:
    """Read as text with openpyxl, without any checks."""
    import pandas

    start = time.perf_counter()
    frame = pandas.read_excel(path, engine="openpyxl", dtype=str)
    assert len(frame) == ROWS
    print(time.perf_counter() - start, peak_mb())


def peak_mb() -> float:
    """Return the peak memory of this process or of its largest child, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def print_table(results: dict[str, list[tuple[float, float]]], size: int) -> None:
    """Print medians, and the ratio."""
    medians = {name: statistics.median(seconds for seconds, _ in times) for name, times in results.items()}
    print(f"\nReading {ROWS:,} rows x {len(HEADINGS)} columns, .xlsx of {size / 1e6:.1f} MB, {date.today()}, "
          f"Python {platform.python_version()}, {TURNS} turns each")  # fmt: skip
    print("\n| what | seconds (median) | peak memory, MB |\n|---|---|---|")
    for name, label in (("portal", "portal: read + validate"), ("pandas", "pandas.read_excel (openpyxl): read only")):
        print(f"| {label} | {medians[name]:.1f} | {max(memory for _, memory in results[name]):.0f} |")
    print(f"\npandas takes {medians['pandas'] / medians['portal']:.1f} times as long.\n")


if __name__ == "__main__":
    main()
