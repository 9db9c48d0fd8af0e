"""The command line: one thin command per thing a person does. Every error is a sentence."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
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
from geoportal.store import history
from geoportal.store.versions import current_version, find_version, list_versions, published

app = typer.Typer(
    name="geoportal", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Cổng dữ liệu mở tỉnh Hưng Yên: công bố và phục vụ dữ liệu.",
)  # fmt: skip
console = Console()
STAGES = {
    "read": "Đọc tệp", "validate": "Kiểm tra", "geocode": "Định vị", "merge": "Ghép với phần đã công bố",
    "index": "Lập chỉ mục", "geopackage": "Tạo GeoPackage", "csv": "Tạo CSV", "manifest": "Ghi bản kê",
    "sync": "Ghi xuống đĩa", "switch": "Chuyển phiên bản",
}  # fmt: skip

DatasetName = Annotated[str, typer.Argument(metavar="DATASET", help="Mã hoặc số thứ tự của bộ dữ liệu")]
SourceFile = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .csv, .xlsx, .geojson hoặc .gpkg")]
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


def main() -> None:
    """Run the command line; a deliberate error is printed as a sentence and exits with 1."""
    try:
        app()
    except PortalError as error:
        Console(stderr=True).print(f"[bold red]Lỗi:[/] {_plain(error.vi)}", highlight=False)
        sys.exit(1)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


@contextmanager
def _stages() -> Iterator[object]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("…", total=None)
        yield lambda stage: progress.update(task, description=STAGES.get(stage, stage))


@app.command()
def datasets(as_json: AsJson = False) -> None:
    """Liệt kê mọi bộ dữ liệu của kế hoạch: đơn vị, tần suất, cách định vị, đã công bố gì."""
    desk = open_desk()
    versions = published(desk.settings.home)
    rows = []
    for dataset in desk.datasets.values():
        version = versions.get(dataset.id)
        manifest = version.manifest if version else {}
        rows.append(
            {
                "number": dataset.number, "id": dataset.id, "title": dataset.title.vi, "domain": dataset.domain,
                "agencies": [desk.agencies[code].name.vi for code in dataset.providers],
                "frequency": dataset.frequency.plan, "located": dataset.located,
                "version": version.id if version else None,
                "rows": manifest.get("rows"), "placed": manifest.get("located"),
            }
        )  # fmt: skip
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table("Số", "Mã", "Tên", "Tần suất", "Định vị", "Phiên bản", "Số dòng", "Có vị trí")
    for row in rows:
        keys = ("number", "id", "title", "frequency", "located", "version", "rows", "placed")
        table.add_row(*("" if row[key] is None else _plain(str(row[key])) for key in keys))
    console.print(table)


@app.command()
def check(dataset: DatasetName, file: SourceFile, as_json: AsJson = False) -> None:
    """Kiểm tra một tệp mà không công bố: từng lỗi ở dòng nào, cột nào, sửa thế nào."""
    from geoportal import pipeline
    from geoportal.territory import load_gazetteer

    desk = open_desk()
    definition = desk.dataset(dataset)
    gazetteer = load_gazetteer(desk.settings.gazetteer, legacy_points=desk.settings.legacy_points)
    with _stages() as tell:
        report = pipeline.check(desk.settings, definition, file, gazetteer, tell)[0]  # type: ignore[arg-type]
    print_report(report, as_json)
    raise typer.Exit(1 if report.count("error") else 0)


def print_report(report: Report, as_json: bool) -> None:
    """Print a report as a table, or as JSON."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return
    counts = {name: report.count(name) for name in ("error", "warning", "notice")}
    console.print(
        f"{_plain(report.file)}: {report.rows_read} dòng, {report.rows_valid} dòng hợp lệ; "
        f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['notice']} lưu ý.",
        highlight=False,
    )
    if report.issues:
        labels = {"error": "[red]Lỗi[/]", "warning": "[yellow]Cảnh báo[/]", "notice": "Lưu ý"}
        table = Table("Mức", "Trang", "Dòng", "Cột", "Giá trị", "Vấn đề", "Cách sửa")
        for issue in report.issues[:200]:
            cells = (issue.sheet, issue.row, issue.column, issue.value, issue.problem, issue.fix)
            table.add_row(labels[issue.severity], *("" if cell is None else _plain(str(cell)) for cell in cells))
        console.print(table)
        if len(report.issues) > 200:
            console.print(f"… và {len(report.issues) - 200} mục nữa (xem đủ bằng --json).")


