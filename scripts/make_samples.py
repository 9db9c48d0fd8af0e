"""Write the sample files beside the definitions, from a fixed seed: layers/<domain>/<id>.sample.<ext>.

Names of a few well-known public places are real and carry only their commune, so that the portal's own geocoder
places them. Everything else is made up and says so in its name; no coordinate of a real place is invented.
"""

from __future__ import annotations

import csv
import json
import math
import random
from pathlib import Path

from geoportal.dataset import Dataset, Field, load_datasets
from geoportal.settings import load_settings
from geoportal.territory import Gazetteer, Unit, load_gazetteer

ROWS = 12
# fmt: off
SAMPLED = (
    1, 3, 4, 5, 6, 7, 8, 16, 17, 21, 25, 31, 33, 40, 41, 42, 48, 50, 53,
    57, 63, 65, 68, 76, 79, 81, 88, 90, 92, 94, 108, 111, 114, 116, 122, 123, 127, 128,
)
# fmt: on
RELICS = (
    ("Văn Miếu Xích Đằng", "Phường Lam Sơn, thành phố Hưng Yên"),
    ("Chùa Chuông", "Phường Hiến Nam, thành phố Hưng Yên"),
    ("Đền Mẫu", "Phường Quang Trung, thành phố Hưng Yên"),
    ("Đền Đa Hòa", "Xã Bình Minh, huyện Khoái Châu, tỉnh Hưng Yên"),
    ("Đền Hóa Dạ Trạch", "Xã Dạ Trạch, huyện Khoái Châu, tỉnh Hưng Yên"),
    ("Đền Phù Ủng", "Xã Phù Ủng, huyện Ân Thi, tỉnh Hưng Yên"),
    ("Chùa Thái Lạc", "Xã Lạc Hồng, huyện Văn Lâm, tỉnh Hưng Yên"),
    ("Chùa Keo", "Xã Duy Nhất, huyện Vũ Thư, tỉnh Thái Bình"),
    ("Khu di tích đền Trần Thái Bình", "Xã Tiến Đức, huyện Hưng Hà, tỉnh Thái Bình"),
    ("Đền Tiên La", "Xã Đoan Hùng, huyện Hưng Hà, tỉnh Thái Bình"),
    ("Đền Đồng Bằng", "Xã An Lễ, huyện Quỳnh Phụ, tỉnh Thái Bình"),
)
HIGH_SCHOOLS = (
    ("Trường THPT Khoái Châu", "Thị trấn Khoái Châu, huyện Khoái Châu, tỉnh Hưng Yên"),
    ("Trường THPT Tiên Lữ", "Thị trấn Vương, huyện Tiên Lữ, tỉnh Hưng Yên"),
    ("Trường THPT Phù Cừ", "Thị trấn Trần Cao, huyện Phù Cừ, tỉnh Hưng Yên"),
    ("Trường THPT Kim Động", "Thị trấn Lương Bằng, huyện Kim Động, tỉnh Hưng Yên"),
    ("Trường THPT Ân Thi", "Thị trấn Ân Thi, huyện Ân Thi, tỉnh Hưng Yên"),
    ("Trường THPT Đông Thụy Anh", "Thị trấn Diêm Điền, huyện Thái Thụy, tỉnh Thái Bình"),
)
RANGES = {"so_giao_vien": (18, 60), "so_hoc_sinh": (250, 900), "so_luong_xe": (10, 120), "cong_suat": (20, 200)}
NAMED = {33: RELICS, 8: HIGH_SCHOOLS}


def main() -> None:
    """Write every sample file."""
    settings = load_settings()
    gazetteer = load_gazetteer(settings.gazetteer)
    for dataset in load_datasets(settings.layers).values():
        if dataset.number in SAMPLED:
            dice = random.Random(f"{dataset.id} 2025")
            folder = settings.layers / dataset.domain
            if dataset.located == "polygon:file":
                write_zones(folder / f"{dataset.id}.sample.geojson", dataset, gazetteer, dice)
            else:
                write_table(folder / f"{dataset.id}.sample.csv", dataset, gazetteer, dice)


def write_table(path: Path, dataset: Dataset, gazetteer: Gazetteer, dice: random.Random) -> None:
    """Write a CSV with Vietnamese headings; coordinates only where the dataset itself has them."""
    fields = dataset.fields
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([field.title.vi for field in fields.values()])
        for record in records(dataset, gazetteer, dice):
            writer.writerow([record[name] for name in fields])


