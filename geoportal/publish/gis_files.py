"""KML, Shapefile and FlatGeobuf downloads, written through pyogrio from one GeoDataFrame."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas
import pandas

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal
from geoportal.publish.geopackage import frame_of
from geoportal.publish.table_csv import heading
from geoportal.records import Encoded
from geoportal.store.versions import Version

DBF_TEXT_BYTES = 254
NOT_XML = {code: None for code in range(32) if code not in (9, 10, 13)}


def write_flatgeobuf(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write FlatGeobuf; without its spatial index when some rows have no place, so that none is lost."""
    frame = frame_of(dataset, rows)
    complete = not frame.geometry.isna().any()
    frame.to_file(path, driver="FlatGeobuf", engine="pyogrio", layer=dataset.id,
                  geometry_type=_kind(version), SPATIAL_INDEX="YES" if complete else "NO",
                  TITLE=dataset.title.vi, DESCRIPTION=_about(dataset, portal, version))  # fmt: skip


def write_kml(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write KML with Vietnamese field titles as extended data; characters that XML cannot hold are left out."""
    frame = frame_of(dataset, rows)
    titles = {name: heading(field) for name, field in published_columns(dataset).items()}
    frame = frame.astype({name: object for name in titles}).rename(columns=titles)
    frame.insert(0, "Name", frame[titles[dataset.name_field]].astype(str))
    for name in frame.columns[:-1]:
        frame[name] = [None if _empty(value) else str(value).translate(NOT_XML) for value in frame[name]]
    frame.to_file(path, driver="LIBKML", engine="pyogrio", layer=dataset.title.vi[:60], geometry_type=_kind(version))


def write_shapefile(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write a zipped Shapefile: UTF-8 (.cpg), field names of at most 10 characters, and a table of those names."""
    frame = frame_of(dataset, rows)
    names = short_names(list(frame.columns[:-1]))
    cut = [name for name in frame.columns[:-1] if _cut_texts(frame, name)]
    for name in frame.columns[:-1]:
        if str(frame[name].dtype) == "boolean":
            frame[name] = frame[name].astype("Int64")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{dataset.id}.shp"
        frame.rename(columns=names).to_file(
            target, driver="ESRI Shapefile", engine="pyogrio", encoding="UTF-8", geometry_type=_kind(version)
        )
        readme = _readme(dataset, portal, version, names, cut)
        (Path(folder) / "DOC-TRUOC.txt").write_text(readme, encoding="utf-8-sig")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in sorted(Path(folder).iterdir()):
                archive.write(part, part.name)


def short_names(names: Sequence[str]) -> dict[str, str]:
    """Return a distinct name of at most 10 characters for each field name.

    >>> short_names(["dien_thoai_lien_he", "dien_thoai_co_quan"])
    {'dien_thoai_lien_he': 'dienthoail', 'dien_thoai_co_quan': 'dienthoaic'}
    """
    short: dict[str, str] = {}
    for name in names:
        plain = name if len(name) <= 10 else name.replace("_", "")[:10]
        number = 1
        while plain in short.values():
            number += 1
            plain = f"{name.replace('_', '')[: 10 - len(str(number))]}{number}"
        short[name] = plain
    return short


def _cut_texts(frame: geopandas.GeoDataFrame, name: str) -> bool:
    if frame[name].dtype != object:
        return False
    before = list(frame[name])
    frame[name] = [
        value.encode()[:DBF_TEXT_BYTES].decode(errors="ignore") if isinstance(value, str) else value for value in before
    ]
    return before != list(frame[name])


def _readme(dataset: Dataset, portal: Portal, version: Version, names: dict[str, str], cut: list[str]) -> str:
    columns = published_columns(dataset)
    lines = [dataset.title.vi, _about(dataset, portal, version), "", "Tên trường trong tệp .dbf:"]
    lines += [
        f"  {short:10}  {heading(columns[name]) if name in columns else 'Mã số'}" for name, short in names.items()
    ]
    if cut:
        lines += ["", f"Văn bản dài hơn {DBF_TEXT_BYTES} byte đã bị cắt ở: {', '.join(cut)}. Bản đủ: tải GeoPackage."]
    return "\r\n".join(lines) + "\r\n"


def _about(dataset: Dataset, portal: Portal, version: Version) -> str:
    sample = "DỮ LIỆU MẪU, không phải số liệu chính thức. " if version.manifest["sample"] else ""
    return (
        f"{sample}Nguồn: {portal.title.vi}. Giấy phép: {portal.licence(dataset.licence).uri}. Phiên bản {version.id}."
    )


def _kind(version: Version) -> str:
    return str(version.manifest["geometry_type"] or "Unknown")


def _empty(value: Any) -> bool:
    return value is None or bool(pandas.isna(value))
