"""A GeoTIFF from anybody becomes a Cloud Optimized GeoTIFF: the same values in the same grid, and nothing else of it.

It is read block by block, so that it is never in memory as a whole. Kept: bands with their descriptions, units, scales,
offsets and colours, the value for "no data", masks, the number type, the coordinate reference system. Left out: names
of people and machines, free text, overviews made elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import nan
from pathlib import Path
from typing import Any

import numpy
import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.shutil import copy

from geoportal.errors import SourceError
from geoportal.settings import Settings

PIXELS_A_CELL = 8
"""How many pixels, all bands together, may stand for one cell of a sheet: they are never in memory all at once."""
MOST_BANDS = 64
MOST_BLOCK_BYTES = 256 << 20
"""Largest block that a file may be made of: a block is read whole."""
MOST_CLASSES = 24
"""Up to so many different whole numbers are classes, not quantities."""
TILE = 512
UNDECLARED = (-9999.0, -99999.0, -32768.0, -3.4028234663852886e38, -1.7976931348623157e308)
"""Values that programs write where there is no data."""


@dataclass(slots=True)
class Band:
    """What the pixels of a band hold, as stored: lowest and highest value, their different values when they are few."""

    minimum: float = nan
    maximum: float = nan
    whole: bool = True
    has_nan: bool = False
    classes: set[float] | None = field(default_factory=set)

    def add(self, values: numpy.typing.NDArray[Any]) -> None:
        """Take in the valid values of a block."""
        if values.dtype.kind == "f":
            finite = values[numpy.isfinite(values)]
            self.has_nan |= finite.size < values.size
            values = finite
        if not values.size:
            return
        self.minimum = float(numpy.fmin(self.minimum, float(values.min())))
        self.maximum = float(numpy.fmax(self.maximum, float(values.max())))
        if values.dtype.kind == "f" and self.whole:
            self.whole = bool((values == numpy.trunc(values)).all())
        if self.classes is not None:
            self.classes |= set(map(float, numpy.unique(values)))
            if len(self.classes) > MOST_CLASSES or not self.whole:
                self.classes = None

    @property
    def is_empty(self) -> bool:
        """True when no pixel has a value."""
        return self.minimum != self.minimum


@dataclass(frozen=True, slots=True)
class Cog:
    """A COG on disk and what is known of it. categorical: its numbers name classes."""

    path: Path
    bands: tuple[Band, ...]
    categorical: bool
    undeclared: float | None
    """The value that seems to mean "no data" although the file does not say so."""


def open_raster(path: Path) -> Any:
    """Open a file as a GeoTIFF, whatever else it may be; call within `closed_gdal`.

    Raises
    ------
    SourceError
        It is none.
    """
    try:
        return rasterio.open(path.absolute(), driver="GTiff")
    except rasterio.errors.RasterioError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> SourceError:
    return SourceError(f"«{path.name}» không đọc được như tệp GeoTIFF; tệp có thể bị hỏng. Hãy xuất lại từ QGIS.")


def refuse_raster(path: Path, raster: Any, settings: Settings) -> None:
    """Raise SourceError for a raster that is nowhere, too large, or of a kind that is no map."""
    most = settings.max_cells * PIXELS_A_CELL
    again = "Hãy đặt lại trong QGIS (Raster → Chuyển đổi → Dịch định dạng) rồi gửi lại."
    if raster.crs is None or not (raster.crs.is_projected or raster.crs.is_geographic):
        raise SourceError(f"«{path.name}» không ghi hệ tọa độ (EPSG:9209 là VN-2000 của Hưng Yên). {again}")
    if raster.transform.is_identity or raster.transform.is_degenerate:
        raise SourceError(f"«{path.name}» không ghi vị trí của ảnh (chưa nắn, hoặc vị trí ở tệp .tfw riêng). {again}")
    if raster.count > MOST_BANDS:
        raise SourceError(f"«{path.name}» có {raster.count} kênh, nhiều hơn {MOST_BANDS}. Hãy tách thành nhiều tệp.")
    if raster.width * raster.height * raster.count > most:
        raise SourceError(
            f"«{path.name}» có {raster.width} × {raster.height} điểm ảnh, {raster.count} kênh: nhiều hơn {most} điểm. "
            "Hãy cắt theo ranh giới tỉnh hoặc giảm độ phân giải."
        )
    if any(kind.startswith("complex") for kind in raster.dtypes) or len(set(raster.dtypes)) > 1:
        raise SourceError(f"«{path.name}» có kiểu số không dùng được ({', '.join(set(raster.dtypes))}). {again}")
    height, width = raster.block_shapes[0]
    if height * width * numpy.dtype(raster.dtypes[0]).itemsize * raster.count > MOST_BLOCK_BYTES:
        raise SourceError(f"«{path.name}» không chia ô nên không đọc từng phần được. Hãy lưu lại với TILED=YES.")


def make_cog(path: Path, raster: Any, target: Path, work: Path) -> Cog:
    """Write a raster as a COG in its own grid and CRS.

    Parameters
    ----------
    raster : rasterio.DatasetReader
        Open, and not refused by `refuse_raster`.
    target, work : Path
        The file to write, and a temporary one.

    Raises
    ------
    SourceError
        The file is damaged, or no pixel of it has a value.
    """
    try:
        bands = _rewrite(raster, work)
        if all(band.is_empty for band in bands):
            raise SourceError(f"«{path.name}» không có điểm ảnh nào có số liệu. Hãy kiểm tra lại tệp đã xuất.")
        categorical = _has_colours(raster) or (not is_photo(raster) and all(b.classes is not None for b in bands))
        copy(
            work, target, driver="COG", COMPRESS="DEFLATE", PREDICTOR="YES", BLOCKSIZE=TILE, BIGTIFF="IF_SAFER",
            OVERVIEWS="IGNORE_EXISTING", OVERVIEW_RESAMPLING="NEAREST" if categorical else "AVERAGE", NUM_THREADS=1,
        )  # fmt: skip
    except rasterio.errors.RasterioError as error:
        raise _damaged(path) from error
    finally:
        work.unlink(missing_ok=True)
    found = bands[0].minimum if raster.nodata is None and bands[0].minimum in UNDECLARED else None
    return Cog(target, tuple(bands), categorical, found)


def is_photo(raster: Any) -> bool:
    """Return whether the first three bands are red, green and blue."""
    return tuple(raster.colorinterp[:3]) == (ColorInterp.red, ColorInterp.green, ColorInterp.blue)


def _has_colours(raster: Any) -> bool:
    return bool(raster.colorinterp[0] == ColorInterp.palette)


def _rewrite(raster: Any, work: Path) -> list[Band]:
    """Write every block into a plain tiled file, looking at each value on the way."""
    bands = [Band() for _ in raster.indexes]
    masked = MaskFlags.per_dataset in raster.mask_flag_enums[0] and MaskFlags.alpha not in raster.mask_flag_enums[0]
    with rasterio.open(work, "w", **_profile(raster)) as target:
        target.descriptions, target.units = raster.descriptions, raster.units
        target.scales, target.offsets = raster.scales, raster.offsets
        target.colorinterp = raster.colorinterp
        target.update_tags(AREA_OR_POINT=raster.tags().get("AREA_OR_POINT", "Area"))
        if _has_colours(raster):
            target.write_colormap(1, raster.colormap(1))
        for window, block, masks in _blocks(raster, target):
            target.write(block, window=window)
            if masked:
                target.write_mask(masks[0], window=window)
            for band, values, mask in zip(bands, block, masks, strict=True):
                band.add(values[mask != 0])
        if raster.nodata is None and any(band.has_nan for band in bands):
            target.nodata = nan
    return bands


def _blocks(raster: Any, target: Any) -> Iterator[tuple[Any, numpy.typing.NDArray[Any], numpy.typing.NDArray[Any]]]:
    for _, window in target.block_windows(1):
        yield window, raster.read(window=window), raster.read_masks(window=window)


def _profile(raster: Any) -> dict[str, Any]:
    usable = raster.nodata is not None and rasterio.dtypes.in_dtype_range(raster.nodata, raster.dtypes[0])
    return {
        "driver": "GTiff", "width": raster.width, "height": raster.height, "count": raster.count,
        "dtype": raster.dtypes[0], "crs": raster.crs, "transform": raster.transform,
        "nodata": raster.nodata if usable else None,
        "tiled": True, "blockxsize": TILE, "blockysize": TILE, "compress": "zstd", "zstd_level": 1, "bigtiff": "yes",
        "sparse_ok": True,
    }  # fmt: skip
