"""What the commands share: the portal's definitions, the typer application, how reports and progress are shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from geoportal.dataset import (
    Agency,
    Dataset,
    Portal,
    find_dataset,
    load_agencies,
    load_datasets,
    load_portal,
    load_references,
)
from geoportal.errors import PortalError
from geoportal.records import Report
from geoportal.settings import Settings, load_settings

app = typer.Typer(
    name="geoportal", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Cổng dữ liệu mở tỉnh Hưng Yên: công bố và phục vụ dữ liệu.",
)  # fmt: skip
console = Console()
STAGES = {
    "read": "Đọc tệp", "workbook": "Ghi tệp trả lại", "validate": "Kiểm tra", "geocode": "Định vị",
    "merge": "Ghép với phần đã công bố", "index": "Lập chỉ mục", "geopackage": "Tạo GeoPackage",
    "csv": "Tạo CSV", "manifest": "Ghi bản kê",
    "sync": "Ghi xuống đĩa", "switch": "Chuyển phiên bản",
}  # fmt: skip

DatasetName = Annotated[str, typer.Argument(metavar="DATASET", help="Mã hoặc số thứ tự của bộ dữ liệu")]
SourceFile = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp bảng tính, CSV, GIS, ảnh hoặc văn bản")]
AsJson = Annotated[bool, typer.Option("--json", help="In dạng JSON")]


@dataclass(frozen=True)
class Desk:
    """What every command needs: settings and definitions."""

    settings: Settings
    portal: Portal
    datasets: dict[str, Dataset]
    references: dict[str, Dataset]
    agencies: dict[str, Agency]

    def dataset(self, name: str) -> Dataset:
        """Return a dataset of the plan, or a reference dataset, by id or number."""
        return find_dataset({**self.datasets, **self.references}, name)


def open_desk() -> Desk:
    """Load settings and definitions."""
    settings = load_settings()
    layers = settings.layers
    return Desk(settings, load_portal(layers), load_datasets(layers), load_references(layers), load_agencies(layers))


def given_fields(dataset: Dataset, pairs: list[str] | None) -> dict[str, str]:
    """Return what holds for a whole file from words such as "nam=2025".

    Raises
    ------
    PortalError
        A word has no "=", or names no field of the dataset.
    """
    given = {}
    for pair in pairs or ():
        name, mark, text = pair.partition("=")
        if not mark or name.strip() not in dataset.input_fields:
            names = ", ".join(dataset.input_fields)
            raise PortalError(f"«--set {pair}» viết chưa đúng: ghi «trường=giá trị». Các trường: {names}.")
        given[name.strip()] = text.strip()
    return given


@contextmanager
def show_stages() -> Iterator[Callable[[str], None]]:
    """Show the stage of a long work and its time; yields the function that is told each stage."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("…", total=None)
        yield lambda stage: progress.update(task, description=STAGES.get(stage, stage))


def print_report(report: Report, as_json: bool) -> None:
    """Print a report as a table, or as JSON."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return
    counts = {name: report.count(name) for name in ("error", "question", "warning", "notice")}
    console.print(
        f"{escape(report.file)}: {report.rows_read} dòng, {report.rows_valid} dòng hợp lệ; "
        f"{counts['error']} lỗi, {counts['question']} điều cần xác nhận, {counts['warning']} cảnh báo, "
        f"{counts['notice']} lưu ý.",
        highlight=False,
    )
    if report.issues:
        labels = {
            "error": "[red]Lỗi[/]",
            "question": "[magenta]Cần xác nhận[/]",
            "warning": "[yellow]Cảnh báo[/]",
            "notice": "Lưu ý",
        }
        table = Table("Mức", "Trang", "Dòng", "Ô", "Cột", "Giá trị", "Vấn đề", "Cách sửa")
        for issue in report.issues[:200]:
            cells = (issue.sheet, issue.row, issue.cell, issue.column, issue.value, issue.problem, issue.fix)
            table.add_row(labels[issue.severity], *("" if cell is None else escape(str(cell)) for cell in cells))
        console.print(table)
        if len(report.issues) > 200:
            console.print(f"… và {len(report.issues) - 200} mục nữa (xem đủ bằng --json).")
