"""Colours for values: a ramp whose lightness grows evenly to the eye, computed in OKLab (B. Ottosson, 2020)."""

from __future__ import annotations

Colour = tuple[int, int, int]
RAMP_ENDS = ((0.32, -0.02, -0.07), (0.92, -0.04, 0.14))
"""Darkest and lightest colour in OKLab: night blue, ripe longan."""
RAMP_BEND = -0.05
"""How far the middle of the ramp leans to green."""


def ramp(count: int) -> list[Colour]:
    """Return colours from dark to light whose lightness grows evenly to the eye (0 to 255).

    >>> [hex_colour(colour) for colour in ramp(3)]
    ['#153457', '#579670', '#f2ea6e']
    """
    steps = [number / max(count - 1, 1) for number in range(count)]
    return [_rgb(*_between(step)) for step in steps]


def _between(step: float) -> tuple[float, float, float]:
    low, high = RAMP_ENDS
    bend = 4 * step * (1 - step) * RAMP_BEND
    lightness, green, blue = (a + (b - a) * step for a, b in zip(low, high, strict=True))
    return lightness, green + bend, blue


def _rgb(lightness: float, a: float, b: float) -> Colour:
    """Return the sRGB colour of an OKLab one."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _byte(red), _byte(green), _byte(blue)


def _byte(linear: float) -> int:
    linear = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))


def hex_colour(colour: Colour) -> str:
    """Return a colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