@app.command()
def ingest(
    dataset: DatasetName,
    file: SourceFile,
    agency: Annotated[str, typer.Option(help="Mã đơn vị cung cấp (layers/agencies.yml, hoặc ubnd-<mã xã>)")] = "",
    period: Annotated[str, typer.Option(help="Kỳ dữ liệu, ví dụ 2025 hoặc 2025-Q1")] = "",
    partial: Annotated[bool, typer.Option("--partial", help="Công bố các dòng hợp lệ dù còn dòng lỗi")] = False,
    sample: Annotated[bool, typer.Option("--sample", help="Đánh dấu là dữ liệu mẫu")] = False,
) -> None:
    """Kiểm tra và công bố một tệp thành phiên bản mới."""
    from geoportal import pipeline
    from geoportal.territory import load_gazetteer

    desk = open_desk()
    definition = desk.dataset(dataset)
    gazetteer = load_gazetteer(desk.settings.gazetteer, legacy_points=desk.settings.legacy_points)
    part = pipeline.describe_part(
        definition, desk.agencies, gazetteer, file, agency=agency, period=period, sample=sample
    )
    with _stages() as tell:
        version, report = pipeline.ingest(
            desk.settings, definition, desk.portal, file, gazetteer, part, partial=partial,
            on_stage=tell,  # type: ignore[arg-type]
        )  # fmt: skip
    print_report(report, as_json=False)
    manifest = version.manifest
    console.print(
        f"Đã công bố [bold]{definition.id}[/] phiên bản {version.id}: {manifest['rows']} dòng, "
        f"{manifest['located']} dòng có vị trí.",
        highlight=False,
    )


