"""Rasters (GeoTIFF): one by itself, or a .zip of them with the table that names them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from math import hypot
from pathlib import Path
from typing import Any

import orjson
import shapely

from geoportal.dataset import Dataset, load_portal
from geoportal.dataset.headings import vocabulary_of
from geoportal.errors import SourceError
from geoportal.read.file_pack import read_taken
from geoportal.read.rasters.closed_gdal import closed_gdal
from geoportal.read.rasters.cog import Band, Cog, make_cog, open_raster, refuse_raster
from geoportal.read.rasters.look import quick_look
from geoportal.read.rasters.outline import footprint
from geoportal.read.taken import Taken, Taker, published_name
from geoportal.records import Issue, Remembered, SourceTable
from geoportal.settings import Settings
from geoportal.vietnamese import clean, fold, format_number

KINDS = (".tif", ".tiff")
KNOWN_TAG = 0.97
"""How sure a tag of the file must be a field's own title, name or alias."""
DESCRIPTION = "TIFFTAG_IMAGEDESCRIPTION"
LONGEST = 200
UNITS = {"metre": "m", "meter": "m", "degree": "°"}


def read_raster(
    path: Path, files: Path, dataset: Dataset | None, settings: Settings, remembered: Remembered | None = None,
    given: Mapping[str, str] | None = None,
) -> Iterable[SourceTable]:  # fmt: skip
    """Read a GeoTIFF, or a .zip of them; what is published is written into the folder `files`.

    Parameters
    ----------
    path : Path
        A .tif with its georeference inside, in any CRS; or a .zip of such, with a table whose column "Tệp" names them.
    files : Path
        Folder that gets, of each raster, <name>.tif (Cloud Optimized GeoTIFF in its own grid and CRS), <name>.png
        (quick-look in WGS 84) and <name>.json (what is known of it, see `facts`).
    given : mapping, optional
        Texts of fields, by name. They go before what the file says in its tags: those named like a field, and the
        image description, which is taken for the name.

    Returns
    -------
    iterable of SourceTable
        A row for each raster, its shape the outline of the valid pixels (EPSG:4326).

    Raises
    ------
    SourceError
        The dataset takes no rasters; a file alone is damaged, too large, nowhere, or outside the province. In an
        archive with a table that is an issue of its row.
    """
    if dataset is None or "raster:file" not in (dataset.located, *dataset.accepts):
        name = f"Bộ dữ liệu «{dataset.title.vi}»" if dataset else "Lệnh này"
        raise SourceError(f"{name} không nhận ảnh raster (GeoTIFF). Hãy gửi bảng hoặc tệp GIS dạng véc-tơ.")
    taker = Taker(KINDS, partial(take_raster, files=files, dataset=dataset, settings=settings))
    return read_taken(path, files, dataset, settings, remembered or Remembered(), given or {}, taker)


def take_raster(path: Path, files: Path, dataset: Dataset, settings: Settings) -> Taken:
    """Check a GeoTIFF and write its COG, its quick-look and what is known of it into `files`.

    Raises
    ------
    SourceError
        As `read_raster` says.
    """
    with closed_gdal(), tempfile.TemporaryDirectory() as folder:
        ready, look = Path(folder) / "cog.tif", Path(folder) / "look.png"
        with open_raster(path) as raster:
            refuse_raster(path, raster, settings)
            said, issues = _fields_said(path, raster, dataset)
            issues += _pages(path, raster)
            cog = make_cog(path, raster, ready, Path(folder) / "work.tif")
        with open_raster(ready) as made:
            outline = footprint(made)
            issues += _inside(path, outline, settings)
            legend = quick_look(made, cog, outline.bounds, look)
            known = facts(made, cog, outline, legend)
        issues += _remarks(path, cog)
        name = published_name(path.name, ready, ".tif")
        shutil.move(ready, files / name)
        shutil.move(look, files / name.replace(".tif", ".png"))
        (files / name.replace(".tif", ".json")).write_bytes(orjson.dumps(known))
    return Taken(name, path.name, shapely.to_wkb(outline), said, tuple(issues))


