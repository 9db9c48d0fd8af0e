"""Commands about the portal itself: configuration, templates, addresses, samples, the server."""

from __future__ import annotations

import csv
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from geoportal.cli.desk import DatasetName, app, console, open_desk
from geoportal.settings import load_settings


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
    from geoportal.territory import open_gazetteer
    from geoportal.workbooks.template.write import write_template

    desk = open_desk()
    units = sorted(unit.name for unit in open_gazetteer(desk.settings).units_2025())
    write_template(desk.dataset(dataset), out, units=units, agencies=desk.agencies)
    console.print(f"Đã ghi {escape(str(out))}.", highlight=False)


@app.command()
def geocode(
    source: Annotated[Path, typer.Argument(metavar="IN.csv")],
    out: Annotated[Path, typer.Argument(metavar="OUT.csv")],
    address_column: Annotated[str, typer.Option(help="Tên cột chứa địa chỉ")],
) -> None:
    """Thêm vị trí vào một danh sách địa chỉ: tọa độ, mức, bán kính, đơn vị hành chính, căn cứ."""
    from geoportal.geocode.bulk import geocode_rows
    from geoportal.read.sheets.delimited import stream_delimited
    from geoportal.territory import open_gazetteer

    gazetteer = open_gazetteer(load_settings())
    count = -1
    size = source.stat().st_size if source.is_file() else 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Định vị", total=size)
        rows = stream_delimited(source, lambda done: progress.update(task, completed=done))
        headings = [cell or "" for cell in next(rows, [])]
        places = geocode_rows(headings, rows, address_column, gazetteer)
        first = next(places)  # what is wrong with the input is said before anything is written
        with out.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            for row in chain([first], places):
                writer.writerow(row)
                count += 1
    console.print(f"Đã ghi {count} dòng vào {escape(str(out))}.", highlight=False)


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
