"""Commands about territory: what the operator loads, and what became of a unit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from geoportal.cli.desk import app, console
from geoportal.settings import load_settings

territory = typer.Typer(no_args_is_help=True, help="Địa giới: nạp ranh giới, tra cứu đơn vị hành chính.")
app.add_typer(territory, name="territory")


@territory.command("load")
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ranh giới xã, phường: .geojson, .gpkg hoặc .zip")],
    source: Annotated[str, typer.Option(help="Nguồn của ranh giới, ghi vào mọi kết quả")] = "",
) -> None:
    """Nạp ranh giới chính thức của các xã, phường; mọi hệ tọa độ, kể cả VN-2000."""
    from geoportal.read.boundaries import read_boundary_file
    from geoportal.territory import load_gazetteer
    from geoportal.territory.boundaries import save_boundaries

    settings = load_settings()
    loaded = read_boundary_file(file, load_gazetteer(settings.gazetteer), settings)
    save_boundaries(settings.home, source or file.name, loaded.shapes)
    for finding in loaded.findings:
        console.print(f"[yellow]Lưu ý:[/] {finding}", highlight=False)
    console.print(f"Đã nạp ranh giới của {len(loaded.shapes)} xã, phường.", highlight=False)


@territory.command("load-osm")
def load_osm(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Bản trích OpenStreetMap: .osm.pbf hoặc .osm")],
) -> None:
    """Nạp đường phố, thôn xóm, số nhà, bản đồ nền từ bản trích OpenStreetMap; chỉ giữ phần trong tỉnh."""
    from geoportal.dataset import load_portal
    from geoportal.publish.base_tiles import write_base
    from geoportal.read.osm import read_osm
    from geoportal.read.osm_base import read_osm_base
    from geoportal.read.osm_boundaries import read_osm_boundaries
    from geoportal.territory import open_gazetteer
    from geoportal.territory.base import base_file
    from geoportal.territory.boundaries import boundary_file, save_boundaries
    from geoportal.territory.detail import ATTRIBUTION, save_details

    settings = load_settings()
    bbox = load_portal(settings.layers).bbox
    if not boundary_file(settings.home).exists():
        shapes = read_osm_boundaries(file, open_gazetteer(settings), bbox)
        if shapes:
            save_boundaries(settings.home, ATTRIBUTION, shapes)
            console.print(
                f"Đã nạp ranh giới của {len(shapes)} xã, phường từ OpenStreetMap (chưa có ranh giới chính thức)."
            )
    found = read_osm(file, open_gazetteer(settings), bbox)
    counts = save_details(settings.home, found)
    names = {"street": "đường phố", "hamlet": "thôn, xóm", "house": "số nhà", "poi": "địa điểm"}
    told = ", ".join(f"{counts.get(kind, 0)} {name}" for kind, name in names.items())
    drawn = write_base(read_osm_base(file, bbox), base_file(settings.home))
    told += f"; bản đồ nền có {drawn['water']} sông, hồ và {drawn['roads']} đoạn đường"
    console.print(f"Đã nạp {told}. Nguồn: {ATTRIBUTION}.", highlight=False)


@territory.command("resolve")
def resolve(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Tên hoặc mã xã, phường của bất kỳ thời kỳ nào")],
    date: Annotated[str, typer.Option(help="Ngày, ví dụ 2024-06-30: chỉ đơn vị tồn tại ngày đó")] = "",
) -> None:
    """Cho biết một xã, phường, thị trấn cũ hay mới nay là đơn vị nào."""
    from geoportal import territory as places
    from geoportal.errors import PortalError

    try:
        day = datetime.strptime(date, "%Y-%m-%d").date() if date else None
    except ValueError as error:
        raise PortalError(f"«{date}» không phải là ngày: hãy ghi như 2024-06-30.") from error
    found = places.resolve(name, places.open_gazetteer(load_settings()), as_of=day)
    if not found.units:
        raise PortalError(f"Không có xã, phường, thị trấn nào tên hoặc mã «{name}» từ năm 2019 đến nay.")
    console.print(f"Là: {'; '.join(found.evidence)}", highlight=False)
    console.print(f"Nay: {'; '.join(f'{unit.name} ({unit.code})' for unit in found.units)}", highlight=False)
