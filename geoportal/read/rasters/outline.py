"""What a raster covers: the outline of its pixels with data."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError
from rasterio import Affine
from rasterio.features import shapes

from geoportal.errors import SourceError

GRIDS_PX = (1024, 256, 64)
"""Longest side of the grid in which the outline is drawn; a coarser one where it falls into too many parts."""
MOST_PARTS = 5_000
MOST_CORNERS = 1_000


def footprint(raster: Any) -> shapely.MultiPolygon:
    """Return the outline of the valid pixels in EPSG:4326, good to about a pixel of the grid in which it is drawn.

    Raises
    ------
    SourceError
        Its corners have no longitude and latitude.
    """
    outline, pixel, longest = _drawn(raster, GRIDS_PX[0])
    for coarser in GRIDS_PX[1:]:
        if len(outline.geoms) > MOST_PARTS:
            outline, pixel, longest = _drawn(raster, coarser)
    dense = shapely.segmentize(_few_corners(outline, pixel), longest / 16 * pixel)
    try:
        to_wgs84 = Transformer.from_crs(CRS.from_wkt(raster.crs.to_wkt()), "EPSG:4326", always_xy=True)
        change = partial(to_wgs84.transform, errcheck=True)
        moved = shapely.transform(dense, cast(Any, change), interleaved=False)
    except ProjError as error:
        raise SourceError("Không chuyển được ảnh sang WGS 84. Hãy kiểm tra hệ tọa độ của tệp (EPSG:9209?).") from error
    return _multi(shapely.make_valid(moved, method="structure"))


def _drawn(raster: Any, most_px: int) -> tuple[shapely.MultiPolygon, float, int]:
    """Return the parts of the outline in the raster's CRS, the size of a pixel there, the longest side in pixels."""
    factor = max(1.0, max(raster.width, raster.height) / most_px)
    size = (max(1, round(raster.height / factor)), max(1, round(raster.width / factor)))
    mask = raster.dataset_mask(out_shape=size)
    grid = raster.transform @ Affine.scale(raster.width / size[1], raster.height / size[0])
    parts: list[Any] = [
        shapely.geometry.shape(found) for found, _ in shapes((mask > 0).astype("uint8"), mask > 0, transform=grid)
    ]
    return shapely.MultiPolygon(parts), abs(grid.determinant) ** 0.5, max(size)


def _few_corners(outline: shapely.Geometry, pixel: float) -> shapely.Geometry:
    """Simplify an outline by a pixel, and on until it has few corners; specks of less than four pixels are left out."""
    large = [part for part in _multi(outline).geoms if part.area >= 4 * pixel * pixel]
    outline = shapely.MultiPolygon(large) if large else outline
    tolerance = pixel
    while True:
        simple = shapely.make_valid(shapely.simplify(outline, tolerance), method="structure")
        outline = simple if not simple.is_empty else shapely.envelope(outline)
        if shapely.get_num_coordinates(outline) <= MOST_CORNERS or tolerance > 200 * pixel:
            return outline
        tolerance *= 2


def _multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    parts = shapely.get_parts(shape)
    return shapely.MultiPolygon([part for part in shapely.get_parts(parts) if part.geom_type == "Polygon"])
