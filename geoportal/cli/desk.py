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
from rich.table import Column, Table

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
from geoportal.records import Issue, Report
from geoportal.settings import Settings, load_settings

app = typer.Typer(
    name="geoportal", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Cổng dữ liệu mở tỉnh Hưng Yên: công bố và phục vụ dữ liệu.",
)  # fmt: skip
console = Console()
STAGES = {
    "read": "Đọc tệp", "workbook": "Ghi tệp trả lại", "validate": "Kiểm tra", "geocode": "Định vị",
    "merge": "Ghép với phần đã công bố", "index": "Lập chỉ mục", "geopackage": "Tạo GeoPackage",
    "tiles": "Tạo ô bản đồ", "csv": "Tạo CSV", "manifest": "Ghi bản kê",
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


def known_crs(text: str) -> str:
    """Return the name of a reference system that an officer gives; "" for none.

    Raises
    ------
    PortalError
        There is no such system.
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_user_input(text.strip()).to_string() if text.strip() else ""
    except CRSError as error:
        raise PortalError(
            f"«{text}» không phải là tên một hệ tọa độ. "
            "Ghi mã EPSG, ví dụ EPSG:9209 (VN-2000, kinh tuyến trục 105°30')."
        ) from error


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


LEVELS = {
    "error": "[red]Lỗi[/]", "question": "[magenta]Cần xác nhận[/]", "warning": "[yellow]Cảnh báo[/]",
    "notice": "Lưu ý",
}  # fmt: skip
SHOWN = 200
"""How many findings a terminal shows."""


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
        table = Table(*(Column(name, overflow="fold") for name in ("Mức", "Ở đâu", "Vấn đề", "Cách sửa")))
        sheets = {issue.sheet for issue in report.issues if issue.sheet}
        for issue in report.issues[:SHOWN]:
            where = _where(issue, with_sheet=len(sheets) > 1)
            table.add_row(LEVELS[issue.severity], *(escape(text) for text in (where, issue.problem, issue.fix)))
        console.print(table)
        if len(report.issues) > SHOWN:
            console.print(f"… và {len(report.issues) - SHOWN} mục nữa (xem đủ bằng --json).")


def _where(issue: Issue, *, with_sheet: bool) -> str:
    """Say where a finding is: the sheet where there are several, the cell or the row, the column."""
    sheet = f"«{issue.sheet}»" if with_sheet and issue.sheet else ""
    row = f"Dòng {issue.row}" if issue.row else ""
    cell = f"{row}, ô {issue.cell}" if row and issue.cell else issue.cell or row
    return "\n".join(part for part in (sheet, cell, issue.column) if part)
