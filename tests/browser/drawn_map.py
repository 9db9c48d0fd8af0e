"""The map of the explorer as a test sees it: where a place is on the screen, its colour, what the map says it drew."""

from __future__ import annotations

import io
import math
from typing import Any

from PIL import Image
from playwright.sync_api import Page

TILE = 256
SETTLED = """() => new Promise((resolve, reject) => {
  let quiet = 0;
  setTimeout(() => reject(new Error('tiles are not drawn')), 30000);
  const look = () => {
    const tiles = [...document.querySelectorAll('.feature-tile')];
    quiet = tiles.length && tiles.every((tile) => tile.classList.contains('leaflet-tile-loaded')) ? quiet + 1 : 0;
    if (quiet > 4) resolve(); else setTimeout(look, 60);
  };
  look();
})"""
COUNT = """async ([name, bounds, zoom]) => {
  const [{ sharedDrawer }, { SIDE, toWorld }] = await Promise.all([import('/static/js/drawer.js'), import('/static/js/geo.js')]);
  const [west, south, east, north] = bounds;
  const side = SIDE * 2 ** (zoom - 1);
  const [left, top] = toWorld(west, north).map((part) => part * side);
  const [right, bottom] = toWorld(east, south).map((part) => part * side);
  return sharedDrawer().count(name, zoom - 1, [left, top, right, bottom]);
}"""
"""Asks the drawer itself how many features it drew in a box of degrees."""


def settle(page: Page) -> None:
    """Wait until every tile of features that the map shows is drawn."""
    page.evaluate(SETTLED)
    page.wait_for_timeout(150)


def view(page: Page) -> tuple[int, float, float]:
    """Return zoom, lat and lon of the map, as the address has them."""
    zoom, lat, lon = page.evaluate("location.hash").removeprefix("#").split("/")
    return int(zoom), float(lat), float(lon)


def on_screen(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Return where a place is, in pixels of the page."""
    zoom, mid_lat, mid_lon = view(page)
    box = page.locator("#map").bounding_box()
    assert box is not None
    (x, y), (mid_x, mid_y) = _world(lon, lat, zoom), _world(mid_lon, mid_lat, zoom)
    return box["x"] + box["width"] / 2 + x - mid_x, box["y"] + box["height"] / 2 + y - mid_y


def bounds(page: Page) -> tuple[float, float, float, float]:
    """Return west, south, east and north of what the map shows, a little within it."""
    zoom, lat, lon = view(page)
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = _world(lon, lat, zoom)
    half_x, half_y = box["width"] / 2 - 3, box["height"] / 2 - 3
    west, north = _degrees(x - half_x, y - half_y, zoom)
    east, south = _degrees(x + half_x, y + half_y, zoom)
    return west, south, east, north


def drawn(page: Page, name: str) -> int:
    """Return how many features of a layer were drawn in view."""
    count: int = page.evaluate(COUNT, [name, list(bounds(page)), view(page)[0]])
    return count


def screenshot(page: Page) -> Image.Image:
    """Return what the page shows, a pixel for each of its own."""
    return Image.open(io.BytesIO(page.screenshot(scale="css"))).convert("RGB")


def colours_near(image: Image.Image, x: float, y: float, reach: int) -> set[Any]:
    """Return the colours around a position."""
    across, down = range(round(x) - reach, round(x) + reach + 1), range(round(y) - reach, round(y) + reach + 1)
    return {image.getpixel((column, row)) for column in across for row in down}


def _world(lon: float, lat: float, zoom: int) -> tuple[float, float]:
    side = TILE * 2**zoom
    return (lon + 180) / 360 * side, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side


def _degrees(x: float, y: float, zoom: int) -> tuple[float, float]:
    side = TILE * 2**zoom
    return x / side * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / side))))