@app.command()
def versions(dataset: DatasetName, as_json: AsJson = False) -> None:
    """Liệt kê các phiên bản còn giữ của một bộ dữ liệu, mới nhất trước."""
    desk = open_desk()
    definition = desk.dataset(dataset)
    current = current_version(desk.settings.home, definition.id)
    found = list_versions(desk.settings.home, definition.id)
    if as_json:
        rows = [{**version.manifest, "current": bool(current and current.id == version.id)} for version in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table("Phiên bản", "Đang dùng", "Số dòng", "Có vị trí", "Nguồn")
    for version in found:
        manifest = version.manifest
        sources = "; ".join(f"{part['agency'] or part['key']}: {part['source']}" for part in manifest["parts"])
        served = "●" if current and current.id == version.id else ""
        table.add_row(version.id, served, str(manifest["rows"]), str(manifest["located"]), _plain(sources))
    console.print(table)


@app.command()
def rollback(
    dataset: DatasetName, to: Annotated[str, typer.Option(help="Mã phiên bản; mặc định: bản trước")] = ""
) -> None:
    """Phục vụ lại một phiên bản trước."""
    desk = open_desk()
    version = history.rollback(desk.settings, desk.dataset(dataset).id, to or None)
    console.print(f"Đang phục vụ phiên bản {version.id}.", highlight=False)


@app.command()
def diff(dataset: DatasetName, old: Annotated[str, typer.Argument()] = "", new: Annotated[str, typer.Argument()] = "",
         as_json: AsJson = False) -> None:  # fmt: skip
    """So hai phiên bản: dòng thêm, bớt, đổi. Mặc định: bản trước và bản đang dùng."""
    desk = open_desk()
    name = desk.dataset(dataset).id
    found = list_versions(desk.settings.home, name)
    if not old and len(found) < 2:
        raise PortalError(f"«{name}» chưa có hai phiên bản để so sánh.")
    left = find_version(desk.settings.home, name, old or found[1].id)
    right = find_version(desk.settings.home, name, new or found[0].id)
    changes = history.diff(left, right)
    if as_json:
        print(json.dumps(asdict(changes), ensure_ascii=False, indent=1))
        return
    console.print(f"Thêm {len(changes.added)}, bớt {len(changes.removed)}, đổi {len(changes.changed)} dòng.")
    for row_id, fields in list(changes.changed.items())[:50]:
        console.print(f"  {row_id}: {', '.join(fields)}", highlight=False)


@app.command()
def withdraw(
    dataset: DatasetName,
    erase: Annotated[bool, typer.Option("--erase", help="Xóa hẳn mọi phiên bản, tệp nguồn và tệp tạm")] = False,
) -> None:
    """Ngừng công bố một bộ dữ liệu."""
    desk = open_desk()
    name = desk.dataset(dataset).id
    history.withdraw(desk.settings, name, erase=erase)
    console.print(
        f"Đã ngừng công bố «{name}»" + (" và xóa mọi phiên bản." if erase else "; các phiên bản vẫn được giữ.")
    )


@app.command()
def config(write: Annotated[bool, typer.Option("--write", help="Ghi pygeoapi-config.yml")] = False) -> None:
    """In hoặc ghi cấu hình pygeoapi sinh từ layers/."""
    from geoportal.serve.ogc.config import config_text

    desk = open_desk()
    text = config_text(desk.datasets, desk.references, desk.portal)
    if not write:
        print(text, end="")
        return
    desk.settings.pygeoapi_config.write_text(text, encoding="utf-8")
    console.print(f"Đã ghi {desk.settings.pygeoapi_config.name}.")


@app.command()
def template(dataset: DatasetName, out: Annotated[Path, typer.Argument(metavar="OUT.xlsx")]) -> None:
    """Tạo biểu mẫu Excel để đơn vị điền dữ liệu."""
    from geoportal.read.template import write_template

    write_template(open_desk().dataset(dataset), out)
    console.print(f"Đã ghi {_plain(str(out))}.", highlight=False)


@app.command()
def geocode(
    source: Annotated[Path, typer.Argument(metavar="IN.csv")],
    out: Annotated[Path, typer.Argument(metavar="OUT.csv")],
    address_column: Annotated[str, typer.Option(help="Tên cột chứa địa chỉ")],
) -> None:
    """Thêm vị trí vào một danh sách địa chỉ: tọa độ, mức, bán kính, đơn vị hành chính, căn cứ."""
    from geoportal.geocode.bulk import geocode_rows
    from geoportal.read import read_source
    from geoportal.territory import load_gazetteer

    desk = open_desk()
    table = read_source(source, desk.settings)[0]
    gazetteer = load_gazetteer(desk.settings.gazetteer, legacy_points=desk.settings.legacy_points)
    with out.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        for row in geocode_rows(table, address_column, gazetteer):
            writer.writerow(row)
    console.print(f"Đã ghi {len(table.rows)} dòng vào {_plain(str(out))}.", highlight=False)


@app.command()
def samples(
    if_missing: Annotated[bool, typer.Option("--if-missing", help="Bỏ qua bộ dữ liệu đã công bố")] = False,
) -> None:
    """Công bố dữ liệu mẫu và danh mục đơn vị hành chính."""
    from geoportal.samples import publish_samples

    desk = open_desk()
    for name, version in publish_samples(
        desk.settings, desk.portal, desk.datasets, desk.references, desk.agencies, only_missing=if_missing
    ):
        console.print(f"{name}: {version.manifest['rows']} dòng, phiên bản {version.id}", highlight=False)


@app.command()
def serve() -> None:
    """Chạy cổng: máy chủ web ở tiền cảnh (địa chỉ và cổng theo GEOPORTAL_HOST, GEOPORTAL_PORT)."""
    from geoportal.serve.server import run_server

    run_server(load_settings())


if __name__ == "__main__":
    main()
