"""Commands about data: what there is, check and publish a file, versions."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from geoportal.cli.desk import (
    AsJson,
    DatasetName,
    SourceFile,
    app,
    console,
    given_fields,
    known_crs,
    open_desk,
    print_report,
    show_stages,
)
from geoportal.errors import PortalError, ReportError
from geoportal.records import Report
from geoportal.store.versions import current_version, list_versions, published


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
        table.add_row(*("" if row[key] is None else escape(str(row[key])) for key in keys))
    console.print(table)


Given = Annotated[
    list[str] | None, typer.Option("--set", help="Giá trị chung cho cả tệp: «trường=giá trị», ví dụ nam=2025")
]
CrsName = Annotated[str, typer.Option("--crs", help="Hệ tọa độ của tệp khi tệp không ghi, ví dụ EPSG:9209")]


@app.command()
def check(
    dataset: DatasetName,
    file: SourceFile,
    as_json: AsJson = False,
    given: Given = None,
    crs: CrsName = "",
    workbook: Annotated[
        Path | None, typer.Option(help="Ghi tệp Excel của bạn kèm màu và ghi chú ở từng ô cần sửa", metavar="OUT.xlsx")
    ] = None,
) -> None:
    """Kiểm tra một tệp mà không công bố: từng lỗi ở dòng nào, cột nào, sửa thế nào."""
    from geoportal import pipeline
    from geoportal.territory import open_gazetteer
    from geoportal.workbooks import return_workbook

    desk = open_desk()
    definition = desk.dataset(dataset)
    gazetteer = open_gazetteer(desk.settings)
    with show_stages() as tell:
        asked = pipeline.Asked(given_fields(definition, given), known_crs(crs))
        report = pipeline.check(desk.settings, definition, file, gazetteer, tell, asked)[0]
        if workbook is not None:
            tell("workbook")
            return_workbook(file, report, workbook, desk.settings)
    print_report(report, as_json)
    raise typer.Exit(1 if report.count("error") else 0)


@app.command()
def ingest(
    dataset: DatasetName,
    file: SourceFile,
    agency: Annotated[str, typer.Option(help="Mã đơn vị cung cấp (layers/agencies.yml, hoặc ubnd-<mã xã>)")] = "",
    period: Annotated[str, typer.Option(help="Kỳ dữ liệu, ví dụ 2025 hoặc 2025-Q1")] = "",
    partial: Annotated[bool, typer.Option("--partial", help="Công bố các dòng hợp lệ dù còn dòng lỗi")] = False,
    sample: Annotated[bool, typer.Option("--sample", help="Đánh dấu là dữ liệu mẫu")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Xác nhận các điều được hỏi và công bố")] = False,
    given: Given = None,
    crs: CrsName = "",
) -> None:
    """Kiểm tra và công bố một tệp thành phiên bản mới."""
    from geoportal import pipeline
    from geoportal.territory import open_gazetteer

    desk = open_desk()
    definition = desk.dataset(dataset)
    gazetteer = open_gazetteer(desk.settings)
    part = pipeline.describe_part(
        definition, desk.agencies, gazetteer, file, agency=agency, period=period, sample=sample
    )
    asked = pipeline.Asked(given_fields(definition, given), known_crs(crs), confirm, partial)
    try:
        with show_stages() as tell:
            version, report = pipeline.ingest(
                desk.settings, definition, desk.portal, file, gazetteer, part, asked=asked, on_stage=tell
            )
    except ReportError as error:
        if isinstance(error.report, Report):
            print_report(error.report, as_json=False)
        raise
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
        table.add_row(version.id, served, str(manifest["rows"]), str(manifest["located"]), escape(sources))
    console.print(table)


@app.command()
def rollback(
    dataset: DatasetName, to: Annotated[str, typer.Option(help="Mã phiên bản; mặc định: bản trước")] = ""
) -> None:
    """Phục vụ lại một phiên bản trước."""
    from geoportal.store import history

    desk = open_desk()
    version = history.rollback(desk.settings, desk.dataset(dataset).id, to or None)
    console.print(f"Đang phục vụ phiên bản {version.id}.", highlight=False)


@app.command()
def diff(dataset: DatasetName, old: Annotated[str, typer.Argument()] = "", new: Annotated[str, typer.Argument()] = "",
         as_json: AsJson = False) -> None:  # fmt: skip
    """So hai phiên bản: dòng thêm, bớt, đổi. Mặc định: bản đang dùng với bản ngay trước nó."""
    from geoportal.store import history

    desk = open_desk()
    name = desk.dataset(dataset).id
    left, right = history.pair(desk.settings, name, old, new)
    changes = history.diff(left, right)
    if as_json:
        print(json.dumps(asdict(changes), ensure_ascii=False, indent=1))
        return
    console.print(f"Thêm {len(changes.added)}, bớt {len(changes.removed)}, đổi {len(changes.changed)} dòng.")
    for row_id, fields in list(changes.changed.items())[:50]:
        console.print(f"  {row_id}: {', '.join(fields)}", highlight=False)


@app.command()
def correct(
    dataset: DatasetName,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Mã số của dòng, hoặc các giá trị khóa cách nhau bằng |")],
    lon: Annotated[float, typer.Option(help="Kinh độ WGS 84")] = 0.0,
    lat: Annotated[float, typer.Option(help="Vĩ độ WGS 84")] = 0.0,
    made_by: Annotated[str, typer.Option("--by", help="Ai xác nhận vị trí")] = "",
    note: Annotated[str, typer.Option(help="Ghi chú, ví dụ căn cứ xác nhận")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Thôi dùng đính chính ở các lần công bố sau")] = False,
) -> None:
    """Ghi vị trí đã xác nhận của một dòng: công bố ngay, và giữ ở mọi lần công bố sau."""
    from geoportal import correct as corrections
    from geoportal.store.ledger import withdraw_correction

    desk = open_desk()
    definition = desk.dataset(dataset)
    if undo:
        if not withdraw_correction(desk.settings, definition.id, key):
            raise PortalError(f"Không có đính chính nào cho dòng «{key}» (hãy ghi mã số của dòng).")
        console.print("Từ lần công bố sau, vị trí của dòng này lại theo tệp của đơn vị.")
        return
    from geoportal.territory import open_gazetteer

    gazetteer = open_gazetteer(desk.settings)
    version, row = corrections.correct(
        desk.settings, definition, desk.portal, gazetteer, key, lon, lat, made_by=made_by, note=note
    )
    console.print(f"Đã đính chính dòng {row}, phiên bản {version.id}.", highlight=False)


@app.command()
def withdraw(
    dataset: DatasetName,
    erase: Annotated[bool, typer.Option("--erase", help="Xóa hẳn mọi phiên bản, tệp nguồn và tệp tạm")] = False,
) -> None:
    """Ngừng công bố một bộ dữ liệu."""
    from geoportal.store import history

    desk = open_desk()
    name = desk.dataset(dataset).id
    history.withdraw(desk.settings, name, erase=erase)
    console.print(
        f"Đã ngừng công bố «{name}»" + (" và xóa mọi phiên bản." if erase else "; các phiên bản vẫn được giữ.")
    )