def facts(raster: Any, cog: Cog, outline: shapely.MultiPolygon, legend: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of a raster, for its page.

    width, height (pixels), crs (name), epsg (or None), pixel ([width, height] in unit), unit ("m", "°" or another),
    dtype, nodata, bands (description, unit, minimum, maximum: physical values), bbox ([west, south, east, north] in
    EPSG:4326, that of the quick-look too), legend (see `quick_look`).
    """
    grid, nodata = raster.transform, raster.nodata
    units = str(raster.crs.linear_units) if raster.crs.is_projected else "degree"
    return {
        "width": raster.width, "height": raster.height, "crs": _crs_name(raster.crs), "epsg": raster.crs.to_epsg(),
        "pixel": [hypot(grid.a, grid.d), hypot(grid.b, grid.e)], "unit": UNITS.get(units, units),
        "dtype": raster.dtypes[0], "nodata": None if nodata is None else f"{nodata:.10g}",
        "bands": [_band_facts(raster, index, band) for index, band in enumerate(cog.bands)],
        "bbox": [round(side, 7) for side in outline.bounds], "legend": legend,
    }  # fmt: skip


def _crs_name(crs: Any) -> str:
    return str(crs.to_wkt().split('"')[1])


def _band_facts(raster: Any, index: int, band: Band) -> dict[str, Any]:
    scale, offset = raster.scales[index], raster.offsets[index]
    ends = [None, None] if band.is_empty else sorted((band.minimum * scale + offset, band.maximum * scale + offset))
    return {
        "description": raster.descriptions[index] or "", "unit": raster.units[index] or "",
        "minimum": ends[0], "maximum": ends[1],
    }  # fmt: skip


def _fields_said(path: Path, raster: Any, dataset: Dataset) -> tuple[dict[str, str], list[Issue]]:
    """Return the fields that the file's tags answer to: those named like a field, and its description for the name."""
    names = vocabulary_of(dataset).names
    values: dict[str, str] = {}
    tags = {**raster.tags(1), **raster.tags()}
    for tag, text in tags.items():
        found = names.get(fold(tag))
        if found and found.confidence >= KNOWN_TAG and clean(text) and dataset.input_fields[found.field].type != "file":
            values[found.field] = clean(text)[:LONGEST]
    described = clean(tags.get(DESCRIPTION, ""))
    if described and dataset.fields[dataset.name_field].type == "text" and any(map(str.isalpha, described)):
        values.setdefault(dataset.name_field, described[:LONGEST])
    return values, [_told(path, name, text, dataset) for name, text in values.items()]


def _told(path: Path, name: str, text: str, dataset: Dataset) -> Issue:
    title = dataset.input_fields[name].title.vi
    problem = f"«{title}» lấy từ thông tin trong tệp «{path.name}»: «{text}»."
    return Issue("said", "notice", problem, f'Nếu không đúng, thêm --set {name}="…".', column=title, value=text)


def _inside(path: Path, outline: shapely.MultiPolygon, settings: Settings) -> list[Issue]:
    province = shapely.box(*load_portal(settings.layers).bbox)
    middle = outline.centroid
    where = f"tâm ảnh ở vĩ độ {format_number(middle.y, 2)}, kinh độ {format_number(middle.x, 2)}"
    fix = "Hãy kiểm tra hệ tọa độ của tệp (EPSG:9209 là VN-2000 của Hưng Yên)."
    if not outline.intersects(province):
        raise SourceError(f"«{path.name}» nằm ngoài tỉnh Hưng Yên ({where}). {fix}")
    if outline.intersection(province).area * 2 < outline.area:
        return [Issue("outside", "warning", f"Phần lớn ảnh «{path.name}» nằm ngoài tỉnh ({where}).", fix)]
    return []


def _pages(path: Path, raster: Any) -> Iterator[Issue]:
    if len(raster.subdatasets) > 1:
        text = f"«{path.name}» có {len(raster.subdatasets)} ảnh bên trong; chỉ ảnh đầu tiên được đọc."
        yield Issue("pages", "warning", text, "Nếu cần các ảnh kia, hãy tách mỗi ảnh thành một tệp .tif.")


def _remarks(path: Path, cog: Cog) -> Iterator[Issue]:
    if cog.undeclared is not None:
        text = (
            f"«{path.name}» không khai báo giá trị «không có số liệu»; giá trị nhỏ nhất là {cog.undeclared:g} "
            "và đang được coi là số liệu."
        )
        yield Issue("nodata", "warning", text, "Nếu đó là ô không có số liệu, hãy khai báo nodata trong QGIS.")
