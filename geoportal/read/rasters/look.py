"""How a raster looks: a small picture in WGS 84, and the legend that says what its colours mean.

It is drawn from a COG, whose overviews make a large raster as quick as a small one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy
from PIL import Image
from rasterio import Affine
from rasterio.enums import ColorInterp, Resampling
from rasterio.warp import reproject

from geoportal.read.rasters.cog import MOST_CLASSES, Cog, is_photo
from geoportal.read.rasters.colours import Colour, hex_colour, ramp

Pixels = numpy.typing.NDArray[Any]
LONGEST_PX = 1024
STRETCH = (2.0, 98.0)
"""The percentiles of the values that get the first and the last colour."""


def quick_look(raster: Any, cog: Cog, bounds: tuple[float, float, float, float], target: Path) -> dict[str, Any]:
    """Write the picture (PNG, WGS 84, at most LONGEST_PX a side, no data transparent) and return its legend.

    bounds: west, south, east, north, which the picture covers exactly.

    Returns
    -------
    dict
        kind "photo"; or "ramp" with minimum, maximum (physical values) and colours from low to high; or "classes" with
        [value, colour] of each and left_out, the number of those not listed. Colours are #rrggbb; size is that of the
        picture (width, height).
    """
    grid, size = _picture_grid(bounds)
    photo = is_photo(raster)
    smooth = Resampling.nearest if cog.categorical else Resampling.bilinear
    layers = [_warped(raster, index, grid, size, smooth) for index in ((1, 2, 3) if photo else (1,))]
    if photo:
        colours = numpy.stack([_stretched(layer, raster) for layer in layers], axis=-1)
        legend: dict[str, Any] = {"kind": "photo"}
    elif cog.categorical:
        colours, legend = _class_colours(layers[0], raster, cog)
    else:
        colours, legend = _ramp_colours(layers[0], raster)
    alpha = numpy.where(numpy.isfinite(layers[0]), 255, 0).astype("uint8")
    _save(numpy.dstack([colours.astype("uint8"), alpha]), target)
    return {**legend, "size": [size[1], size[0]]}


def _picture_grid(bounds: tuple[float, float, float, float]) -> tuple[Affine, tuple[int, int]]:
    west, south, east, north = bounds
    wide, high = (east - west) * cos(radians((south + north) / 2)), north - south
    scale = LONGEST_PX / max(wide, high)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    return Affine((east - west) / width, 0, west, 0, (south - north) / height, north), (height, width)


def _warped(raster: Any, index: int, grid: Affine, size: tuple[int, int], smooth: Resampling) -> Pixels:
    """Return a band as stored numbers in the picture's grid (EPSG:4326), NaN where it has no data."""
    factor = max(1.0, max(raster.width, raster.height) / (2 * LONGEST_PX))
    shape = (max(1, round(raster.height / factor)), max(1, round(raster.width / factor)))
    source_grid = raster.transform @ Affine.scale(raster.width / shape[1], raster.height / shape[0])
    values = raster.read(index, out_shape=shape).astype("float64")
    values[raster.read_masks(index, out_shape=shape) == 0] = numpy.nan
    warped = numpy.full(size, numpy.nan)
    reproject(
        values, warped, src_transform=source_grid, src_crs=raster.crs, src_nodata=numpy.nan, dst_transform=grid,
        dst_crs="EPSG:4326", dst_nodata=numpy.nan, resampling=smooth, num_threads=1,
    )  # fmt: skip
    warped[~numpy.isfinite(warped)] = numpy.nan
    return warped


def _stretched(layer: Pixels, raster: Any) -> Pixels:
    """Return 0 to 255: bytes as they are, other numbers between the percentiles of STRETCH."""
    low, high = (0.0, 255.0) if raster.dtypes[0] == "uint8" else _range(layer)
    return numpy.nan_to_num(numpy.clip((layer - low) / ((high - low) or 1.0), 0, 1) * 255)


def _range(layer: Pixels) -> tuple[float, float]:
    valid = layer[numpy.isfinite(layer)]
    low, high = numpy.percentile(valid, STRETCH) if valid.size else (0.0, 0.0)
    return float(low), float(high)


def _ramp_colours(layer: Pixels, raster: Any) -> tuple[Pixels, dict[str, Any]]:
    low, high = _range(layer)
    steps = numpy.array(ramp(255))
    index = numpy.nan_to_num((layer - low) / ((high - low) or 1.0) * 254)
    scale, offset = raster.scales[0], raster.offsets[0]
    ends = [low * scale + offset, high * scale + offset]
    shown = [hex_colour(colour) for colour in ramp(9)]
    if ends[0] > ends[1]:
        ends, shown = ends[::-1], shown[::-1]
    return steps[numpy.clip(index, 0, 254).astype(int)], {
        "kind": "ramp", "minimum": ends[0], "maximum": ends[1], "colours": shown,
    }  # fmt: skip


def _class_colours(layer: Pixels, raster: Any, cog: Cog) -> tuple[Pixels, dict[str, Any]]:
    seen = set(map(float, numpy.unique(layer[numpy.isfinite(layer)])))
    values = sorted(seen | (cog.bands[0].classes or set())) or [0.0]
    colours = _colours_of(values, raster)
    index = numpy.searchsorted(values, numpy.nan_to_num(layer, nan=values[0]))
    table = numpy.array([colours[value] for value in values])
    scale, offset = raster.scales[0], raster.offsets[0]
    shown = [[value * scale + offset, hex_colour(colours[value])] for value in values[:MOST_CLASSES]]
    return table[index], {"kind": "classes", "classes": shown, "left_out": max(0, len(values) - MOST_CLASSES)}


def _colours_of(values: list[float], raster: Any) -> Mapping[float, Colour]:
    if raster.colorinterp[0] == ColorInterp.palette:
        table = raster.colormap(1)
        return {value: tuple(table.get(int(value), (0, 0, 0, 255))[:3]) for value in values}
    return dict(zip(values, ramp(len(values)), strict=True))


def _save(rgba: Pixels, target: Path) -> None:
    """Write the picture, with a palette when 256 colours are enough."""
    flat = numpy.ascontiguousarray(rgba).view("uint32").reshape(rgba.shape[:2])
    colours, index = numpy.unique(flat, return_inverse=True)
    if len(colours) > 256:
        Image.fromarray(rgba, "RGBA").save(target, optimize=True)
        return
    table = colours.view("uint8").reshape(-1, 4)
    picture = Image.fromarray(index.reshape(flat.shape).astype("uint8"), "P")
    picture.putpalette(table[:, :3].tobytes())
    picture.save(target, optimize=True, transparency=bytes(table[:, 3].tolist()))