def records(dataset: Dataset, gazetteer: Gazetteer, dice: random.Random) -> list[dict[str, object]]:
    """Return the rows of a sample: named places first where there are some."""
    units = dice.sample(gazetteer.units_2025(), ROWS)
    named = NAMED.get(dataset.number, ()) if isinstance(dataset.number, int) else ()
    rows: list[dict[str, object]] = []
    for index in range(len(named) or ROWS):
        row: dict[str, object] = {
            name: made_value(name, field, dataset, units[index], index, dice) for name, field in dataset.fields.items()
        }
        if named:  # Of a real place nothing is made up: only its name and commune are given.
            row = {**dict.fromkeys(row, ""), "ten": named[index][0], "dia_chi": named[index][1]}
        rows.append(row)
    return rows


def made_value(name: str, field: Field, dataset: Dataset, unit: Unit, index: int, dice: random.Random) -> object:
    """Return a made-up value of a field; phones and personal data stay empty unless required."""
    if dataset.facility is not None and name == dataset.facility.field:
        return sample_name(dataset.facility.dataset, index)
    if field.values:
        return field.values[index % len(field.values)]
    if name == "ten":
        return (
            sample_name(dataset.id, index)
            if field.type == "text"
            else f"Điểm mẫu {index + 1}, {unit.name}, tỉnh Hưng Yên"
        )
    made = {
        "address": f"Điểm mẫu {index + 1}, {unit.name}, tỉnh Hưng Yên",
        "unit": unit.name,
        "year": 2025,
        "integer": dice.randint(*RANGES.get(name, (20, 900))),
        "number": round(dice.uniform(1, 99), 1),
        "date": "15/06/2025",
        "month": f"{index % 12 + 1:02}/2025",
        "quarter": f"Quý {index % 4 + 1}/{2023 + index // 4}",
        "school_year": "2025-2026",
        "time": "07:30",
        "boolean": "Có",
        "latitude": round(unit.lat + dice.uniform(-0.008, 0.008), 5),
        "longitude": round(unit.lon + dice.uniform(-0.008, 0.008), 5),
    }
    if field.type in made:
        if field.type == "year" and name in dataset.key and "dia_ban" not in dataset.key and len(dataset.key) == 1:
            return 2014 + index
        return made[field.type]
    if field.type == "text" and (field.required or name in dataset.key):
        return f"Mẫu {index + 1}"
    return ""


def sample_name(dataset_id: str, index: int) -> str:
    """Return the made-up name of the n-th row of a dataset's sample."""
    return f"{SAMPLE_WORDS.get(dataset_id, 'Đối tượng')} mẫu số {index + 1}"


SAMPLE_WORDS = {
    "thu-vien": "Thư viện",
    "nha-tre": "Nhà trẻ",
    "truong-mau-giao": "Trường mẫu giáo",
    "truong-tieu-hoc": "Trường tiểu học",
    "truong-thcs": "Trường THCS",
    "co-so-kham-benh-chua-benh": "Phòng khám",
    "bao-tang": "Bảo tàng",
    "cho": "Chợ",
    "diem-do-xe-cong-cong": "Bãi đỗ xe",
    "khu-cong-nghiep": "Khu công nghiệp",
    "hang-taxi": "Hãng taxi",
}


def write_zones(path: Path, dataset: Dataset, gazetteer: Gazetteer, dice: random.Random) -> None:
    """Write rounded made-up polygons, each about a kilometre or two wide."""
    features = []
    for index, unit in enumerate(dice.sample(gazetteer.units_2025(), ROWS)):
        row = {name: made_value(name, field, dataset, unit, index, dice) for name, field in dataset.fields.items()}
        if "mo_ta" in row:
            row["mo_ta"] = f"Vùng mẫu số {index + 1} ({unit.name})"
        geometry = {"type": "Polygon", "coordinates": [zone(unit.lon, unit.lat, dice)]}
        features.append(
            {"type": "Feature", "properties": {k: v for k, v in row.items() if v != ""}, "geometry": geometry}
        )
    content = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def zone(lon: float, lat: float, dice: random.Random) -> list[list[float]]:
    """Return a closed ring of 14 points around a point, with a radius of 0.7 to 1.5 km."""
    ring = []
    for step in range(14):
        angle, radius = step / 14 * 2 * math.pi, dice.uniform(0.0065, 0.0135)
        ring.append([round(lon + radius * math.cos(angle), 6), round(lat + radius * 0.93 * math.sin(angle), 6)])
    return [*ring, ring[0]]


if __name__ == "__main__":
    main()
